/// An exact decimal number: `coefficient` × 10^−`scale`.
///
/// No operation rounds: what does not fit is nil. Two numbers are equal when their values are, whatever
/// their scales; the scale only remembers how the number was written (`0.80`).
///
/// INVARIANT: `scale` is at most ``maximumScale``.
@frozen
public struct Decimal: Sendable {
  /// All digits, as one integer.
  public let coefficient: Int64
  /// How many of the digits stand after the point.
  public let scale: UInt8

  /// The greatest scale.
  public static var maximumScale: UInt8 { 18 }

  /// Makes a number; the scale must be at most 18.
  @inlinable
  public init(coefficient: Int64, scale: UInt8) {
    precondition(scale <= 18, "a decimal has at most 18 digits after the point")
    self.coefficient = coefficient
    self.scale = scale
  }

  /// Makes a whole number.
  @inlinable
  public init(_ integer: Int64) {
    coefficient = integer
    scale = 0
  }

  /// The number in 128 bits, as if its scale were 18: never overflows.
  @inlinable
  var aligned: Int128 { Int128(coefficient) * Int128(Self.powerOfTen(18 - scale)) }

  /// -1, 0 or 1: the order of two numbers of different scales.
  ///
  /// Only one side has to be scaled up.
  @inlinable
  func ordering(against other: Decimal) -> Int {
    let left: Int128
    let right: Int128
    if scale < other.scale {
      left = Int128(coefficient) * Int128(Self.powerOfTen(other.scale &- scale))
      right = Int128(other.coefficient)
    } else {
      left = Int128(coefficient)
      right = Int128(other.coefficient) * Int128(Self.powerOfTen(scale &- other.scale))
    }
    return left < right ? -1 : left == right ? 0 : 1
  }

  /// 10 to the power of 0...18.
  @inlinable
  static func powerOfTen(_ exponent: UInt8) -> Int64 {
    var power: Int64 = 1
    for _ in 0..<exponent { power &*= 10 }
    return power
  }
}

// MARK: Comparison

extension Decimal: Comparable {
  /// Whether both have the same value, whatever their scales.
  @inlinable
  public static func == (left: Decimal, right: Decimal) -> Bool {
    left.scale == right.scale
      ? left.coefficient == right.coefficient : left.ordering(against: right) == 0
  }

  /// Whether the first value is less.
  @inlinable
  public static func < (left: Decimal, right: Decimal) -> Bool {
    left.scale == right.scale
      ? left.coefficient < right.coefficient : left.ordering(against: right) < 0
  }

  /// Whether the number is exactly this integer.
  @inlinable
  public static func == (left: Decimal, right: Int64) -> Bool { left == Decimal(right) }

  /// Whether the number is less than an integer.
  @inlinable
  public static func < (left: Decimal, right: Int64) -> Bool { left < Decimal(right) }

  /// Whether an integer is less than the number.
  @inlinable
  public static func < (left: Int64, right: Decimal) -> Bool { Decimal(left) < right }

  /// The order of the number and an unsigned integer: -1, 0 or 1.
  func ordering(against other: UInt64) -> Int {
    let left = Int128(coefficient)
    let right = Int128(other) * Int128(Self.powerOfTen(scale))
    return left < right ? -1 : left == right ? 0 : 1
  }
}

extension Decimal: Hashable {
  /// Hashes the value, whatever the scale.
  public func hash(into hasher: inout Hasher) { hasher.combine(aligned) }
}

// MARK: Text

extension Decimal: CustomStringConvertible {
  /// The number with as many digits after the point as its scale says: `0.80`, `-5`.
  public var description: String {
    guard scale > 0 else { return String(coefficient) }
    let digits = String(coefficient.magnitude)
    let fractionCount = Int(scale)
    let padded = String(repeating: "0", count: max(0, fractionCount + 1 - digits.count)) + digits
    let point = padded.index(padded.endIndex, offsetBy: -fractionCount)
    return (coefficient < 0 ? "-" : "") + padded[..<point] + "." + padded[point...]
  }
}
