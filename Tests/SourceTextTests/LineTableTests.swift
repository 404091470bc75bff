import SourceText
import Testing

/// Lines and columns of byte offsets, against a count from the start of the text.
struct LineTableTests {
  /// Where a person would say that a byte is: counts from the start.
  private static func counted(
    _ offset: Int,
    in bytes: [UInt8],
    _ origin: SourceOrigin
  ) -> SourceText.SourceLocation {
    var line = origin.line + 1
    var column = 1
    var index = 0
    while index < offset {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return SourceText.SourceLocation(line: line, column: column, offset: origin.offset + offset)
  }

  @Test(arguments: [
    "", "\n", "a", "a\nb", "a\r\nb\rc\n\nd", "\r\r\n\n", "eight by\neight by\r\n", "余额: 4.20\n卡: 一\n",
    "1234567\n1234567\r",
    "\u{8A}\u{8D}\u{10A}\u{10D}\n\u{2028}x\n",
  ])
  func everyPlace(_ text: String) {
    let origin = SourceOrigin(offset: 100, line: 7)
    let buffer = SourceBuffer(name: "t", bytes: Array(text.utf8), origin: origin)
    let table = LineTable(buffer)
    for offset in 0...buffer.bytes.count {
      // Between the two bytes of one line break is no place.
      if offset > 0, offset < buffer.bytes.count, buffer.bytes[offset - 1] == 0x0D,
        buffer.bytes[offset] == 0x0A
      {
        continue
      }
      #expect(table.location(of: offset) == Self.counted(offset, in: buffer.bytes, origin))
    }
  }

  @Test(arguments: [4095, 4096, 5000, 8192, 20_480])
  func longLines(_ length: Int) {
    let long = String(repeating: "aé卡🙂", count: length / 10)
    let bytes = Array(("first\n" + long + "\n" + long).utf8.prefix(2 * length)) + [0x0A]
    let table = LineTable(SourceBuffer(name: "t", bytes: bytes))
    for offset in stride(from: 0, through: bytes.count, by: 97) {
      #expect(table.location(of: offset) == Self.counted(offset, in: bytes, SourceOrigin()))
    }
    let end = table.location(of: bytes.count)
    #expect(end == Self.counted(bytes.count, in: bytes, SourceOrigin()))
  }

  @Test func rangesLeaveOutTheBreak() {
    let table = LineTable(SourceBuffer(name: "t", text: "ab\r\ncd\n"))
    #expect(
      (0..<table.count).map { table.range(ofLine: $0) } == [
        TextRange(0, 2), TextRange(4, 6), TextRange(7, 7),
      ]
    )
  }
}
