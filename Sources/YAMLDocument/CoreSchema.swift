/// What a scalar means.
@frozen
@usableFromInline
package enum ScalarValue: Hashable, Sendable {
  /// `null`, `~` or nothing.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// An integer that fits 64 bits.
  case int(Int64)
  /// An integer outside Int64; the scalar's bytes have it.
  case bigInteger
  /// A number with a point or exponent, `.inf` or `.nan`; the scalar's bytes have the exact decimal.
  case float(Double)
  /// Text.
  case string
}

/// The core schema of YAML 1.2.2 §10.3: which plain scalars are null, booleans and numbers.
@usableFromInline
package enum CoreSchema {
  /// What a scalar with these decoded bytes, this style and this tag means.
  ///
  /// A tag that its content does not fit (`!!int x`) gives a string, so that whoever expects the tag's
  /// type reports the text.
  @inlinable
  package static func resolve(
    _ bytes: UnsafeBufferPointer<UInt8>,
    style: ScalarStyle,
    tag: CoreTag = .none
  ) -> ScalarValue {
    if tag == .none {
      guard style == .plain else { return .string }
      // Most plain scalars are words or numbers; a first byte that starts neither settles it.
      guard let first = unsafe bytes.first else { return .null }
      guard Self.mayStartValue(first) else { return .string }
      return unsafe plain(bytes)
    }
    return unsafe tagged(bytes, tag)
  }

  @inlinable
  static func mayStartValue(_ byte: UInt8) -> Bool {
    // + - . 0-9 F N T f n t ~
    if byte < 0x40 { return (0x03FF_6800_0000_0000 as UInt64 >> UInt64(byte)) & 1 == 1 }
    if byte < 0x80 { return (0x4010_4040_0010_4040 as UInt64 >> UInt64(byte - 0x40)) & 1 == 1 }
    return false
  }

  @usableFromInline
  static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> ScalarValue {
    guard let first = unsafe bytes.first else { return .null }
    switch first {
    case UInt8(ascii: "~"):
      return bytes.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      return unsafe isWord(bytes, "null") ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return unsafe isWord(bytes, "true") ? .bool(true) : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      return unsafe isWord(bytes, "false") ? .bool(false) : .string
    default:
      return unsafe NumberReader.read(bytes)
    }
  }

  @usableFromInline
  static func tagged(_ bytes: UnsafeBufferPointer<UInt8>, _ tag: CoreTag) -> ScalarValue {
    guard tag != .nonSpecific, tag != .string, tag != .other else { return .string }
    let value = unsafe plain(bytes)
    switch (tag, value) {
    case (.null, .null), (.bool, .bool), (.int, .int), (.int, .bigInteger), (.float, .float): return value
    case (.float, .int(let number)): return .float(Double(number))
    case (.float, .bigInteger): return .float(unsafe Double(String(decoding: bytes, as: UTF8.self)) ?? .nan)
    default: return .string
    }
  }

  /// Whether `bytes` is `word` in one of the three forms of the core schema: `word`, `Word`, `WORD`.
  private static func isWord(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    var upper = 0
    for index in 0..<bytes.count {
      guard unsafe bytes[index] | 0x20 == word.utf8Start[index] else { return false }
      if unsafe bytes[index] & 0x20 == 0 { upper += 1 }
    }
    return unsafe upper == 0 || upper == bytes.count || (upper == 1 && bytes[0] & 0x20 == 0)
  }
}
