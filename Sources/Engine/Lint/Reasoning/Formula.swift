/// A condition in terms of a ``Vocabulary``'s atoms.
indirect enum Formula: Sendable {
  case constant(Bool)
  case atom(Int)
  case not(Formula)
  case and(Formula, Formula)
  case or(Formula, Formula)
  case choice(Formula, then: Formula, otherwise: Formula)
  case same(Formula, Formula)

  /// The outcomes that are possible when each atom has one of those listed.
  func outcomes(_ atoms: [OutcomeSet]) -> OutcomeSet {
    switch self {
    case .constant(let value): return .constant(value)
    case .atom(let index): return atoms[index]
    case .not(let inner): return inner.outcomes(atoms).negated
    case .and(let left, let right):
      let first = left.outcomes(atoms)
      return first == .isFalse ? first : first.and(right.outcomes(atoms))
    case .or(let left, let right):
      let first = left.outcomes(atoms)
      return first == .isTrue ? first : first.or(right.outcomes(atoms))
    case .choice(let condition, let then, let otherwise):
      return condition.outcomes(atoms).choose(then.outcomes(atoms), otherwise.outcomes(atoms))
    case .same(let left, let right): return left.outcomes(atoms).same(as: right.outcomes(atoms))
    }
  }

  /// Adds its atoms, in the order in which they are written.
  func collectAtoms(into list: inout [Int]) {
    switch self {
    case .constant: break
    case .atom(let index): if !list.contains(index) { list.append(index) }
    case .not(let inner): inner.collectAtoms(into: &list)
    case .and(let left, let right), .or(let left, let right), .same(let left, let right):
      left.collectAtoms(into: &list)
      right.collectAtoms(into: &list)
    case .choice(let condition, let then, let otherwise):
      condition.collectAtoms(into: &list)
      then.collectAtoms(into: &list)
      otherwise.collectAtoms(into: &list)
    }
  }

  var atoms: [Int] {
    var list: [Int] = []
    collectAtoms(into: &list)
    return list
  }
}

/// What a search looks for: conditions with given outcomes.
indirect enum Goal {
  /// The condition has one of these outcomes.
  case outcome(Formula, OutcomeSet)
  /// Two conditions have different outcomes.
  case differ(Formula, Formula)
  case all([Goal])
  case not(Goal)

  static func isTrue(_ formula: Formula) -> Goal { .outcome(formula, .isTrue) }
  static func isFalse(_ formula: Formula) -> Goal { .outcome(formula, .isFalse) }

  /// Whether the goal can be met, and whether it can be missed.
  func isPossible(_ atoms: [OutcomeSet]) -> (met: Bool, missed: Bool) {
    switch self {
    case .outcome(let formula, let wanted):
      let outcomes = formula.outcomes(atoms)
      return (!outcomes.isDisjoint(with: wanted), !outcomes.isSubset(of: wanted))
    case .differ(let left, let right):
      let (first, second) = (left.outcomes(atoms), right.outcomes(atoms))
      return (!(first.isSingle && first == second), !first.isDisjoint(with: second))
    case .all(let goals):
      var missed = false
      for goal in goals {
        let possible = goal.isPossible(atoms)
        if !possible.met { return (false, true) }
        missed = missed || possible.missed
      }
      return (true, missed)
    case .not(let goal):
      let possible = goal.isPossible(atoms)
      return (possible.missed, possible.met)
    }
  }

  func collectAtoms(into list: inout [Int]) {
    switch self {
    case .outcome(let formula, _): formula.collectAtoms(into: &list)
    case .differ(let left, let right):
      left.collectAtoms(into: &list)
      right.collectAtoms(into: &list)
    case .all(let goals): for goal in goals { goal.collectAtoms(into: &list) }
    case .not(let goal): goal.collectAtoms(into: &list)
    }
  }
}
