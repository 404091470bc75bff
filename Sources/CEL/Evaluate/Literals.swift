/// Making lists, maps and truth values, shared by the planned and the plain evaluation.
extension Context {
  /// A list of values, of which some are optionals that stand for an element or none.
  static func list(_ values: [Value], isOptional: (Int) -> Bool) -> Value {
    var list = ListValue()
    for (index, value) in values.enumerated() {
      guard isOptional(index) else {
        list.append(value)
        continue
      }
      guard case .optional(let optional) = value else { return notOptional(value) }
      if let wrapped = optional.value { list.append(wrapped) }
    }
    return .list(list)
  }

  /// A map of keys and values in turn, of which some values are optionals.
  static func map(_ values: [Value], isOptional: (Int) -> Bool) -> Value {
    var map = MapValue()
    for index in 0..<values.count / 2 {
      var value = values[2 * index + 1]
      if isOptional(index) {
        guard case .optional(let optional) = value else { return notOptional(value) }
        guard let wrapped = optional.value else { continue }
        value = wrapped
      }
      if let error = map.insert(values[2 * index], value) { return .error(error) }
    }
    return .map(map)
  }

  private static func notOptional(_ value: Value) -> Value {
    .error(
      .noMatchingOverload,
      en: "after `?` an optional value must follow, not \(value.typeName)",
      zh: "`?` 之后必须是可选值，而不是 \(value.typeName)"
    )
  }

  /// A bool, an unknown or an error; other values are errors where a bool is needed.
  static func asBool(_ value: Value) -> Value {
    switch value {
    case .bool, .unknown, .error: value
    default:
      .error(
        .noMatchingOverload,
        en: "no such overload: a condition must be a bool, not \(value.typeName)",
        zh: "没有这样的重载：条件必须是 bool，而不是 \(value.typeName)"
      )
    }
  }

  /// What two truth values come to when neither decides alone (both sides were evaluated).
  static func combined(_ left: Value, _ right: Value, absorbing: Bool) -> Value {
    if case .bool(absorbing) = left { return left }
    if case .bool(absorbing) = right { return right }
    switch (left, right) {
    case (.unknown(let first), .unknown(let second)): return .unknown(first.union(second))
    case (.unknown, _): return left
    case (_, .unknown): return right
    case (.error, _): return left
    case (_, .error): return right
    default: return .bool(!absorbing)
    }
  }
}

/// `or` and `orValue` of optionals, which do not need their second operand when the first has a value.
enum LazyFunction: Sendable {
  case or
  case orValue

  /// The function when the overloads that may be meant leave their evaluation to the evaluator.
  init?(_ function: Registry.Function, mask: UInt64) {
    switch function.name {
    case "or": self = .or
    case "orValue": self = .orValue
    default: return nil
    }
    let isIntrinsic = function.candidates.enumerated().contains { position, candidate in
      guard mask & (1 << UInt64(position)) != 0 else { return false }
      if case .intrinsic = candidate.overload.implementation { return true }
      return false
    }
    if !isIntrinsic { return nil }
  }

  /// The result when the first operand decides it; nil when the second is needed.
  func outcome(_ first: Value) -> Value? {
    switch first {
    case .optional(let optional):
      guard let wrapped = optional.value else { return nil }
      return self == .or ? first : wrapped
    case .error, .unknown: return first
    default:
      return .error(
        .noMatchingOverload,
        en: "no such overload: \(first.typeName).\(self)()",
        zh: "没有这样的重载：\(first.typeName).\(self)()"
      )
    }
  }

  /// The second operand as the result.
  func checked(_ second: Value) -> Value {
    guard self == .or, !second.isErrorOrUnknown else { return second }
    if case .optional = second { return second }
    return .error(
      .noMatchingOverload,
      en: "no such overload: optional.or(\(second.typeName))",
      zh: "没有这样的重载：optional.or(\(second.typeName))"
    )
  }
}
