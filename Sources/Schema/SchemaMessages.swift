import Diagnostics

/// What is said to the author of a schema that can't be used.
enum SchemaMessages {
  static let emptySchema = LocalizedText(en: "the schema is empty", zh: "模式文件是空的")
  static let notASchema = LocalizedText(
    en: "a schema is a mapping of keywords, or true",
    zh: "模式必须是由关键字组成的映射，或者 true"
  )
  static let mappingWanted = LocalizedText(en: "a mapping is needed here", zh: "这里需要一个映射")
  static let listWanted = LocalizedText(en: "a list is needed here", zh: "这里需要一个列表")
  static let numberWanted = LocalizedText(en: "a number is needed here", zh: "这里需要一个数字")
  static let booleanWanted = LocalizedText(en: "true or false is needed here", zh: "这里需要 true 或 false")
  static let countWanted = LocalizedText(
    en: "a whole number from 0 is needed here",
    zh: "这里需要一个不小于 0 的整数"
  )

  static let privateContainer = LocalizedText(
    en: "'x-private' is for single values: write it at each value inside",
    zh: "“x-private”只用于单个值：请写在里面的每个值上"
  )

  static let unitsOfNothing = LocalizedText(
    en: "'x-units' needs 'format: quantity'",
    zh: "“x-units”需要“format: quantity”"
  )

  static func unknownKeyword(_ keyword: String) -> LocalizedText {
    LocalizedText(
      en: "unknown schema keyword '\(keyword)': a keyword that is not understood is a check that never runs",
      zh: "未知的模式关键字“\(keyword)”：不认识的关键字等于一个永远不会执行的检查"
    )
  }

  static func unknownType(_ name: String) -> LocalizedText {
    LocalizedText(en: "unknown type '\(name)'", zh: "未知的类型“\(name)”")
  }

  static func unknownFormat(_ name: String, _ known: [String]) -> LocalizedText {
    LocalizedText(
      en: "unknown format '\(name)'; known are \(known.joined(separator: ", "))",
      zh: "未知的格式“\(name)”；可用的有 \(known.joined(separator: "、"))"
    )
  }

  static func badPattern(_ pattern: String, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "the pattern '\(pattern)' is no regular expression of RE2: \(reason.english)",
      zh: "“\(pattern)”不是 RE2 的正则表达式：\(reason.simplifiedChinese)"
    )
  }

  static func unknownReference(_ reference: String) -> LocalizedText {
    LocalizedText(
      en: "'\(reference)' refers to nothing; references have the form '#/$defs/NAME'",
      zh: "“\(reference)”没有指向任何定义；引用的写法是“#/$defs/名称”"
    )
  }

  static func endlessReference(_ reference: String) -> LocalizedText {
    LocalizedText(
      en: "'\(reference)' contains itself; recursive schemas are not supported",
      zh: "“\(reference)”包含了自身；不支持递归的模式"
    )
  }

  static func besideReference(_ keyword: String) -> LocalizedText {
    LocalizedText(
      en: "'\(keyword)' stands beside '$ref' and would have no effect",
      zh: "“\(keyword)”与“$ref”并列，不会起作用"
    )
  }
}
