import SourceText

/// Calls: which overloads fit, and what comes out.
extension Checker {
  mutating func call(_ id: ExprID, _ function: String, _ target: ExprID?, _ arguments: AST.Children) -> TypeID
  {
    if target == nil {
      switch (function, arguments.count) {
      case (Operator.index, 2), (Operator.optionalIndex, 2):
        let operands = ast[arguments]
        return index(id, operands[operands.startIndex], operands[operands.startIndex + 1], function)
      case (Operator.conditional, 3): return conditional(Array(ast[arguments]), id)
      default: break
      }
    }
    if let target, registry.hasNamespaced(function), let namespace = qualifiedName(target),
      let index = functionIndex(namespace + "." + function)
    {
      return overloads(id, index, nil, arguments, isNamespaced: true)
    }
    guard let index = target == nil ? functionIndex(function) : registry.index(of: function) else {
      return unknownFunction(id, function, target, arguments)
    }
    return overloads(id, index, target, arguments, isNamespaced: false)
  }

  /// The function that a name means in the container.
  private func functionIndex(_ name: String) -> Int? {
    if name.hasPrefix(".") { return registry.index(of: String(name.dropFirst())) }
    if containers.count == 1 { return registry.index(of: name) }
    return containers.lazy.compactMap { registry.index(of: $0 + name) }.first
  }

  private mutating func unknownFunction(
    _ id: ExprID,
    _ function: String,
    _ target: ExprID?,
    _ arguments: AST.Children
  ) -> TypeID {
    if let target {
      // A namespace is no variable: it is told as part of the function's name.
      if let name = qualifiedName(target), isNamespace(name) {
        let full = name + "." + function
        let candidates = registry.functions.map(\.name).filter { $0.hasPrefix(name + ".") }
        report(CheckErrors.undeclaredFunction(full, candidates: candidates, ast[id].nameRange))
        for argument in ast[arguments] { check(argument) }
        return isLenient ? .dyn : .error
      }
      check(target)
    }
    for argument in ast[arguments] { check(argument) }
    let isMethod = target != nil
    let candidates = registry.functions.lazy
      .filter { $0.candidates.contains { $0.overload.isMethod == isMethod } && !$0.name.hasPrefix("_") }
      .map(\.name)
    report(CheckErrors.undeclaredFunction(function, candidates: candidates, ast[id].nameRange))
    return isLenient ? .dyn : .error
  }

  private func isNamespace(_ name: String) -> Bool {
    declarations[name] == nil && registry.functions.contains { $0.name.hasPrefix(name + ".") }
  }

  /// Checks the arguments and finds the overloads that take them.
  private mutating func overloads(
    _ id: ExprID,
    _ index: Int,
    _ target: ExprID?,
    _ arguments: AST.Children,
    isNamespaced: Bool
  ) -> TypeID {
    let base = stack.count
    if let target {
      let type = check(target)
      stack.append(type)
    }
    for argument in ast[arguments] {
      let type = check(argument)
      stack.append(type)
    }
    defer { stack.removeLast(stack.count - base) }
    let function = registry.functions[index]
    var mask: UInt64 = 0
    var result: TypeID?
    let count = stack.count - base
    let signature = signature(from: base)
    for position in function.summaries.indices {
      let summary = function.summaries[position]
      guard summary.isMethod == (target != nil), summary.parameterCount == count else { continue }
      if isLenient {
        mask |= 1 << UInt64(position)
        continue
      }
      let type: TypeID
      if summary.signature != 0, signature != 0 {
        guard summary.signature == signature else { continue }
        type = summary.result
      } else {
        guard let result = match(function.candidates[position], argumentsFrom: base) else { continue }
        type = result
      }
      mask |= 1 << UInt64(position)
      if let known = result, known != type, solver.celType(known) != solver.celType(type) {
        result = .dyn
      } else {
        result = result ?? type
      }
    }
    info[Int(id.index)].reference = .function(Int32(index), mask, isNamespaced: isNamespaced)
    if isLenient { return .dyn }
    if let result { return result }
    let types = stack[base...].map { solver.celType($0) }
    report(
      CheckErrors.noOverload(function, arguments: types, isMethodCall: target != nil, ast[id].nameRange)
    )
    return .error
  }

  /// The kinds of the arguments on the stack; see ``Registry/Summary``.
  private func signature(from base: Int) -> UInt64 {
    var signature: UInt64 = 0
    for index in base..<stack.count {
      let kind = solver.arena[stack[index]].kind
      if kind.hasParts || index - base >= 8 { return 0 }
      signature = signature << 8 | UInt64(kind.rawValue)
    }
    return signature
  }

  /// The result of an overload for the arguments on the stack; nil when it does not take them.
  private mutating func match(_ candidate: Registry.Candidate, argumentsFrom base: Int) -> TypeID? {
    let count = candidate.parameters.count
    var isCertain = candidate.variableCount == 0
    for position in 0..<count {
      let head = solver.arena[candidate.parameters[position]].kind
      let kind = solver.arena[stack[base + position]].kind
      if head.hasParts || kind.hasParts {
        isCertain = false
      } else if head != kind {
        return nil
      }
    }
    if isCertain { return candidate.result }
    let mark = solver.mark
    let offset = candidate.variableCount == 0 ? 0 : solver.fresh(candidate.variableCount)
    for position in 0..<count {
      let wanted = TypeSolver.Scoped(id: candidate.parameters[position], offset: offset)
      if !solver.isAssignable(stack[base + position], to: wanted) {
        solver.undo(to: mark)
        return nil
      }
    }
    if candidate.variableCount == 0 { return candidate.result }
    return solver.instantiate(TypeSolver.Scoped(id: candidate.result, offset: offset))
  }

  // MARK: Operators with rules of their own

  private mutating func conditional(_ operands: [ExprID], _ id: ExprID) -> TypeID {
    let condition = check(operands[0])
    if condition != .bool, !isLenient, !solver.unify(condition, .bool) {
      report(
        CheckErrors.choiceNotBool(solver.celType(condition), ast[operands[0]].range)
      )
    }
    let yes = check(operands[1])
    let no = check(operands[2])
    if isLenient { return .dyn }
    if yes == no { return yes }
    guard solver.unify(yes, no) else {
      report(CheckErrors.branches(solver.celType(yes), solver.celType(no), ast[id].nameRange))
      return .error
    }
    return solver.mostGeneral(yes, no)
  }

  private mutating func index(_ id: ExprID, _ operand: ExprID, _ key: ExprID, _ function: String) -> TypeID {
    // The operand comes first: its check may add types that `solver` has to know.
    let checked = check(operand)
    let operandType = solver.resolved(checked)
    let keyType = check(key)
    if isLenient { return .dyn }
    var container = operandType
    var isOptional = function == Operator.optionalIndex
    if let wrapped = solver.arena.wrapped(operandType) {
      container = solver.resolved(wrapped)
      isOptional = true
    }
    let element = elementType(of: container, at: key, keyType, id)
    return isOptional && element != .error ? solver.arena.optional(element) : element
  }

  private mutating func elementType(
    of container: TypeID,
    at key: ExprID,
    _ keyType: TypeID,
    _ id: ExprID
  ) -> TypeID {
    let node = solver.arena[container]
    switch node.kind {
    case .dyn, .any: return .dyn
    case .error: return .error
    case .variable, .parameter:
      _ = solver.unify(container, .dyn)
      return .dyn
    case .list:
      if solver.unify(keyType, .int) { return TypeID(Int(node.first)) }
      report(
        CheckErrors.wrongIndex(
          solver.celType(keyType),
          wanted: .int,
          of: solver.celType(container),
          ast[key].range
        )
      )
      return .error
    case .map:
      if solver.unify(keyType, TypeID(Int(node.first))) { return TypeID(Int(node.second)) }
      let wanted = solver.celType(TypeID(Int(node.first)))
      report(
        CheckErrors.wrongIndex(
          solver.celType(keyType),
          wanted: wanted,
          of: solver.celType(container),
          ast[key].range
        )
      )
      return .error
    case .record:
      if case .literal(.string(let field)) = ast[key].kind { return fieldType(of: container, field, id) }
      if solver.unify(keyType, .string) { return .dyn }
    default: break
    }
    report(CheckErrors.notIndexable(solver.celType(container), ast[id].nameRange))
    return .error
  }
}

extension TypeNode.Kind {
  /// Whether equal kinds are not enough for equal types, or other kinds may fit too.
  var hasParts: Bool {
    switch self {
    case .bool, .int, .uint, .double, .string, .bytes, .decimal: false
    default: true
    }
  }
}
