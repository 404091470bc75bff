import CEL
import Diagnostics
import Rules
import SourceText

/// Finds parts of conditions that make no difference.
struct PartLint {
  private let lint: ConditionLint
  private let reader: ConditionReader

  init(_ lint: ConditionLint) {
    self.lint = lint
    reader = lint.general
  }

  func findings(_ rules: [RuleConditions]) -> [LintFinding] {
    var findings: [LintFinding] = []
    for rule in rules {
      if let source = rule.whenSource, let when = rule.rule.when {
        findings += parts(of: source.ast.root, source, when, rule.premises.map(Goal.isTrue), ofRule: rule)
      }
      if let check = rule.rule.check {
        let source = rule.checkSource
        findings += parts(of: source.ast.root, source, check, rule.applies, ofRule: rule)
      }
      if let list = lint.pack.rules[rule.index].list, let loop = rule.rule.forEach {
        findings += bodies(of: list.ast.root, ConditionReader.Source(program: list), loop.list)
      }
    }
    if let program = lint.pack.when, let when = lint.pack.pack.when {
      let source = ConditionReader.Source(program: program)
      let constant = constant(program.ast.root, source, when, [])
      findings += constant.map { [$0] } ?? parts(of: program.ast.root, source, when, [])
    }
    for variable in lint.pack.pack.variables {
      guard let program = lint.pack.variable(named: variable.name) else { continue }
      let source = ConditionReader.Source(program: program)
      if program.resultType == .bool {
        let constant = constant(program.ast.root, source, variable.expression, [])
        findings += constant.map { [$0] } ?? parts(of: program.ast.root, source, variable.expression, [])
      } else {
        findings += bodies(of: program.ast.root, source, variable.expression)
      }
    }
    return findings
  }

  // MARK: Parts

  /// A part of a condition and what it may be replaced by.
  private struct Part {
    let id: ExprID
    /// The value that changes nothing in its place: true in a conjunction.
    let neutral: Bool
  }

  private func parts(
    of root: ExprID,
    _ source: ConditionReader.Source,
    _ expression: ExpressionSource,
    _ premises: [Goal],
    ofRule rule: RuleConditions? = nil
  ) -> [LintFinding] {
    var findings: [LintFinding] = []
    var current = source
    var skipped: [TextRange] = []
    let original = reader.formula(root, source)
    // From the end, so that of two equal parts the second one is superfluous; larger parts before smaller ones.
    for part in candidates(root, source).reversed() {
      let range = source.ast[part.id].range
      if skipped.contains(where: { $0.start <= range.start && range.end <= $0.end }) { continue }
      guard isAboutSetup(part.id, source) else { continue }
      var changed = current
      changed.replaced[part.id] = part.neutral
      let goals = premises + [.differ(original, reader.formula(root, changed))]
      if ConditionLint.isImpossible(goals, reader), isConfirmed(part, expression, source, rule) {
        current = changed
        skipped.append(range)
        findings.append(finding(part, source, expression, root, premises))
      } else if let finding = constant(part.id, source, expression, premises) {
        skipped.append(range)
        findings.append(finding)
      }
    }
    return findings + bodies(of: root, source, expression)
  }

  /// The operands of `&&` and `||`, and the conditions of `?:`, in the order of the text, the larger ones last.
  private func candidates(_ id: ExprID, _ source: ConditionReader.Source) -> [Part] {
    guard case .call(let function, nil, let arguments) = source.ast[id].kind else { return [] }
    let children = Array(source.ast[arguments])
    switch function {
    case Operator.and, Operator.or:
      let parts = children.flatMap { child in
        let isChain: Bool
        if case .call(function, nil, _) = source.ast[child].kind { isChain = true } else { isChain = false }
        return candidates(child, source)
          + (isChain ? [] : [Part(id: child, neutral: function == Operator.and)])
      }
      return parts
    case Operator.not: return children.flatMap { candidates($0, source) }
    case Operator.conditional:
      let parts = children.flatMap { candidates($0, source) }
      return parts
        + children.prefix(1).flatMap { [Part(id: $0, neutral: true), Part(id: $0, neutral: false)] }
    default: return []
    }
  }

  /// Whether a part asks about anything but parameters: those are switches, and others may set them.
  private func isAboutSetup(_ id: ExprID, _ source: ConditionReader.Source) -> Bool {
    let names = NamesRead(source.ast, from: id).roots
    return !names.isSubset(of: ["params", "run", "data"]) || names.isEmpty
  }

  private func finding(
    _ part: Part,
    _ source: ConditionReader.Source,
    _ expression: ExpressionSource,
    _ root: ExprID,
    _ premises: [Goal]
  ) -> LintFinding {
    let text = source.text(part.id)
    return LintFinding(
      kind: .partWithoutEffect,
      message: LocalizedText(
        en: "'\(text)' makes no difference: the condition says the same without it.",
        zh: "“\(text)”不起作用：去掉它，条件的结果不变。"
      ),
      fix: LocalizedText(en: "Remove it, or correct it.", zh: "请去掉或更正它。"),
      place: lint.pack.pack.lintPlace(source.ast[part.id].range, in: expression),
      notes: [
        LocalizedText(
          en:
            "with \(part.neutral) in its place the outcome is the same in every situation: true, false or not known",
          zh: "把它换成 \(part.neutral)，在任何情形下结果都相同（成立、不成立、未知）"
        )
      ] + reason(part, source, root, premises)
    )
  }

  /// What already decides a part, where the parts beside it do.
  private func reason(
    _ part: Part,
    _ source: ConditionReader.Source,
    _ root: ExprID,
    _ premises: [Goal]
  ) -> [LocalizedText] {
    let others = reader.clauses(root, source, isWanted: part.neutral)
    guard others.contains(where: { $0.id == part.id }) else { return [] }
    let opposite = Clause(
      id: part.id,
      source: source,
      formula: reader.formula(part.id, source),
      isWanted: !part.neutral
    )
    let clauses = others.filter { $0.id != part.id } + [opposite]
    guard ConditionLint.isImpossible(premises + clauses.map(\.goal), reader) else { return [] }
    return reader.proof(clauses, premises.compactMap(Self.formula))
  }

  /// Whether the engine agrees: the rule with the part replaced says the same of setups around its constants.
  private func isConfirmed(
    _ part: Part,
    _ expression: ExpressionSource,
    _ source: ConditionReader.Source,
    _ rule: RuleConditions?
  ) -> Bool {
    guard let rule, let present = RuleConditions(rule.index, lint.present) else { return true }
    let range = source.ast[part.id].range
    let bytes = Array(expression.text.utf8)
    guard range.end <= bytes.count else { return true }
    let text = String(
      decoding: bytes[..<Int(range.start)] + Array("\(part.neutral)".utf8) + bytes[Int(range.end)...],
      as: UTF8.self
    )
    var pack = lint.pack.pack
    let changed = ExpressionSource(text: text, place: expression.place)
    if rule.rule.when?.place == expression.place {
      pack.rules[rule.index].when = changed
    } else {
      pack.rules[rule.index].check = changed
    }
    let options = PackCompiler.Options(today: lint.pack.today)
    guard let compiled = try? PackCompiler.compile(pack, options) else { return false }
    let trials = TrialRuns(compiled)
    var samples = SampleSetups(lint.present)
    return samples.setups([present]).allSatisfy {
      trials.outcomes($0, ofRule: rule.index) == lint.trials.outcomes($0, ofRule: rule.index)
    }
  }

  // MARK: Comprehensions

  /// The conditions about elements inside an expression.
  private func bodies(
    of id: ExprID,
    _ source: ConditionReader.Source,
    _ expression: ExpressionSource
  ) -> [LintFinding] {
    switch source.ast[id].kind {
    case .literal, .ident: return []
    case .select(let operand, _, _, _): return bodies(of: operand, source, expression)
    case .call(_, let target, let arguments):
      return ((target.map { [$0] } ?? []) + source.ast[arguments]).flatMap {
        bodies(of: $0, source, expression)
      }
    case .list(let children, _), .map(let children, _):
      return source.ast[children].flatMap { bodies(of: $0, source, expression) }
    case .message: return []
    case .comprehension(let index):
      let comprehension = source.ast.comprehensions[Int(index)]
      let ofRange = bodies(of: comprehension.range, source, expression)
      guard comprehension.secondVariable == nil, comprehension.form != .bind else { return ofRange }
      let element = reader.element(of: comprehension.range, source, mark: "[$\(source.depth)]")
      let inner = reader.inside(comprehension, source, element.path)
      let premises = element.premises.map(Goal.isTrue)
      var findings = ofRange
      let isCondition = [.all, .exists, .existsOne, .filter].contains(comprehension.form)
      for condition in [comprehension.filter, isCondition ? comprehension.body : nil].compactMap({ $0 }) {
        if let finding = constant(condition, inner, expression, premises) {
          findings.append(finding)
        } else {
          findings += parts(of: condition, inner, expression, premises)
        }
      }
      if !isCondition { findings += bodies(of: comprehension.body, inner, expression) }
      return findings
    }
  }

  /// A condition that is never true, or never false.
  private func constant(
    _ id: ExprID,
    _ source: ConditionReader.Source,
    _ expression: ExpressionSource,
    _ premises: [Goal]
  ) -> LintFinding? {
    // `exists(x, true)` asks whether there is an element.
    if case .literal = source.ast[id].kind { return nil }
    guard isAboutSetup(id, source) else { return nil }
    let formula = reader.formula(id, source)
    for value in [true, false] {
      let goal = Goal.outcome(formula, .constant(value))
      guard ConditionLint.isImpossible(premises + [goal], reader) else { continue }
      let text = source.text(id)
      let clauses = reader.clauses(id, source, isWanted: value)
      return LintFinding(
        kind: .constantCondition,
        message: value
          ? LocalizedText(en: "'\(text)' is never true.", zh: "“\(text)”不可能成立。")
          : LocalizedText(en: "'\(text)' is never false.", zh: "“\(text)”不可能不成立。"),
        fix: LocalizedText(en: "Correct the condition.", zh: "请更正条件。"),
        place: lint.pack.pack.lintPlace(source.ast[id].range, in: expression),
        notes: reader.proof(clauses, premises.compactMap(Self.formula))
      )
    }
    return nil
  }

  private static func formula(_ goal: Goal) -> Formula? {
    if case .outcome(let formula, .isTrue) = goal { formula } else { nil }
  }
}
