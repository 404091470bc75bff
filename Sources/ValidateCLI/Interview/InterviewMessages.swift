import Diagnostics

/// What the questions of `init --ask` say beyond the words of the pack.
enum InterviewMessages {
  static let emptyMeansUnknown = LocalizedText(
    en: "A field without a value means: not known yet.",
    zh: "没有值的字段表示：还不知道。"
  )

  static func introduction(_ path: String) -> LocalizedText {
    LocalizedText(
      en: """
        Questions for \(path): only what the rules need, in the order of the stages.
        Leave an answer empty for what is not known yet. ? says which rules ask; Ctrl-C ends the questions.
        """,
      zh: """
        为 \(path) 提问：只问规则需要的内容，按步骤的顺序。
        还不知道的直接按回车。输入 ? 查看哪些规则需要它；按 Ctrl-C 结束提问。
        """
    )
  }

  static func stage(_ title: String, _ number: Int, of count: Int) -> LocalizedText {
    LocalizedText(en: "\(title) (stage \(number) of \(count))", zh: "\(title)（第 \(number) 步，共 \(count) 步）")
  }

  static func example(_ text: String) -> LocalizedText {
    LocalizedText(en: "for example \(text)", zh: "例如 \(text)")
  }

  static func parenthesis(_ words: String) -> LocalizedText {
    LocalizedText(en: " (\(words))", zh: "（\(words)）")
  }

  static let yesOrNo = LocalizedText(en: "yes or no", zh: "是或否")
  static let howMany = LocalizedText(en: "how many?", zh: "有几个？")
  static let several = LocalizedText(en: "several with commas between them", zh: "多个用逗号分开")
  static let comma = LocalizedText(en: ", ", zh: "，")
  static let colon = LocalizedText(en: ": ", zh: "：")
  static let fix = LocalizedText(en: "fix", zh: "解决办法")
  static let again = LocalizedText(en: "Please answer again.", zh: "请重新回答。")

  static let badCount = LocalizedText(
    en: "write a whole number from 0 to \(Question.mostEntries)",
    zh: "请写 0 到 \(Question.mostEntries) 的整数"
  )

  static let secret = LocalizedText(
    en: "This is not written down.",
    zh: "这个回答没有记下。"
  )

  static func neededBy(_ rules: [String]) -> LocalizedText {
    LocalizedText(
      en: rules.isEmpty ? "a setup must have it" : "needed by \(rules.joined(separator: ", "))",
      zh: rules.isEmpty ? "配置必须有这一项" : "需要它的规则：\(rules.joined(separator: "、"))"
    )
  }

  static func severity(_ severity: Severity) -> LocalizedText {
    switch severity {
    case .error: LocalizedText(en: "error", zh: "错误")
    case .warning: LocalizedText(en: "warning", zh: "警告")
    case .info: LocalizedText(en: "info", zh: "提示")
    }
  }

  static func keep(_ path: String) -> LocalizedText {
    LocalizedText(
      en: "Keep what is known so far in \(path)? (yes or no): ",
      zh: "把目前已知的内容保存到 \(path) 吗？（是或否）："
    )
  }

  static func wrote(_ path: String) -> LocalizedText {
    LocalizedText(en: "wrote \(path)", zh: "已写入 \(path)")
  }

  static let nothingWritten = LocalizedText(en: "nothing was written", zh: "没有写入任何内容")

  static let endOfAnswers = LocalizedText(
    en: "the answers end before the questions; nothing was written",
    zh: "回答在问题问完之前就结束了；没有写入任何内容"
  )
  static let emptyLine = LocalizedText(
    en: "an empty line answers: not known yet",
    zh: "空行表示：还不知道"
  )
}
