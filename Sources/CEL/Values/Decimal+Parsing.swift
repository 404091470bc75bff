extension Decimal {
  /// Reads `4.99`, `-5`, `+1`, `.5`: an optional sign, digits, and a point only before more digits.
  ///
  /// Nil for anything else, and for numbers that do not fit. Never goes through binary floating point.
  @inlinable
  public init?(parsing bytes: some Sequence<UInt8>) {
    var coefficient: Int64 = 0
    var scale: UInt8 = 0
    var isNegative = false
    var isFirst = true
    var hasPoint = false
    var endsInDigit = false
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        let (tens, overflows) = coefficient.multipliedReportingOverflow(by: 10)
        let digit = Int64(byte &- 0x30)
        // Counted downwards when negative, so that the least Int64 can be read as well.
        let (sum, leaves) =
          isNegative
          ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
        if overflows || leaves { return nil }
        coefficient = sum
        endsInDigit = true
        if hasPoint {
          scale &+= 1
          if scale > 18 { return nil }
        }
      case 0x2E where !hasPoint:
        hasPoint = true
        endsInDigit = false
      case 0x2B where isFirst, 0x2D where isFirst:
        isNegative = byte == 0x2D
      default:
        return nil
      }
      isFirst = false
    }
    guard endsInDigit else { return nil }
    self.init(coefficient: coefficient, scale: scale)
  }

  /// Reads a number from text; see ``init(parsing:)``.
  public init?(_ text: String) { self.init(parsing: text.utf8) }
}
