package import CEL

/// Amounts as people write them: `4.99`, `5`, `$4.99`, `$1200`.
package enum MoneyText {
  /// Reads an exact amount of US dollars; nil when the text is anything else.
  ///
  /// A leading zero before another digit (`012`) is refused: some readers take it for octal.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Decimal? {
    var position = 0
    let count = bytes.count
    if position < count, unsafe bytes[position] == UInt8(ascii: "$") { position += 1 }
    let isNegative = unsafe position < count && bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    if isNegative, position == 1, position < count, unsafe bytes[position] == UInt8(ascii: "$") {
      position += 1
    }
    let firstDigit = position
    var coefficient: Int64 = 0
    var scale: UInt8 = 0
    var digits = 0
    var hasPoint = false
    while position < count {
      let byte = unsafe bytes[position]
      position += 1
      if byte == UInt8(ascii: "."), !hasPoint, digits > 0 {
        hasPoint = true
        continue
      }
      guard (0x30...0x39).contains(byte), digits < 18 else { return nil }
      coefficient = 10 * coefficient + Int64(byte - 0x30)
      digits += 1
      if hasPoint { scale += 1 }
    }
    guard digits > 0, !hasPoint || scale > 0 else { return nil }
    let hasLeadingZero = unsafe bytes[firstDigit] == 0x30 && digits - Int(scale) > 1
    guard !hasLeadingZero else { return nil }
    return Decimal(coefficient: isNegative ? -coefficient : coefficient, scale: scale)
  }
}
