/// All decimal digits of a finite binary number: every double has finitely many.
///
/// A double is m × 2^e. For e >= 0 its digits are those of the integer m × 2^e; for e < 0 it is
/// m × 5^-e / 10^-e, so its digits are those of the integer m × 5^-e with the point -e digits from the end.
struct ExactDigits {
  /// Each 0...9, without zeros in front; empty for zero.
  private var digits: [UInt8]
  /// How many of the digits stand before the point; negative when zeros follow it.
  private var pointPosition: Int
  private let isNegative: Bool

  init(_ number: Double) {
    isNegative = number.sign == .minus
    guard number != 0 else {
      digits = []
      pointPosition = 0
      return
    }
    let exponentBits = Int(number.exponentBitPattern)
    let mantissa = exponentBits == 0 ? number.significandBitPattern : number.significandBitPattern | 1 << 52
    let exponent = max(exponentBits, 1) - 1075
    digits = Self.digits(of: mantissa, times: exponent < 0 ? 5 : 2, repeated: abs(exponent))
    pointPosition = digits.count + min(exponent, 0)
  }

  /// The number with so many digits after the point, half to even.
  func fixed(fractionDigits: Int) -> String {
    let (rounded, point) = rounded(keeping: pointPosition + fractionDigits)
    var text = isNegative ? "-" : ""
    text += point > 0 ? Self.text(rounded, 0..<point) : "0"
    if fractionDigits > 0 { text += "." + Self.text(rounded, point..<point + fractionDigits) }
    return text
  }

  /// The number as one digit, so many after the point, and an exponent of two digits or more.
  func scientific(fractionDigits: Int) -> String {
    let (rounded, point) = rounded(keeping: fractionDigits + 1)
    var text = (isNegative ? "-" : "") + Self.text(rounded, 0..<1)
    if fractionDigits > 0 { text += "." + Self.text(rounded, 1..<1 + fractionDigits) }
    let exponent = rounded.isEmpty ? 0 : point - 1
    return text + (exponent < 0 ? "e-" : "e+") + (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
  }

  /// The first `count` digits, rounded half to even, and where the point is then.
  private func rounded(keeping count: Int) -> (digits: [UInt8], point: Int) {
    if count >= digits.count { return (digits, pointPosition) }
    if count < 0 { return ([], pointPosition) }
    var kept = Array(digits[..<count])
    let isHalf = digits[count] == 5 && !digits[(count + 1)...].contains { $0 > 0 }
    let isUp = isHalf ? (kept.last ?? 0) % 2 == 1 : digits[count] >= 5
    guard isUp else { return (kept, pointPosition) }
    var index = count - 1
    while index >= 0 && kept[index] == 9 {
      kept[index] = 0
      index -= 1
    }
    if index >= 0 {
      kept[index] += 1
      return (kept, pointPosition)
    }
    return ([1] + kept, pointPosition + 1)
  }

  /// Digits as text; those before the first and after the last are zeros.
  private static func text(_ digits: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: range.map { 0x30 + (digits.indices.contains($0) ? digits[$0] : 0) }, as: UTF8.self)
  }

  /// The digits of number × factor^count, in limbs of nine digits while it grows.
  private static func digits(of number: UInt64, times factor: UInt64, repeated count: Int) -> [UInt8] {
    let billion: UInt64 = 1_000_000_000
    var limbs: [UInt64] = [number % billion, number / billion]
    for _ in 0..<count {
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = limbs[index] * factor + carry
        limbs[index] = product % billion
        carry = product / billion
      }
      if carry > 0 { limbs.append(carry) }
    }
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return digits.reversed()
  }
}
