import Diagnostics
import Engine

/// Every fixed word of the reports, in every language: nothing else in this module speaks to people.
enum Words {
  // MARK: A finding

  static func severity(_ severity: Severity) -> LocalizedText {
    switch severity {
    case .error: LocalizedText(en: "error", zh: "错误")
    case .warning: LocalizedText(en: "warning", zh: "警告")
    case .info: LocalizedText(en: "info", zh: "提示")
    }
  }

  static let fix = LocalizedText(en: "fix", zh: "解决办法")
  static let source = LocalizedText(en: "source", zh: "出处")
  static let why = LocalizedText(en: "why", zh: "原因")
  static let note = LocalizedText(en: "note", zh: "另见")
  static let hint = LocalizedText(en: "help", zh: "建议")
  static let suggestion = LocalizedText(en: "suggestion", zh: "改动建议")
  static let colon = LocalizedText(en: ": ", zh: "：")
  static let comma = LocalizedText(en: ", ", zh: "、")

  static func morePlaces(_ count: Int) -> LocalizedText {
    LocalizedText(en: "and \(count) more \(count == 1 ? "place" : "places")", zh: "另有 \(count) 处")
  }

  static let condition = LocalizedText(en: "condition", zh: "条件")

  static func moreElements(_ count: Int) -> LocalizedText {
    LocalizedText(en: "\(count) more \(count == 1 ? "element" : "elements")", zh: "另有 \(count) 个元素")
  }

  static func line(_ number: Int) -> LocalizedText {
    LocalizedText(en: "line \(number)", zh: "第 \(number) 行")
  }

  static func moreParts(_ count: Int) -> LocalizedText {
    LocalizedText(en: "and \(count) more \(count == 1 ? "part" : "parts")", zh: "另有 \(count) 个部分")
  }

  /// A numbered part of a source, where `§` can't be written.
  static func section(_ number: String) -> LocalizedText {
    LocalizedText(en: "section \(number)", zh: "第 \(number) 节")
  }

  static func quotation(_ quote: String) -> LocalizedText {
    LocalizedText(en: "\"\(quote)\"", zh: "“\(quote)”")
  }

  /// Words in brackets, to stand behind other words: the space before them is part of it.
  static func parenthesis(_ words: [String]) -> LocalizedText {
    LocalizedText(en: " (\(words.joined(separator: ", ")))", zh: "（\(words.joined(separator: "，"))）")
  }

  /// `balance >= 5 (+0.80)`; the comparison signs are understood in every language.
  static func change(_ suggestion: Suggestion) -> LocalizedText {
    let target = suggestion.pointer.dottedPath
    let value = suggestion.value
    let difference = suggestion.change.map { $0.hasPrefix("-") ? $0 : "+\($0)" }
    let short = difference.map { parenthesis([$0]) } ?? LocalizedText("")
    switch suggestion.comparison {
    case ">=":
      return LocalizedText(
        en: "make \(target) at least \(value)\(short.english)",
        zh: "把 \(target) 改成至少 \(value)\(short.simplifiedChinese)"
      )
    case "<=":
      return LocalizedText(
        en: "make \(target) at most \(value)\(short.english)",
        zh: "把 \(target) 改成至多 \(value)\(short.simplifiedChinese)"
      )
    default:
      return LocalizedText(
        en: "make \(target) \(value)\(short.english)",
        zh: "把 \(target) 改成 \(value)\(short.simplifiedChinese)"
      )
    }
  }

  // MARK: The checklist

  /// The answer to `--stage`.
  static func answer(_ stage: String, _ state: Readiness) -> LocalizedText {
    switch state {
    case .ready: LocalizedText(en: "You are ready for \(stage).", zh: "可以进行 \(stage)。")
    case .blocked: LocalizedText(en: "You are not ready for \(stage).", zh: "还不能进行 \(stage)。")
    case .unknown:
      LocalizedText(
        en: "Whether you are ready for \(stage) can't be told yet.",
        zh: "还无法判断能否进行 \(stage)。"
      )
    }
  }

  static func checklist(_ path: String, document: Int) -> LocalizedText {
    document == 0
      ? LocalizedText(en: "Checklist for \(path)", zh: "\(path) 的检查清单")
      : LocalizedText(
        en: "Checklist for \(path), document \(document + 1)",
        zh: "\(path) 第 \(document + 1) 个文档的检查清单"
      )
  }

  static func readiness(_ state: Readiness) -> LocalizedText {
    switch state {
    case .ready: LocalizedText(en: "ready", zh: "就绪")
    case .blocked: LocalizedText(en: "blocked", zh: "受阻")
    case .unknown: LocalizedText(en: "unknown", zh: "未知")
    }
  }

  static let next = LocalizedText(en: "Next", zh: "下一步")
  static let allReady = LocalizedText(en: "Nothing stands in the way.", zh: "一切就绪。")
  static let earlierStep = LocalizedText(en: "an earlier step", zh: "前面的步骤")
  static let findOut = LocalizedText(
    en: "Not known yet; find out and write down",
    zh: "尚不清楚，请查明并写下"
  )
  static func andMore(_ names: String, _ count: Int) -> LocalizedText {
    LocalizedText(en: "\(names) and \(count) more", zh: "\(names)，另有 \(count) 条")
  }

  static let waived = LocalizedText(en: "Accepted on purpose", zh: "有意接受")
  static let passed = LocalizedText(en: "Passed", zh: "通过")
  static let notApplicable = LocalizedText(en: "Not applicable", zh: "不适用")

  static func until(_ date: String) -> LocalizedText {
    LocalizedText(en: "until \(date)", zh: "至 \(date)")
  }

  // MARK: The summary

  /// The last line: failing results by severity, then the rest, then what was looked at and when.
  static func summary(_ summary: Summary, today: String?) -> LocalizedText {
    var found: [LocalizedText] = []
    if summary.errors > 0 { found.append(count(summary.errors, "error", "errors", "个错误")) }
    if summary.warnings > 0 { found.append(count(summary.warnings, "warning", "warnings", "个警告")) }
    if summary.infos > 0 { found.append(count(summary.infos, "note", "notes", "个提示")) }
    if summary.error > 0 { found.append(count(summary.error, "broken rule", "broken rules", "条规则出错")) }
    if found.isEmpty { found.append(LocalizedText(en: "no findings", zh: "没有发现问题")) }
    if summary.isInterrupted { found.append(LocalizedText(en: "interrupted", zh: "已中断")) }
    var rest = [LocalizedText(en: "\(summary.pass) passed", zh: "\(summary.pass) 条通过")]
    if summary.unknown > 0 {
      rest.append(LocalizedText(en: "\(summary.unknown) unknown", zh: "\(summary.unknown) 条未知"))
    }
    if summary.waived > 0 {
      rest.append(LocalizedText(en: "\(summary.waived) waived", zh: "\(summary.waived) 条已豁免"))
    }
    if summary.notApplicable > 0 {
      rest.append(
        LocalizedText(
          en: "\(summary.notApplicable) not applicable",
          zh: "\(summary.notApplicable) 条不适用"
        )
      )
    }
    let documents = count(summary.documents, "document", "documents", "个文档")
    let day = today.map { LocalizedText(en: "; today is \($0)", zh: "；今天是 \($0)") } ?? LocalizedText("")
    let list = { (texts: [LocalizedText], language: Language) in
      texts.map { $0[language] }.joined(separator: language == .english ? ", " : "，")
    }
    return LocalizedText(
      en: "\(list(found, .english)); \(list(rest, .english)) in \(documents.english)\(day.english)",
      zh: "\(documents.simplifiedChinese)：\(list(found, .simplifiedChinese))；"
        + "\(list(rest, .simplifiedChinese))\(day.simplifiedChinese)"
    )
  }

  private static func count(
    _ number: Int,
    _ one: String,
    _ many: String,
    _ chinese: String
  ) -> LocalizedText {
    LocalizedText(en: "\(number) \(number == 1 ? one : many)", zh: "\(number) \(chinese)")
  }
}
