import CEL
import Rules
import SourceText

/// Asks the engine what it says of setups: no claim is made that a real run contradicts.
final class TrialRuns {
  private let session: Session
  private let ruleNumbers: [String: Int]
  private var known: [String: [Int: Set<ResultStatus>]] = [:]

  init(_ pack: CompiledPack) {
    session = Session(pack, options: SessionOptions(makesTexts: false))
    ruleNumbers = Dictionary(
      pack.pack.rules.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// What each rule says of a setup, by its position in the pack.
  func outcomes(_ setup: String) -> [Int: Set<ResultStatus>] {
    if let outcomes = known[setup] { return outcomes }
    var outcomes: [Int: Set<ResultStatus>] = [:]
    session.check(SourceBuffer(name: "setup.yaml", text: setup + "\n"), path: "setup.yaml") { report in
      for result in report.results {
        if let rule = ruleNumbers[result.ruleID] { outcomes[rule, default: []].insert(result.status) }
      }
    }
    known[setup] = outcomes
    return outcomes
  }

  /// What a rule says of a setup.
  func outcomes(_ setup: String, ofRule rule: Int) -> Set<ResultStatus> { outcomes(setup)[rule] ?? [] }
}

/// Setups around the values that conditions compare with.
struct SampleSetups {
  private static let most = 48

  private let reader: ConditionReader
  private var state: UInt64 = 1

  init(_ reader: ConditionReader) { self.reader = reader }

  /// Setups for the values that some rules ask about: both sides of each constant, each text, and nothing.
  mutating func setups(_ rules: [RuleConditions]) -> [String] {
    let writer = SetupWriter(reader)
    var symbols: Set<Int> = []
    var atoms: Set<Int> = []
    for rule in rules {
      symbols.formUnion(rule.symbols)
      for formula in rule.premises + [rule.when, rule.check] { atoms.formUnion(formula.atoms) }
    }
    let choices = symbols.sorted().map { ($0, values(of: $0, atoms)) }
    var setups: Set<String> = []
    for _ in 0..<Self.most {
      var situation = Situation()
      for (symbol, values) in choices {
        let pick = number(below: values.count + 1)
        if pick < values.count { values[pick].set(symbol, &situation) }
      }
      if let text = writer.text(situation) { setups.insert(text) }
    }
    return setups.sorted()
  }

  private enum Choice {
    case number(Fraction)
    case text(String)
    case bool(Bool)

    func set(_ symbol: Int, _ situation: inout Situation) {
      switch self {
      case .number(let number): situation.numbers[symbol] = number
      case .text(let text): situation.texts[symbol] = text
      case .bool(let bool): situation.bools[symbol] = bool
      }
    }
  }

  private func values(of symbol: Int, _ atoms: Set<Int>) -> [Choice] {
    let domain = reader.vocabulary.symbols[symbol]
    switch domain.sort {
    case .operation: return []
    case .bool: return [.bool(true), .bool(false)]
    case .text:
      var texts: Set<String> = Set(domain.members ?? ["x"])
      for atom in atoms {
        if case .isText(symbol, let text) = reader.vocabulary.atoms[atom].question { texts.insert(text) }
      }
      return texts.sorted().map(Choice.text)
    case .number(let isWhole):
      var numbers: Set<Fraction> = [.zero, .one]
      let step = isWhole ? Fraction.one : domain.isDate ? Fraction(86_400) : Fraction(1, over: 100) ?? .one
      for limit in [domain.minimum?.value, domain.maximum?.value].compactMap({ $0 }) { numbers.insert(limit) }
      for atom in atoms {
        switch reader.vocabulary.atoms[atom].question {
        case .isNegative(let form), .isZero(let form):
          let factor = form.factor(of: symbol)
          guard !factor.isZero, let bound = form.constant.negated.divided(by: factor) else { continue }
          for value in [bound.adding(step.negated), bound, bound.adding(step)].compactMap({ $0 }) {
            numbers.insert(value)
          }
        default: break
        }
      }
      return numbers.sorted().map(Choice.number)
    }
  }

  private mutating func number(below limit: Int) -> Int {
    // splitmix64
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(limit))
  }
}
