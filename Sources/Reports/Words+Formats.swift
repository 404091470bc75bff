import Diagnostics
import Engine

/// The words of the report formats that programs read and show to people.
extension Words {
  static func stillUnknown(_ ruleID: String) -> LocalizedText {
    LocalizedText(en: "\(ruleID), not known yet", zh: "\(ruleID)，尚不清楚")
  }

  static func accepted(_ ruleID: String) -> LocalizedText {
    LocalizedText(en: "\(ruleID), accepted on purpose", zh: "\(ruleID)，有意接受")
  }

  /// A document by its file and its position there, from 0.
  static func document(_ path: String, _ index: Int) -> LocalizedText {
    index == 0
      ? LocalizedText(path)
      : LocalizedText(en: "\(path), document \(index + 1)", zh: "\(path) 第 \(index + 1) 个文档")
  }

  /// Why an accepted finding does not count.
  static func waiver(_ waiver: AppliedWaiver?) -> LocalizedText {
    guard let waiver, !waiver.reason.isEmpty else { return waived }
    let until = LocalizedText(
      en: waiver.until.map { parenthesis([Words.until($0).english]).english } ?? "",
      zh: waiver.until.map { parenthesis([Words.until($0).simplifiedChinese]).simplifiedChinese } ?? ""
    )
    return LocalizedText(
      en: "\(waived.english): \(waiver.reason)\(until.english)",
      zh: "\(waived.simplifiedChinese)：\(waiver.reason)\(until.simplifiedChinese)"
    )
  }

  // MARK: Pages

  static let reportTitle = LocalizedText(en: "Setup report", zh: "检查报告")
  static let result = LocalizedText(en: "Result", zh: "结果")
  static let count = LocalizedText(en: "Count", zh: "数量")
  static let stages = LocalizedText(en: "Stages", zh: "步骤")
  static let stage = LocalizedText(en: "Stage", zh: "步骤")
  static let state = LocalizedText(en: "State", zh: "状态")
  static let because = LocalizedText(en: "Because of", zh: "原因")
  static let findings = LocalizedText(en: "Findings", zh: "发现的问题")
  static let noFindings = LocalizedText(en: "No findings.", zh: "没有发现问题。")
  static let filter = LocalizedText(en: "Show", zh: "显示")
  static let skipToFindings = LocalizedText(en: "Skip to the documents", zh: "跳到文档")
  static let failed = LocalizedText(en: "The run failed", zh: "运行失败")
  static let documents = LocalizedText(en: "Documents", zh: "文档")
  static let sourceLines = LocalizedText(en: "Source lines", zh: "原文")

  /// What the findings of a run or a document come to.
  static func verdict(errors: Int, others: Int, unknown: Int) -> LocalizedText {
    if errors > 0 {
      return LocalizedText(
        en: "\(errors) \(errors == 1 ? "error stands" : "errors stand") in the way",
        zh: "有 \(errors) 个错误需要先解决"
      )
    }
    if unknown > 0 {
      return LocalizedText(
        en: "No errors, but \(unknown) \(unknown == 1 ? "rule needs" : "rules need") facts that are missing",
        zh: "没有错误，但有 \(unknown) 条规则缺少信息"
      )
    }
    return others > 0
      ? LocalizedText(en: "No errors", zh: "没有错误")
      : LocalizedText(en: "Everything is in order", zh: "一切就绪")
  }

  static func plural(_ severity: Severity) -> LocalizedText {
    switch severity {
    case .error: LocalizedText(en: "Errors", zh: "错误")
    case .warning: LocalizedText(en: "Warnings", zh: "警告")
    case .info: LocalizedText(en: "Notes", zh: "提示")
    }
  }

  static let brokenRules = LocalizedText(en: "Broken rules", zh: "出错的规则")
  static let unknownResults = LocalizedText(en: "Not known yet", zh: "尚不清楚")
  static let interrupted = LocalizedText(
    en: "The run was interrupted; the report is not complete.",
    zh: "运行已中断，报告不完整。"
  )

  /// What a summary counts, in the order of interest.
  static func counts(_ summary: Summary) -> [(LocalizedText, Int)] {
    [
      (plural(.error), summary.errors), (plural(.warning), summary.warnings), (plural(.info), summary.infos),
      (brokenRules, summary.error), (unknownResults, summary.unknown), (waived, summary.waived),
      (passed, summary.pass), (notApplicable, summary.notApplicable),
    ]
  }

  static func leftOut(_ count: Int) -> LocalizedText {
    LocalizedText(
      en: "\(count) more \(count == 1 ? "finding is" : "findings are") left out here.",
      zh: "这里略去了另外 \(count) 个问题。"
    )
  }

  /// `validate 0.1.0, openai-billing 1.0.0, 2026-11-24`.
  static func made(by version: String, _ packs: [RunInfo.PackInfo], on day: String) -> LocalizedText {
    let english = (["validate \(version)"] + packs.map { "\($0.name) \($0.version)" })
    return LocalizedText(
      en: "\(english.joined(separator: ", ")); today is \(day)",
      zh: "\(english.joined(separator: "，"))；今天是 \(day)"
    )
  }
}
