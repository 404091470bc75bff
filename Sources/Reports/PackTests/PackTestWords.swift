import Diagnostics
import Engine

/// The words about tests of packs and what they cover.
enum PackTestWords {
  static let failed = LocalizedText(en: "failed", zh: "未通过")
  static let setup = LocalizedText(en: "setup", zh: "配置")
  static let rule = LocalizedText(en: "rule", zh: "规则")
  static let parts = LocalizedText(en: "parts", zh: "条件各部分")
  static let noTest = LocalizedText(en: "the rule has no test", zh: "这条规则没有测试")

  static func summary(
    _ pack: String,
    passed: Int,
    failed: Int,
    bothWays: Int,
    rules: Int,
    untested: [String]
  ) -> LocalizedText {
    LocalizedText(
      en: "\(pack): \(passed) \(passed == 1 ? "test" : "tests") passed, \(failed) failed; "
        + "\(bothWays) of \(rules) \(rules == 1 ? "rule" : "rules") tested both ways"
        + (untested.isEmpty ? "" : "; without a test: \(untested.joined(separator: ", "))"),
      zh: "\(pack)：\(passed) 个测试通过，\(failed) 个未通过；"
        + "\(rules) 条规则中有 \(bothWays) 条正反都有测试"
        + (untested.isEmpty ? "" : "；没有测试：\(untested.joined(separator: "、"))")
    )
  }

  static func tests(_ pack: String, passed: Int, failed: Int) -> LocalizedText {
    LocalizedText(
      en: "\(pack): \(passed) \(passed == 1 ? "test" : "tests") passed, \(failed) failed",
      zh: "\(pack)：\(passed) 个测试通过，\(failed) 个未通过"
    )
  }

  static func coverage(_ coverage: PackCoverage) -> LocalizedText {
    let verdicts = coverage.verdicts
    let parts = coverage.parts
    let percent = coverage.total.percent
    return LocalizedText(
      en: "coverage \(percent) %: \(verdicts.covered) of \(verdicts.needed) outcomes, "
        + "\(parts.covered) of \(parts.needed) values of parts that decide",
      zh: "覆盖率 \(percent)%：\(verdicts.needed) 种结果中的 \(verdicts.covered) 种，"
        + "条件各部分 \(parts.needed) 个起决定作用的取值中的 \(parts.covered) 个"
    )
  }

  static func belowThreshold(_ percent: String, _ threshold: Double) -> LocalizedText {
    let wanted = threshold == threshold.rounded() ? "\(Int(threshold))" : "\(threshold)"
    return LocalizedText(
      en: "coverage is \(percent) %, and \(wanted) % is asked for",
      zh: "覆盖率为 \(percent)%，要求达到 \(wanted)%"
    )
  }

  static func missingOutcome(_ status: ResultStatus) -> LocalizedText {
    LocalizedText(en: "no test expects \(status.rawValue)", zh: "没有预期为 \(status.rawValue) 的测试")
  }

  static func uncovered(_ condition: String) -> LocalizedText {
    condition == "scan"
      ? LocalizedText(en: "detectors that no test needs", zh: "有没用到的检测项")
      : LocalizedText(en: "not all of '\(condition)' is shown", zh: "\(condition) 没有测全")
  }

  /// What is not shown of a part.
  static func missing(_ part: PartCoverage) -> LocalizedText {
    guard let whileFalse = part.whileFalse else {
      return LocalizedText(en: "never finds anything", zh: "从未发现什么")
    }
    switch (part.whileTrue, whileFalse) {
    case (.seen, .seen): return LocalizedText(en: "never decides", zh: "从未起决定作用")
    case (.never, .never): return LocalizedText(en: "never evaluated", zh: "从未求值")
    default: break
    }
    let english = [words(part.whileTrue, "true"), words(whileFalse, "false")].compactMap { $0 }
    let chinese = [chineseWords(part.whileTrue, "真"), chineseWords(whileFalse, "假")].compactMap { $0 }
    return LocalizedText(en: english.joined(separator: ", "), zh: chinese.joined(separator: "，"))
  }

  private static func words(_ evidence: PartCoverage.Evidence, _ value: String) -> String? {
    switch evidence {
    case .never: "never \(value)"
    case .seen: "never decides while \(value)"
    case .decides: nil
    }
  }

  private static func chineseWords(_ evidence: PartCoverage.Evidence, _ value: String) -> String? {
    switch evidence {
    case .never: "从未为\(value)"
    case .seen: "为\(value)时从未起决定作用"
    case .decides: nil
    }
  }

  static func proposals(_ rule: String) -> LocalizedText {
    LocalizedText(
      en: "'validate test --suggest \(rule)' proposes tests",
      zh: "“validate test --suggest \(rule)”会给出可用的测试"
    )
  }

  static func proposed(_ rule: String) -> LocalizedText {
    LocalizedText(
      en: "proposed for \(rule): what the rule says now, which may not be what it should say",
      zh: "为 \(rule) 给出的测试：这是规则现在的结果，未必是应有的结果"
    )
  }

  static func nothingToPropose(_ rule: String) -> LocalizedText {
    LocalizedText(
      en: "the tests of \(rule) show all that could be proposed",
      zh: "\(rule) 的测试已包含所有可给出的情形"
    )
  }

  static func shownBy(_ test: String) -> LocalizedText {
    LocalizedText(en: "shown by '\(test)' already", zh: "“\(test)”已包含")
  }

  /// What the sign of an impossible outcome means.
  static func impossibleLegend(_ sign: String) -> LocalizedText {
    LocalizedText(en: "\(sign)  can't happen", zh: "\(sign)  不会出现")
  }

  static func impossible(_ status: ResultStatus, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "\(status.rawValue) can't happen: \(reason.english)",
      zh: "不会出现 \(status.rawValue)：\(reason.simplifiedChinese)"
    )
  }
}
