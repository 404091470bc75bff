extension Library {
  /// Encodings of bytes (cel-go's `ext.Encoders`).
  package static let encoders: Library = Library(
    name: "encoders",
    documentation: "Bytes as text.",
    functions: [
      FunctionDeclaration(
        "base64.encode",
        "Bytes as base 64 (RFC 4648, section 4) with padding.",
        examples: ["base64.encode(b'hello') == 'aGVsbG8='"],
        overloads: [
          Overload("base64_encode_bytes", to: .string) { (bytes: [UInt8]) in .string(Base64.text(of: bytes)) }
        ]
      ),
      FunctionDeclaration(
        "base64.decode",
        "The bytes of base 64, with or without padding.",
        examples: ["base64.decode('aGVsbG8=') == b'hello'", "base64.decode('aGVsbG8') == b'hello'"],
        overloads: [
          Overload("base64_decode_string", to: .bytes) { (text: String) in
            Base64.bytes(of: text).map { .bytes($0) } ?? .unreadable(text, as: "base64")
          }
        ]
      ),
    ]
  )
}

/// Base 64 with the standard alphabet (RFC 4648, section 4).
package enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Padded text.
  package static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let group = bytes[index..<min(index + 3, bytes.count)]
      var bits: UInt32 = 0
      for offset in 0..<3 { bits = bits << 8 | UInt32(offset < group.count ? group[index + offset] : 0) }
      for place in 0..<4 {
        let digit = Int(bits >> UInt32(18 - 6 * place)) & 63
        text.append(place <= group.count ? alphabet[digit] : UInt8(ascii: "="))
      }
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of padded or unpadded text; nil when it is not base 64.
  ///
  /// Line ends are passed over.
  package static func bytes(of text: String) -> [UInt8]? {
    var digits = text.utf8.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    if digits.count % 4 == 0 {
      for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits.removeLast() }
    }
    guard digits.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count * 3 / 4)
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for digit in digits {
      guard let value = value(of: digit) else { return nil }
      bits = bits << 6 | value
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
      }
    }
    return bytes
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit) - 97 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit) - 48 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
