package import Diagnostics

/// One thing that a test gives and its author does not expect.
package struct TestDifference: Sendable {
  /// What is different.
  package enum Aspect: String, Sendable {
    case status
    case place
    case missing
    case message
    case suggestion
    case severity
    case stage
    /// A result that is not expected at all, or that is not there.
    case result
  }

  package let aspect: Aspect
  package let expected: LocalizedText
  package let actual: LocalizedText
  /// Both in one sentence.
  package let text: LocalizedText

  /// The same, said of one rule among others.
  func of(_ rule: String) -> TestDifference {
    TestDifference(
      aspect: aspect,
      expected: expected,
      actual: actual,
      text: LocalizedText(en: "[\(rule)] \(text.english)", zh: "[\(rule)] \(text.simplifiedChinese)")
    )
  }
}
