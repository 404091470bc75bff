package import Rules

/// All tests of a pack, read from its text: those beside its rules, and its fixtures.
package struct PackTests: Sendable {
  /// The tests of each rule, by the rule's position in the pack.
  package private(set) var ofRules: [[RuleTest]] = []
  package private(set) var fixtures: [FixtureTest] = []

  /// Reads the tests.
  ///
  /// - Throws: ``PackErrors`` for what is wrong in their text.
  package init(_ pack: Pack) throws(PackErrors) {
    var issues: [PackIssue] = []
    for rule in pack.rules {
      let (tests, found) = RuleTestReader.tests(of: rule, in: pack)
      ofRules.append(tests)
      issues += found
    }
    for fixture in pack.fixtures {
      let (test, found) = FixtureReader.fixture(fixture, in: pack)
      fixtures.append(test)
      issues += found
    }
    guard issues.isEmpty else { throw PackErrors(issues: issues) }
  }

  /// How many there are.
  package var count: Int { ofRules.reduce(fixtures.count) { $0 + $1.count } }

  /// Leaves out tests that are not wanted.
  package mutating func keep(
    rules isWantedOfRule: (_ rule: Int, RuleTest) -> Bool,
    fixtures isWantedFixture: (FixtureTest) -> Bool
  ) {
    for rule in ofRules.indices { ofRules[rule].removeAll { !isWantedOfRule(rule, $0) } }
    fixtures.removeAll { !isWantedFixture($0) }
  }
}
