/// Comprehensions.
extension Planner {
  mutating func comprehension(_ id: ExprID, _ index: Int) -> Plan {
    let comprehension = ast.comprehensions[index]
    let local = Int(tree.locals[index])
    if comprehension.form == .bind { return bind(comprehension, local) }
    let range = plan(comprehension.range)
    let (parts, cost) = planned { planner in
      (
        filter: comprehension.filter.map { planner.plan($0) },
        body: planner.plan(comprehension.body)
      )
    }
    let loop = Loop(
      range,
      local: local,
      hasTwo: comprehension.secondVariable != nil,
      cost: cost + 1,
      Int(id.index)
    )
    switch comprehension.form {
    case .all: return .bool(loop.search(for: .isFalse, parts.body.boolCode))
    case .exists: return .bool(loop.search(for: .isTrue, parts.body.boolCode))
    case .existsOne: return .bool(loop.count(parts.body.boolCode))
    case .filter where tree.kind(comprehension.body) == .bool:
      return .value(loop.keep(parts.body.boolCode))
    default:
      return .value(
        loop.collect(comprehension.form, filter: parts.filter?.valueCode, body: parts.body.valueCode)
      )
    }
  }

  private mutating func bind(_ comprehension: AST.Comprehension, _ local: Int) -> Plan {
    let value = plan(comprehension.range)
    let body = plan(comprehension.body)
    let code = value.valueCode
    let place: Place? = if case .place(let place, _) = value { place } else { nil }
    let assign: @Sendable (Context) -> Void = { context in
      if let place {
        let before = context.unknownCount
        let slot = place.slot(in: context)
        if slot >= 0, !place.allowsNull || context.slotKind(slot) != .null {
          context.setLocal(local, slot: slot)
          return
        }
        context.forgetUnknowns(after: before)
      }
      context.setLocal(local, value: code(context))
    }
    switch body {
    case .bool(let code):
      return .bool { context in
        assign(context)
        return code(context)
      }
    default:
      let code = body.valueCode
      return .value { context in
        assign(context)
        return code(context)
      }
    }
  }
}

/// The rounds of a comprehension: over a list in the store without making values, or over any value.
private struct Loop: Sendable {
  let place: Place?
  let range: ValueCode
  let local: Int
  let hasTwo: Bool
  /// The steps of a round.
  let cost: Int
  let node: Int

  init(_ range: Plan, local: Int, hasTwo: Bool, cost: Int, _ node: Int) {
    self.range = range.valueCode
    place =
      if case .place(let place, let kind) = range, kind == .list || kind == .dyn { place } else { nil }
    self.local = local
    self.hasTwo = hasTwo
    self.cost = cost
    self.node = node
  }

  /// The list's slot when it is in the store; else nil, and the value is to be asked for.
  @inline(__always)
  private func listSlot(_ context: Context) -> Slot? {
    guard let place else { return nil }
    let index: Int
    let direct = place.steps.isEmpty ? context.variableSlot(place.root) : -1
    if direct >= 0 {
      index = direct
    } else {
      let before = context.unknownCount
      index = place.slot(in: context)
      if index < 0 {
        context.forgetUnknowns(after: before)
        return nil
      }
    }
    let slot = context.slot(index)
    return slot.kind == .list ? slot : nil
  }

  /// Runs `body` for each round until it says false.
  ///
  /// The result is nil, or what the range came to when there can be no rounds, or the error when the budget
  /// is used up.
  @inline(__always)
  private func run(_ context: Context, _ body: (_ key: @autoclosure () -> Value) -> Bool) -> Value? {
    if let list = listSlot(context) {
      let first = Int(list.payload)
      for round in 0..<Int(list.length) {
        guard context.spend(cost) else { return context.costExceeded.at(node) }
        if hasTwo {
          context.setLocal(local, value: .int(Int64(round)))
          context.setLocal(local + 1, slot: first + round)
        } else {
          context.setLocal(local, slot: first + round)
        }
        if !body(.int(Int64(round))) { return nil }
      }
      return nil
    }
    return runValues(context) { body($0) }
  }

  private func runValues(_ context: Context, _ body: (Value) -> Bool) -> Value? {
    let value = range(context)
    if value.isErrorOrUnknown { return value }
    guard let rounds = Rounds(value, slot: -1, context) else {
      return Value.error(
        .noMatchingOverload,
        en: "no such overload: a comprehension over \(value.typeName)",
        zh: "没有这样的重载：不能遍历 \(value.typeName)"
      ).at(
        node
      )
    }
    for round in 0..<rounds.count {
      guard context.spend(cost) else { return context.costExceeded.at(node) }
      let key = rounds.key(round)
      if hasTwo {
        context.setLocal(local, value: key)
        context.setLocal(local + 1, value: rounds.value(round))
      } else {
        context.setLocal(local, value: rounds.isMap ? key : rounds.value(round))
      }
      if !body(key) { return nil }
    }
    return nil
  }

  // MARK: What is made of the rounds

  /// `exists` (searching for true) and `all` (for false).
  func search(for decided: Verdict, _ condition: @escaping BoolCode) -> BoolCode {
    let open = decided.negated
    return { context in
      let before = context.unknownCount
      var outcome = open
      var error: EvalError?
      let ended = run(context) { _ in
        let verdict = condition(context)
        if verdict == open { return true }
        outcome = outcome.joined(verdict, decided: decided)
        if verdict == .error, error == nil { error = context.error }
        return verdict != decided
      }
      if let ended { return context.verdict(ended) }
      if outcome == open { return open }
      if outcome == decided { context.forgetUnknowns(after: before) }
      context.error = outcome == .error ? error : nil
      return outcome
    }
  }

  /// `exists_one`: every element counts, and an error anywhere is an error.
  func count(_ condition: @escaping BoolCode) -> BoolCode {
    { context in
      let before = context.unknownCount
      var count = 0
      var failed = Verdict.isTrue
      var error: EvalError?
      let ended = run(context) { _ in
        let verdict = condition(context)
        switch verdict {
        case .isTrue: count += 1
        case .isFalse: break
        case .unknown: failed = .unknown
        case .error:
          if error == nil { error = context.error }
          if failed != .unknown { failed = .error }
        }
        return true
      }
      if let ended { return context.verdict(ended) }
      switch failed {
      // Whatever the unknown elements are, two are already too many.
      case .unknown where count > 1:
        context.forgetUnknowns(after: before)
        return .isFalse
      case .unknown: return .unknown
      case .error:
        context.error = error
        return .error
      default: return count == 1 ? .isTrue : .isFalse
      }
    }
  }

  /// `filter` with a condition that is known to be one.
  func keep(_ condition: @escaping BoolCode) -> ValueCode {
    let local = local
    return { context in
      var kept = ListValue()
      var failed: Value?
      let ended = run(context) { _ in
        let before = context.unknownCount
        switch condition(context) {
        case .isTrue: kept.append(context.variable(~local))
        case .isFalse: break
        case .unknown:
          let unknown = Value.unknown(context.takeUnknowns(after: before))
          failed = failed.map { Context.strict($0, unknown) ?? $0 } ?? unknown
        case .error:
          let error = context.error.map { Value.error($0) } ?? .noSuchOverload
          failed = failed.map { Context.strict($0, error) ?? $0 } ?? error
        }
        return true
      }
      return context.limited(ended ?? failed ?? .list(kept)).at(node)
    }
  }

  /// The forms that make a list or a map.
  func collect(_ form: AST.Comprehension.Form, filter: ValueCode?, body: @escaping ValueCode) -> ValueCode {
    let local = local
    return { context in
      var fold = Fold(form)
      let ended = run(context) { key in
        if let filter, !fold.passes(filter(context)) { return true }
        let element = form == .filter ? context.variable(~local) : key()
        return !fold.add(body(context), element)
      }
      return context.limited(ended ?? fold.result).at(node)
    }
  }
}

extension Verdict {
  /// What an undecided search comes to with one more outcome.
  @inline(__always)
  fileprivate func joined(_ next: Verdict, decided: Verdict) -> Verdict {
    if next == decided || next == .unknown { return next }
    return self == .unknown ? self : next
  }
}
