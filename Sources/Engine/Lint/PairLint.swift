import CEL
import Diagnostics
import Rules

/// Compares rules with each other.
struct PairLint {
  private let lint: ConditionLint
  private let rules: [RuleConditions]

  init(_ lint: ConditionLint, _ rules: [RuleConditions]) {
    self.lint = lint
    self.rules = rules
  }

  // MARK: Contradictions

  /// Rules that cannot pass together though both may apply.
  func contradictions() -> [LintFinding] {
    var findings: [LintFinding] = []
    // What a notice asks for need not hold.
    let rules = rules.filter { $0.rule.severity != .info }
    for (position, later) in rules.enumerated() {
      for earlier in rules[..<position] where earlier.sharesSubject(with: later) {
        // Each must be able to pass while both apply: where a rule asks for what ends the other's case, whoever
        // does so has no conflict.
        if ConditionLint.isImpossible(earlier.passes + later.passes, lint.present),
          isPossible(earlier.passes + later.applies, lint.present),
          isPossible(earlier.applies + later.passes, lint.present),
          let finding = contradiction(earlier, later)
        {
          findings.append(finding)
        }
      }
    }
    return findings
  }

  private func isPossible(_ goals: [Goal], _ reader: ConditionReader) -> Bool {
    if case .possible = Search.find(.all(goals), reader.vocabulary) { return true }
    return false
  }

  private func contradiction(_ earlier: RuleConditions, _ later: RuleConditions) -> LintFinding? {
    let decided: [Set<ResultStatus>] = [[.pass], [.fail]]
    // Without a setup in which both apply, they may have been written for different cases.
    let checks = [earlier.check, later.check].map { Goal.outcome($0, .decided) }
    let example = lint.witness(earlier.applies + later.applies + checks) { outcomes in
      let (one, other) = (outcomes[earlier.index] ?? [], outcomes[later.index] ?? [])
      return decided.contains(one) && decided.contains(other) && (one == [.fail] || other == [.fail])
    }
    guard let example else { return nil }
    var samples = SampleSetups(lint.present)
    let isContradicted = samples.setups([earlier, later]).contains { setup in
      let outcomes = lint.trials.outcomes(setup)
      return outcomes[earlier.index] == [.pass] && outcomes[later.index] == [.pass]
    }
    guard !isContradicted else { return nil }
    let pack = lint.pack.pack
    let clauses = [earlier, later].flatMap { rule in
      (rule.whenSource.map { lint.present.clauses($0.ast.root, $0, isWanted: true) } ?? [])
        + lint.present.clauses(rule.checkSource.ast.root, rule.checkSource, isWanted: true)
    }
    let (one, other) = (earlier.rule.id, later.rule.id)
    return LintFinding(
      kind: .rulesContradict,
      message: LocalizedText(
        en: "'\(other)' and '\(one)' can never pass together.",
        zh: "“\(other)”与“\(one)”不可能同时通过。"
      ),
      fix: LocalizedText(
        en: "Correct one of them, or let it apply only where the other does not.",
        zh: "请更正其中一条，或让它只在另一条不适用时适用。"
      ),
      place: pack.lintPlace("check", of: later.rule),
      related: [(pack.lintPlace("check", of: earlier.rule), LocalizedText(one))],
      notes: lint.present.proof(clauses, earlier.premises + later.premises) + [
        ConditionLint.example(
          LocalizedText(en: "both apply for instance with", zh: "例如对这份配置两条都适用"),
          example
        )
      ]
    )
  }

  // MARK: Implied rules

  /// Rules whose every failure is one of another rule too, which is at least as severe and no later.
  ///
  /// Asked for all values of parameters.
  func implied(_ rules: [RuleConditions]) -> [LintFinding] {
    var findings: [LintFinding] = []
    var implied: Set<Int> = []
    for rule in rules.reversed() {
      for other in rules where other.index != rule.index && !implied.contains(other.index) {
        guard rule.subject == other.subject, rule.sharesSubject(with: other),
          rule.rule.severity <= other.rule.severity, rule.rule.stage >= other.rule.stage,
          ConditionLint.isImpossible(rule.fails + [.not(.all(other.fails))], lint.general),
          // Where the other one fails whenever this one applies, it is what this one is about.
          isPossible(rule.applies + other.passes, lint.general),
          let finding = finding(rule, impliedBy: other)
        else { continue }
        findings.append(finding)
        implied.insert(rule.index)
        break
      }
    }
    return findings
  }

  private func finding(_ rule: RuleConditions, impliedBy other: RuleConditions) -> LintFinding? {
    guard let present = rules.first(where: { $0.index == rule.index }),
      let second = rules.first(where: { $0.index == other.index })
    else { return nil }
    var samples = SampleSetups(lint.present)
    let isContradicted = samples.setups([present, second]).contains { setup in
      let outcomes = lint.trials.outcomes(setup)
      return outcomes[rule.index] == [.fail] && outcomes[other.index] != [.fail]
    }
    guard !isContradicted else { return nil }
    let pack = lint.pack.pack
    let example = lint.witness(present.fails) { $0[rule.index] == [.fail] && $0[other.index] == [.fail] }
    var notes = [
      LocalizedText(
        en:
          "in every situation in which '\(rule.rule.id)' fails, '\(other.rule.id)' fails too, whatever the parameters",
        zh: "无论参数如何，凡是“\(rule.rule.id)”不通过的情形，“\(other.rule.id)”也不通过"
      )
    ]
    if let example {
      notes.append(
        ConditionLint.example(
          LocalizedText(en: "both fail for instance with", zh: "例如这份配置两条都不通过"),
          example
        )
      )
    }
    return LintFinding(
      kind: .ruleImplied,
      message: LocalizedText(
        en: "'\(rule.rule.id)' never finds anything that '\(other.rule.id)' does not find.",
        zh: "“\(rule.rule.id)”的发现都已包含在“\(other.rule.id)”中。"
      ),
      fix: LocalizedText(
        en: "Remove it, or let each of them look at cases of its own.",
        zh: "请删除它，或让两条规则各管各的情形。"
      ),
      place: pack.lintPlace("check", of: rule.rule),
      related: [(pack.lintPlace("check", of: other.rule), LocalizedText(other.rule.id))],
      notes: notes
    )
  }
}
