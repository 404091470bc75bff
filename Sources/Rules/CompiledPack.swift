package import CEL
package import Diagnostics
import Schema
import Synchronization

/// A rule whose conditions are compiled.
///
/// A class, because a run hands each rule around for each document: that must not copy four programs.
package final class CompiledRule: Sendable {
  /// The list whose elements are looked at one by one.
  package let list: Program?
  /// The variable that stands for the element; nil without `for_each`.
  package let element: Int?
  package let when: Program?
  /// Nil for a rule that scans the text.
  package let check: Program?
  /// Whether a condition asks for the element's position in its list.
  package let readsPosition: Bool

  init(list: Program?, element: Int?, when: Program?, check: Program?) {
    self.list = list
    self.element = element
    self.when = when
    self.check = check
    readsPosition = Self.mentionsPosition(when) || Self.mentionsPosition(check)
  }
}

/// What a rule says about one element, or about everything.
package enum RuleOutcome: Sendable {
  case passes
  case fails
  /// The condition `when` does not hold.
  case isNotApplicable
  /// A condition is unknown or broke; the frame knows why.
  case isUndecided
}

extension CompiledRule {
  /// Evaluates `when` and then `check` over what is bound in a frame; a rule without `check` passes.
  package func outcome(in frame: Frame) -> RuleOutcome {
    switch when?.evaluateBool(in: frame) {
    case .isTrue?, nil: break
    case .isFalse?: return .isNotApplicable
    case .unknown?, .error?: return .isUndecided
    }
    switch check?.evaluateBool(in: frame) {
    case .isTrue?, nil: return .passes
    case .isFalse?: return .fails
    case .unknown?, .error?: return .isUndecided
    }
  }

  private static func mentionsPosition(_ program: Program?) -> Bool {
    program?.ast.nodes.contains { node in
      if case .ident(Scopes.each) = node.kind { true } else { false }
    } ?? false
  }
}

/// A pack ready to run: every condition parsed, checked against the schema and planned.
///
/// Immutable but for a cache of compiled message texts, and shared by all threads.
package final class CompiledPack: Sendable {
  package let pack: Pack
  /// The day the rules take for today, in days since 1970-01-01.
  package let today: Int
  /// What all of the pack's expressions see, every loop variable included: for making frames.
  package let environment: Environment
  /// Whether a document is the pack's business; nil when every one is.
  package let when: Program?
  /// The rules in the pack's order.
  package let rules: [CompiledRule]
  /// The position of the first of the setup's top-level fields among the variables.
  package let fieldVariables: [Int]
  /// The pack's variables by name.
  package let variables: [(name: String, program: Program)]
  /// The variable `each`, a map with the element's `index`.
  package let eachVariable: Int

  /// What the expressions of each rule see.
  let ruleScopes: [Environment]
  /// For each rule, its texts in each language.
  private let messages: Mutex<[RuleTexts?]>

  init(
    pack: Pack,
    today: Int,
    when: Program?,
    rules: [CompiledRule],
    variables: [(name: String, program: Program)],
    environment: Environment,
    ruleScopes: [Environment],
    texts: [RuleTexts?]? = nil
  ) {
    self.pack = pack
    self.today = today
    self.when = when
    self.rules = rules
    self.variables = variables
    self.ruleScopes = ruleScopes
    messages = Mutex(texts ?? Array(repeating: nil, count: rules.count * Language.allCases.count))
    self.environment = environment
    fieldVariables = pack.schema.rootFields.map { environment.variableIndex($0.name) ?? 0 }
    eachVariable = environment.variableIndex(Scopes.each) ?? 0
  }

  /// The texts that have been compiled so far.
  var compiledTexts: [RuleTexts?] { messages.withLock { $0 } }

  /// The program of a variable; nil when the pack has none of that name.
  package func variable(named name: String) -> Program? {
    variables.first { $0.name == name }?.program
  }

  /// Some programs, and behind them the variables that they use, directly or through others, each once.
  package func withVariables(
    _ programs: [(name: String, program: Program)]
  ) -> [(name: String, program: Program)] {
    var programs = programs
    var known: Set<String> = []
    var next = 0
    while next < programs.count {
      for case .ident(let name) in programs[next].program.ast.nodes.map(\.kind)
      where known.insert(name).inserted {
        if let variable = variable(named: name) { programs.append((name, variable)) }
      }
      next += 1
    }
    return programs
  }

  /// The texts of a rule, compiled when they are first asked for.
  package func texts(ofRule index: Int, in language: Language) -> RuleTexts {
    let key = index * Language.allCases.count + (language == .english ? 0 : 1)
    if let texts = messages.withLock({ $0[key] }) { return texts }
    var compiler = TemplateCompiler(pack: pack, language: language)
    let texts = compiler.texts(of: pack.rules[index], scope: ruleScopes[index])
    messages.withLock { $0[key] = texts }
    return texts
  }

  /// The texts of a rule for whoever reads none.
  package var noTexts: RuleTexts {
    RuleTexts(title: nil, message: nil, fix: nil, why: nil, environment: environment)
  }

  /// What is wrong with the texts of all rules, in all languages.
  package func textIssues() -> [PackIssue] {
    var issues: [PackIssue] = []
    for language in Language.allCases {
      var compiler = TemplateCompiler(pack: pack, language: language)
      for (rule, scope) in zip(pack.rules, ruleScopes) { _ = compiler.texts(of: rule, scope: scope) }
      issues += compiler.issues
    }
    return issues
  }
}

/// The compiled texts of a rule in one language.
package struct RuleTexts: Sendable {
  package let title: Template?
  package let message: Template?
  package let fix: Template?
  package let why: Template?
  /// What a frame for these texts must know: the rule's scope and its `let` names.
  package let environment: Environment
}
