/// A case that conditions may meet: what each symbol is worth, and what is not known.
struct Situation {
  /// The values of numbers, truth values and texts, by symbol.
  var numbers: [Int: Fraction] = [:]
  var bools: [Int: Bool] = [:]
  var texts: [Int: String] = [:]
  /// The symbols that have to be unknown.
  var unknown: Set<Int> = []
  /// Which fields are written, by key.
  var written: [String: Bool] = [:]
  /// Whether values were found for everything, and no answer had to be guessed.
  var isComplete = true
}

/// Decides whether answers to atoms can all be given together.
struct Consistency {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// A situation with these answers; nil when there can be none.
  func situation(_ answers: [(atom: Int, outcome: OutcomeSet)]) -> Situation? {
    var known: Set<Int> = []
    for (atom, outcome) in answers where outcome != .none { known.formUnion(vocabulary.atoms[atom].needs) }
    var situation = Situation()
    for (atom, outcome) in answers where outcome == .none {
      guard note(missing: vocabulary.atoms[atom], known, &situation) else { return nil }
    }
    guard readWritten(answers, known, &situation) else { return nil }
    var texts: [Int: (chosen: Set<String>, excluded: Set<String>)] = [:]
    var constraints: [LinearSolver.Constraint] = []
    var different: [LinearForm] = []
    for (atom, outcome) in answers where outcome != .none {
      let isTrue = outcome == .isTrue
      switch vocabulary.atoms[atom].question {
      case .bool(let symbol):
        if let other = situation.bools[symbol], other != isTrue { return nil }
        situation.bools[symbol] = isTrue
      case .isText(let symbol, let text):
        if isTrue {
          texts[symbol, default: ([], [])].chosen.insert(text)
        } else {
          texts[symbol, default: ([], [])].excluded.insert(text)
        }
      case .isNegative(let form):
        constraints.append(
          isTrue ? .init(form: form, isStrict: true) : .init(form: form.negated, isStrict: false)
        )
      case .isZero(let form):
        if isTrue {
          constraints.append(.init(form: form, isStrict: false))
          constraints.append(.init(form: form.negated, isStrict: false))
        } else {
          different.append(form)
        }
      case .isWritten: break
      case .other: situation.isComplete = false
      }
    }
    for (symbol, choice) in texts {
      guard choose(choice.chosen, choice.excluded, for: symbol, &situation) else { return nil }
    }
    if constraints.isEmpty, different.isEmpty { return situation }
    return numbers(constraints, different, &situation) ? situation : nil
  }

  /// An answer that is missing needs a symbol that may be unknown.
  private func note(missing atom: Atom, _ known: Set<Int>, _ situation: inout Situation) -> Bool {
    if atom.mayBreak {
      situation.isComplete = false
      return true
    }
    let free = atom.needs.filter { !known.contains($0) && !vocabulary.symbols[$0].isAlwaysKnown }
    // Of several, one that stands in the setup.
    guard let first = free.first(where: { vocabulary.symbols[$0].sort != .operation }) ?? free.first else {
      return false
    }
    if vocabulary.symbols[first].steps == nil { situation.isComplete = false }
    situation.unknown.insert(first)
    return true
  }

  /// What is not written is not known, and neither is what lies in it.
  private func readWritten(
    _ answers: [(atom: Int, outcome: OutcomeSet)],
    _ known: Set<Int>,
    _ situation: inout Situation
  ) -> Bool {
    for (atom, outcome) in answers {
      guard case .isWritten(let key) = vocabulary.atoms[atom].question else { continue }
      situation.written[key] = outcome == .isTrue
    }
    let absent = situation.written.filter { !$0.value }.map(\.key)
    guard !absent.isEmpty else { return true }
    for symbol in known where vocabulary.symbols[symbol].ancestry.contains(where: absent.contains) {
      return false
    }
    // A field that is written lies in records that are.
    for (key, isWritten) in situation.written where isWritten {
      if absent.contains(where: { key.hasPrefix($0 + ".") }) { return false }
    }
    return true
  }

  // MARK: Texts

  private func choose(
    _ chosen: Set<String>,
    _ excluded: Set<String>,
    for symbol: Int,
    _ situation: inout Situation
  ) -> Bool {
    let domain = vocabulary.symbols[symbol]
    func fits(_ text: String) -> Bool {
      domain.length.contains(text.unicodeScalars.count) && domain.members?.contains(text) ?? true
    }
    if let text = chosen.first {
      situation.texts[symbol] = text
      return chosen.count == 1 && !excluded.contains(text) && fits(text)
    }
    if let members = domain.members {
      guard let text = members.first(where: { !excluded.contains($0) && fits($0) }) else { return false }
      situation.texts[symbol] = text
      return true
    }
    // There are more texts than conditions can exclude, unless only few are short enough.
    let shortest = max(1, domain.length.lowerBound)
    let candidates = (0...excluded.count).map { number in
      let text = number == 0 ? "x" : "x\(number)"
      return text + String(repeating: "x", count: max(0, shortest - text.count))
    }
    let text = candidates.first { !excluded.contains($0) && fits($0) }
    situation.texts[symbol] = text
    if text == nil { situation.isComplete = false }
    return true
  }

  // MARK: Numbers

  private func numbers(
    _ constraints: [LinearSolver.Constraint],
    _ different: [LinearForm],
    _ situation: inout Situation
  ) -> Bool {
    var symbols: Set<Int> = []
    for constraint in constraints { symbols.formUnion(constraint.form.terms.map(\.symbol)) }
    for form in different { symbols.formUnion(form.terms.map(\.symbol)) }
    var all = constraints
    for symbol in symbols.sorted() { all += bounds(of: symbol) }
    let solver = LinearSolver { [vocabulary] in vocabulary.symbols[$0].sort == .number(isWhole: true) }
    var attempts = 64
    switch solve(all, different[...], solver, &attempts) {
    case .impossible: return false
    case .possible(let numbers?): situation.numbers = numbers
    case .possible(nil): situation.isComplete = false
    }
    return true
  }

  /// What differs from zero is below or above it.
  private func solve(
    _ constraints: [LinearSolver.Constraint],
    _ different: ArraySlice<LinearForm>,
    _ solver: LinearSolver,
    _ attempts: inout Int
  ) -> LinearSolver.Answer {
    guard attempts > 0 else { return .possible(nil) }
    attempts -= 1
    let answer = solver.solve(constraints)
    guard let form = different.first else { return answer }
    if case .impossible = answer { return answer }
    var isPossible = false
    for side in [form.negated, form] {
      let more = constraints + [.init(form: side, isStrict: true)]
      switch solve(more, different.dropFirst(), solver, &attempts) {
      case .impossible: break
      case .possible(let numbers?): return .possible(numbers)
      case .possible(nil): isPossible = true
      }
    }
    return isPossible ? .possible(nil) : .impossible
  }

  private func bounds(of symbol: Int) -> [LinearSolver.Constraint] {
    var result: [LinearSolver.Constraint] = []
    let domain = vocabulary.symbols[symbol]
    let form = LinearForm(symbol: symbol)
    if let maximum = domain.maximum, let above = form.adding(LinearForm(maximum.value.negated)) {
      result.append(.init(form: above, isStrict: maximum.isExclusive))
    }
    if let minimum = domain.minimum, let below = LinearForm(minimum.value).subtracting(form) {
      result.append(.init(form: below, isStrict: minimum.isExclusive))
    }
    return result
  }
}
