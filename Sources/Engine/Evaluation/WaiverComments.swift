import SourceText
import YAMLDocument

/// The comments of a document that accept findings, each with the line that it is about.
///
/// That is the line it stands on, or for a comment on a line of its own the next one with content.
struct WaiverComments {
  private(set) var all: [(comment: WaiverComment, line: Range<Int>?)] = []
  private let bytes: [UInt8]
  /// Where the document's content begins.
  private let contentStart: Int
  /// The last line that was looked for, and from where: comments that stand together share it.
  private var lastSearch: (from: Int, line: Range<Int>?)?

  /// Looks at the places where such comments may begin, in the order of the text.
  ///
  /// O(bytes of the lines that are looked at).
  init(_ marks: some Sequence<Int>, in tree: DocumentTree) {
    bytes = tree.source.bytes
    contentStart = tree.root.map { Int(tree.range($0).start) } ?? 0
    var end = 0
    // A mark inside a comment that began before belongs to that comment's words.
    for mark in marks where mark >= end && tree.isOutsideScalars(mark) {
      end = lineEnd(from: mark)
      let start = lineStart(of: mark)
      let first = bytes[start...].firstIndex { !$0.isBlank } ?? mark
      // What follows a `#` at the start of the line is a comment about something else.
      if bytes[first] == UInt8(ascii: "#"), first != mark { continue }
      var last = end
      while last > mark, bytes[last - 1].isBlank { last -= 1 }
      guard let comment = WaiverComment(TextRange(mark, last), in: tree.source) else { continue }
      all.append((comment, first == mark ? lineAfter(start, end) : start..<end))
    }
  }

  private func lineStart(of offset: Int) -> Int {
    var index = offset
    while index > 0, !bytes[index - 1].isLineBreak { index -= 1 }
    return index
  }

  private func lineEnd(from offset: Int) -> Int {
    var index = offset
    while index < bytes.count, !bytes[index].isLineBreak { index += 1 }
    return index
  }

  /// The next line with content after one that ends at `end`; nil when the document ends before.
  private mutating func lineAfter(_ start: Int, _ end: Int) -> Range<Int>? {
    if let lastSearch, lastSearch.from < start, start < (lastSearch.line?.lowerBound ?? .max) {
      return lastSearch.line
    }
    let line = search(from: end)
    lastSearch = (start, line)
    return line
  }

  private func search(from end: Int) -> Range<Int>? {
    var index = end
    while index < bytes.count {
      // Line breaks of two bytes look like an empty line between, which does no harm.
      let start = index + 1
      let end = start < bytes.count ? lineEnd(from: start) : start
      index = end
      guard let first = bytes[min(start, bytes.count)..<min(end, bytes.count)].first(where: { !$0.isBlank })
      else { continue }
      if first == UInt8(ascii: "#") { continue }
      if isMarker(start, end) {
        if start >= contentStart { return nil }
        continue
      }
      if first == UInt8(ascii: "%"), start < contentStart { continue }
      return start..<end
    }
    return nil
  }

  /// Whether a line separates documents.
  private func isMarker(_ start: Int, _ end: Int) -> Bool {
    guard end - start >= 3 else { return false }
    let mark = bytes[start..<start + 3]
    guard mark.elementsEqual("---".utf8) || mark.elementsEqual("...".utf8) else { return false }
    return end - start == 3 || bytes[start + 3].isBlank
  }
}
