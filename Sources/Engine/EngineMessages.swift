import Diagnostics

/// What the engine itself says about results, in both languages.
enum EngineMessages {
  static let hasPart = LocalizedText(en: "this has a part in it", zh: "这也与此有关")
  static let repairRule = LocalizedText(
    en: "the rule is at fault, not the setup: report it to the author of the pack",
    zh: "问题出在规则而不是你的配置：请告诉规则包的作者"
  )

  static func doesNotHold(_ title: String) -> LocalizedText {
    LocalizedText(en: "this does not hold: \(title)", zh: "不成立：\(title)")
  }

  static func list(_ names: [String]) -> LocalizedText {
    LocalizedText(en: names.joined(separator: ", "), zh: names.joined(separator: "、"))
  }

  static func unknown(_ names: [String]) -> LocalizedText {
    let names = list(names)
    return LocalizedText(
      en: "can't be decided yet; not known: \(names.english)",
      zh: "暂时无法判断，未知：\(names.simplifiedChinese)"
    )
  }

  static func elements(_ count: Int) -> LocalizedText {
    LocalizedText(en: "\(count) elements", zh: "共 \(count) 个元素")
  }

  static func findOut(_ names: [String]) -> LocalizedText {
    let names = list(names)
    return LocalizedText(
      en: "find out and write down: \(names.english)",
      zh: "请查明并填写：\(names.simplifiedChinese)"
    )
  }

  static func notKnown(_ name: String) -> LocalizedText {
    LocalizedText(en: "\(name) is not known", zh: "\(name) 未知")
  }

  static func broken(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "the rule could not be evaluated: \(reason.english)",
      zh: "规则无法求值：\(reason.simplifiedChinese)"
    )
  }

  // MARK: Tests of rules

  static func testLacks(_ key: String) -> LocalizedText {
    LocalizedText(en: "the test has no '\(key)'", zh: "测试缺少“\(key)”")
  }

  static func unknownOutcome(_ text: String, _ known: [String]) -> LocalizedText {
    LocalizedText(
      en: "unknown outcome '\(text)'; known are \(known.joined(separator: ", "))",
      zh: "未知的结果“\(text)”；可用的有 \(known.joined(separator: "、"))"
    )
  }

  static func noSuchRule(_ id: String) -> LocalizedText {
    LocalizedText(en: "the pack has no rule '\(id)'", zh: "规则包没有规则“\(id)”")
  }

  static func noneOrProperties(_ word: String) -> LocalizedText {
    LocalizedText(
      en: "'\(word)' is no suggestion: write none, or a mapping with instance_path, operator, value, change, "
        + "verified",
      zh: "“\(word)”不是建议：请写 none，或写含 instance_path、operator、value、change、verified 的映射"
    )
  }

  static func noSuchParameter(_ name: String, _ value: String) -> LocalizedText {
    LocalizedText(
      en: "the pack has no parameter '\(name)' that takes the value '\(value)'",
      zh: "规则包没有可以取值“\(value)”的参数“\(name)”"
    )
  }

  // MARK: Labels under the carets

  static func mustBe(_ comparison: String, _ other: String) -> LocalizedText {
    switch comparison {
    case ">=": LocalizedText(en: "must be at least \(other)", zh: "至少应为 \(other)")
    case "<=": LocalizedText(en: "must be at most \(other)", zh: "至多应为 \(other)")
    case ">": LocalizedText(en: "must be more than \(other)", zh: "应大于 \(other)")
    case "<": LocalizedText(en: "must be less than \(other)", zh: "应小于 \(other)")
    case "!=": LocalizedText(en: "must not be \(other)", zh: "不应为 \(other)")
    default: LocalizedText(en: "must be \(other)", zh: "应为 \(other)")
    }
  }

  static func mustBeWritten(_ key: String) -> LocalizedText {
    LocalizedText(en: "'\(key)' is missing", zh: "缺少“\(key)”")
  }

  // MARK: Waivers

  static func unusedWaiver(_ rule: String) -> LocalizedText {
    LocalizedText(en: "nothing fails that this waiver for '\(rule)' accepts", zh: "豁免“\(rule)”没有用到：没有对应的失败")
  }

  static func expiredWaiver(_ rule: String, _ until: String) -> LocalizedText {
    LocalizedText(en: "the waiver for '\(rule)' ended on \(until)", zh: "豁免“\(rule)”已于 \(until) 到期")
  }

  static func unknownRule(_ rule: String) -> LocalizedText {
    LocalizedText(en: "the waiver names the rule '\(rule)', which does not exist", zh: "豁免所指的规则“\(rule)”不存在")
  }

  static let waiverWithoutReason = LocalizedText(en: "the waiver gives no reason", zh: "豁免没有写明理由")
  static let giveReason = LocalizedText(en: "add a reason, or remove the waiver", zh: "请写明理由，或删除这条豁免")
  static let removeWaiver = LocalizedText(en: "remove the waiver", zh: "请删除这条豁免")

  static func badWaiverEnd(_ until: String) -> LocalizedText {
    LocalizedText(en: "the waiver ends on '\(until)', which is no day", zh: "豁免的截止日“\(until)”不是日期")
  }

  static let writeDay = LocalizedText(en: "write a day such as 2026-12-01", zh: "请写成日期，例如 2026-12-01")
  static let waiverWithoutRule = LocalizedText(
    en: "this comment accepts nothing: it names no rule",
    zh: "这条注释没有豁免任何规则：没有写明规则编号"
  )
  static let waiverForm = LocalizedText(
    en: "write # validate: ignore[RULE-ID] reason",
    zh: "写法：# validate: ignore[规则编号] 理由"
  )
}
