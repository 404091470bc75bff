/// A test that is made up from a rule's conditions, with the outcome that the rule gives it.
package struct ProposedTest: Sendable {
  package var name: String
  /// The setup in flow style.
  package let setup: String
  package let setting: TestSetting
  package let expected: ResultStatus
  /// Where the rule fails.
  package let pointer: String?
  /// What it needs to know.
  package let missing: [String]
  /// The test that shows the same already.
  package let shownBy: String?
}
