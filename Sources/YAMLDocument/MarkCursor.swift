/// Turns libyaml's marks, which count characters, into byte offsets.
///
/// Marks come nearly in order, so a cursor moves along with them: forwards eight bytes at a time while
/// they are ASCII, and backwards for the few that step back.
struct MarkCursor {
  private let bytes: ByteView
  /// The byte at which the segment starts.
  private let base: Int
  private let isASCII: Bool
  private let end: Int
  private var character = 0
  private var byte: Int

  init(_ bytes: ByteView, base: Int, end: Int, isASCII: Bool) {
    self.bytes = bytes
    self.base = base
    self.end = end
    self.isASCII = isASCII
    byte = base
  }

  /// The offset of the character with this index in the segment; at most the segment's end.
  @inline(__always)
  mutating func offset(of index: Int) -> Int {
    if isASCII { return min(base + index, end) }
    return move(to: index)
  }

  private mutating func move(to index: Int) -> Int {
    while character + 8 <= index, byte + 8 <= end {
      let word = bytes.word(at: byte)
      guard word & 0x8080_8080_8080_8080 == 0 else {
        stepForward()
        continue
      }
      byte += 8
      character += 8
    }
    while character < index, byte < end { stepForward() }
    while character > index, byte > base {
      byte -= 1
      while byte > base, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
      character -= 1
    }
    return byte
  }

  @inline(__always)
  private mutating func stepForward() {
    byte += 1
    while byte < end, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
    character += 1
  }
}
