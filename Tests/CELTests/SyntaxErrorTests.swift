import CEL
import Diagnostics
import SourceText
import TestSupport
import Testing

@Suite struct SyntaxErrorTests {
  /// A wrong expression, with marks around what the message points at, and the messages with their hints.
  struct Case: Sendable, CustomTestStringConvertible {
    let source: String
    let message: String
    var hint: String?

    init(_ source: String, _ message: String, hint: String? = nil) {
      self.source = source
      self.message = message
      self.hint = hint
    }

    var testDescription: String { source }
  }

  private static let cases: [Case] = [
    Case("a +1️⃣2️⃣", "expected an expression, found the end"),
    Case("1️⃣2️⃣", "expected an expression, found the end"),
    Case("a 1️⃣b2️⃣", "unexpected `b` after the expression"),
    Case("a 1️⃣)2️⃣", "unexpected `)` after the expression"),
    Case("f(a1️⃣2️⃣", "expected `,` or `)`, found the end"),
    Case("f(a,1️⃣)2️⃣", "expected an expression, found `)`"),
    Case("[1 1️⃣22️⃣]", "expected `,` or `]`, found `2`"),
    Case("{'a' 1️⃣12️⃣}", "expected `:`, found `1`"),
    Case("a ? b1️⃣2️⃣", "expected `:`, found the end"),
    Case("(a1️⃣2️⃣", "expected `)`, found the end"),
    Case("a[01️⃣2️⃣", "expected `]`, found the end"),
    Case("a.1️⃣2️⃣", "expected a field name, found the end"),
    Case("a.1️⃣in2️⃣", "`in` is a keyword and cannot follow a dot", hint: "write ['in']"),
    Case("1️⃣if2️⃣ + 1", "`if` is a reserved word and cannot be a name"),
    Case("1️⃣-!2️⃣a", "`!` and `-` cannot follow each other", hint: "put the inner part in brackets"),
    Case("1️⃣!-2️⃣a", "`!` and `-` cannot follow each other", hint: "put the inner part in brackets"),
    Case("a 1️⃣=2️⃣ b", "`=` is no operator", hint: "write `==` to compare"),
    Case("a 1️⃣&2️⃣ b", "`&` is no operator", hint: "write `&&` for 'and'"),
    Case("a 1️⃣|2️⃣ b", "`|` is no operator", hint: "write `||` for 'or'"),
    Case("a + 1️⃣é2️⃣", "unexpected character `é`"),
    Case("a 1️⃣#2️⃣", "unexpected character `#`"),
    Case("1️⃣'abc2️⃣", "the string has no closing quote"),
    Case("1️⃣'''abc'2️⃣", "the string has no closing quote"),
    Case(
      "1️⃣'ab2️⃣\nc'",
      "the string has no closing quote on its line",
      hint: "write \\n, or use three quotes for a text of several lines"
    ),
    Case(
      "'a1️⃣\\d2️⃣b'",
      "unknown escape `\\d`",
      hint: "write `\\\\` for a backslash, or a raw string such as r'...'"
    ),
    Case(
      "'é1️⃣\\x42️⃣'",
      "unknown escape `\\x4`",
      hint: "write `\\\\` for a backslash, or a raw string such as r'...'"
    ),
    Case("'1️⃣\\ud8002️⃣'", "`\\ud800` is no Unicode character"),
    Case("'1️⃣\\U001100002️⃣'", "`\\U00110000` is no Unicode character"),
    Case(
      "b'1️⃣\\u00e92️⃣'",
      "`\\u00e9` is not allowed in bytes",
      hint: "write the octets, such as \\xe2\\x82\\xac"
    ),
    Case("1️⃣92233720368547758082️⃣", "9223372036854775808 does not fit an int of 64 bits"),
    Case("1️⃣-92233720368547758092️⃣", "-9223372036854775809 does not fit an int of 64 bits"),
    Case("1️⃣18446744073709551616u2️⃣", "18446744073709551616u does not fit a uint of 64 bits"),
    Case("1️⃣1e4002️⃣", "1e400 does not fit a double"),
    Case("a.1️⃣`b2️⃣", "the name has no closing backtick"),
    Case("a.1️⃣`b$`2️⃣", "a name in backticks may hold letters, digits, `_`, `.`, `-`, `/` and spaces"),
    Case("has(1️⃣a2️⃣)", "the argument of has() must be a field selection such as a.b"),
    Case("has(1️⃣a[0]2️⃣)", "the argument of has() must be a field selection such as a.b"),
    Case("l.all(1️⃣x.y2️⃣, true)", "the variable of all() must be a simple name"),
    Case("l.all(x, 1️⃣x2️⃣, true)", "the two variables of all() must have different names"),
    Case("cel.bind(1️⃣12️⃣, 2, 3)", "the variable of cel.bind() must be a simple name"),
  ]

  @Test(arguments: cases)
  func oneError(_ testCase: Case) throws {
    let marked = MarkedSource(testCase.source)
    let issues = Self.issues(marked.text)
    try #require(issues.count == 1, "\(issues.map(\.message.english))")
    #expect(issues[0].code == "cel-syntax")
    #expect(issues[0].message.english == testCase.message)
    #expect(issues[0].hint?.english == testCase.hint)
    #expect(issues[0].range == marked.range("1️⃣", "2️⃣"))
  }

  /// After an error the elements that follow are still read.
  @Test func severalErrorsAreReported() {
    let issues = Self.issues("f(a +, b ==, 'x\\q') + [1 2, 3 4]")
    let found = issues.map { "\($0.range.start): \($0.message.english)" }
    #expect(
      found == [
        "5: expected an expression, found `,`", "11: expected an expression, found `,`",
        "15: unknown escape `\\q`", "25: expected `,` or `]`, found `2`",
        "30: expected `,` or `]`, found `4`",
      ]
    )
  }

  @Test func errorsAreCapped() {
    let source = Array(repeating: "'\\q'", count: 50).joined(separator: " + ")
    #expect(Self.issues(source).count == 20)
  }

  @Test func limitsNameThemselves() {
    var environment = Environment()
    environment.parserOptions.nestingLimit = 3
    environment.parserOptions.lengthLimit = 12
    func message(_ source: String) -> String? {
      do throws(CompileErrors) {
        _ = try environment.compile(source, check: false)
        return nil
      } catch {
        return error.issues.map(\.message.english).joined(separator: "; ")
      }
    }
    #expect(message("((a))") == nil)
    #expect(message("(((a)))") == "the expression is nested deeper than 3 levels")
    #expect(message("a + a + a") == nil)
    #expect(message("a.b.c.d") == "the expression is nested deeper than 3 levels")
    #expect(message("a || a || a ") == nil)
    #expect(message("a || a || abc") == "the expression is longer than 12 bytes")
  }

  private static func issues(_ source: String) -> [Diagnostic] {
    do throws(CompileErrors) {
      _ = try Environment().compile(source, check: false)
      return []
    } catch {
      return error.issues
    }
  }
}
