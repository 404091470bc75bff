import Diagnostics
import SourceText

/// The messages of the lexer and the parser, all in one place.
///
/// Their readers are authors of expressions.
enum SyntaxErrors {
  private static func issue(_ text: String, _ range: TextRange, hint: String? = nil) -> Diagnostic {
    Diagnostic("cel-syntax", LocalizedText(text), at: range, hint: hint.map { LocalizedText($0) })
  }

  static func unexpectedCharacter(_ character: String, _ range: TextRange) -> Diagnostic {
    switch character {
    case "=": issue("`=` is no operator", range, hint: "write `==` to compare")
    case "&": issue("`&` is no operator", range, hint: "write `&&` for 'and'")
    case "|": issue("`|` is no operator", range, hint: "write `||` for 'or'")
    default: issue("unexpected character `\(character)`", range)
    }
  }

  static func unterminatedString(_ range: TextRange) -> Diagnostic {
    issue("the string has no closing quote", range)
  }

  static func lineBreakInString(_ range: TextRange) -> Diagnostic {
    issue(
      "the string has no closing quote on its line",
      range,
      hint: "write \\n, or use three quotes for a text of several lines"
    )
  }

  static func unterminatedName(_ range: TextRange) -> Diagnostic {
    issue("the name has no closing backtick", range)
  }

  static func invalidName(_ range: TextRange) -> Diagnostic {
    issue("a name in backticks may hold letters, digits, `_`, `.`, `-`, `/` and spaces", range)
  }

  static func invalidEscape(_ text: String, _ range: TextRange) -> Diagnostic {
    issue(
      "unknown escape `\(text)`",
      range,
      hint: "write `\\\\` for a backslash, or a raw string such as r'...'"
    )
  }

  static func invalidCodePoint(_ text: String, _ range: TextRange) -> Diagnostic {
    issue("`\(text)` is no Unicode character", range)
  }

  static func unicodeEscapeInBytes(_ text: String, _ range: TextRange) -> Diagnostic {
    issue("`\(text)` is not allowed in bytes", range, hint: "write the octets, such as \\xe2\\x82\\xac")
  }

  static func intOutOfRange(_ text: String, _ range: TextRange) -> Diagnostic {
    issue("\(text) does not fit an int of 64 bits", range)
  }

  static func uintOutOfRange(_ text: String, _ range: TextRange) -> Diagnostic {
    issue("\(text) does not fit a uint of 64 bits", range)
  }

  static func doubleOutOfRange(_ text: String, _ range: TextRange) -> Diagnostic {
    issue("\(text) does not fit a double", range)
  }

  static func expected(_ wanted: String, found: String, _ range: TextRange) -> Diagnostic {
    issue("expected \(wanted), found \(found)", range)
  }

  static func unexpected(_ found: String, _ range: TextRange) -> Diagnostic {
    issue("unexpected \(found) after the expression", range)
  }

  static func reservedWord(_ name: String, _ range: TextRange) -> Diagnostic {
    issue("`\(name)` is a reserved word and cannot be a name", range)
  }

  static func keywordAsField(_ name: String, _ range: TextRange) -> Diagnostic {
    issue("`\(name)` is a keyword and cannot follow a dot", range, hint: "write ['\(name)']")
  }

  static func mixedUnary(_ range: TextRange) -> Diagnostic {
    issue("`!` and `-` cannot follow each other", range, hint: "put the inner part in brackets")
  }

  static func tooDeep(_ limit: Int, _ range: TextRange) -> Diagnostic {
    issue("the expression is nested deeper than \(limit) levels", range)
  }

  static func tooLong(_ limit: Int, _ range: TextRange) -> Diagnostic {
    issue("the expression is longer than \(limit) bytes", range)
  }

  static func optionalSyntaxDisabled(_ range: TextRange) -> Diagnostic {
    issue("optional syntax (`?`) needs the library of optional values", range)
  }

  static func macro(_ message: String, _ range: TextRange) -> Diagnostic { issue(message, range) }
}
