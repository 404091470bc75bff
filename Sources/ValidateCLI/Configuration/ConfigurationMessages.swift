import Diagnostics
import Platform
import Reports
import Rules
import SourceText

/// What can be wrong with a configuration file.
enum ConfigurationMessages {
  static let secondDocument = LocalizedText(
    en: "a configuration is one document, and here begins another",
    zh: "配置文件只有一个文档，这里却开始了另一个"
  )
  static let languageOfFile = LocalizedText(
    en: "a run has one language: 'lang' belongs outside 'overrides'",
    zh: "一次运行只有一种语言：“lang”应写在“overrides”之外"
  )
  static let noPaths = LocalizedText(
    en: "'paths' must say which files these settings are for",
    zh: "“paths”要写明这些设置针对哪些文件"
  )
  static let noPacks = LocalizedText(en: "'packs' names no rule pack", zh: "“packs”没有写规则包")
  static let noValue = LocalizedText(en: "a value is missing", zh: "缺少值")

  static func badChoice(_ key: String, _ word: String) -> LocalizedText {
    LocalizedText(en: "'\(word)' is no value for '\(key)'", zh: "“\(word)”不是“\(key)”的可用值")
  }

  static func use(_ choices: [String]) -> LocalizedText {
    let known = RunFailure.list(choices)
    return LocalizedText(en: "use \(known.english)", zh: "可用：\(known.simplifiedChinese)")
  }
}

extension RunFailure {
  static func unreadableConfiguration(_ error: PlatformError) -> RunFailure {
    let reason = error.text
    return RunFailure(
      .configuration,
      LocalizedText(
        en: "the configuration \(error.path) can't be read: \(reason.english)",
        zh: "无法读取配置文件 \(error.path)：\(reason.simplifiedChinese)"
      )
    )
  }

  static func brokenConfiguration(
    _ path: String,
    _ buffer: SourceBuffer,
    _ problems: [Diagnostic]
  ) -> RunFailure {
    let count = problems.count
    return RunFailure(
      .configuration,
      LocalizedText(
        en: "the configuration \(path) can't be used: \(count) \(count == 1 ? "error" : "errors")",
        zh: "配置文件 \(path) 无法使用：\(count) 个错误"
      ),
      findings: problems.map { Finding($0, in: buffer) }
    )
  }

  /// What is wrong with a setting, at its place.
  static func unusableSetting(_ place: ConfigurationPlace, _ failure: RunFailure) -> RunFailure {
    // A pack that is broken is reported in its own files.
    if !failure.findings.isEmpty { return failure }
    let diagnostic = Diagnostic("configuration", failure.message, at: place.range, hint: failure.hint)
    return brokenConfiguration(place.text.buffer.name, place.text.buffer, [diagnostic])
  }
}
