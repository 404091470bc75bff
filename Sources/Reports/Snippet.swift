import SourceText

/// A value to point at in a snippet.
struct Annotation {
  /// The value's bytes in the buffer; an empty range is pointed at with one caret.
  var range: TextRange
  /// What is wrong with it, or what part it plays.
  var label: String?
  /// Whether it is the value to blame; the others explain it.
  var isPrimary: Bool
}

/// Source lines with line numbers, and carets under the values that matter, in the manner of rustc.
struct Snippet {
  /// One line to draw.
  struct Row {
    let index: Int
    var marks: [Mark]
  }

  /// Values of more lines are shown with their middle left out.
  private static let longestValue = 5

  /// Of a line at least so many cells are shown, however narrow the terminal.
  private static let leastWidth = 20

  /// So much of a line before and behind what is pointed at is looked at, when the line is longer.
  private static let longestPart = 1024

  let buffer: SourceBuffer
  let lines: LineTable
  let rows: [Row]
  private let look: Look
  private var paint: Paint { look.paint }
  private let width: Int
  let mask: (String) -> String
  private let longestHidden: Int
  private let style: Paint.Style

  /// The cells that line numbers take.
  let gutterWidth: Int

  /// Lays out a snippet; `style` is the colour of the primary carets.
  ///
  /// `mask` hides what nobody should read in a text; `longestHidden` is how many bytes it must see to know a
  /// value that the document says is private.
  init(
    _ annotations: [Annotation],
    in buffer: SourceBuffer,
    lines: LineTable,
    style: Paint.Style,
    look: Look,
    longestHidden: Int = 0,
    mask: @escaping (String) -> String
  ) {
    self.buffer = buffer
    self.lines = lines
    self.style = style
    self.look = look
    self.mask = mask
    self.longestHidden = longestHidden
    var rows: [Row] = []
    for annotation in annotations {
      for (line, mark) in Self.marks(of: annotation, in: buffer, lines: lines) {
        let position = rows.firstIndex { $0.index >= line } ?? rows.count
        if position == rows.count || rows[position].index != line {
          rows.insert(Row(index: line, marks: []), at: position)
        }
        rows[position].marks.append(mark)
      }
    }
    self.rows = rows
    gutterWidth = String(lines.number(ofLine: rows.last?.index ?? 0)).utf8.count
    self.width = max(Self.leastWidth, (look.width ?? 160) - gutterWidth - 3)
  }

  /// Writes the lines with an empty gutter before and after them.
  func write(into output: inout ByteWriter) {
    let bar = paint(.gutter, String(repeating: " ", count: gutterWidth + 1) + "|")
    output.append("\(bar)\n")
    var last: Int?
    for row in rows {
      if let last, row.index == last + 2 {
        write(Row(index: last + 1, marks: []), bar: bar, into: &output)
      } else if let last, row.index > last + 1 {
        output.append(paint(.gutter, "...") + "\n")
      }
      write(row, bar: bar, into: &output)
      last = row.index
    }
    output.append("\(bar)\n")
  }

  private func write(_ row: Row, bar: String, into output: inout ByteWriter) {
    let range = part(of: lines.range(ofLine: row.index), around: row.marks)
    let line = DisplayLine(Array(buffer.bytes[range.indices]), look: look, mask: mask)
    let marks = row.marks.map { mark in
      PlacedMark(
        mark,
        start: line.cell(ofByte: mark.start - Int(range.start)),
        end: line.cell(ofByte: mark.end - Int(range.start))
      )
    }
    let ellipsis = look.ellipsis
    let window = Self.window(of: line, marks: marks, width: width, reserved: 2 * ellipsis.count)
    let number = String(lines.number(ofLine: row.index))
    let padding = String(repeating: " ", count: max(0, gutterWidth - number.utf8.count))
    let cutBefore = window.lowerBound > 0
    let cutAfter = window.upperBound < line.width
    var text = (cutBefore ? ellipsis : "") + line.text(in: window) + (cutAfter ? ellipsis : "")
    while text.last == " " { text.removeLast() }
    let gutter = paint(.gutter, "\(padding)\(number) |")
    output.append(text.isEmpty ? "\(gutter)\n" : "\(gutter) \(text)\n")
    let shift = window.lowerBound - (cutBefore ? ellipsis.count : 0)
    let room = look.wraps ? width : nil
    for text in MarkRows(marks, shift: shift, window: window, room: room, style: style, look: look).texts {
      output.append("\(bar) \(text)\n")
    }
  }

  /// The part of a line to lay out: all of it, or what may be shown of a very long one and so much around
  /// it that a text to hide is not cut.
  func part(of line: TextRange, around marks: [Mark]) -> TextRange {
    let margin = max(Self.longestPart, 4 * width) + longestHidden
    guard line.count > 4 * margin, let target = marks.first(where: \.isPrimary) ?? marks.first else {
      return line
    }
    var start = max(Int(line.start), target.start - margin)
    var end = min(Int(line.end), min(target.end, target.start + margin) + margin)
    let bytes = buffer.bytes
    while start > line.start, Self.isInsideWord(bytes[start - 1]) { start -= 1 }
    while end < line.end, Self.isInsideWord(bytes[end]) { end += 1 }
    return TextRange(start, end)
  }

  /// Whether a key or a number, and in any case a character, may go on after a byte.
  private static func isInsideWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...: true
    default: false
    }
  }

  /// The marks of one annotation, one a line, each under exactly the value's part of that line.
  private static func marks(
    of annotation: Annotation,
    in buffer: SourceBuffer,
    lines: LineTable
  ) -> [(line: Int, mark: Mark)] {
    let first = lines.lineIndex(of: Int(annotation.range.start))
    let end = Int(annotation.range.end)
    let last = end > annotation.range.start ? lines.lineIndex(of: end - 1) : first
    var result: [(line: Int, mark: Mark)] = []
    for line in first...last {
      if last - first >= longestValue, line > first + 2, line < last { continue }
      let range = lines.range(ofLine: line)
      var start = max(Int(range.start), Int(annotation.range.start))
      let stop = min(Int(range.end), end)
      while line > first, start < stop, buffer.bytes[start] == 0x20 || buffer.bytes[start] == 0x09 {
        start += 1
      }
      guard start < stop || line == first else { continue }
      result.append((line, Mark(start: start, end: max(start, stop), isPrimary: annotation.isPrimary)))
    }
    if !result.isEmpty { result[result.count - 1].mark.label = annotation.label }
    return result
  }

  /// The cells of a line to show: all of it, or a part around the first mark, `reserved` cells shorter.
  private static func window(
    of line: DisplayLine,
    marks: [PlacedMark],
    width: Int,
    reserved: Int
  ) -> Range<Int> {
    guard line.width > width else { return 0..<line.width }
    let room = width - reserved
    let target = marks.first { $0.mark.isPrimary } ?? marks.first
    let start = target?.start ?? 0
    let length = min((target?.end ?? 0) - start, room)
    let lower = max(0, min(start - (room - length) / 2, line.width - room))
    return lower..<min(line.width, lower + room)
  }
}

/// A run of bytes of one line to point at.
struct Mark {
  let start: Int
  let end: Int
  let isPrimary: Bool
  var label: String?
}

/// A mark and the cells it covers.
struct PlacedMark {
  let mark: Mark
  let start: Int
  let end: Int

  init(_ mark: Mark, start: Int, end: Int) {
    self.mark = mark
    self.start = start
    self.end = max(end, start + 1)
  }
}
