import CEL

/// An exact fraction; what does not fit is nil, and then nothing is claimed.
///
/// INVARIANT: the denominator is positive, both parts are below 2^62 and have no common factor. So products
/// of two parts, and sums of two such products, fit into 128 bits.
struct Fraction: Hashable, Sendable {
  let numerator: Int128
  let denominator: Int128

  static let zero = Fraction(0)
  static let one = Fraction(1)

  private static let limit: Int128 = 1 << 62

  /// A whole number that is known to be small.
  init(_ small: Int32) {
    numerator = Int128(small)
    denominator = 1
  }

  init?(_ numerator: Int128, over denominator: Int128 = 1) {
    guard denominator != 0 else { return nil }
    let sign: Int128 = denominator < 0 ? -1 : 1
    let factor = Int128(Self.commonFactor(numerator.magnitude, denominator.magnitude))
    let top = sign * (numerator / factor)
    let bottom = sign * (denominator / factor)
    guard top.magnitude < Self.limit.magnitude, bottom < Self.limit else { return nil }
    self.numerator = top
    self.denominator = bottom
  }

  init?(_ decimal: Decimal) {
    var power: Int128 = 1
    for _ in 0..<decimal.scale { power *= 10 }
    self.init(Int128(decimal.coefficient), over: power)
  }

  private static func commonFactor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return max(1, left)
  }

  var isNegative: Bool { numerator < 0 }
  var isZero: Bool { numerator == 0 }
  var isWhole: Bool { denominator == 1 }
  var magnitude: Fraction { isNegative ? negated : self }
  var negated: Fraction { Fraction(unchecked: -numerator, denominator) }

  private init(unchecked numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  func adding(_ other: Fraction) -> Fraction? {
    Fraction(
      numerator * other.denominator + other.numerator * denominator,
      over: denominator * other.denominator
    )
  }

  func times(_ other: Fraction) -> Fraction? {
    Fraction(numerator * other.numerator, over: denominator * other.denominator)
  }

  func divided(by other: Fraction) -> Fraction? {
    Fraction(numerator * other.denominator, over: denominator * other.numerator)
  }

  /// The greatest whole number that is not above it.
  var floor: Int128 {
    let quotient = numerator / denominator
    return numerator % denominator < 0 ? quotient - 1 : quotient
  }

  /// The number as a decimal; nil when its digits never end.
  var decimal: Decimal? {
    var top = numerator
    var scale: UInt8 = 0
    while top % denominator != 0 {
      let (product, overflows) = top.multipliedReportingOverflow(by: 10)
      guard scale < Decimal.maximumScale, !overflows else { return nil }
      top = product
      scale += 1
    }
    return Int64(exactly: top / denominator).map { Decimal(coefficient: $0, scale: scale) }
  }
}

extension Fraction: Comparable {
  static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}
