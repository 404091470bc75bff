import Diagnostics

/// Turns diagnostics of the reader and the schema into results.
struct BuiltInFindings {
  let language: Language
  let masker: Masker

  func result(_ diagnostic: Diagnostic, pointer: String) -> RuleResult {
    RuleResult(
      ruleID: diagnostic.code,
      status: .fail,
      severity: diagnostic.severity,
      stage: nil,
      title: Self.title(of: diagnostic.code)[language],
      message: masker.masked(diagnostic.message[language]),
      fix: diagnostic.hint.map { masker.masked($0[language]) },
      // A key may be a secret too, and a pointer repeats it.
      place: Place(pointer: masker.masked(pointer), range: diagnostic.range),
      related: diagnostic.notes.map {
        RelatedPlace(
          place: Place(pointer: "", range: $0.range),
          message: masker.masked($0.message[language])
        )
      }
    )
  }

  /// The titles of the built-in findings, by id (the contract's section on results).
  static func title(of code: String) -> LocalizedText {
    switch code {
    case "yaml-syntax": LocalizedText(en: "The file is not valid YAML", zh: "文件不是有效的 YAML")
    case "duplicate-key": LocalizedText(en: "A key stands twice", zh: "字段重复")
    case "unknown-key": LocalizedText(en: "Unknown key", zh: "未知的字段")
    case "wrong-type": LocalizedText(en: "Wrong type of value", zh: "值的类型不对")
    case "schema-constraint": LocalizedText(en: "Value not allowed", zh: "值不符合要求")
    case "limit-exceeded": LocalizedText(en: "A limit is exceeded", zh: "超出限制")
    case "unused-waiver": LocalizedText(en: "A waiver without use", zh: "没有用到的豁免")
    case "unreadable-file": LocalizedText(en: "The file can't be read", zh: "文件无法读取")
    default: LocalizedText(code)
    }
  }
}
