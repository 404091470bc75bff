/// `+`, `-`, `*` and the sign of numbers of known types.
extension Planner {
  /// Arithmetic on two ints, doubles or decimals; nil for other types.
  mutating func arithmetic(
    _ id: ExprID,
    _ function: Registry.Function,
    _ mask: UInt64,
    _ operands: [ExprID]
  ) -> Plan? {
    guard let operation = Arithmetic(function.name) else { return nil }
    let kinds = (tree.kind(operands[0]), tree.kind(operands[1]))
    let node = Int(id.index)
    switch kinds {
    case (.int, .int), (.double, .double), (.decimal, .decimal), (.decimal, .int), (.int, .decimal): break
    default: return nil
    }
    let left = plan(operands[0])
    let right = plan(operands[1])
    cost += CostModel.call
    if let folded = fold(function, mask, [left, right], id) { return folded }
    switch kinds {
    case (.int, .int):
      let first = left.intCode
      let second = right.intCode
      return .int { context in
        let left = first(context)
        let right = second(context)
        guard left.isKnown, right.isKnown else { return Reading(left.status, right.status) }
        let (result, overflows) = operation.apply(left.value, right.value)
        return overflows ? context.reading(Value.overflow.at(node)) : Reading(result)
      }
    case (.double, .double):
      let first = left.doubleCode
      let second = right.doubleCode
      return .double { context in
        let left = first(context)
        let right = second(context)
        guard left.isKnown, right.isKnown else { return Reading(left.status, right.status) }
        return Reading(operation.apply(left.value, right.value))
      }
    default:
      // Decimals may overflow or lose digits: the library's own functions say which.
      guard let implementation = Self.binary(function, mask) else { return nil }
      let first = left.decimalCode
      let second = right.decimalCode
      return .decimal { context in
        let left = first(context)
        let right = second(context)
        guard left.isKnown, right.isKnown else { return Reading(left.status, right.status) }
        if left.value.scale == right.value.scale, operation != .multiply {
          let (sum, overflows) = operation.apply(left.value.coefficient, right.value.coefficient)
          if !overflows { return Reading(Decimal(coefficient: sum, scale: left.value.scale)) }
        }
        return context.reading(implementation(.decimal(left.value), .decimal(right.value)).at(node))
      }
    }
  }

  /// A function of two decimals from the library.
  private static func binary(
    _ function: Registry.Function,
    _ mask: UInt64
  ) -> (@Sendable (Value, Value) -> Value)? {
    for candidate in function.candidates where candidate.overload.parameters == [.decimal, .decimal] {
      if case .binary(let implementation) = candidate.overload.implementation { return implementation }
    }
    return nil
  }
}

/// The operators that have a fast form.
private enum Arithmetic: Sendable {
  case add
  case subtract
  case multiply

  init?(_ function: String) {
    switch function {
    case Operator.add: self = .add
    case Operator.subtract: self = .subtract
    case Operator.multiply: self = .multiply
    default: return nil
    }
  }

  @inline(__always)
  func apply(_ left: Int64, _ right: Int64) -> (partialValue: Int64, overflow: Bool) {
    switch self {
    case .add: left.addingReportingOverflow(right)
    case .subtract: left.subtractingReportingOverflow(right)
    case .multiply: left.multipliedReportingOverflow(by: right)
    }
  }

  @inline(__always)
  func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    }
  }
}

extension Reading {
  /// What two readings of which not both are known come to.
  init(_ left: Status, _ right: Status) {
    self.init(left == .unknown || right == .unknown ? Status.unknown : .error)
  }
}
