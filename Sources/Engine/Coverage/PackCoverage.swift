import Rules

/// What one test shows of its rule.
struct ShownByTest {
  let evaluations: [RuleEvaluation]
  /// The detectors that found something, for a rule that scans the text.
  let detectors: Set<Int>
}

/// What a pack's tests have shown of its rules.
package struct PackCoverage: Sendable {
  /// What the tests of one rule have shown.
  package struct RuleCoverage: Sendable {
    /// The rule's position in the pack.
    package let rule: Int
    /// How many tests with an outcome have passed.
    package internal(set) var tests: [ResultStatus: Int] = [:]
  }

  package private(set) var rules: [RuleCoverage]

  init(_ pack: CompiledPack, rules: [Int]) {
    self.rules = rules.map { RuleCoverage(rule: $0) }
  }

  /// Adds what a test has shown that expects an outcome and got it.
  mutating func add(_ shown: ShownByTest, as outcome: ResultStatus, ofRule rule: Int) {
    guard let index = rules.firstIndex(where: { $0.rule == rule }) else { return }
    rules[index].tests[outcome, default: 0] += 1
  }
}
