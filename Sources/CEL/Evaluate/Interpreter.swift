import SourceText

/// Evaluates a tree node by node, the plain way: for traces, for unknown patterns, and as the reference that
/// the planned evaluation is tested against.
final class Interpreter {
  let code: ProgramCode
  let context: Context
  let patterns: [AttributePattern]
  let isTracing: Bool
  /// Whether parts that the outcome does not need are evaluated all the same.
  private let isComplete: Bool

  /// Whether rounds of comprehensions get labels.
  var isLabelling: Bool { isTracing }
  private var nodes: [Trace.Node] = []
  /// Where the variables of comprehensions come from, when there are patterns.
  var localPaths: [AttributePath?]

  /// What a node came to.
  struct Outcome {
    var value: Value
    /// The slot that the value was read from, or -1.
    var slot = -1
    /// Where the value comes from, when there are patterns.
    var path: AttributePath?
    /// The nodes of the operands in the trace.
    var children: [Int] = []
    /// The node in the trace.
    var node = -1

    init(_ value: Value, children: [Int] = []) {
      self.value = value
      self.children = children
    }
  }

  private init(_ code: ProgramCode, _ context: Context, isTracing: Bool, isComplete: Bool = false) {
    self.code = code
    self.context = context
    self.isTracing = isTracing
    self.isComplete = isComplete
    patterns = context.frame.unknownPatterns
    localPaths = Array(repeating: nil, count: patterns.isEmpty ? 0 : code.tree.localCount)
  }

  /// The value of a program.
  static func value(_ code: ProgramCode, _ context: Context) -> Value {
    Interpreter(code, context, isTracing: false).evaluate(code.ast.root).value
  }

  /// The value of every part of a program.
  static func trace(_ code: ProgramCode, _ context: Context, complete: Bool) -> Trace {
    let interpreter = Interpreter(code, context, isTracing: true, isComplete: complete)
    let root = interpreter.evaluate(code.ast.root)
    return Trace(nodes: interpreter.nodes, root: root.node)
  }

  // MARK: Nodes

  /// Evaluates a node whose whole value is used.
  func evaluate(_ id: ExprID, label: String? = nil) -> Outcome {
    evaluate(id, label: label, isOperand: false)
  }

  /// Evaluates a node of which only a part is used: the operand of a selection, the range of a comprehension.
  func evaluateOperand(_ id: ExprID) -> Outcome { evaluate(id, label: nil, isOperand: true) }

  private func evaluate(_ id: ExprID, label: String?, isOperand: Bool) -> Outcome {
    var outcome = visit(id)
    if !patterns.isEmpty, let path = outcome.path, !outcome.value.isErrorOrUnknown,
      let unknown = unknownPart(of: path, isOperand: isOperand)
    {
      outcome.value = .unknown(UnknownSet(unknown))
      outcome.slot = -1
    }
    if case .error(let error) = outcome.value { outcome.value = .error(error.at(Int(id.index))) }
    if isTracing { outcome.node = record(id, outcome, label: label) }
    return outcome
  }

  private func visit(_ id: ExprID) -> Outcome {
    let ast = code.ast
    switch ast[id].kind {
    case .literal(let literal): return Outcome(literal.value)
    case .ident(let name): return named(id, name)
    case .select(let operand, let field, let isTest, let isOptional):
      switch code.tree[id].reference {
      case .variable, .constant: return named(id, field)
      default: return select(operand, FieldKey(field), isTest: isTest, isOptional: isOptional)
      }
    case .call(let function, let target, let arguments):
      return call(id, function, target, Array(ast[arguments]))
    case .list(let elements, let optionals): return list(Array(ast[elements]), optionals)
    case .map(let entries, let optionals): return map(Array(ast[entries]), optionals)
    case .message(let name, _, _, _):
      return Outcome(.error(.undeclared, en: "unknown message type `\(name)`", zh: "未知的消息类型 `\(name)`"))
    case .comprehension(let index): return comprehension(Int(index))
    }
  }

  private func record(_ id: ExprID, _ outcome: Outcome, label: String?) -> Int {
    var value = outcome.value
    if case .unknown(let set) = value { value = .unknown(context.frame.named(set)) }
    nodes.append(
      Trace.Node(
        exprID: id,
        range: code.ast[id].range,
        value: value,
        slot: Int32(truncatingIfNeeded: max(-1, outcome.slot)),
        children: outcome.children,
        label: label,
        absorbed: false
      )
    )
    return nodes.count - 1
  }

  /// Notes an operand that the outcome does not need.
  func skip(_ id: ExprID) -> Int {
    if isComplete { return evaluate(id).node }
    if isTracing {
      nodes.append(
        Trace.Node(
          exprID: id,
          range: code.ast[id].range,
          value: .null,
          slot: -1,
          children: [],
          label: nil,
          absorbed: true
        )
      )
    }
    return nodes.count - 1
  }

  // MARK: Names and selections

  private func named(_ id: ExprID, _ name: String) -> Outcome {
    guard context.spend(CostModel.name) else { return Outcome(context.costExceeded) }
    switch code.tree[id].reference {
    case .variable(let index): return variable(Int(index), isLocal: false, allowsNull: false)
    case .local(let index):
      return variable(Int(index), isLocal: true, allowsNull: code.tree.kind(id) != .record)
    case .constant(let index): return Outcome(code.tree.constants[Int(index)])
    default: return Outcome(.error(.undeclared, en: "unknown name `\(name)`", zh: "未知的名称 `\(name)`"))
    }
  }

  private func variable(_ index: Int, isLocal: Bool, allowsNull: Bool) -> Outcome {
    let reference = isLocal ? ~index : index
    if !patterns.isEmpty {
      let path = isLocal ? localPaths[index] : AttributePath(context.frame.names[index])
      if let path, let unknown = unknownPart(of: path, isOperand: true) {
        return Outcome(.unknown(UnknownSet(unknown)))
      }
      var outcome = Outcome(context.variable(reference, allowsNull: allowsNull))
      outcome.slot = context.variableSlot(reference)
      outcome.path = path
      return outcome
    }
    var outcome = Outcome(context.variable(reference, allowsNull: allowsNull))
    outcome.slot = context.variableSlot(reference)
    return outcome
  }

  private func select(_ operand: ExprID, _ field: FieldKey, isTest: Bool, isOptional: Bool) -> Outcome {
    guard context.spend(CostModel.select) else { return Outcome(context.costExceeded) }
    let from = evaluateOperand(operand)
    var outcome = Outcome(.null, children: [from.node])
    if isTest {
      outcome.value = hasField(from.value, field)
      if isTracing { outcome.slot = fieldSlot(from.value, field) }
      return outcome
    }
    outcome.path = from.path?.appending(.field(field.name))
    outcome.value =
      isOptional ? context.optionalSelect(from.value, field) : context.select(from.value, field)
    outcome.slot = fieldSlot(from.value, field)
    return outcome
  }

  /// `has(x.y)`: a record that is not known has no known fields, so the answer is false, not unknown.
  private func hasField(_ operand: Value, _ field: FieldKey) -> Value {
    if case .unknown(let set) = operand, set.attributes.allSatisfy({ $0.slot >= 0 }) { return .bool(false) }
    return context.hasField(operand, field)
  }

  private func fieldSlot(_ operand: Value, _ field: FieldKey) -> Int {
    switch operand {
    case .record(let record) where record.store === context.store: return record.slot(of: field.name) ?? -1
    case .unknown(let set): return context.standIn(set)?.slot(of: field.name) ?? -1
    case .optional(let optional): return optional.value.map { fieldSlot($0, field) } ?? -1
    default: return -1
    }
  }
}
