import Diagnostics

/// How a test differs from what its author expects.
enum TestMessages {
  static let nothing = LocalizedText(en: "nothing", zh: "没有结果")
  static let none = LocalizedText(en: "none", zh: "没有")

  static func outcome(
    expected: ResultStatus,
    found: ResultStatus?,
    _ message: LocalizedText
  ) -> TestDifference {
    let name = found.map { LocalizedText($0.rawValue) } ?? nothing
    let actual = LocalizedText(
      en: name.english + details(": ", message.english),
      zh: name.simplifiedChinese + details("：", message.simplifiedChinese)
    )
    return TestDifference(
      aspect: .status,
      expected: LocalizedText(expected.rawValue),
      actual: actual,
      text: LocalizedText(
        en: "expected \(expected.rawValue), got \(actual.english)",
        zh: "应为 \(expected.rawValue)，却是 \(actual.simplifiedChinese)"
      )
    )
  }

  private static func details(_ colon: String, _ message: String) -> String {
    message.isEmpty ? "" : colon + message
  }

  static func place(expected: String, found: String) -> TestDifference {
    difference(.place, expected, found, LocalizedText(en: "the place ", zh: "位置"))
  }

  static func missing(expected: [String], found: [String]) -> TestDifference {
    difference(
      .missing,
      "[" + expected.joined(separator: ", ") + "]",
      "[" + found.joined(separator: ", ") + "]",
      LocalizedText(en: "to miss ", zh: "缺少的内容")
    )
  }

  static func severity(expected: String, found: String) -> TestDifference {
    difference(.severity, expected, found, LocalizedText(en: "the severity ", zh: "级别"))
  }

  static func stage(expected: String, found: String) -> TestDifference {
    difference(.stage, expected, found, LocalizedText(en: "the stage ", zh: "步骤"))
  }

  static func suggestion(_ expected: ExpectedSuggestion, found: Suggestion?) -> TestDifference {
    difference(
      .suggestion,
      expected.text,
      ExpectedSuggestion.text(found),
      LocalizedText(en: "the suggestion ", zh: "建议")
    )
  }

  static func stageState(_ stage: String, expected: Readiness, found: Readiness?) -> TestDifference {
    difference(
      .stage,
      expected.rawValue,
      found?.rawValue ?? "none",
      LocalizedText(en: "the stage \(stage) to be ", zh: "步骤 \(stage) 的状态")
    )
  }

  private static func difference(
    _ aspect: TestDifference.Aspect,
    _ expected: String,
    _ found: String,
    _ what: LocalizedText
  ) -> TestDifference {
    TestDifference(
      aspect: aspect,
      expected: LocalizedText(expected),
      actual: LocalizedText(found),
      text: LocalizedText(
        en: "expected \(what.english)\(expected), got \(found)",
        zh: "\(what.simplifiedChinese)应为 \(expected)，却是 \(found)"
      )
    )
  }

  static func message(expected: String, found: String?) -> TestDifference {
    let text = found.map { LocalizedText($0) } ?? none
    return TestDifference(
      aspect: .message,
      expected: LocalizedText(expected),
      actual: text,
      text: LocalizedText(
        en: "expected the message '\(expected)', got '\(text.english)'",
        zh: "消息应为“\(expected)”，却是“\(text.simplifiedChinese)”"
      )
    )
  }

  // MARK: Fixtures

  static func lacks(_ expected: FixtureTest.Expected) -> TestDifference {
    let place = expected.pointer.map { " (\($0))" } ?? ""
    let what = "\(expected.status.rawValue) [\(expected.ruleID)]\(place)"
    return TestDifference(
      aspect: .result,
      expected: LocalizedText(what),
      actual: nothing,
      text: LocalizedText(en: "expected \(what), got nothing of the kind", zh: "应有 \(what)，却没有")
    )
  }

  static func surplus(_ found: RuleResult, _ message: LocalizedText) -> TestDifference {
    let place = found.place.pointer.isEmpty ? "" : " (\(found.place.pointer))"
    let what = "\(found.status.rawValue) [\(found.ruleID)]\(place)"
    return TestDifference(
      aspect: .result,
      expected: nothing,
      actual: LocalizedText(what),
      text: LocalizedText(
        en: "did not expect \(what)" + details(": ", message.english),
        zh: "不应有 \(what)" + details("：", message.simplifiedChinese)
      )
    )
  }
}
