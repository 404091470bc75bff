import Engine
import SourceText

extension DocumentReport {
  /// Of longer values only the start is shown.
  private static let longestText = 1024

  /// The text of a range with what nobody else should read hidden.
  ///
  /// What stands around it is masked with it: a code is known by the key before it.
  func shownText(of range: TextRange, lines: LineTable) -> String {
    let end = min(Int(range.end), Int(range.start) + Self.longestText)
    let margin = Self.longestText + masker.longestHidden
    let line = lines.range(ofLine: lines.lineIndex(of: Int(range.start)))
    let lastLine = lines.range(ofLine: lines.lineIndex(of: end))
    var first = max(Int(line.start), Int(range.start) - margin)
    var last = max(end, min(Int(lastLine.end), end + margin))
    let bytes = buffer.bytes
    while first > line.start, bytes[first].isInsideWord || bytes[first - 1].isInsideWord { first -= 1 }
    while last < lastLine.end, bytes[last].isInsideWord { last += 1 }
    let shown = masker.masked(buffer.text(in: TextRange(first, last))).unicodeScalars
    let before = Self.scalarCount(bytes[first..<Int(range.start)])
    let count = Self.scalarCount(bytes[Int(range.start)..<end])
    let text = String(String.UnicodeScalarView(shown.dropFirst(before).prefix(count)))
    return end < range.end ? text + "…" : text
  }

  private static func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 }
  }
}

extension UInt8 {
  /// Whether the byte may be in the middle of a key or a number, and in any case of a character.
  fileprivate var isInsideWord: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...: true
    default: false
    }
  }
}
