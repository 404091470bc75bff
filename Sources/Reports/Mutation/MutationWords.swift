import Diagnostics
import Engine

/// The words about mutants.
enum MutationWords {
  static let survived = LocalizedText(en: "survived", zh: "未被发现")
  static let equivalent = LocalizedText(en: "equivalent", zh: "等价")
  static let sameTest = LocalizedText(
    en: "no test notices; the one above does",
    zh: "没有测试能发现；加上上面那一条即可"
  )
  static let noTest = LocalizedText(
    en: "no test notices, and no setup was found that tells the two apart",
    zh: "没有测试能发现，也没有找到能区分两者的配置"
  )

  static func change(_ mutant: Mutant) -> LocalizedText {
    if mutant.new.isEmpty {
      return LocalizedText(en: "`\(mutant.old)` can be left out", zh: "可以去掉 `\(mutant.old)`")
    }
    return LocalizedText(
      en: "`\(mutant.old)` can be `\(mutant.new)`",
      zh: "`\(mutant.old)` 可以换成 `\(mutant.new)`"
    )
  }

  static func proved(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "equivalent (proved): \(reason.english)",
      zh: "等价（已证明）：\(reason.simplifiedChinese)"
    )
  }

  static func missing(_ test: MissingTest) -> LocalizedText {
    LocalizedText(
      en: "no test notices; this one among the tests of \(test.ruleID) does:",
      zh: "没有测试能发现；在 \(test.ruleID) 的测试中加上这一条即可："
    )
  }

  static func counts(_ pack: String, _ summary: MutationSummary) -> LocalizedText {
    let total = summary.results.count
    let (killed, equal, left) = (summary.killed, summary.equivalent, summary.survivors)
    return LocalizedText(
      en: "\(pack): \(total) \(total == 1 ? "mutant" : "mutants"), \(killed) noticed, "
        + "\(equal) equivalent, \(left) survived",
      zh: "\(pack)：\(total) 个变异，发现 \(killed) 个，等价 \(equal) 个，未发现 \(left) 个"
    )
  }
}
