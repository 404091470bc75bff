/// Turns a checked tree into code: closures that know the static types of their operands.
///
/// What is constant is evaluated here. Everything has a general form on ``Value``s; fields of records,
/// comparisons, arithmetic, conditions and comprehensions over lists in the store have forms that use
/// neither the heap nor reference counting, and fall back on the general form where values are not as
/// expected.
struct Planner {
  let ast: AST
  let tree: CheckedTree
  let registry: Registry
  /// The steps that the straight-line code takes, comprehension bodies not included; see ``CostModel``.
  var cost = 0

  /// What a program runs.
  struct Result: Sendable {
    let value: ValueCode
    let bool: BoolCode
    /// The steps paid for at the start.
    let cost: Int
    /// The value when the whole expression is constant.
    let constant: Value?
  }

  /// Plans a tree.
  static func plan(_ ast: AST, _ tree: CheckedTree, _ registry: Registry) -> Result {
    var planner = Planner(ast: ast, tree: tree, registry: registry)
    let plan = planner.plan(ast.root)
    return Result(
      value: plan.valueCode,
      bool: plan.boolCode,
      cost: planner.cost,
      constant: plan.constant
    )
  }

  mutating func plan(_ id: ExprID) -> Plan {
    switch ast[id].kind {
    case .literal(let literal): return .constant(literal.value)
    case .ident(let name): return named(id, name)
    case .select(let operand, let field, let isTest, let isOptional):
      switch tree[id].reference {
      case .variable, .constant: return named(id, field)
      default: return select(id, operand, field, isTest: isTest, isOptional: isOptional)
      }
    case .call(let function, let target, let arguments):
      return call(id, function, target, Array(ast[arguments]))
    case .list(let elements, let optionals): return list(Array(ast[elements]), optionals)
    case .map(let entries, let optionals): return map(Array(ast[entries]), optionals)
    case .message(let name, _, _, _):
      return failure(.undeclared, en: "unknown message type `\(name)`", zh: "未知的消息类型 `\(name)`", id)
    case .comprehension(let index): return comprehension(id, Int(index))
    }
  }

  func failure(_ kind: EvalError.Kind, en english: String, zh chinese: String, _ id: ExprID) -> Plan {
    .constant(.error(EvalError(kind, en: english, zh: chinese).at(Int(id.index))))
  }

  /// Plans a part whose cost is paid elsewhere, and says what it costs.
  mutating func planned<R>(_ body: (inout Planner) -> R) -> (result: R, cost: Int) {
    let outer = cost
    cost = 0
    let result = body(&self)
    defer { cost = outer }
    return (result, cost)
  }

  // MARK: Names

  private mutating func named(_ id: ExprID, _ name: String) -> Plan {
    switch tree[id].reference {
    case .constant(let index): return .constant(tree.constants[Int(index)])
    case .variable(let index):
      cost += CostModel.name
      return variable(Int(index), id)
    case .local(let index):
      cost += CostModel.name
      return variable(~Int(index), id)
    default: return failure(.undeclared, en: "unknown name `\(name)`", zh: "未知的名称 `\(name)`", id)
    }
  }

  private func variable(_ reference: Int, _ id: ExprID) -> Plan {
    let kind = tree.kind(id)
    let allowsNull = reference < 0 && kind != .record
    let general: ValueCode = { $0.variable(reference, allowsNull: allowsNull) }
    let place = Place(root: reference, steps: [], general: general, allowsNull: allowsNull)
    return .place(place, kind)
  }

  // MARK: Selections

  private mutating func select(
    _ id: ExprID,
    _ operand: ExprID,
    _ field: String,
    isTest: Bool,
    isOptional: Bool
  ) -> Plan {
    let from = plan(operand)
    cost += CostModel.select
    let key = FieldKey(field)
    if let constant = from.constant,
      let folded = fold(constant, key, isTest: isTest, isOptional: isOptional, id)
    {
      return folded
    }
    if isTest { return test(from, key, id) }
    let general = generalSelect(from, key, id, isOptional: isOptional)
    if !isOptional, case .place(let place, .record) = from, case .field(let index) = tree[id].reference {
      return .place(
        place.appending(.field(Int(index)), general: general, allowsNull: false),
        tree.kind(id)
      )
    }
    if !isOptional, let field = MapField(from, key, general: general) { return .mapField(field) }
    return .value(general)
  }

  private func generalSelect(_ from: Plan, _ key: FieldKey, _ id: ExprID, isOptional: Bool) -> ValueCode {
    let operand = from.valueCode
    let node = Int(id.index)
    if isOptional { return { $0.optionalSelect(operand($0), key).at(node) } }
    return { $0.select(operand($0), key).at(node) }
  }

  /// `has(operand.field)`.
  private func test(_ from: Plan, _ key: FieldKey, _ id: ExprID) -> Plan {
    let operand = from.valueCode
    let node = Int(id.index)
    let general: BoolCode = { context in
      let value = operand(context)
      if case .unknown(let set) = value, set.attributes.allSatisfy({ $0.slot >= 0 }) { return .isFalse }
      return context.verdict(context.hasField(value, key).at(node))
    }
    if case .place(let place, .record) = from, case .field(let index) = tree[id].reference {
      let field = place.appending(.field(Int(index)), general: place.general, allowsNull: false)
      guard let single = field.singleField else {
        return .bool { field.has(in: $0) ?? general($0) }
      }
      let root = field.root
      return .bool { context in
        let slot = context.variableSlot(root)
        if slot >= 0 {
          let record = context.slot(slot)
          if record.kind == .record {
            switch context.slotKind(Int(record.payload) &+ single) {
            case .absent, .null: return .isFalse
            default: return .isTrue
            }
          }
        }
        return field.has(in: context) ?? general(context)
      }
    }
    return .bool(general)
  }

  private func fold(_ operand: Value, _ key: FieldKey, isTest: Bool, isOptional: Bool, _ id: ExprID) -> Plan?
  {
    guard case .map(let map) = operand else { return nil }
    let value = map.value(for: key.name, hash: key.hash)
    if isTest { return .constant(.bool(value != nil)) }
    if isOptional { return .constant(.optional(value.map(OptionalValue.init) ?? .none)) }
    return .constant((value ?? Context.noSuchKey(.string(key.name))).at(Int(id.index)))
  }

  // MARK: Literals

  private mutating func list(_ elements: [ExprID], _ optionals: [Int32]) -> Plan {
    let plans = elements.map { plan($0) }
    cost += CostModel.list
    let constants = plans.compactMap(\.constant)
    if constants.count == plans.count, optionals.isEmpty, !constants.contains(where: \.isErrorOrUnknown) {
      return .constant(.list(ListValue(constants)))
    }
    let codes = plans.map { Operand(code: $0.valueCode) }
    let isOptional = Set(optionals.map(Int.init))
    return .value { context in
      let values = codes.map { $0.code(context) }
      if let failed = Context.strict(values) { return failed }
      return context.limited(Context.list(values, isOptional: isOptional.contains))
    }
  }

  private mutating func map(_ entries: [ExprID], _ optionals: [Int32]) -> Plan {
    let plans = entries.map { plan($0) }
    cost += CostModel.map
    let constants = plans.compactMap(\.constant)
    if constants.count == plans.count, optionals.isEmpty, !constants.contains(where: \.isErrorOrUnknown) {
      return .constant(Context.map(constants) { _ in false })
    }
    let codes = plans.map { Operand(code: $0.valueCode) }
    let isOptional = Set(optionals.map(Int.init))
    return .value { context in
      let values = codes.map { $0.code(context) }
      if let failed = Context.strict(values) { return failed }
      return context.limited(Context.map(values, isOptional: isOptional.contains))
    }
  }
}

extension Value {
  /// The value; an error gets the node where it happened.
  @inline(__always)
  func at(_ node: Int) -> Value {
    if case .error(let error) = self { return .error(error.at(node)) }
    return self
  }
}

extension Context {
  /// What a variable stands for, when null as an element of a list is told apart from a value not known.
  func variable(_ reference: Int, allowsNull: Bool) -> Value {
    let slot = variableSlot(reference)
    if slot >= 0 { return allowsNull ? elementValue(atSlot: slot) : knownValue(atSlot: slot) }
    return variable(reference)
  }
}
