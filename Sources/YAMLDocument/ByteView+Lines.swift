/// Lines around a place, for messages: none of this runs while a document is in order.
extension ByteView {
  /// The first byte of the line that holds `offset`.
  func lineStart(of offset: Int) -> Int {
    var index = min(offset, count)
    while index > 0, self[index - 1] != 0x0A, self[index - 1] != 0x0D { index -= 1 }
    return index
  }

  /// The end of the line that holds `offset`, without its line break.
  func lineEnd(of offset: Int) -> Int {
    var index = min(offset, count)
    while index < count, self[index] != 0x0A, self[index] != 0x0D { index += 1 }
    return index
  }

  /// The end of the line's text: without blanks before the line break.
  func textEnd(of offset: Int) -> Int {
    var index = lineEnd(of: offset)
    let start = lineStart(of: offset)
    while index > start, self[index - 1] == 0x20 || self[index - 1] == 0x09 { index -= 1 }
    return index
  }

  /// The first byte of the line's text, after its indentation.
  func textStart(of offset: Int) -> Int {
    var index = lineStart(of: offset)
    let end = lineEnd(of: offset)
    while index < end, self[index] == 0x20 || self[index] == 0x09 { index += 1 }
    return index
  }

  /// The column of `offset` in characters, from 1.
  func column(of offset: Int) -> Int {
    var column = 1
    for index in lineStart(of: offset)..<min(offset, count) where self[index] & 0xC0 != 0x80 { column += 1 }
    return column
  }

  /// The start of the line before with text that is no comment, or nil.
  func previousTextLine(before offset: Int) -> Int? {
    var line = lineStart(of: offset)
    while line > 0 {
      line = DocumentBoundary.previousLine(self, before: line, from: 0)
      let start = textStart(of: line)
      if start < lineEnd(of: line), self[start] != UInt8(ascii: "#") { return line }
    }
    return nil
  }

  /// The byte at `offset`, or nil at the end.
  func byte(at offset: Int) -> UInt8? {
    offset >= 0 && offset < count ? self[offset] : nil
  }

  /// The end of the character at `offset`.
  func characterEnd(at offset: Int) -> Int {
    guard offset < count else { return count }
    var end = offset + 1
    while end < count, self[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// Whether `offset` is where the line's text starts.
  func isTextStart(_ offset: Int) -> Bool {
    offset == textStart(of: offset)
  }
}
