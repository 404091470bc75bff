import Rules

/// Which rules depend on which variables and parameters: those whose expressions or texts name them, directly or
/// through other variables.
struct RuleReach {
  private let words: [Set<Substring>]

  init(_ pack: Pack) {
    let variables = pack.variables.map { ($0.name, Self.words(of: $0.expression.text)) }
    words = pack.rules.map { rule in
      var words = Self.words(of: rule, in: pack)
      var isGrowing = true
      while isGrowing {
        let before = words.count
        for (name, more) in variables where words.contains(name[...]) { words.formUnion(more) }
        isGrowing = words.count > before
      }
      return words
    }
  }

  /// The rules that a mutant may change.
  func rules(of mutant: Mutant, in pack: Pack) -> [Int] {
    switch mutant.change {
    case .expression(.variable(let index), _): rules(naming: pack.variables[index].name)
    case .parameter(let index, _): rules(naming: pack.parameters[index].name)
    default: mutant.rule.map { [$0] } ?? []
    }
  }

  /// Whether a rule's expressions or texts contain a word.
  func mentions(_ name: String, rule: Int) -> Bool { words[rule].contains(name[...]) }

  private func rules(naming name: String) -> [Int] { words.indices.filter { mentions(name, rule: $0) } }

  private static func words(of rule: Rule, in pack: Pack) -> Set<Substring> {
    let texts = pack.texts(of: rule)
    let expressions = [rule.forEach?.list.text, rule.when?.text, rule.check?.text].compactMap(\.self)
    let lets = texts.lets.flatMap { [$0.english.text, $0.simplifiedChinese.text] }
    let said = [texts.title, texts.message, texts.fix, texts.why].flatMap { node in
      node.map { [pack.text($0.english), pack.text($0.simplifiedChinese)] } ?? []
    }
    return (expressions + lets + said).reduce(into: []) { $0.formUnion(words(of: $1)) }
  }

  private static func words(of text: String) -> Set<Substring> {
    Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_") })
  }
}
