/// Comparison of numbers of different types (CEL spec, "Numeric Values").
///
/// An integer beside a double is compared as a double, as the suite of the specification and the other
/// engines do: the greatest int equals 2⁶³ written as a double. The results are -1, 0 and 1, or nil when one is NaN.
enum NumericOrder {
  @inline(__always)
  static func compare<Number: Comparable>(_ left: Number, _ right: Number) -> Int {
    left < right ? -1 : left == right ? 0 : 1
  }

  static func compare(_ left: Double, _ right: Double) -> Int? {
    left < right ? -1 : left == right ? 0 : left > right ? 1 : nil
  }

  static func compare(_ left: Int64, _ right: UInt64) -> Int {
    left < 0 ? -1 : compare(UInt64(bitPattern: left), right)
  }

  static func compare(_ left: Int64, _ right: Double) -> Int? { compare(Double(left), right) }

  static func compare(_ left: UInt64, _ right: Double) -> Int? { compare(Double(left), right) }

  static func negated(_ order: Int?) -> Int? { order.map { -$0 } }
}
