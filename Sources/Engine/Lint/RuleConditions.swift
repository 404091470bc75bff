import CEL
import Rules

/// The conditions of a rule as formulas.
struct RuleConditions {
  let index: Int
  let rule: Rule
  /// What every document that is the pack's business fulfils, and every element of the rule's list.
  let premises: [Formula]
  let when: Formula
  let check: Formula
  let whenSource: ConditionReader.Source?
  let checkSource: ConditionReader.Source
  /// The list whose elements the rule looks at, by its key; nil for a rule about the whole setup.
  let subject: String?
  /// The symbols that the conditions ask about.
  let symbols: Set<Int>

  /// Nil for a rule that scans the text.
  init?(_ index: Int, _ reader: ConditionReader) {
    let rule = reader.pack.pack.rules[index]
    let programs = reader.pack.rules[index]
    guard let check = programs.check else { return nil }
    self.index = index
    self.rule = rule
    let (source, premises) = reader.source(check, rule.forEach?.name, of: programs.list)
    self.premises = reader.packPremises + premises
    checkSource = source
    self.check = reader.formula(source)
    whenSource = programs.when.map { reader.source($0, rule.forEach?.name, of: programs.list).0 }
    when = whenSource.map(reader.formula) ?? .constant(true)
    subject = rule.forEach.flatMap { source.scope[$0.name]?.key }
    var symbols: Set<Int> = []
    for formula in self.premises + [when, self.check] {
      symbols.formUnion(reader.vocabulary.symbols(of: formula))
    }
    self.symbols = symbols
  }

  /// The rule applies.
  var applies: [Goal] { (premises + [when]).map(Goal.isTrue) }
  /// The rule applies and passes.
  var passes: [Goal] { applies + [.isTrue(check)] }
  /// The rule applies and fails.
  var fails: [Goal] { applies + [.isFalse(check)] }

  /// Whether both rules look at the same things: elements of one list, or one of them at the whole setup.
  func sharesSubject(with other: RuleConditions) -> Bool {
    (subject == nil || other.subject == nil || subject == other.subject)
      && !symbols.isDisjoint(with: other.symbols)
  }
}

extension Vocabulary {
  /// The values of the setup that a formula asks about.
  func symbols(of formula: Formula) -> Set<Int> {
    var result: Set<Int> = []
    for atom in formula.atoms {
      for symbol in atoms[atom].needs where symbols[symbol].sort != .operation { result.insert(symbol) }
    }
    return result
  }
}

extension ConditionReader {
  /// What holds for every document that is the pack's business.
  var packPremises: [Formula] { pack.when.map { [formula(Source(program: $0))] } ?? [] }
}
