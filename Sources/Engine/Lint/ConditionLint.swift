import CEL
import Diagnostics
import Rules

/// Finds conditions that cannot mean what their author wants, one by one and in pairs.
///
/// Parameters have their present values where a rule could never do something: whoever changed a figure must
/// know at once. Whether something is superfluous is asked for all values, since users may change them.
struct ConditionLint {
  let pack: CompiledPack
  let tests: PackTests
  let present: ConditionReader
  let general: ConditionReader
  let trials: TrialRuns

  /// How many cases are looked at for a pack, in each of both readings: about a second at the worst.
  ///
  /// The built-in pack takes 2,000, the one about Pods 20,000. What is left undecided is not found
  /// questionable.
  private static let mostCases = 30_000

  init(_ pack: CompiledPack, _ tests: PackTests) {
    self.pack = pack
    self.tests = tests
    present = ConditionReader(pack, parameters: .present)
    general = ConditionReader(pack, parameters: .any)
    present.vocabulary.remainingCases = Self.mostCases
    general.vocabulary.remainingCases = Self.mostCases
    trials = TrialRuns(pack)
  }

  func findings() -> [LintFinding] {
    var findings: [LintFinding] = []
    var sound: Set<Int> = []
    let rules = pack.rules.indices.compactMap { RuleConditions($0, present) }
    for rule in rules {
      if let finding = limit(of: rule) {
        findings.append(finding)
      } else {
        sound.insert(rule.index)
      }
    }
    let pairs = PairLint(self, rules.filter { sound.contains($0.index) })
    findings += pairs.contradictions()
    let general = sound.sorted().compactMap { RuleConditions($0, self.general) }
    findings += pairs.implied(general)
    findings += PartLint(self).findings(general)
    return findings
  }

  /// Whether a goal can never be met.
  static func isImpossible(_ goals: [Goal], _ reader: ConditionReader) -> Bool {
    if case .impossible = Search.find(.all(goals), reader.vocabulary) { return true }
    return false
  }

  // MARK: One rule

  /// The first thing that a rule can never do.
  private func limit(of rule: RuleConditions) -> LintFinding? {
    if Self.isImpossible(rule.applies, present) {
      return isContradicted(rule) { !$0.isDisjoint(with: [.pass, .fail]) } ? nil : neverApplies(rule)
    }
    if Self.isImpossible(rule.fails, present) {
      return isContradicted(rule) { $0.contains(.fail) } ? nil : neverFails(rule)
    }
    // A notice need not pass: it is there to be read.
    if rule.rule.severity != .info, Self.isImpossible(rule.passes, present) {
      return isContradicted(rule) { $0.contains(.pass) } ? nil : neverPasses(rule)
    }
    return nil
  }

  /// Whether any setup, of the rule's tests or around its constants, shows what is claimed to be impossible.
  private func isContradicted(_ rule: RuleConditions, _ shows: (Set<ResultStatus>) -> Bool) -> Bool {
    var samples = SampleSetups(present)
    let own = tests.ofRules[rule.index].filter { $0.setting.parameters.isEmpty }.map(\.setup)
    return (own + samples.setups([rule])).contains { shows(trials.outcomes($0, ofRule: rule.index)) }
  }

  private func neverApplies(_ rule: RuleConditions) -> LintFinding {
    var clauses: [Clause] = []
    if let source = rule.whenSource { clauses = present.clauses(source.ast.root, source, isWanted: true) }
    return LintFinding(
      kind: .ruleNeverApplies,
      message: LocalizedText(en: "'\(rule.rule.id)' never applies.", zh: "“\(rule.rule.id)”永远不适用。"),
      fix: LocalizedText(en: "Correct the condition, or remove the rule.", zh: "请更正条件，或删除这条规则。"),
      place: pack.pack.lintPlace(rule.rule.when == nil ? "for_each" : "when", of: rule.rule),
      notes: present.proof(clauses, rule.premises)
    )
  }

  private func neverFails(_ rule: RuleConditions) -> LintFinding {
    finding(.ruleNeverFails, rule, isWanted: false, .pass)
  }

  private func neverPasses(_ rule: RuleConditions) -> LintFinding {
    finding(.ruleNeverPasses, rule, isWanted: true, .fail)
  }

  private func finding(
    _ kind: LintKind,
    _ rule: RuleConditions,
    isWanted: Bool,
    _ shown: ResultStatus
  ) -> LintFinding {
    var clauses = present.clauses(rule.checkSource.ast.root, rule.checkSource, isWanted: isWanted)
    if let source = rule.whenSource {
      clauses = present.clauses(source.ast.root, source, isWanted: true) + clauses
    }
    let id = rule.rule.id
    let example = witness(rule.applies + [.outcome(rule.check, .decided)]) { $0[rule.index] == [shown] }
    var notes = present.proof(clauses, rule.premises)
    if let example {
      let words =
        kind == .ruleNeverFails
        ? LocalizedText(en: "it passes for instance with", zh: "例如这份配置可以通过")
        : LocalizedText(en: "it fails for instance with", zh: "例如这份配置不能通过")
      notes.append(Self.example(words, example))
    }
    return LintFinding(
      kind: kind,
      message: kind == .ruleNeverFails
        ? LocalizedText(en: "'\(id)' never fails.", zh: "“\(id)”不可能不通过。")
        : LocalizedText(en: "'\(id)' never passes.", zh: "“\(id)”不可能通过。"),
      fix: LocalizedText(
        en: kind == .ruleNeverFails
          ? "Correct the condition, or remove the rule."
          : "Correct the condition. A notice that is always given has the severity info.",
        zh: kind == .ruleNeverFails ? "请更正条件，或删除这条规则。" : "请更正条件。总是给出的提示，严重程度应为 info。"
      ),
      place: pack.pack.lintPlace("check", of: rule.rule),
      notes: notes
    )
  }

  // MARK: Examples

  /// A setup that meets goals, of which the engine says what is expected.
  func witness(_ goals: [Goal], _ isRight: ([Int: Set<ResultStatus>]) -> Bool) -> String? {
    guard case .possible(let situation) = Search.find(.all(goals), present.vocabulary, wantsComplete: true),
      let setup = SetupWriter(present).text(situation), isRight(trials.outcomes(setup))
    else { return nil }
    return setup
  }

  static func example(_ words: LocalizedText, _ setup: String) -> LocalizedText {
    LocalizedText(en: "\(words.english):\n\(setup)", zh: "\(words.simplifiedChinese)：\n\(setup)")
  }
}
