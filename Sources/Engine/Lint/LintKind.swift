package import Diagnostics

/// A kind of finding about a rule pack; the raw value is its id.
package enum LintKind: String, CaseIterable, Sendable {
  // MARK: What a rule can never do

  case ruleNeverApplies = "rule-never-applies"
  case ruleNeverFails = "rule-never-fails"
  case ruleNeverPasses = "rule-never-passes"
  case rulesContradict = "rules-contradict"
  case ruleImplied = "rule-implied"
  case partWithoutEffect = "part-without-effect"
  case constantCondition = "constant-condition"

  // MARK: What nobody uses

  case unusedParameter = "unused-parameter"
  case unusedVariable = "unused-variable"
  case unusedTable = "unused-table"
  case unusedLet = "unused-let"
  case unusedStage = "unused-stage"

  // MARK: What it says to people

  case placeholderMismatch = "placeholder-mismatch"
  case emptyText = "empty-text"
  case untranslatedText = "untranslated-text"
  case duplicateTitle = "duplicate-title"
  case emptyQuote = "empty-quote"
  case missingSource = "missing-source"

  // MARK: Tests and conventions

  case missingTests = "missing-tests"
  case oneSidedTests = "one-sided-tests"
  case idStyle = "id-style"
  case nameStyle = "name-style"
  case scatteredStage = "scattered-stage"

  /// How bad it is: an error when the rules do not do what they are there for.
  package var severity: Severity {
    switch self {
    case .ruleNeverApplies, .ruleNeverFails, .ruleNeverPasses, .rulesContradict: .error
    case .unusedStage, .untranslatedText, .nameStyle, .scatteredStage: .info
    default: .warning
    }
  }

  /// What should hold, as a statement.
  package var title: LocalizedText {
    switch self {
    case .ruleNeverApplies: LocalizedText(en: "Every rule can apply", zh: "每条规则都有适用的时候")
    case .ruleNeverFails: LocalizedText(en: "Every rule can fail", zh: "每条规则都有不通过的时候")
    case .ruleNeverPasses: LocalizedText(en: "Every rule can pass", zh: "每条规则都有通过的时候")
    case .rulesContradict: LocalizedText(en: "Rules can pass together", zh: "规则可以同时通过")
    case .ruleImplied: LocalizedText(en: "Every rule finds something of its own", zh: "每条规则都有自己的发现")
    case .partWithoutEffect:
      LocalizedText(en: "Every part of a condition matters", zh: "条件的每个部分都起作用")
    case .constantCondition:
      LocalizedText(en: "Conditions can be true and false", zh: "条件既可能成立，也可能不成立")
    case .unusedParameter: LocalizedText(en: "Every parameter is used", zh: "每个参数都被用到")
    case .unusedVariable: LocalizedText(en: "Every variable is used", zh: "每个变量都被用到")
    case .unusedTable: LocalizedText(en: "Every table is used", zh: "每个数据表都被用到")
    case .unusedLet: LocalizedText(en: "Every value of let is used", zh: "let 的每个值都被用到")
    case .unusedStage: LocalizedText(en: "Every stage has a rule", zh: "每个阶段都有规则")
    case .placeholderMismatch:
      LocalizedText(en: "Texts state the same facts in every language", zh: "各语言的文本给出相同的内容")
    case .emptyText: LocalizedText(en: "No text is empty", zh: "文本不为空")
    case .untranslatedText: LocalizedText(en: "Texts exist in every language", zh: "文本有各语言的版本")
    case .duplicateTitle: LocalizedText(en: "Every rule has a title of its own", zh: "每条规则有自己的标题")
    case .emptyQuote: LocalizedText(en: "No quote is empty", zh: "引文不为空")
    case .missingSource: LocalizedText(en: "Every rule names its source", zh: "每条规则写明出处")
    case .missingTests: LocalizedText(en: "Every rule has tests", zh: "每条规则都有测试")
    case .oneSidedTests:
      LocalizedText(en: "Every rule is tested both ways", zh: "每条规则的正反两面都有测试")
    case .idStyle: LocalizedText(en: "Ids are words with hyphens", zh: "标识由单词和连字符组成")
    case .nameStyle: LocalizedText(en: "Names are words with underscores", zh: "名称由单词和下划线组成")
    case .scatteredStage: LocalizedText(en: "Rules of one stage stand together", zh: "同一阶段的规则写在一起")
    }
  }
}
