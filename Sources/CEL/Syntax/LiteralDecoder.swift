import Diagnostics
import SourceText

/// Turns the words of literals into values.
enum LiteralDecoder {
  // MARK: Numbers

  /// The value of digits with an optional `0x` and an optional `u`; nil when it does not fit 64 bits.
  static func magnitude(_ word: ArraySlice<UInt8>) -> UInt64? {
    var digits = word
    if let last = digits.last, last | 0x20 == UInt8(ascii: "u") { digits.removeLast() }
    let isHex = digits.count > 2 && digits[digits.startIndex + 1] == UInt8(ascii: "x")
    if isHex { digits = digits.dropFirst(2) }
    let radix: UInt64 = isHex ? 16 : 10
    var value: UInt64 = 0
    for byte in digits {
      let digit = isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10
      let (product, overflows) = value.multipliedReportingOverflow(by: radix)
      let (sum, leaves) = product.addingReportingOverflow(UInt64(digit))
      if overflows || leaves { return nil }
      value = sum
    }
    return value
  }

  /// The value of a floating point word; nil when it is out of range.
  static func double(_ word: ArraySlice<UInt8>) -> Double? {
    if let exact = shortDecimal(word) { return exact }
    guard let value = Double(String(decoding: word, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  /// The value of at most 15 digits with a point and no exponent: both parts of the quotient are exact, so
  /// one division rounds correctly.
  private static func shortDecimal(_ word: ArraySlice<UInt8>) -> Double? {
    guard word.count <= 16 else { return nil }
    var coefficient: Int64 = 0
    var power: Double = 1
    var isFraction = false
    for byte in word {
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else if isDigit(byte) {
        coefficient = coefficient * 10 + Int64(byte - UInt8(ascii: "0"))
        if isFraction { power *= 10 }
      } else {
        return nil
      }
    }
    return coefficient < 1 << 53 ? Double(coefficient) / power : nil
  }

  // MARK: Strings

  /// The octets that a quoted word stands for, prefix and quotes included in `word`.
  ///
  /// In a string they are UTF-8; in bytes `\x` and octal escapes are single octets.
  static func content(
    of word: ArraySlice<UInt8>,
    isBytes: Bool,
    issues: inout [Diagnostic]
  ) -> [UInt8] {
    var index = word.startIndex
    var isRaw = false
    while word[index] != UInt8(ascii: "'"), word[index] != UInt8(ascii: "\"") {
      if word[index] | 0x20 == UInt8(ascii: "r") { isRaw = true }
      index += 1
    }
    let quote = word[index]
    let quoteLength =
      word.endIndex - index >= 6 && word[index + 1] == quote && word[index + 2] == quote ? 3 : 1
    let body = word[(index + quoteLength)..<(word.endIndex - quoteLength)]
    if isRaw || !body.contains(UInt8(ascii: "\\")) { return Array(body) }
    return unescaped(body, isBytes: isBytes, issues: &issues)
  }

  private static func unescaped(
    _ body: ArraySlice<UInt8>,
    isBytes: Bool,
    issues: inout [Diagnostic]
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(body.count)
    var index = body.startIndex
    while index < body.endIndex {
      guard body[index] == UInt8(ascii: "\\") else {
        result.append(body[index])
        index += 1
        continue
      }
      let escape = Escape(body[index...])
      let text = String(decoding: body[index..<escape.end], as: UTF8.self)
      let range = TextRange(index, escape.end)
      index = escape.end
      switch escape.content {
      case .invalid: issues.append(SyntaxErrors.invalidEscape(text, range))
      case .octet(let octet) where isBytes: result.append(octet)
      case .octet(let octet): result.append(contentsOf: String(Unicode.Scalar(octet)).utf8)
      case .codePoint where isBytes: issues.append(SyntaxErrors.unicodeEscapeInBytes(text, range))
      case .codePoint(let code):
        if let scalar = Unicode.Scalar(code) {
          result.append(contentsOf: String(scalar).utf8)
        } else {
          issues.append(SyntaxErrors.invalidCodePoint(text, range))
        }
      }
    }
    return result
  }
}

/// One escape sequence.
private struct Escape {
  enum Content {
    case invalid
    /// One octet in bytes, the code point of that number in strings.
    case octet(UInt8)
    case codePoint(UInt32)
  }

  let content: Content
  /// Past its last byte.
  let end: Int

  /// Reads the escape at the start of `body`, which begins with a backslash.
  init(_ body: ArraySlice<UInt8>) {
    let start = body.startIndex
    guard start + 1 < body.endIndex else {
      content = .invalid
      end = body.endIndex
      return
    }
    let letter = body[start + 1]
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      (content, end) = (.octet(letter), start + 2)
    case UInt8(ascii: "a"): (content, end) = (.octet(7), start + 2)
    case UInt8(ascii: "b"): (content, end) = (.octet(8), start + 2)
    case UInt8(ascii: "f"): (content, end) = (.octet(12), start + 2)
    case UInt8(ascii: "n"): (content, end) = (.octet(10), start + 2)
    case UInt8(ascii: "r"): (content, end) = (.octet(13), start + 2)
    case UInt8(ascii: "t"): (content, end) = (.octet(9), start + 2)
    case UInt8(ascii: "v"): (content, end) = (.octet(11), start + 2)
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      let (value, last) = Self.digits(body, from: start + 2, count: 2, radix: 16)
      (content, end) = (value.map { .octet(UInt8($0)) } ?? .invalid, last)
    case UInt8(ascii: "u"):
      let (value, last) = Self.digits(body, from: start + 2, count: 4, radix: 16)
      (content, end) = (value.map { .codePoint($0) } ?? .invalid, last)
    case UInt8(ascii: "U"):
      let (value, last) = Self.digits(body, from: start + 2, count: 8, radix: 16)
      (content, end) = (value.map { .codePoint($0) } ?? .invalid, last)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      let (value, last) = Self.digits(body, from: start + 1, count: 3, radix: 8)
      (content, end) = (value.map { .octet(UInt8($0)) } ?? .invalid, last)
    default:
      var last = start + 2
      while last < body.endIndex, body[last] & 0xC0 == 0x80 { last += 1 }
      (content, end) = (.invalid, last)
    }
  }

  /// Exactly `count` digits, or nil and the end of those that are there.
  private static func digits(
    _ body: ArraySlice<UInt8>,
    from start: Int,
    count: Int,
    radix: UInt32
  ) -> (value: UInt32?, end: Int) {
    var value: UInt32 = 0
    var index = start
    while index < start + count {
      guard index < body.endIndex, isHexDigit(body[index]) else { return (nil, index) }
      let byte = body[index]
      let digit = isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10
      guard digit < radix else { return (nil, index) }
      value = value &* radix &+ UInt32(digit)
      index += 1
    }
    return (value, index)
  }
}
