/// Reads the numbers of the core schema (YAML 1.2.2 §10.3.2).
enum NumberReader {
  /// The number that `bytes` is, or `.string`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> ScalarValue {
    var index = 0
    let count = bytes.count
    var isNegative = false
    if unsafe bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
      isNegative = unsafe bytes[0] == UInt8(ascii: "-")
      index = 1
    } else if count > 2, unsafe bytes[0] == UInt8(ascii: "0"), unsafe bytes[1] > UInt8(ascii: "9") {
      if unsafe bytes[1] == UInt8(ascii: "x") { return unsafe radix(bytes, bits: 4) }
      if unsafe bytes[1] == UInt8(ascii: "o") { return unsafe radix(bytes, bits: 3) }
    }
    guard index < count else { return .string }
    var mantissa: UInt64 = 0
    var digits = 0
    var fraction = 0
    var isExact = true
    while index < count, let digit = unsafe decimalDigit(bytes[index]) {
      isExact = add(digit, to: &mantissa) && isExact
      digits += 1
      index += 1
    }
    if index == count { return integer(mantissa, isNegative: isNegative, isExact: isExact) }
    if unsafe bytes[index] == UInt8(ascii: ".") {
      index += 1
      if digits == 0, let value = unsafe special(bytes, from: index, isNegative: isNegative) { return value }
      while index < count, let digit = unsafe decimalDigit(bytes[index]) {
        isExact = add(digit, to: &mantissa) && isExact
        digits += 1
        fraction += 1
        index += 1
      }
    }
    guard digits > 0 else { return .string }
    var exponent = 0
    if index < count, unsafe bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      var isSmall = false
      if index < count, unsafe bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
        isSmall = unsafe bytes[index] == UInt8(ascii: "-")
        index += 1
      }
      let first = index
      while index < count, let digit = unsafe decimalDigit(bytes[index]) {
        exponent = min(exponent * 10 + Int(digit), 1_000_000)
        index += 1
      }
      guard index > first else { return .string }
      if isSmall { exponent = -exponent }
    }
    guard index == count else { return .string }
    return .float(
      unsafe double(bytes, mantissa, exponent - fraction, isNegative: isNegative, isExact: isExact)
    )
  }

  @inline(__always)
  private static func decimalDigit(_ byte: UInt8) -> UInt64? {
    let digit = byte &- UInt8(ascii: "0")
    return digit < 10 ? UInt64(digit) : nil
  }

  @inline(__always)
  private static func add(_ digit: UInt64, to mantissa: inout UInt64) -> Bool {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
    guard !overflow else { return false }
    let (sum, carry) = product.addingReportingOverflow(digit)
    guard !carry else { return false }
    mantissa = sum
    return true
  }

  private static func integer(_ magnitude: UInt64, isNegative: Bool, isExact: Bool) -> ScalarValue {
    guard isExact else { return .bigInteger }
    if isNegative {
      if magnitude <= UInt64(Int64.max) { return .int(-Int64(magnitude)) }
      return magnitude == 1 << 63 ? .int(.min) : .bigInteger
    }
    return magnitude <= UInt64(Int64.max) ? .int(Int64(magnitude)) : .bigInteger
  }

  private static func radix(_ bytes: UnsafeBufferPointer<UInt8>, bits: UInt64) -> ScalarValue {
    var value: UInt64 = 0
    var isBig = false
    for index in 2..<bytes.count {
      let byte = unsafe bytes[index]
      var digit = UInt64(byte &- UInt8(ascii: "0"))
      if digit > 9 {
        digit = UInt64((byte | 0x20) &- UInt8(ascii: "a"))
        guard bits == 4, digit < 6 else { return .string }
        digit += 10
      }
      guard digit < 1 << bits else { return .string }
      if value >> (64 - bits) != 0 { isBig = true }
      value = value << bits | digit
    }
    return isBig || value > UInt64(Int64.max) ? .bigInteger : .int(Int64(value))
  }

  /// `.inf` and `.nan` in their three forms; `index` is after the point.
  private static func special(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from index: Int,
    isNegative: Bool
  ) -> ScalarValue? {
    guard bytes.count == index + 3 else { return nil }
    let word = unsafe (bytes[index], bytes[index + 1], bytes[index + 2])
    switch word {
    case (0x69, 0x6E, 0x66), (0x49, 0x6E, 0x66), (0x49, 0x4E, 0x46):
      return .float(isNegative ? -.infinity : .infinity)
    case (0x6E, 0x61, 0x6E), (0x4E, 0x61, 0x4E), (0x4E, 0x41, 0x4E):
      return index == 1 ? .float(.nan) : nil
    default: return nil
    }
  }

  /// The nearest double; exact arithmetic where both parts fit, the standard library's reader elsewhere.
  private static func double(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ mantissa: UInt64,
    _ exponent: Int,
    isNegative: Bool,
    isExact: Bool
  ) -> Double {
    if isExact, mantissa < 1 << 53, exponent >= -22, exponent <= 22 {
      let magnitude =
        exponent < 0 ? Double(mantissa) / powersOfTen[-exponent] : Double(mantissa) * powersOfTen[exponent]
      return isNegative ? -magnitude : magnitude
    }
    // The library reads neither a leading plus nor a trailing point reliably: give it neither.
    var text = String(isNegative ? "-" : "")
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      if index == 0, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") { continue }
      if byte == UInt8(ascii: ".") {
        if text.isEmpty || text == "-" { text += "0" }
        text += "."
        if unsafe index + 1 == bytes.count || decimalDigit(bytes[index + 1]) == nil { text += "0" }
      } else {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return Double(text) ?? .nan
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]
}
