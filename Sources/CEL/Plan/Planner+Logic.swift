/// `&&`, `||`, `!` and `?:`.
extension Planner {
  /// The terms of a chain of one operator, left to right.
  private func terms(_ id: ExprID, _ function: String) -> [ExprID] {
    guard case .call(function, nil, let arguments) = ast[id].kind else { return [id] }
    return ast[arguments].flatMap { terms($0, function) }
  }

  /// A chain of `&&` (`absorbing` false) or `||` (true).
  mutating func chain(_ id: ExprID, _ function: String, absorbing: Bool) -> Plan {
    var codes: [Condition] = []
    let neutral = Value.bool(!absorbing)
    for term in terms(id, function) {
      let plan = plan(term)
      if case .bool(let flag)? = plan.constant {
        // What comes before cannot matter any more; what comes after neither.
        if flag == absorbing { return .constant(.bool(absorbing)) }
        continue
      }
      codes.append(Condition(code: plan.boolCode))
    }
    let decided: Verdict = absorbing ? .isTrue : .isFalse
    let open: Verdict = absorbing ? .isFalse : .isTrue
    switch codes.count {
    case 0: return .constant(neutral)
    case 1: return .bool(codes[0].code)
    case 2:
      let first = codes[0].code
      let second = codes[1]
      return .bool { context in
        let before = context.unknownCount
        let left = first(context)
        if left == decided { return decided }
        if left == open { return second.code(context) }
        return context.absorb([second], after: left, decided: decided, since: before)
      }
    case 3:
      let first = codes[0].code
      let second = codes[1]
      let third = codes[2]
      return .bool { context in
        let before = context.unknownCount
        let left = first(context)
        if left == decided { return decided }
        if left != open {
          return context.absorb([second, third], after: left, decided: decided, since: before)
        }
        let middle = second.code(context)
        if middle == decided { return decided }
        if middle == open { return third.code(context) }
        return context.absorb([third], after: middle, decided: decided, since: before)
      }
    default:
      let codes = codes
      return .bool { context in
        let before = context.unknownCount
        for index in codes.indices {
          let verdict = codes[index].code(context)
          if verdict == decided { return decided }
          if verdict != open {
            return context.absorb(codes[(index + 1)...], after: verdict, decided: decided, since: before)
          }
        }
        return open
      }
    }
  }

  mutating func not(_ operand: ExprID) -> Plan {
    let plan = plan(operand)
    cost += CostModel.call
    if case .bool(let flag)? = plan.constant { return .constant(.bool(!flag)) }
    if case .place(let place, .bool) = plan, let field = place.singleField {
      let reader = FieldReader<Bool>(place, field)
      return .bool { reader.read($0).verdict.negated }
    }
    let code = plan.boolCode
    return .bool { code($0).negated }
  }

  mutating func conditional(_ operands: [ExprID], _ id: ExprID) -> Plan {
    let condition = plan(operands[0])
    let yes = plan(operands[1])
    let no = plan(operands[2])
    if case .bool(let flag)? = condition.constant { return flag ? yes : no }
    let choose = condition.boolCode
    switch tree.kind(id) {
    case .bool:
      let first = yes.boolCode
      let second = no.boolCode
      return .bool { context in
        switch choose(context) {
        case .isTrue: first(context)
        case .isFalse: second(context)
        case let verdict: verdict
        }
      }
    case .int:
      let first = yes.intCode
      let second = no.intCode
      return .int { context in
        switch choose(context) {
        case .isTrue: first(context)
        case .isFalse: second(context)
        case let verdict: Reading(verdict == .unknown ? .unknown : .error)
        }
      }
    case .double:
      let first = yes.doubleCode
      let second = no.doubleCode
      return .double { context in
        switch choose(context) {
        case .isTrue: first(context)
        case .isFalse: second(context)
        case let verdict: Reading(verdict == .unknown ? .unknown : .error)
        }
      }
    case .decimal:
      let first = yes.decimalCode
      let second = no.decimalCode
      return .decimal { context in
        switch choose(context) {
        case .isTrue: first(context)
        case .isFalse: second(context)
        case let verdict: Reading(verdict == .unknown ? .unknown : .error)
        }
      }
    default:
      let first = yes.valueCode
      let second = no.valueCode
      return .value { context in
        let before = context.unknownCount
        switch choose(context) {
        case .isTrue: return first(context)
        case .isFalse: return second(context)
        case .unknown: return .unknown(context.takeUnknowns(after: before))
        case .error: return context.error.map { .error($0) } ?? .noSuchOverload
        }
      }
    }
  }
}

extension Verdict {
  /// The opposite; an unknown and an error stay.
  @inline(__always)
  var negated: Verdict {
    switch self {
    case .isTrue: .isFalse
    case .isFalse: .isTrue
    case .unknown, .error: self
    }
  }
}

extension Context {
  /// The rest of a chain after a term that was unknown or an error: a later term may still decide, and then
  /// what was noted since there were `before` unknowns is of no interest.
  func absorb(
    _ rest: some Sequence<Condition>,
    after first: Verdict,
    decided: Verdict,
    since before: Int
  ) -> Verdict {
    var outcome = first
    var error = first == .error ? self.error : nil
    for term in rest {
      let verdict = term.code(self)
      switch verdict {
      case decided:
        self.error = nil
        forgetUnknowns(after: before)
        return decided
      case .unknown: outcome = .unknown
      case .error:
        if error == nil { error = self.error }
        if outcome != .unknown { outcome = .error }
      default: break
      }
    }
    self.error = outcome == .error ? error : nil
    return outcome
  }
}
