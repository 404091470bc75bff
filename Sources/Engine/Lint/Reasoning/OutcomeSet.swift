/// Which of the three outcomes a condition may have: true, false, or none (not known, or broken).
struct OutcomeSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let isTrue = OutcomeSet(rawValue: 1)
  static let isFalse = OutcomeSet(rawValue: 2)
  static let none = OutcomeSet(rawValue: 4)
  static let decided: OutcomeSet = [.isTrue, .isFalse]
  static let any: OutcomeSet = [.isTrue, .isFalse, .none]

  static func constant(_ value: Bool) -> OutcomeSet { value ? .isTrue : .isFalse }

  /// Whether only one outcome is left.
  var isSingle: Bool { rawValue & (rawValue &- 1) == 0 && rawValue != 0 }

  /// The outcomes of `!`.
  var negated: OutcomeSet {
    var result = intersection(.none)
    if contains(.isTrue) { result.insert(.isFalse) }
    if contains(.isFalse) { result.insert(.isTrue) }
    return result
  }

  /// The outcomes of `&&`: false where either is false, whatever the other is.
  func and(_ other: OutcomeSet) -> OutcomeSet {
    var result = OutcomeSet()
    if contains(.isTrue), other.contains(.isTrue) { result.insert(.isTrue) }
    if contains(.isFalse) || other.contains(.isFalse) { result.insert(.isFalse) }
    let left = subtracting(.isFalse)
    let right = other.subtracting(.isFalse)
    if !left.isEmpty, !right.isEmpty, left.contains(.none) || right.contains(.none) { result.insert(.none) }
    return result
  }

  /// The outcomes of `||`.
  func or(_ other: OutcomeSet) -> OutcomeSet { negated.and(other.negated).negated }

  /// The outcomes of `==` between conditions, which needs both.
  func same(as other: OutcomeSet) -> OutcomeSet {
    var result = intersection(.none).union(other.intersection(.none))
    let (left, right) = (intersection(.decided), other.intersection(.decided))
    guard !left.isEmpty, !right.isEmpty else { return result }
    if !left.intersection(right).isEmpty { result.insert(.isTrue) }
    if !left.intersection(right.negated).isEmpty { result.insert(.isFalse) }
    return result
  }

  /// The outcomes of `? :`.
  func choose(_ then: OutcomeSet, _ otherwise: OutcomeSet) -> OutcomeSet {
    var result = intersection(.none)
    if contains(.isTrue) { result.formUnion(then) }
    if contains(.isFalse) { result.formUnion(otherwise) }
    return result
  }
}
