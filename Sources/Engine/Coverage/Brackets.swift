/// Brackets around a part of an expression, which its range leaves out: that of `(a + b) * 2` begins at `a`.
enum Brackets {
  /// The range with the brackets that it lacks for those that it has.
  static func widened(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var range = range.clamped(to: 0..<bytes.count)
    var missing = unmatched(bytes[range])
    while missing.opening > 0, let index = bytes[..<range.lowerBound].lastIndex(where: { $0 > 0x20 }),
      bytes[index] == UInt8(ascii: "(")
    {
      range = index..<range.upperBound
      missing.opening -= 1
    }
    while missing.closing > 0, let index = bytes[range.upperBound...].firstIndex(where: { $0 > 0x20 }),
      bytes[index] == UInt8(ascii: ")")
    {
      range = range.lowerBound..<index + 1
      missing.closing -= 1
    }
    return range
  }

  /// How many brackets of a text have no counterpart in it; those in quotes are none.
  private static func unmatched(_ text: ArraySlice<UInt8>) -> (opening: Int, closing: Int) {
    var opening = 0
    var closing = 0
    var quote: UInt8?
    for byte in text {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "("): closing += 1
      case UInt8(ascii: ")"): if closing > 0 { closing -= 1 } else { opening += 1 }
      default: break
      }
    }
    return (opening, closing)
  }
}
