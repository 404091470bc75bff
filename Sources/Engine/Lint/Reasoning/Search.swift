/// Looks for a situation that meets a goal, by trying the answers of one atom after another.
struct Search {
  /// What came of it.
  enum Answer {
    /// No situation meets the goal: every case was looked at.
    case impossible
    /// The goal may be met, in this situation for one.
    case possible(Situation)
    /// There were too many cases to look at.
    case undecided
  }

  /// The most cases that are looked at for one question: a few milliseconds.
  static let budget = 3_000

  private let vocabulary: Vocabulary
  private let consistency: Consistency
  private let goal: Goal
  private let order: [Int]
  private var outcomes: [OutcomeSet]
  private var answers: [(atom: Int, outcome: OutcomeSet)] = []
  private var remaining: Int
  /// Whether only situations count whose values are all known.
  private let wantsComplete: Bool
  private var incomplete: Situation?

  private init(_ goal: Goal, _ vocabulary: Vocabulary, wantsComplete: Bool, budget: Int) {
    self.vocabulary = vocabulary
    self.goal = goal
    self.wantsComplete = wantsComplete
    consistency = Consistency(vocabulary)
    outcomes = vocabulary.atoms.map(\.outcomes)
    var atoms: [Int] = []
    goal.collectAtoms(into: &atoms)
    order = atoms
    remaining = budget
  }

  /// Looks at all cases, or stops at the first that meets the goal.
  ///
  /// With `wantsComplete` it goes on until the values of all symbols are found.
  static func find(
    _ goal: Goal,
    _ vocabulary: Vocabulary,
    wantsComplete: Bool = false,
    budget: Int = Search.budget
  ) -> Answer {
    let most = min(budget, vocabulary.remainingCases ?? budget)
    var search = Search(goal, vocabulary, wantsComplete: wantsComplete, budget: most)
    defer {
      if let remaining = vocabulary.remainingCases {
        vocabulary.remainingCases = max(0, remaining - most + max(0, search.remaining))
      }
    }
    if let situation = search.look(from: 0) { return .possible(situation) }
    if search.remaining <= 0 { return .undecided }
    return search.incomplete.map(Answer.possible) ?? .impossible
  }

  private mutating func look(from position: Int) -> Situation? {
    remaining -= 1
    guard remaining > 0 else { return nil }
    let possible = goal.isPossible(outcomes)
    guard possible.met, consistency.situation(concerned) != nil else { return nil }
    if !possible.missed {
      guard let situation = consistency.situation(answers) else { return nil }
      if !wantsComplete || situation.isComplete { return situation }
      incomplete = incomplete ?? situation
    }
    guard position < order.count else { return nil }
    let atom = order[position]
    let allowed = outcomes[atom]
    for outcome in [OutcomeSet.isTrue, .isFalse, .none] where allowed.contains(outcome) {
      outcomes[atom] = outcome
      answers.append((atom, outcome))
      let found = look(from: position + 1)
      answers.removeLast()
      if found != nil { return found }
    }
    outcomes[atom] = allowed
    return nil
  }

  /// The answers that the last one may contradict: those about its symbols, and about theirs.
  ///
  /// All others agreed before it was given, and still do.
  private var concerned: [(atom: Int, outcome: OutcomeSet)] {
    guard let last = answers.last else { return [] }
    // What is written has to do with everything that lies in it.
    if answers.contains(where: { asksWhetherWritten($0.atom) }) { return answers }
    var symbols = Set(vocabulary.atoms[last.atom].needs)
    var isConcerned = [Bool](repeating: false, count: answers.count)
    isConcerned[answers.count - 1] = true
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for index in answers.indices where !isConcerned[index] {
        let needs = vocabulary.atoms[answers[index].atom].needs
        guard needs.contains(where: symbols.contains) else { continue }
        isConcerned[index] = true
        symbols.formUnion(needs)
        hasGrown = true
      }
    }
    return answers.indices.filter { isConcerned[$0] }.map { answers[$0] }
  }

  private func asksWhetherWritten(_ atom: Int) -> Bool {
    if case .isWritten = vocabulary.atoms[atom].question { true } else { false }
  }
}
