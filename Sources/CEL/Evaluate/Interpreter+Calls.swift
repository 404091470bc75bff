/// Calls, operators and literals.
extension Interpreter {
  func call(_ id: ExprID, _ function: String, _ target: ExprID?, _ arguments: [ExprID]) -> Outcome {
    if target == nil {
      switch (function, arguments.count) {
      case (Operator.and, 2): return logic(arguments, absorbing: false)
      case (Operator.or, 2): return logic(arguments, absorbing: true)
      case (Operator.conditional, 3): return conditional(arguments)
      case (Operator.index, 2): return index(arguments, isOptional: false)
      case (Operator.optionalIndex, 2): return index(arguments, isOptional: true)
      default: break
      }
    }
    guard context.spend(CostModel.call) else { return Outcome(context.costExceeded) }
    guard case .function(let position, let mask, let isNamespaced) = code.tree[id].reference else {
      return Outcome(.error(.undeclared, en: "unknown function `\(function)`", zh: "未知的函数 `\(function)`"))
    }
    let declaration = code.registry.functions[Int(position)]
    let operands = (isNamespaced ? nil : target).map { [$0] + arguments } ?? arguments
    if let lazy = LazyFunction(declaration, mask: mask), operands.count == 2 {
      return alternative(lazy, operands)
    }
    let outcomes = operands.map { evaluate($0) }
    let values = outcomes.map(\.value)
    let result =
      Context.strict(values)
      ?? context.dispatch(declaration, mask, CostModel.growth(of: function), values)
    return Outcome(result, children: outcomes.map(\.node))
  }

  /// `&&` and `||`: the absorbing value wins over everything, then an unknown, then an error.
  private func logic(_ operands: [ExprID], absorbing: Bool) -> Outcome {
    let left = evaluate(operands[0])
    if case .bool(absorbing) = left.value {
      return Outcome(.bool(absorbing), children: [left.node, skip(operands[1])])
    }
    let right = evaluate(operands[1])
    return Outcome(
      Context.combined(Context.asBool(left.value), Context.asBool(right.value), absorbing: absorbing),
      children: [left.node, right.node]
    )
  }

  private func conditional(_ operands: [ExprID]) -> Outcome {
    let condition = evaluate(operands[0])
    switch Context.asBool(condition.value) {
    case .bool(let flag):
      let branch = evaluate(operands[flag ? 1 : 2])
      let skipped = skip(operands[flag ? 2 : 1])
      var outcome = Outcome(
        branch.value,
        children: flag ? [condition.node, branch.node, skipped] : [condition.node, skipped, branch.node]
      )
      outcome.slot = branch.slot
      outcome.path = branch.path
      return outcome
    case let failed:
      return Outcome(failed, children: [condition.node, skip(operands[1]), skip(operands[2])])
    }
  }

  private func index(_ operands: [ExprID], isOptional: Bool) -> Outcome {
    guard context.spend(CostModel.select) else { return Outcome(context.costExceeded) }
    let from = evaluateOperand(operands[0])
    let key = evaluate(operands[1])
    var outcome = Outcome(.null, children: [from.node, key.node])
    outcome.value =
      isOptional ? context.optionalIndex(from.value, key.value) : context.index(from.value, key.value)
    if let path = from.path, let qualifier = AttributePattern.Qualifier(key.value) {
      outcome.path = path.appending(qualifier)
    }
    outcome.slot = elementSlot(from, key.value)
    if from.slot >= 0, outcome.slot >= 0, context.slotKind(from.slot) == .list, !isOptional {
      outcome.value = context.elementValue(atSlot: outcome.slot)
    }
    return outcome
  }

  private func elementSlot(_ from: Outcome, _ key: Value) -> Int {
    if case .record(let record) = from.value, case .string(let name) = key {
      return record.store === context.store ? record.slot(of: name) ?? -1 : -1
    }
    guard from.slot >= 0, context.slotKind(from.slot) == .list, case .int(let index) = key else { return -1 }
    let list = context.slot(from.slot)
    return index >= 0 && index < Int64(list.length) ? Int(list.payload + index) : -1
  }

  /// `or` and `orValue` of optionals: the second operand is only needed when the first has no value.
  private func alternative(_ function: LazyFunction, _ operands: [ExprID]) -> Outcome {
    let first = evaluate(operands[0])
    switch function.outcome(first.value) {
    case let value?: return Outcome(value, children: [first.node, skip(operands[1])])
    case nil:
      let second = evaluate(operands[1])
      return Outcome(function.checked(second.value), children: [first.node, second.node])
    }
  }

  // MARK: Literals

  func list(_ elements: [ExprID], _ optionals: [Int32]) -> Outcome {
    guard context.spend(CostModel.list) else { return Outcome(context.costExceeded) }
    let outcomes = elements.map { evaluate($0) }
    let values = outcomes.map(\.value)
    let result =
      Context.strict(values)
      ?? Context.list(values) { optionals.contains(Int32($0)) }
    return Outcome(context.limited(result), children: outcomes.map(\.node))
  }

  func map(_ entries: [ExprID], _ optionals: [Int32]) -> Outcome {
    guard context.spend(CostModel.map) else { return Outcome(context.costExceeded) }
    let outcomes = entries.map { evaluate($0) }
    let values = outcomes.map(\.value)
    let result =
      Context.strict(values)
      ?? Context.map(values) { optionals.contains(Int32($0)) }
    return Outcome(context.limited(result), children: outcomes.map(\.node))
  }
}
