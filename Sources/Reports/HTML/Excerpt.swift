import Engine
import SourceText

/// Source lines for a page: what a ``Snippet`` shows, with a little of what stands around it.
struct Excerpt {
  /// One line.
  struct Line {
    let number: Int
    /// The text, masked.
    let text: [Unicode.Scalar]
    /// The values to point at, in order and apart from each other, by positions in `text`.
    let marks: [(range: Range<Int>, mark: Mark)]
    /// Whether lines before it are left out.
    let isAfterGap: Bool
    /// Whether the line itself goes on before and behind `text`.
    let isCut: (before: Bool, after: Bool)
  }

  /// Lines before and behind what is pointed at.
  private static let context = (before: 2, after: 1)
  /// Of a longer line only the surroundings of the value are shown.
  private static let longestLine = 240

  private(set) var lines: [Line] = []

  init(_ annotations: [Annotation], of report: DocumentReport, table: LineTable) {
    let snippet = Snippet(
      annotations,
      in: report.buffer,
      lines: table,
      style: .error,
      look: Look(),
      longestHidden: report.masker.longestHidden,
      mask: report.masker.masked
    )
    let marked = Dictionary(uniqueKeysWithValues: snippet.rows.map { ($0.index, $0.marks) })
    var shown: Set<Int> = []
    for index in marked.keys {
      shown.insert(index)
      let first = max(0, index - Self.context.before)
      let last = min(table.count - 1, index + Self.context.after)
      for other in first...last where table.range(ofLine: other).count <= Self.longestLine {
        shown.insert(other)
      }
    }
    var last: Int?
    for index in shown.sorted() {
      let marks = marked[index] ?? []
      let whole = table.range(ofLine: index)
      // An empty line at the end of the text or of the excerpt says nothing.
      if marks.isEmpty, whole.isEmpty { continue }
      let part = snippet.part(of: whole, around: marks)
      lines.append(
        Self.line(
          table.number(ofLine: index),
          part,
          of: whole,
          marks,
          in: report,
          isAfterGap: last.map { index > $0 + 1 } ?? false
        )
      )
      last = index
    }
  }

  private static func line(
    _ number: Int,
    _ part: TextRange,
    of whole: TextRange,
    _ marks: [Mark],
    in report: DocumentReport,
    isAfterGap: Bool
  ) -> Line {
    let text = Array(report.masker.masked(report.buffer.text(in: part)).unicodeScalars)
    let bytes = report.buffer.bytes
    func position(_ offset: Int) -> Int {
      let end = min(max(offset, Int(part.start)), Int(part.end))
      let count = bytes[Int(part.start)..<end].reduce(0) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 }
      return min(count, text.count)
    }
    var placed: [(range: Range<Int>, mark: Mark)] = []
    // Where two values overlap, the one to blame is shown.
    for mark in marks.filter(\.isPrimary) + marks.filter({ !$0.isPrimary }) {
      let range = position(mark.start)..<max(position(mark.start), position(mark.end))
      if !placed.contains(where: { $0.range.overlaps(range) || $0.range == range }) {
        placed.append((range, mark))
      }
    }
    placed.sort { $0.range.lowerBound < $1.range.lowerBound }
    var window = 0..<text.count
    if text.count > longestLine {
      let target = (placed.first { $0.mark.isPrimary } ?? placed.first)?.range.lowerBound ?? 0
      let start = max(0, min(target - longestLine / 3, text.count - longestLine))
      window = start..<start + longestLine
    }
    return Line(
      number: number,
      text: Array(text[window]),
      marks: placed.compactMap { placed in
        let range = placed.range.clamped(to: window)
        guard !range.isEmpty || window.contains(placed.range.lowerBound) || placed.range.isEmpty else {
          return nil
        }
        return (range.lowerBound - window.lowerBound..<range.upperBound - window.lowerBound, placed.mark)
      },
      isAfterGap: isAfterGap,
      isCut: (
        part.start > whole.start || window.lowerBound > 0,
        part.end < whole.end || window.upperBound < text.count
      )
    )
  }
}
