/// What a look at every byte of a text shows before libyaml sees it.
///
/// libyaml gives a wrong place, or none, for bytes that may not stand in YAML, takes U+0085, U+2028 and
/// U+2029 for line breaks as YAML 1.1 did, and slows down with the square of the bracket depth. One cheap
/// pass finds all three.
struct ByteSurvey {
  /// A byte or character that may not stand where it is, or that libyaml cannot read as YAML 1.2.
  enum Trouble: Equatable {
    case invalidUTF8
    case nul
    case control(UInt32)
    /// U+0085, U+2028 or U+2029.
    case lineSeparator(UInt32)
    /// U+FEFF.
    case byteOrderMark
    case noncharacter(UInt32)
  }

  /// The end of the clean bytes: of the text, or where the trouble is.
  var end: Int
  /// What is at `end`.
  var trouble: Trouble?
  /// The bytes of the trouble.
  var troubleLength = 0
  /// Whether all bytes before `end` are ASCII, so that characters and bytes count the same.
  var isASCII = true
  /// Whether brackets may be nested deeper than the limit; quotes and comments are not looked at.
  var mayNestDeeply = false
  /// Whether a line may start with `%`.
  var hasPercent = false
  /// How many brackets may be open at the end.
  private var level = 0

  /// Looks at `bytes[start..<end]`; bracket depths above `depth` count as deep.
  init(_ bytes: ByteView, from start: Int, to end: Int, depth: Int) {
    self.end = end
    look(bytes, from: start, to: end, depth: depth)
  }

  /// Looks further, from where all was clean, up to `end`, which is between two characters.
  mutating func look(_ bytes: ByteView, from start: Int, to end: Int, depth: Int) {
    self.end = end
    var level = level
    defer { self.level = level }
    var index = start
    while index + 8 <= end {
      let word = bytes.word(at: index)
      if word & Self.highBits != 0 || Self.hasOddByte(word) {
        guard look(bytes, from: index, to: index + 8, textEnd: end) else { return }
      }
      // `[` and `{`, `]` and `}` differ in one bit.
      let folded = word | 0x2020_2020_2020_2020
      let opening = Self.matches(folded, 0x7B7B_7B7B_7B7B_7B7B)
      let closing = Self.matches(folded, 0x7D7D_7D7D_7D7D_7D7D)
      if opening | closing != 0 {
        level += opening.nonzeroBitCount
        if level > depth { mayNestDeeply = true }
        level = max(0, level - closing.nonzeroBitCount)
      }
      index += 8
    }
    guard look(bytes, from: index, to: end, textEnd: end) else { return }
    while index < end {
      let folded = bytes[index] | 0x20
      if folded == 0x7B { level += 1 }
      index += 1
    }
    if level > depth { mayNestDeeply = true }
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte that equals the pattern's; bytes from 0x80 on may match falsely.
  @inline(__always)
  static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    ~(((word ^ pattern) & ~highBits) &+ 0x7F7F_7F7F_7F7F_7F7F) & highBits
  }

  /// Whether one of eight ASCII bytes is a control character other than tab and line breaks, or `%`.
  @inline(__always)
  private static func hasOddByte(_ word: UInt64) -> Bool {
    var odd = matches(word, 0x7F7F_7F7F_7F7F_7F7F) | matches(word, 0x2525_2525_2525_2525)
    let controls = ~((word | highBits) &- 0x2020_2020_2020_2020) & highBits
    if controls != 0 {
      let blanks =
        matches(word, 0x0A0A_0A0A_0A0A_0A0A) | matches(word, 0x0909_0909_0909_0909)
        | matches(word, 0x0D0D_0D0D_0D0D_0D0D)
      odd |= controls & ~blanks
    }
    return odd != 0
  }

  /// Looks at single bytes; false when there is trouble.
  private mutating func look(
    _ bytes: ByteView,
    from start: Int,
    to stop: Int,
    textEnd: Int
  ) -> Bool {
    var index = start
    // The tail of a character that began before `start` has been looked at with it.
    if start > 0 {
      while index < stop, bytes[index] & 0xC0 == 0x80, Self.isInside(bytes, index) { index += 1 }
    }
    while index < stop {
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F {
        if byte == 0x25 { hasPercent = true }
        index += 1
      } else if byte < 0x80 {
        guard byte == 0x0A || byte == 0x09 || byte == 0x0D else {
          return found(byte == 0 ? .nul : .control(UInt32(byte)), at: index, length: 1)
        }
        index += 1
      } else {
        isASCII = false
        guard let character = Self.decode(bytes, index, textEnd) else {
          return found(.invalidUTF8, at: index, length: 1)
        }
        if let trouble = Self.trouble(character.value),
          trouble != .byteOrderMark || DocumentBoundary.isLineStart(bytes, index, from: 0)
        {
          return found(trouble, at: index, length: character.length)
        }
        index += character.length
      }
    }
    return true
  }

  private mutating func found(_ trouble: Trouble, at index: Int, length: Int) -> Bool {
    end = index
    self.trouble = trouble
    troubleLength = length
    return false
  }

  private static func trouble(_ value: UInt32) -> Trouble? {
    switch value {
    case 0x85, 0x2028, 0x2029: .lineSeparator(value)
    case 0x80..<0xA0: .control(value)
    case 0xFEFF: .byteOrderMark
    case 0xFFFE, 0xFFFF: .noncharacter(value)
    default: nil
    }
  }

  /// Whether the continuation byte at `index` belongs to a character that starts before it.
  private static func isInside(_ bytes: ByteView, _ index: Int) -> Bool {
    for back in 1...3 where index >= back {
      let byte = bytes[index - back]
      if byte & 0xC0 == 0x80 { continue }
      return byte >= 0xC0 && (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4) > back
    }
    return false
  }

  /// The character at `index`, or nil when the bytes are no UTF-8 (RFC 3629).
  static func decode(
    _ bytes: ByteView,
    _ index: Int,
    _ end: Int
  ) -> (value: UInt32, length: Int)? {
    let first = UInt32(bytes[index])
    let length =
      first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, index + length <= end else { return nil }
    if length == 1 { return (first, 1) }
    var value = first & (0x7F >> UInt32(length))
    for step in 1..<length {
      let byte = UInt32(bytes[index + step])
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | (byte & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF ~= value) else { return nil }
    return (value, length)
  }
}
