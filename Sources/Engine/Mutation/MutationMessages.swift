import CEL
import Diagnostics

/// Why a mutant means the same as the pack.
enum MutationMessages {
  static func sameForm(_ form: String) -> LocalizedText {
    LocalizedText(en: "both mean `\(form)`", zh: "两者都等于 `\(form)`")
  }

  static func all(_ reasons: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      en: reasons.map(\.english).joined(separator: "; "),
      zh: reasons.map(\.simplifiedChinese).joined(separator: "；")
    )
  }

  static func oneAtMost(_ condition: String) -> LocalizedText {
    LocalizedText(
      en: "`\(condition)` holds for one element at most",
      zh: "`\(condition)` 至多对一个元素成立"
    )
  }

  static func range(_ value: String, _ lower: Decimal?, _ upper: Decimal?) -> LocalizedText {
    switch (lower, upper) {
    case (let lower?, nil):
      LocalizedText(en: "`\(value)` is at least \(lower)", zh: "`\(value)` 至少为 \(lower)")
    case (nil, let upper?): LocalizedText(en: "`\(value)` is at most \(upper)", zh: "`\(value)` 至多为 \(upper)")
    default:
      LocalizedText(
        en: "`\(value)` is between \(lower ?? Decimal(0)) and \(upper ?? Decimal(0))",
        zh: "`\(value)` 在 \(lower ?? Decimal(0)) 和 \(upper ?? Decimal(0)) 之间"
      )
    }
  }

  static let sameEverywhere = LocalizedText(
    en: "the outcome is the same in every situation, and no setup was found in which its place is another",
    zh: "任何情况下结果都相同，也没有找到位置不同的配置"
  )

  static func sameOutcomes(_ count: Int, _ facts: [String]) -> LocalizedText {
    let names = facts.joined(separator: ", ")
    return LocalizedText(
      en: "the outcome is the same for all \(count) combinations of \(names)",
      zh: "对 \(names) 的全部 \(count) 种组合，结果都相同"
    )
  }
}
