/// Comprehensions, one round an element.
extension Interpreter {
  func comprehension(_ index: Int) -> Outcome {
    let comprehension = code.ast.comprehensions[index]
    let local = Int(code.tree.locals[index])
    if comprehension.form == .bind { return bind(comprehension, local) }
    let range = evaluateOperand(comprehension.range)
    guard let rounds = Rounds(range.value, slot: range.slot, context) else {
      if range.value.isErrorOrUnknown { return Outcome(range.value, children: [range.node]) }
      let type = range.value.typeName
      let error = Value.error(
        .noMatchingOverload,
        en: "no such overload: a comprehension over \(type)",
        zh: "没有这样的重载：不能遍历 \(type)"
      )
      return Outcome(error, children: [range.node])
    }
    var fold = Fold(comprehension.form)
    var children = [range.node]
    let rangeText = isLabelling ? Unparser(code.ast).text(comprehension.range) : ""
    for round in 0..<rounds.count {
      guard context.spend(CostModel.call) else {
        return Outcome(context.costExceeded, children: children)
      }
      let key = rounds.key(round)
      assign(comprehension, local, rounds, round, range)
      let label = isLabelling ? "\(rangeText)[\(key.text)]" : nil
      if let filter = comprehension.filter {
        let outcome = evaluate(filter, label: label)
        children.append(outcome.node)
        if !fold.passes(outcome.value) { continue }
      }
      let body = evaluate(comprehension.body, label: label)
      children.append(body.node)
      let element =
        comprehension.form == .filter ? element(local) : rounds.isMap ? key : Value.int(Int64(round))
      // A trace shows every element that decides, not the first only.
      if fold.add(body.value, element), !isTracing { break }
    }
    return Outcome(context.limited(fold.result), children: children)
  }

  private func bind(_ comprehension: AST.Comprehension, _ local: Int) -> Outcome {
    let value = evaluateOperand(comprehension.range)
    assign(local, value.value, slot: value.slot, path: value.path)
    let body = evaluate(comprehension.body)
    var outcome = Outcome(body.value, children: [value.node, body.node])
    outcome.slot = body.slot
    outcome.path = body.path
    return outcome
  }

  private func element(_ local: Int) -> Value { context.variable(~local) }

  private func assign(
    _ comprehension: AST.Comprehension,
    _ local: Int,
    _ rounds: Rounds,
    _ round: Int,
    _ range: Outcome
  ) {
    let key = rounds.key(round)
    let slot = rounds.slot(round)
    let path = AttributePattern.Qualifier(key).flatMap { range.path?.appending($0) }
    if comprehension.secondVariable != nil {
      assign(local, key, slot: -1, path: nil)
      assign(local + 1, rounds.value(round), slot: slot, path: path)
    } else if rounds.isMap {
      assign(local, key, slot: -1, path: nil)
    } else {
      assign(local, rounds.value(round), slot: slot, path: path)
    }
  }

  private func assign(_ local: Int, _ value: Value, slot: Int, path: AttributePath?) {
    if slot >= 0 {
      context.setLocal(local, slot: slot)
    } else {
      context.setLocal(local, value: value)
    }
    if !patterns.isEmpty { localPaths[local] = path }
  }
}

/// The elements that a comprehension goes through.
enum Rounds {
  case list(ListValue)
  case map(MapValue)
  /// A list in the store: its elements may be unknown one by one.
  case slots(first: Int, count: Int, Context)

  /// Nil when the value is neither a list nor a map.
  init?(_ range: Value, slot: Int, _ context: Context) {
    if slot >= 0, context.slotKind(slot) == .list {
      let list = context.slot(slot)
      self = .slots(first: Int(list.payload), count: Int(list.length), context)
      return
    }
    switch range {
    case .list(let list): self = .list(list)
    case .map(let map): self = .map(map)
    default: return nil
    }
  }

  var isMap: Bool {
    if case .map = self { true } else { false }
  }

  var count: Int {
    switch self {
    case .list(let list): list.count
    case .map(let map): map.count
    case .slots(_, let count, _): count
    }
  }

  /// The slot of an element, or -1.
  func slot(_ round: Int) -> Int {
    if case .slots(let first, _, _) = self { first + round } else { -1 }
  }

  /// The index or the key.
  func key(_ round: Int) -> Value {
    if case .map(let map) = self { map.key(at: round) } else { .int(Int64(round)) }
  }

  /// The element or the entry's value.
  func value(_ round: Int) -> Value {
    switch self {
    case .list(let list): list[round]
    case .map(let map): map.value(at: round)
    case .slots(let first, _, let context): context.elementValue(atSlot: first + round)
    }
  }
}

/// What a comprehension has collected so far.
struct Fold {
  private let form: AST.Comprehension.Form
  private var list = ListValue()
  private var map = MapValue()
  private var count = 0
  /// The unknowns and the error met so far: an unknown wins.
  private var failed: Value?
  private var decided: Value?

  init(_ form: AST.Comprehension.Form) { self.form = form }

  private mutating func fail(_ value: Value) {
    failed = failed.map { Context.strict($0, value) ?? $0 } ?? value
  }

  /// Whether the filter lets an element through; notes what is neither true nor false.
  mutating func passes(_ condition: Value) -> Bool {
    switch Context.asBool(condition) {
    case .bool(let flag): return flag
    case let value:
      fail(value)
      return false
    }
  }

  /// Adds what the body came to for an element or a key; true when the rest does not matter.
  mutating func add(_ body: Value, _ element: Value) -> Bool {
    switch form {
    case .all, .exists:
      switch Context.asBool(body) {
      case .bool(let flag):
        if flag == (form == .exists) {
          decided = .bool(flag)
          return true
        }
      case let value: fail(value)
      }
    case .existsOne: if passes(body) { count += 1 }
    case .filter: if passes(body) { list.append(element) }
    case .map, .transformList: if body.isErrorOrUnknown { fail(body) } else { list.append(body) }
    case .transformMap: if body.isErrorOrUnknown { fail(body) } else { insert(element, body) }
    case .transformMapEntry:
      switch body {
      case .map(let entries): for (key, value) in entries { insert(key, value) }
      case .error, .unknown: fail(body)
      default:
        fail(
          .error(
            .noMatchingOverload,
            en: "transformMapEntry() must make a map, not \(body.typeName)",
            zh: "transformMapEntry() 必须产生映射，而不是 \(body.typeName)"
          )
        )
      }
    case .bind: break
    }
    return false
  }

  private mutating func insert(_ key: Value, _ value: Value) {
    if let error = map.insert(key, value) { fail(.error(error)) }
  }

  /// What the comprehension comes to.
  var result: Value {
    if let decided { return decided }
    switch (form, failed) {
    case (.existsOne, .unknown?) where count > 1: return .bool(false)
    case (_, let failed?): return failed
    case (.all, nil): return .bool(true)
    case (.exists, nil): return .bool(false)
    case (.existsOne, nil): return .bool(count == 1)
    case (.map, nil), (.filter, nil), (.transformList, nil): return .list(list)
    case (.transformMap, nil), (.transformMapEntry, nil): return .map(map)
    case (.bind, nil): return .null
    }
  }
}
