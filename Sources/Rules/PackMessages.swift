import Diagnostics

/// What is said to the author of a pack that can't be used.
enum PackMessages {
  static let emptyPack = LocalizedText(en: "the pack is empty", zh: "规则包是空的")
  static let noRules = LocalizedText(en: "the pack has no rules", zh: "规则包里没有规则")
  static let mappingWanted = LocalizedText(en: "a mapping is needed here", zh: "这里需要一个映射")
  static let listWanted = LocalizedText(en: "a list is needed here", zh: "这里需要一个列表")
  static let textWanted = LocalizedText(en: "a text is needed here", zh: "这里需要一段文本")
  static let countWanted = LocalizedText(
    en: "a whole number from 1 is needed here",
    zh: "这里需要一个不小于 1 的整数"
  )
  static let oneForEach = LocalizedText(
    en: "for_each takes one name with one list, such as {item: items}",
    zh: "for_each 需要一个名称和一个列表，例如 {item: items}"
  )

  static let noFileName = LocalizedText(
    en: "name at least one file, such as setup.yaml or '*.setup.yaml'",
    zh: "请至少写一个文件名，例如 setup.yaml 或 '*.setup.yaml'"
  )

  static func fileNameOnly(_ pattern: String) -> LocalizedText {
    LocalizedText(
      en: "'\(pattern)' names a folder: files are found by their name alone",
      zh: "“\(pattern)”包含文件夹：查找只看文件名"
    )
  }

  static func unknownKey(_ name: String) -> LocalizedText {
    LocalizedText(en: "unknown key '\(name)'", zh: "未知的字段“\(name)”")
  }

  static func knownKeys(_ names: [String]) -> LocalizedText { known(names) }

  static func known(_ names: [String]) -> LocalizedText {
    LocalizedText(
      en: "known are \(names.joined(separator: ", "))",
      zh: "可用的有 \(names.joined(separator: "、"))"
    )
  }

  static func missing(_ key: String) -> LocalizedText {
    LocalizedText(en: "'\(key)' is missing", zh: "缺少“\(key)”")
  }

  static func languageMissing(_ language: Language) -> LocalizedText {
    LocalizedText(
      en: "the text in '\(language.rawValue)' is missing",
      zh: "缺少“\(language.rawValue)”的文本"
    )
  }

  static func badIdentifier(_ id: String) -> LocalizedText {
    LocalizedText(
      en: "'\(id)' is no rule id: lower-case letters, digits and '-' only",
      zh: "“\(id)”不能用作规则标识：只能用小写字母、数字和“-”"
    )
  }

  static func repeatedRule(_ id: String) -> LocalizedText {
    LocalizedText(en: "the rule id '\(id)' is used twice", zh: "规则标识“\(id)”出现了两次")
  }

  static func unknownStage(_ id: String) -> LocalizedText {
    LocalizedText(en: "unknown stage '\(id)'", zh: "未知的阶段“\(id)”")
  }

  static func unknownSeverity(_ name: String) -> LocalizedText {
    LocalizedText(en: "unknown severity '\(name)'", zh: "未知的严重程度“\(name)”")
  }

  static func unknownDetector(_ kind: String) -> LocalizedText {
    LocalizedText(en: "unknown kind of detector '\(kind)'", zh: "未知的检测类型“\(kind)”")
  }

  static func unknownParameterType(_ name: String) -> LocalizedText {
    LocalizedText(en: "unknown parameter type '\(name)'", zh: "未知的参数类型“\(name)”")
  }

  static func badParameter(_ text: String, _ type: String) -> LocalizedText {
    LocalizedText(
      en: "'\(text)' is no value of type \(type)",
      zh: "“\(text)”不是 \(type) 类型的值"
    )
  }

  static func badEngine(_ text: String) -> LocalizedText {
    LocalizedText(
      en: "'\(text)' is no engine version; write it as '>=0.1'",
      zh: "“\(text)”不是引擎版本；写法如“>=0.1”"
    )
  }

  static func newerEngine(_ wanted: String, _ present: String) -> LocalizedText {
    LocalizedText(
      en: "the pack needs engine \(wanted), and this is \(present)",
      zh: "规则包需要引擎 \(wanted)，当前是 \(present)"
    )
  }

  static func unreadable(_ path: String, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "can't read '\(path)': \(reason.english)",
      zh: "无法读取“\(path)”：\(reason.simplifiedChinese)"
    )
  }

  // MARK: Templates

  static let unclosedPlaceholder = LocalizedText(
    en: "'{{' has no '}}'",
    zh: "“{{”没有对应的“}}”"
  )
}
