import CEL
package import Diagnostics
import Rules
import YAMLDocument

/// What one test shows of its rule.
struct ShownByTest {
  let evaluations: [RuleEvaluation]
  /// The detectors that found something, for a rule that scans the text.
  let detectors: Set<Int>
}

/// What a pack's tests have shown of its rules: which outcomes each can have, and which parts of its conditions
/// matter.
///
/// Counted is what a passing test expects, no more: an element whose outcome is not the test's is not looked at.
package struct PackCoverage: Sendable {
  package private(set) var rules: [RuleCoverage]
  private let pack: CompiledPack

  init(_ pack: CompiledPack, rules: [Int]) {
    self.pack = pack
    self.rules = rules.map { RuleCoverage($0, in: pack) }
  }

  /// Adds what a test has shown that expects an outcome and got it.
  mutating func add(_ shown: ShownByTest, as outcome: ResultStatus, ofRule rule: Int) {
    guard let index = rules.firstIndex(where: { $0.rule == rule }) else { return }
    rules[index].add(shown, as: outcome)
  }

  /// All outcomes of all rules that must be shown, and those that are.
  package var verdicts: Tally { rules.reduce(Tally()) { $0 + $1.verdictTally } }
  /// So with the parts of conditions.
  package var parts: Tally { rules.reduce(Tally()) { $0 + $1.partTally } }
  /// Both together.
  package var total: Tally { verdicts + parts }
}

/// How much of something is covered.
package struct Tally: Sendable {
  package var covered: Int = 0
  package var needed: Int = 0

  package init(covered: Int = 0, needed: Int = 0) {
    self.covered = covered
    self.needed = needed
  }

  package static func + (_ left: Tally, _ right: Tally) -> Tally {
    Tally(covered: left.covered + right.covered, needed: left.needed + right.needed)
  }

  /// The part of it in percent, a tenth rounded down: 100 means all.
  ///
  /// Nothing to cover is covered.
  package var percent: String {
    guard needed > 0 else { return "100" }
    let tenths = covered * 1000 / needed
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// Whether so many percent are covered.
  package func reaches(percent: Double) -> Bool {
    Double(covered) * 100 >= percent * Double(needed)
  }
}

/// What the tests of one rule have shown.
package struct RuleCoverage: Sendable {
  /// The outcomes that a rule may have.
  package static let verdicts: [ResultStatus] = [.pass, .fail, .unknown, .notApplicable]

  /// What is known of one of the outcomes.
  package enum Verdict: Sendable {
    /// So many tests show it.
    case shown(Int)
    case missing
    /// The rule can't have it, for a reason.
    case impossible(LocalizedText)
  }

  /// A condition with what is shown of its parts.
  package struct Condition: Sendable {
    /// The key in the pack: `when`, `check` or `scan`.
    package let name: String
    package let parts: [PartCoverage]
  }

  /// The rule's position in the pack.
  package let rule: Int
  private var counts: [ResultStatus: Int] = [:]
  private let impossible: [ResultStatus: LocalizedText]
  private var when: ConditionRecord?
  private var check: ConditionRecord?
  private var detectors: Set<Int> = []
  private let pack: CompiledPack

  init(_ index: Int, in pack: CompiledPack) {
    let rule = pack.pack.rules[index]
    let compiled = pack.rules[index]
    self.rule = index
    self.pack = pack
    impossible = PossibleVerdicts(rule, compiled, in: pack).impossible
    when = ConditionRecord("when", rule.when, compiled.when)
    check = ConditionRecord("check", rule.check, compiled.check)
  }

  mutating func add(_ shown: ShownByTest, as outcome: ResultStatus) {
    counts[outcome == .waived ? .fail : outcome, default: 0] += 1
    if outcome == .fail { detectors.formUnion(shown.detectors) }
    for evaluation in shown.evaluations where Self.isExpected(evaluation.outcome, by: outcome) {
      if let trace = evaluation.when { when?.add(trace) }
      if let trace = evaluation.check { check?.add(trace) }
    }
  }

  private static func isExpected(_ outcome: RuleOutcome, by status: ResultStatus) -> Bool {
    switch (outcome, status) {
    case (.passes, .pass), (.fails, .fail), (.fails, .waived), (.isNotApplicable, .notApplicable): true
    default: false
    }
  }

  /// How many tests there are.
  package var tests: Int { counts.values.reduce(0, +) }

  /// What is shown of an outcome.
  package func verdict(_ status: ResultStatus) -> Verdict {
    if let count = counts[status] { return .shown(count) }
    return impossible[status].map { .impossible($0) } ?? .missing
  }

  /// The conditions, in the order in which they are evaluated.
  package var conditions: [Condition] {
    var conditions = [when, check].compactMap { $0 }.map {
      Condition(name: $0.name, parts: $0.coverage(in: pack.pack))
    }
    let detectors = detectorParts
    if !detectors.isEmpty { conditions.append(Condition(name: "scan", parts: detectors)) }
    return conditions
  }

  private var detectorParts: [PartCoverage] {
    let rule = pack.pack.rules[rule]
    guard !rule.scan.isEmpty else { return [] }
    let tree = pack.pack.files[rule.place.file].tree
    guard let list = tree.value(of: "scan", in: rule.place.node) else { return [] }
    return zip(rule.scan.indices, tree.children(tree.resolved(list))).map { index, node in
      PartCoverage(
        expression: rule.scan[index].title.english,
        file: rule.place.file,
        range: tree.range(tree.resolved(node)),
        whileTrue: detectors.contains(index) ? .decides : .never,
        whileFalse: nil
      )
    }
  }

  package var verdictTally: Tally {
    Self.verdicts.reduce(Tally()) { tally, status in
      switch verdict(status) {
      case .shown: tally + Tally(covered: 1, needed: 1)
      case .missing: tally + Tally(covered: 0, needed: 1)
      case .impossible: tally
      }
    }
  }

  package var partTally: Tally {
    conditions.flatMap(\.parts).reduce(Tally()) { $0 + Tally(covered: $1.covered, needed: $1.needed) }
  }
}
