import Diagnostics
import SourceText

/// The messages of the lexer and the parser, all in one place.
///
/// Their readers are authors of expressions.
enum SyntaxErrors {
  private static func issue(
    en english: String,
    zh chinese: String,
    _ range: TextRange,
    hint: LocalizedText? = nil
  ) -> Diagnostic {
    Diagnostic("cel-syntax", LocalizedText(en: english, zh: chinese), at: range, hint: hint)
  }

  // MARK: What is expected, and what is found

  static let end = LocalizedText(en: "the end", zh: "结尾")
  static let expression = LocalizedText(en: "an expression", zh: "表达式")
  static let fieldName = LocalizedText(en: "a field name", zh: "字段名")
  static let name = LocalizedText(en: "a name", zh: "名称")

  /// Signs, each in backticks, with `or` between two.
  static func signs(_ signs: String) -> LocalizedText {
    let words = signs.split(separator: " ")
    return LocalizedText(
      en: signs,
      zh: words.map { $0 == "or" ? "或" : String($0) }.joined(separator: " ")
    )
  }

  static func unexpectedCharacter(_ character: String, _ range: TextRange) -> Diagnostic {
    switch character {
    case "=":
      issue(
        en: "`=` is no operator",
        zh: "`=` 不是运算符",
        range,
        hint: LocalizedText(en: "write `==` to compare", zh: "比较请写 `==`")
      )
    case "&":
      issue(
        en: "`&` is no operator",
        zh: "`&` 不是运算符",
        range,
        hint: LocalizedText(en: "write `&&` for 'and'", zh: "“并且”请写 `&&`")
      )
    case "|":
      issue(
        en: "`|` is no operator",
        zh: "`|` 不是运算符",
        range,
        hint: LocalizedText(en: "write `||` for 'or'", zh: "“或者”请写 `||`")
      )
    default: issue(en: "unexpected character `\(character)`", zh: "意外的字符 `\(character)`", range)
    }
  }

  static func unterminatedString(_ range: TextRange) -> Diagnostic {
    issue(en: "the string has no closing quote", zh: "文本缺少结束的引号", range)
  }

  static func lineBreakInString(_ range: TextRange) -> Diagnostic {
    issue(
      en: "the string has no closing quote on its line",
      zh: "文本在本行没有结束的引号",
      range,
      hint: LocalizedText(
        en: "write \\n, or use three quotes for a text of several lines",
        zh: "请写 \\n，多行文本请用三个引号"
      )
    )
  }

  static func unterminatedName(_ range: TextRange) -> Diagnostic {
    issue(en: "the name has no closing backtick", zh: "名称缺少结束的反引号", range)
  }

  static func invalidName(_ range: TextRange) -> Diagnostic {
    issue(
      en: "a name in backticks may hold letters, digits, `_`, `.`, `-`, `/` and spaces",
      zh: "反引号中的名称只能含字母、数字、`_`、`.`、`-`、`/` 和空格",
      range
    )
  }

  static func invalidEscape(_ text: String, _ range: TextRange) -> Diagnostic {
    issue(
      en: "unknown escape `\(text)`",
      zh: "未知的转义 `\(text)`",
      range,
      hint: LocalizedText(
        en: "write `\\\\` for a backslash, or a raw string such as r'...'",
        zh: "反斜杠请写 `\\\\`，或用 r'...' 这样的原始文本"
      )
    )
  }

  static func invalidCodePoint(_ text: String, _ range: TextRange) -> Diagnostic {
    issue(en: "`\(text)` is no Unicode character", zh: "`\(text)` 不是 Unicode 字符", range)
  }

  static func unicodeEscapeInBytes(_ text: String, _ range: TextRange) -> Diagnostic {
    issue(
      en: "`\(text)` is not allowed in bytes",
      zh: "字节中不能用 `\(text)`",
      range,
      hint: LocalizedText(en: "write the octets, such as \\xe2\\x82\\xac", zh: "请写出各个字节，例如 \\xe2\\x82\\xac")
    )
  }

  static func intOutOfRange(_ text: String, _ range: TextRange) -> Diagnostic {
    issue(en: "\(text) does not fit an int of 64 bits", zh: "\(text) 超出 64 位 int 的范围", range)
  }

  static func uintOutOfRange(_ text: String, _ range: TextRange) -> Diagnostic {
    issue(en: "\(text) does not fit a uint of 64 bits", zh: "\(text) 超出 64 位 uint 的范围", range)
  }

  static func doubleOutOfRange(_ text: String, _ range: TextRange) -> Diagnostic {
    issue(en: "\(text) does not fit a double", zh: "\(text) 超出 double 的范围", range)
  }

  static func expected(
    _ wanted: LocalizedText,
    found: LocalizedText,
    _ range: TextRange
  ) -> Diagnostic {
    issue(
      en: "expected \(wanted.english), found \(found.english)",
      zh: "应为\(wanted.simplifiedChinese)，却是\(found.simplifiedChinese)",
      range
    )
  }

  static func unexpected(_ found: LocalizedText, _ range: TextRange) -> Diagnostic {
    issue(
      en: "unexpected \(found.english) after the expression",
      zh: "表达式之后意外出现\(found.simplifiedChinese)",
      range
    )
  }

  static func reservedWord(_ name: String, _ range: TextRange) -> Diagnostic {
    issue(en: "`\(name)` is a reserved word and cannot be a name", zh: "`\(name)` 是保留字，不能用作名称", range)
  }

  static func keywordAsField(_ name: String, _ range: TextRange) -> Diagnostic {
    issue(
      en: "`\(name)` is a keyword and cannot follow a dot",
      zh: "`\(name)` 是关键字，不能跟在点后面",
      range,
      hint: LocalizedText(en: "write ['\(name)']", zh: "请写 ['\(name)']")
    )
  }

  static func mixedUnary(_ range: TextRange) -> Diagnostic {
    issue(
      en: "`!` and `-` cannot follow each other",
      zh: "`!` 和 `-` 不能连写",
      range,
      hint: LocalizedText(en: "put the inner part in brackets", zh: "请给里面的部分加括号")
    )
  }

  static func tooDeep(_ limit: Int, _ range: TextRange) -> Diagnostic {
    issue(en: "the expression is nested deeper than \(limit) levels", zh: "表达式的嵌套超过 \(limit) 层", range)
  }

  static func tooLong(_ limit: Int, _ range: TextRange) -> Diagnostic {
    issue(en: "the expression is longer than \(limit) bytes", zh: "表达式超过 \(limit) 字节", range)
  }

  static func optionalSyntaxDisabled(_ range: TextRange) -> Diagnostic {
    issue(en: "optional syntax (`?`) needs the library of optional values", zh: "可选语法（`?`）需要可选值的函数库", range)
  }

  static func macro(_ message: LocalizedText, _ range: TextRange) -> Diagnostic {
    Diagnostic("cel-syntax", message, at: range)
  }
}
