/// Comparison of numbers of different types by their mathematical value, without rounding either (CEL spec,
/// "Numeric Values").
///
/// The results are -1, 0 and 1, or nil when one is NaN.
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

  static func compare(_ left: Int64, _ right: Double) -> Int? {
    if right.isNaN { return nil }
    if right >= 0x1p63 { return -1 }
    if right < -0x1p63 { return 1 }
    let whole = right.rounded(.towardZero)
    let order = compare(left, Int64(whole))
    return order == 0 ? compare(whole, right) : order
  }

  static func compare(_ left: UInt64, _ right: Double) -> Int? {
    if right.isNaN { return nil }
    if right >= 0x1p64 { return -1 }
    if right < 0 { return 1 }
    let whole = right.rounded(.towardZero)
    let order = compare(left, UInt64(whole))
    return order == 0 ? compare(whole, right) : order
  }

  static func negated(_ order: Int?) -> Int? { order.map { -$0 } }
}
