import CEL
import Diagnostics
import SourceText
import TestSupport
import Testing

@Suite struct CheckerTests {
  /// Expressions over ``CardInput`` and their types.
  @Test(arguments: [
    ("card", "Card"), ("card.balance", "decimal"), ("cards[0].name", "string"),
    ("card['balance']", "decimal"),
    ("card.details.bank", "string"), ("has(card.balance)", "bool"), ("params.minimum", "decimal"),
    ("params", "params"), ("bound_cards", "list(Card)"), ("first_bound.count", "int"),
    ("card.balance >= params.minimum", "bool"), ("card.balance + 1", "decimal"), ("n + 1", "int"),
    ("n == 1 ? 'a' : s", "string"), ("cards.map(c, c.balance)", "list(decimal)"),
    ("cards.filter(c, c.bound)", "list(Card)"), ("cards.all(c, c.bound)", "bool"),
    ("cards.map(c, {c.name: c.count})", "list(map(string, int))"),
    ("m", "map(string, dyn)"), ("m.x", "dyn"), ("m.x.y[0]", "dyn"), ("m['x']", "dyn"), ("any", "dyn"),
    ("any.x", "dyn"), ("any + 1", "dyn"), ("[]", "list(dyn)"), ("{}", "map(dyn, dyn)"),
    ("[1, 'a']", "list(dyn)"), ("[[], [1]]", "list(list(int))"),
    ("{'a': [], 'b': [1]}", "map(string, list(int))"),
    ("[[1], ['a']]", "list(dyn)"), ("[1][0]", "int"), ("{1: 'a'}[1]", "string"),
    ("[1, 2].transformMap(i, v, v * 2.0 > 1.0)", "!"),
    ("[1.0].transformMap(i, v, v > 1.0)", "map(int, bool)"),
    ("{'a': 1}.transformList(k, v, k)", "list(string)"),
    ("{'a': 1}.transformMapEntry(k, v, {v: k})", "map(int, string)"),
    ("{'a': 1}.map(k, k)", "list(string)"), ("cel.bind(x, card, x.name)", "string"),
    ("m.?x", "optional_type(dyn)"), ("card.?name", "optional_type(string)"),
    ("card.?name.orValue('x')", "string"), ("[1][?0]", "optional_type(int)"),
    ("optional.of(1).optMap(x, string(x))", "optional_type(string)"), ("[?optional.of(1), 2]", "list(int)"),
    ("{?'a': card.?count}", "map(string, int)"), ("type(1)", "type(int)"), ("int", "type(int)"),
    ("type(card.name) == string", "bool"),
    ("timestamp('2025-01-01T00:00:00Z') - duration('1s')", "timestamp"),
    ("true ? 1 : dyn('a')", "dyn"), ("[1, dyn(2)]", "list(dyn)"), ("1 in [1, 2]", "bool"),
    ("'a' in m", "bool"),
    ("cards.exists_one(c, c.bound)", "bool"), ("math.greatest(1, 2)", "int"), ("null", "null"),
  ])
  func typeOf(source: String, expected: String) throws {
    if expected == "!" {
      #expect(throws: CompileErrors.self) { try CardInput.environment.compile(source) }
    } else {
      #expect(try CardInput.environment.compile(source).resultType.description == expected)
    }
  }

  /// A wrong expression with marks around the place, the message, and the hint.
  struct Case: Sendable, CustomTestStringConvertible {
    let source: String
    let message: String
    var hint: String?
    var note: String?

    init(_ source: String, _ message: String, hint: String? = nil, note: String? = nil) {
      self.source = source
      self.message = message
      self.hint = hint
      self.note = note
    }

    var testDescription: String { source }
  }

  private static let cases: [Case] = [
    Case("1️⃣crad2️⃣.balance >= 5", "unknown name `crad`", hint: "did you mean `card`?"),
    Case("cards.all(c, 1️⃣d2️⃣.bound)", "unknown name `d`"),
    Case("1️⃣qqqqqq2️⃣", "unknown name `qqqqqq`"),
    Case("card.1️⃣balanse2️⃣ >= 5", "`Card` has no field `balanse`", hint: "did you mean `balance`?"),
    Case("card.details.1️⃣x2️⃣", "`Details` has no field `x`", hint: "it has `number`, `bank`"),
    Case("has(card.1️⃣ballance2️⃣)", "`Card` has no field `ballance`", hint: "did you mean `balance`?"),
    Case("cards[0].1️⃣Name2️⃣", "`Card` has no field `Name`", hint: "did you mean `name`?"),
    Case("params.1️⃣minimun2️⃣", "`params` has no field `minimun`", hint: "did you mean `minimum`?"),
    Case("n.1️⃣x2️⃣", "a value of type int has no fields"),
    Case("1️⃣sizze2️⃣(s)", "unknown function `sizze`", hint: "did you mean `size`?"),
    Case("s.1️⃣startWith2️⃣('a')", "unknown function `startWith`", hint: "did you mean `startsWith`?"),
    Case("math.1️⃣abss2️⃣(1)", "unknown function `math.abss`", hint: "did you mean `math.abs`?"),
    Case(
      "card.balance 1️⃣>=2️⃣ 4.99",
      "`>=` cannot take (decimal, double)",
      hint: "a decimal is exact and a double is not: write decimal(\"4.99\") instead of 4.99"
    ),
    Case(
      "n 1️⃣+2️⃣ 1.5",
      "`+` cannot take (int, double)",
      hint: "numbers of different types do not mix: convert one with int() or double()"
    ),
    Case(
      "card.balance 1️⃣==2️⃣ null",
      "`==` cannot take (decimal, null)",
      hint: "use has() to ask whether a field is there"
    ),
    Case("s 1️⃣-2️⃣ 'a'", "`-` cannot take (string, string)"),
    Case("1️⃣!2️⃣n", "`!` cannot take (int)", note: "it can be !bool"),
    Case("n 1️⃣&&2️⃣ true", "`&&` cannot take (int, bool)", note: "it can be bool && bool"),
    Case(
      "1️⃣startsWith2️⃣(s, 'a')",
      "`startsWith` cannot take (string, string)",
      hint: "write x.startsWith() instead of startsWith(x)",
      note: "it can be string.startsWith(string)"
    ),
    Case(
      "s.1️⃣startsWith2️⃣(1)",
      "`startsWith` cannot be called on string with (int)",
      note: "it can be string.startsWith(string)"
    ),
    Case(
      "s.1️⃣duration2️⃣()",
      "`duration` cannot be called on string",
      hint: "write duration(x) instead of x.duration()"
    ),
    Case("1️⃣n2️⃣ ? 1 : 2", "the condition of `?:` must be a bool, not int"),
    Case("true 1️⃣?2️⃣ 1 : 'a'", "both branches of `?:` must have one type, not int and string"),
    Case("cards[1️⃣'a'2️⃣]", "list(Card) is indexed by int, not string"),
    Case("{'a': 1}[1️⃣12️⃣]", "map(string, int) is indexed by string, not int"),
    Case("n1️⃣[0]2️⃣", "a value of type int cannot be indexed"),
    Case("1️⃣n2️⃣.all(x, true)", "a comprehension needs a list or a map, not int"),
    Case("cards.all(c, 1️⃣c.name2️⃣)", "the condition must be a bool, not string"),
    Case("cards.map(c, 1️⃣c.count2️⃣, 1)", "the condition must be a bool, not int"),
    Case("[1].transformMapEntry(i, v, 1️⃣v2️⃣)", "transformMapEntry() must make a map, not int"),
    Case("[?1️⃣n2️⃣]", "after `?` an optional value must follow, not int"),
    Case("1️⃣a.B2️⃣{c: 1}", "unknown message type `a.B`"),
    Case("cel.bind(x, 1, x 1️⃣+2️⃣ 'a')", "`+` cannot take (int, string)"),
  ]

  @Test(arguments: cases)
  func oneError(_ testCase: Case) throws {
    let marked = MarkedSource(testCase.source)
    let issues = Self.issues(marked.text)
    try #require(issues.count == 1, "\(issues.map(\.message.english))")
    #expect(issues[0].code == "cel-type")
    #expect(issues[0].message.english == testCase.message)
    #expect(issues[0].hint?.english == testCase.hint)
    #expect(issues[0].range == marked.range("1️⃣", "2️⃣"))
    if let note = testCase.note { #expect(issues[0].notes.first?.message.english == note) }
  }

  /// One mistake is told once, and all mistakes are told, in the order of the text.
  @Test func allErrorsAreReported() {
    let found = Self.issues("card.x > 1 && crad.y == n + s && n.z").map(\.message.english)
    #expect(
      found == [
        "`Card` has no field `x`", "unknown name `crad`", "`+` cannot take (int, string)",
        "a value of type int has no fields",
      ]
    )
    let many = Array(repeating: "qqq", count: 50).joined(separator: " || ")
    #expect(Self.issues(many).count == 20)
  }

  @Test func theResultTypeIsChecked() throws {
    _ = try CardInput.environment.compile("card.bound", expecting: .bool)
    _ = try CardInput.environment.compile("m.flag", expecting: .bool)
    do throws(CompileErrors) {
      _ = try CardInput.environment.compile(" card.name ", expecting: .bool)
      Issue.record("a string passed for a bool")
    } catch {
      #expect(error.issues.map(\.message.english) == ["the expression gives string, but bool is wanted"])
      #expect(error.issues.map { Int($0.range.start) } == [1])
    }
  }

  @Test func containersAndAbsoluteNames() throws {
    var environment = Environment(container: "com.example")
    environment.declareVariable("com.example.y", .bool)
    environment.declareVariable("com.x", .int)
    environment.declareVariable("y", .string)
    environment.declareVariable("a.b", .map(.string, .int))
    environment.declareVariable("a.b.c", .double)
    #expect(try environment.compile("y").resultType == .bool)
    #expect(try environment.compile(".y").resultType == .string)
    #expect(try environment.compile("x").resultType == .int)
    #expect(try environment.compile("a.b.c").resultType == .double)
    #expect(try environment.compile("a.b.d").resultType == .int)
    #expect(try environment.compile("['s'].map(y, y)").resultType == .list(.string))
    #expect(try environment.compile("[1].map(y, .y)").resultType == .list(.string))
  }

  private static func issues(_ source: String) -> [Diagnostic] {
    do throws(CompileErrors) {
      _ = try CardInput.environment.compile(source)
      return []
    } catch {
      return error.issues
    }
  }
}
