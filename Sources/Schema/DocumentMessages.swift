import Diagnostics

/// What is said about a document that breaks its schema, in both languages.
enum DocumentMessages {
  // MARK: Keys

  static func unknownKey(_ name: String) -> LocalizedText {
    LocalizedText(en: "unknown key '\(name)'", zh: "未知的字段“\(name)”")
  }

  static func knownKeys(_ names: [String]) -> LocalizedText? {
    guard !names.isEmpty else { return nil }
    return LocalizedText(
      en: "known here are \(names.joined(separator: ", "))",
      zh: "这里可用的字段有 \(names.joined(separator: "、"))"
    )
  }

  static func missingKey(_ name: String) -> LocalizedText {
    LocalizedText(en: "the key '\(name)' is required", zh: "缺少必填的字段“\(name)”")
  }

  // MARK: Types

  static let amount = LocalizedText(en: "an amount in US dollars", zh: "美元金额")
  static let quantity = LocalizedText(en: "a quantity", zh: "数量")
  static let date = LocalizedText(en: "a date", zh: "日期")
  static let nothing = LocalizedText(en: "nothing", zh: "空值")

  static func oneOf(_ members: [String]) -> LocalizedText {
    LocalizedText(
      en: "one of \(members.joined(separator: ", "))",
      zh: "\(members.joined(separator: "、"))之一"
    )
  }

  private static func typeName(_ name: String) -> LocalizedText {
    switch name {
    case "boolean": LocalizedText(en: "true or false", zh: "true 或 false")
    case "integer": LocalizedText(en: "a whole number", zh: "整数")
    case "number": LocalizedText(en: "a number", zh: "数字")
    case "string": LocalizedText(en: "a text", zh: "文本")
    case "array": LocalizedText(en: "a list", zh: "列表")
    case "object": LocalizedText(en: "a mapping", zh: "映射")
    default: LocalizedText(en: name, zh: name)
    }
  }

  static func typeNames(_ names: [String]) -> LocalizedText {
    let texts = names.map(typeName)
    return LocalizedText(
      en: texts.map(\.english).joined(separator: " or "),
      zh: texts.map(\.simplifiedChinese).joined(separator: "或")
    )
  }

  static func found(_ type: String, _ text: String) -> LocalizedText {
    switch type {
    case "boolean":
      LocalizedText(en: "the truth value \(text)", zh: "真假值 \(text)")
    case "string":
      LocalizedText(en: "the text \(text)", zh: "文本 \(text)")
    default:
      LocalizedText(en: "the number \(text)", zh: "数字 \(text)")
    }
  }

  static func wrongType(wanted: LocalizedText, found: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "expected \(wanted.english), found \(found.english)",
      zh: "应为\(spaced(wanted.simplifiedChinese))，实为\(spaced(found.simplifiedChinese))"
    )
  }

  /// Chinese words with a space before them when they begin with Latin letters or digits.
  private static func spaced(_ words: String) -> String {
    words.utf8.first.map { $0 < 0x80 } ?? false ? " " + words : words
  }

  // MARK: Hints about types

  static let writeAmount = LocalizedText(
    en: "write the amount in US dollars as 4.99, \"4.99\", 5 or $4.99",
    zh: "金额以美元计，写作 4.99、\"4.99\"、5 或 $4.99"
  )
  static let writeDate = LocalizedText(
    en: "write an existing day as YYYY-MM-DD, such as 2026-12-01",
    zh: "写成存在的日期，格式为 YYYY-MM-DD，例如 2026-12-01"
  )
  static let startWithDash = LocalizedText(
    en: "start each element of a list with '- '",
    zh: "列表的每个元素以“- ”开头"
  )

  static func otherCurrency(_ unit: String) -> LocalizedText {
    LocalizedText(
      en: "amounts are in US dollars, and '\(unit)' is not: convert it, and write the number alone",
      zh: "金额以美元计，“\(unit)”不是美元：请换算成美元，只写数字"
    )
  }

  static func writeQuantity(_ units: [String]) -> LocalizedText {
    guard !units.isEmpty else { return LocalizedText(en: "write a number, such as 2.5", zh: "请写成数字，例如 2.5") }
    return LocalizedText(
      en:
        "write a number, alone or with one of the units \(units.joined(separator: ", ")), such as 2\(units[0])",
      zh: "请写成数字，可以带单位 \(units.joined(separator: "、"))，例如 2\(units[0])"
    )
  }

  static func noSeparators(_ digits: String) -> LocalizedText {
    LocalizedText(en: "write \(digits), without separators", zh: "请写成 \(digits)，不加分隔符")
  }

  static func decimalPoint(_ number: String) -> LocalizedText {
    LocalizedText(en: "write \(number), with a point", zh: "请写成 \(number)，用小数点")
  }

  static func noLeadingZero(_ digits: String) -> LocalizedText {
    LocalizedText(
      en: "write \(digits): with a leading zero some YAML readers take it for octal",
      zh: "请写成 \(digits)：以 0 开头的数字会被一些 YAML 工具当作八进制"
    )
  }

  static func yamlOneBoolean(_ text: String, _ meaning: String) -> LocalizedText {
    LocalizedText(
      en: "write \(meaning): in YAML 1.2 '\(text)' is a text",
      zh: "请写成 \(meaning)：在 YAML 1.2 中“\(text)”是文本"
    )
  }

  static func removeQuotes(_ text: String) -> LocalizedText {
    LocalizedText(en: "write \(text) without quotes", zh: "请写成 \(text)，不加引号")
  }

  static func write(_ text: String) -> LocalizedText {
    LocalizedText(en: "write \(text)", zh: "请写成 \(text)")
  }

  static func quote(_ text: String) -> LocalizedText {
    LocalizedText(
      en: "put it in quotes: \"\(text)\"",
      zh: "请加上引号：\"\(text)\""
    )
  }

  static func quoteNumber(_ text: String) -> LocalizedText {
    LocalizedText(
      en:
        "put it in quotes: \"\(text)\"; without them it is a number, and a plus sign or zeros at its start are lost",
      zh: "请加上引号：\"\(text)\"；不加引号会变成数字，开头的加号和零会丢失"
    )
  }

  static func quoteDigits(_ text: String) -> LocalizedText {
    LocalizedText(
      en: "put it in quotes: \"\(text)\"; without them it is a number",
      zh: "请加上引号：\"\(text)\"；不加引号会变成数字"
    )
  }

  // MARK: Constraints

  static func notOneOf(_ text: String, _ members: [String]) -> LocalizedText {
    LocalizedText(
      en: "'\(text)' is not one of \(members.joined(separator: ", "))",
      zh: "“\(text)”不是\(members.joined(separator: "、"))之一"
    )
  }

  static func noMatch(_ text: String, _ pattern: String) -> LocalizedText {
    LocalizedText(
      en: "'\(text)' does not match the pattern \(pattern)",
      zh: "“\(text)”不符合格式 \(pattern)"
    )
  }

  static func outOfBounds(_ text: String, _ comparison: String, _ bound: String) -> LocalizedText {
    LocalizedText(en: "\(text) is not \(comparison) \(bound)", zh: "\(text) 不满足 \(comparison) \(bound)")
  }

  static func length(_ count: Int, _ allowed: ClosedRange<Int>) -> LocalizedText {
    LocalizedText(
      en: "\(count) characters, and \(bounds(allowed).english) are allowed",
      zh: "有 \(count) 个字符，允许\(bounds(allowed).simplifiedChinese)"
    )
  }

  static func count(_ count: Int, _ allowed: ClosedRange<Int>) -> LocalizedText {
    LocalizedText(
      en: "\(count) elements, and \(bounds(allowed).english) are allowed",
      zh: "有 \(count) 个元素，允许\(bounds(allowed).simplifiedChinese)"
    )
  }

  private static func bounds(_ allowed: ClosedRange<Int>) -> LocalizedText {
    if allowed.upperBound == Int.max {
      return LocalizedText(en: "at least \(allowed.lowerBound)", zh: "至少 \(allowed.lowerBound) 个")
    }
    if allowed.lowerBound == 0 {
      return LocalizedText(en: "at most \(allowed.upperBound)", zh: "至多 \(allowed.upperBound) 个")
    }
    return LocalizedText(
      en: "\(allowed.lowerBound) to \(allowed.upperBound)",
      zh: "\(allowed.lowerBound) 到 \(allowed.upperBound) 个"
    )
  }

  static let repeatedItem = LocalizedText(
    en: "the same element stands twice in the list",
    zh: "列表中有重复的元素"
  )
  static let firstItem = LocalizedText(en: "the first one is here", zh: "第一个在这里")
}
