/// Finds and calls the overload that takes the arguments' actual types.
extension Context {
  /// Calls a function with arguments that are no errors and no unknowns.
  func dispatch(
    _ function: Registry.Function,
    _ mask: UInt64,
    _ growth: CostModel.Growth,
    _ arguments: [Value]
  ) -> Value {
    if case .constant = growth {
    } else if !spend(CostModel.steps(growth, arguments)) {
      return costExceeded
    }
    for (position, candidate) in function.candidates.enumerated() where mask & (1 << UInt64(position)) != 0 {
      let overload = candidate.overload
      if overload.accepts(arguments), let result = overload.implementation.call(arguments) {
        return limited(result)
      }
    }
    return Self.crossTypeOrder(function.name, arguments) ?? Self.noOverload(function.name, arguments)
  }

  /// The order of numbers of different types, which the declarations leave out so that the checker asks for
  /// a conversion (CEL language definition, "Ordering").
  private static func crossTypeOrder(_ function: String, _ arguments: [Value]) -> Value? {
    guard arguments.count == 2, arguments[0].isNumber, arguments[1].isNumber else { return nil }
    guard let comparison = ComparisonMask(function), comparison.isOrder else { return nil }
    return arguments[0].compare(arguments[1]).map { .bool(comparison.contains($0)) }
  }

  static func noOverload(_ function: String, _ arguments: [Value]) -> Value {
    let types = arguments.map(\.typeName).joined(separator: ", ")
    return .error(
      .noMatchingOverload,
      en: "no such overload: \(Operator.displayName(function))(\(types))",
      zh: "没有这样的重载：\(Operator.displayName(function))(\(types))"
    )
  }
}

/// Which outcomes of ordering two values make a comparison true: a bit each.
struct ComparisonMask: Sendable {
  let bits: UInt8

  static let less: UInt8 = 1
  static let equal: UInt8 = 2
  static let greater: UInt8 = 4
  static let unordered: UInt8 = 8

  init(bits: UInt8) { self.bits = bits }

  /// The mask of an operator; nil when it is no comparison.
  init?(_ function: String) {
    switch function {
    case Operator.equals: bits = Self.equal
    case Operator.notEquals: bits = Self.less | Self.greater | Self.unordered
    case Operator.less: bits = Self.less
    case Operator.lessOrEqual: bits = Self.less | Self.equal
    case Operator.greater: bits = Self.greater
    case Operator.greaterOrEqual: bits = Self.greater | Self.equal
    default: return nil
    }
  }

  /// Whether it is one of the four orders, not an equality.
  var isOrder: Bool { bits & Self.unordered == 0 && bits != Self.equal }

  /// The mask for the operands in the other order.
  var swapped: ComparisonMask {
    let sides = (bits & Self.less) << 2 | (bits & Self.greater) >> 2
    return ComparisonMask(bits: sides | bits & (Self.equal | Self.unordered))
  }

  @inline(__always)
  func contains(_ order: Ordering) -> Bool {
    switch order {
    case .less: bits & Self.less != 0
    case .equal: bits & Self.equal != 0
    case .greater: bits & Self.greater != 0
    case .unordered: bits & Self.unordered != 0
    }
  }
}
