import Diagnostics

/// How a test of a rule differs from what its author expects.
enum TestMessages {
  static func outcome(
    expected: ResultStatus,
    found: ResultStatus?,
    _ message: LocalizedText
  ) -> LocalizedText {
    let nothing = LocalizedText(en: "nothing", zh: "没有结果")
    let name = found.map { LocalizedText($0.rawValue) } ?? nothing
    return LocalizedText(
      en: "expected \(expected.rawValue), got \(name.english)" + Self.details(": ", message.english),
      zh: "应为 \(expected.rawValue)，却是 \(name.simplifiedChinese)"
        + Self.details("：", message.simplifiedChinese)
    )
  }

  private static func details(_ colon: String, _ message: String) -> String {
    message.isEmpty ? "" : colon + message
  }

  static func place(expected: String, found: String) -> LocalizedText {
    LocalizedText(
      en: "expected the place \(expected), got \(found)",
      zh: "位置应为 \(expected)，却是 \(found)"
    )
  }

  static func missing(expected: [String], found: [String]) -> LocalizedText {
    LocalizedText(
      en: "expected to miss \(expected), got \(found)",
      zh: "缺少的内容应为 \(expected)，却是 \(found)"
    )
  }

  static func message(expected: String, found: String?) -> LocalizedText {
    let none = LocalizedText(en: "none", zh: "没有")
    let text = found.map { LocalizedText($0) } ?? none
    return LocalizedText(
      en: "expected the message '\(expected)', got '\(text.english)'",
      zh: "消息应为“\(expected)”，却是“\(text.simplifiedChinese)”"
    )
  }
}
