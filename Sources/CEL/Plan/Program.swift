/// A compiled expression: immutable, shared by threads.
package struct Program: Sendable {
  let code: ProgramCode

  /// The text.
  package var source: String { code.source }
  /// The syntax tree.
  package var ast: AST { code.ast }
  /// The type that the checker found; dyn without a check.
  package var resultType: CELType { code.resultType }

  /// The type that the checker found for a part of the expression.
  package func type(of id: ExprID) -> CELType { code.tree.type(id) }

  /// The value of the expression.
  package func evaluate(in frame: Frame) -> Value {
    let value = frame.run(localCount: localCount) { context in self.value(in: context) }
    switch value {
    case .unknown(let set): return .unknown(frame.note(set))
    case .error(let error):
      frame.note(error)
      return value
    default: return value
    }
  }

  /// The outcome of a condition.
  ///
  /// Makes nothing on the heap for scalar work.
  package func evaluateBool(in frame: Frame) -> Verdict {
    let code = code
    return frame.run(localCount: code.tree.localCount) { context in
      if context.hasPatterns { return context.verdict(Interpreter.value(code, context)) }
      guard context.spend(code.plan.cost) else { return context.verdict(context.costExceeded) }
      return code.plan.bool(context)
    }
  }

  /// The value as the plain interpreter finds it: the reference for tests.
  package func evaluatePlainly(in frame: Frame) -> Value {
    let value = frame.run(localCount: localCount) { Interpreter.value(code, $0) }
    if case .unknown(let set) = value { return .unknown(frame.named(set)) }
    return value
  }

  /// The value of every part of the expression; with `complete` those too that the outcome does not need, of which
  /// none is then marked as absorbed.
  ///
  /// Slow.
  package func trace(in frame: Frame, complete: Bool = false) -> Trace {
    frame.run(localCount: localCount) { context in
      Interpreter.trace(code, context, complete: complete)
    }
  }

  /// How many cells the variables of its comprehensions need.
  var localCount: Int { code.tree.localCount }

  /// The value, inside a running evaluation.
  func value(in context: Context) -> Value {
    if context.hasPatterns { return Interpreter.value(code, context) }
    guard context.spend(code.plan.cost) else { return context.costExceeded }
    return code.plan.value(context)
  }
}

/// What a program consists of.
final class ProgramCode: Sendable {
  let source: String
  let ast: AST
  let tree: CheckedTree
  let registry: Registry
  let resultType: CELType
  let plan: Planner.Result

  init(source: String, ast: AST, tree: CheckedTree, registry: Registry) {
    self.source = source
    self.ast = ast
    self.tree = tree
    self.registry = registry
    resultType = tree.type(ast.root)
    plan = Planner.plan(ast, tree, registry)
  }
}

extension Context {
  /// What a value means as the outcome of a condition; notes unknowns and errors.
  func verdict(_ value: Value) -> Verdict {
    switch value {
    case .bool(let flag): return flag ? .isTrue : .isFalse
    case .unknown(let set):
      noteUnknown(set)
      return .unknown
    case .error(let error):
      self.error = error
      return .error
    default:
      error = EvalError(
        .noMatchingOverload,
        en: "no such overload: a condition must be a bool, not \(value.typeName)",
        zh: "没有这样的重载：条件必须是 bool，而不是 \(value.typeName)"
      )
      return .error
    }
  }
}
