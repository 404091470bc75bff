package import CEL
package import Diagnostics

/// A place of a pack where a condition or a list stands.
package enum ExpressionSite: Hashable, Sendable {
  case list(rule: Int)
  case when(rule: Int)
  case check(rule: Int)
  /// One of the pack's variables, by position.
  case variable(Int)

  /// The rule that it belongs to; nil for a variable.
  package var rule: Int? {
    switch self {
    case .list(let rule), .when(let rule), .check(let rule): rule
    case .variable: nil
    }
  }
}

extension Pack {
  /// The expression that stands somewhere.
  package func expression(at site: ExpressionSite) -> ExpressionSource? {
    switch site {
    case .list(let rule): rules[rule].forEach?.list
    case .when(let rule): rules[rule].when
    case .check(let rule): rules[rule].check
    case .variable(let index): variables[index].expression
    }
  }

  /// All places where an expression stands, variables first.
  package var expressionSites: [ExpressionSite] {
    let sites =
      variables.indices.map { ExpressionSite.variable($0) }
      + rules.indices.flatMap { [.list(rule: $0), .when(rule: $0), .check(rule: $0)] }
    return sites.filter { expression(at: $0) != nil }
  }
}

/// Packs that differ from a compiled one in a single thing: only that is compiled anew.
extension CompiledPack {
  /// The compiled expression of a place.
  package func program(at site: ExpressionSite) -> Program? {
    switch site {
    case .list(let rule): rules[rule].list
    case .when(let rule): rules[rule].when
    case .check(let rule): rules[rule].check
    case .variable(let index): variables[index].program
    }
  }

  /// Compiles another expression for a place; nil when it is wrong there, or of another type.
  package func compile(_ text: String, at site: ExpressionSite) -> Program? {
    guard let type = program(at: site)?.resultType else { return nil }
    let scope = site.rule.map { ruleScopes[$0] } ?? environment
    guard let program = try? scope.compile(text, expecting: type), program.resultType == type else {
      return nil
    }
    return program
  }

  /// The same pack with another expression at a place, which must have the type of the one that stands there; nil
  /// takes a rule's `when` away.
  package func replacing(_ site: ExpressionSite, with program: Program?) -> CompiledPack {
    if case .variable(let index) = site {
      return program.map { replacingVariable(index, with: $0) } ?? self
    }
    guard let index = site.rule else { return self }
    let rule = rules[index]
    var list = rule.list
    var when = rule.when
    var check = rule.check
    switch site {
    case .list: list = program
    case .when: when = program
    case .check: check = program
    case .variable: break
    }
    var changed = rules
    changed[index] = CompiledRule(list: list, element: rule.element, when: when, check: check)
    return copy(rules: changed)
  }

  /// Programs name a variable by its position in a frame, so those that use it stay as they are.
  private func replacingVariable(_ index: Int, with program: Program) -> CompiledPack {
    let name = variables[index].name
    func changed(_ environment: Environment) -> Environment {
      var environment = environment
      environment.define(name, as: program)
      return environment
    }
    var variables = variables
    variables[index].program = program
    return copy(
      variables: variables,
      environment: changed(environment),
      ruleScopes: ruleScopes.map(changed),
      texts: compiledTexts.map { texts in
        texts.map {
          RuleTexts(
            title: $0.title,
            message: $0.message,
            fix: $0.fix,
            why: $0.why,
            environment: changed($0.environment)
          )
        }
      }
    )
  }

  /// The same pack with another severity or stage of a rule.
  package func changing(rule index: Int, severity: Severity? = nil, stage: Int? = nil) -> CompiledPack {
    var pack = pack
    if let severity { pack.rules[index].severity = severity }
    if let stage { pack.rules[index].stage = stage }
    return copy(pack: pack)
  }

  /// The same pack with some of its parts replaced.
  private func copy(
    pack: Pack? = nil,
    rules: [CompiledRule]? = nil,
    variables: [(name: String, program: Program)]? = nil,
    environment: Environment? = nil,
    ruleScopes: [Environment]? = nil,
    texts: [RuleTexts?]? = nil
  ) -> CompiledPack {
    CompiledPack(
      pack: pack ?? self.pack,
      today: today,
      when: when,
      rules: rules ?? self.rules,
      variables: variables ?? self.variables,
      environment: environment ?? self.environment,
      ruleScopes: ruleScopes ?? self.ruleScopes,
      texts: texts ?? compiledTexts
    )
  }
}
