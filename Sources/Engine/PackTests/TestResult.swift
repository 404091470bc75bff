import Diagnostics
package import Rules

/// What one test came to.
package struct TestResult: Sendable {
  /// Which test.
  package enum Subject: Sendable {
    /// A test beside a rule, by the rule's position in the pack.
    case rule(Int, RuleTest)
    case fixture(FixtureTest)
  }

  package let subject: Subject
  /// What its author does not expect; empty when the test passes.
  package var differences: [TestDifference]
  /// How the rule's condition came about, when the test fails.
  package var trace: ConditionTrace?
  /// The rule whose condition that is, when the test is about several.
  package var traceRule: String?
  /// The text of the setup, masked, when the test fails.
  package var shownSetup: String = ""

  /// Whether all is as expected.
  package var passes: Bool { differences.isEmpty }

  package var name: String {
    switch subject {
    case .rule(_, let test): test.name
    case .fixture(let test): test.name
    }
  }

  /// Where the test stands.
  package var place: PackNode {
    switch subject {
    case .rule(_, let test): test.place
    case .fixture(let test): test.place
    }
  }

  /// The text of the setup.
  package var setup: String {
    switch subject {
    case .rule(_, let test): test.setup
    case .fixture(let test): test.setup
    }
  }

  /// The file of the setup; nil when it stands in the test.
  package var setupPath: String? {
    if case .fixture(let test) = subject { return test.path }
    return nil
  }
}

/// The outcome of a pack's tests.
package struct TestSummary: Sendable {
  package internal(set) var results: [TestResult] = []
  /// What the tests of each rule have shown, in the order of the pack.
  package internal(set) var coverage: PackCoverage
  /// The tests that don't pass.
  package var failures: [TestResult] { results.filter { !$0.passes } }
  /// How many tests pass.
  package var passed: Int { results.count { $0.passes } }
}
