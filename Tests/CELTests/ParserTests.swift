import CEL
import SourceText
import Testing

@Suite struct ParserTests {
  /// Source text and its tree with all calls spelt out.
  private static let trees: [(String, String)] = [
    // Precedence and association.
    ("a + b * c", "_+_(a, _*_(b, c))"),
    ("a - b - c", "_-_(_-_(a, b), c)"),
    ("(a + b) * c", "_*_(_+_(a, b), c)"),
    ("a == b && c < d || !e", "_||_(_&&_(_==_(a, b), _<_(c, d)), !_(e))"),
    ("a in b == c", "_==_(@in(a, b), c)"),
    ("a ? b : c ? d : e", "_?_:_(a, b, _?_:_(c, d, e))"),
    ("a || b ? c && d : e", "_?_:_(_||_(a, b), _&&_(c, d), e)"),
    ("a % b / c", "_/_(_%_(a, b), c)"),
    // Chains are balanced.
    ("a && b && c", "_&&_(_&&_(a, b), c)"),
    ("a && b && c && d", "_&&_(_&&_(a, b), _&&_(c, d))"),
    ("a || b || c || d || e", "_||_(_||_(_||_(a, b), c), _||_(d, e))"),
    // Signs.
    ("-a", "-_(a)"),
    ("--a", "a"),
    ("---a", "-_(a)"),
    ("!!!a", "!_(a)"),
    ("-1", "-1"),
    ("- 1", "-1"),
    ("--1", "1"),
    ("!-1", "!_(-1)"),
    ("-(1)", "-_(1)"),
    ("-1.f()", "-1.f()"),
    ("-a.b", "-_(a.b)"),
    ("1-1", "_-_(1, 1)"),
    // Selections, indexes, calls.
    ("a.b.c", "a.b.c"),
    (".a.b", ".a.b"),
    ("a.`b-c/d e.f`", "a.`b-c/d e.f`"),
    ("a.for", "a.for"),
    ("a[0][b]", "_[_](_[_](a, 0), b)"),
    ("f(a, b).g(c)[d]", "_[_](f(a, b).g(c), d)"),
    (".f(1)", ".f(1)"),
    ("a.?b.c", "a.?b.c"),
    ("a[?b]", "_[?_](a, b)"),
    // Literals.
    ("[1, 2,]", "[1, 2]"),
    ("[?a, b]", "[?a, b]"),
    ("{'a': 1, ?b: c,}", "{\"a\": 1, ?b: c}"),
    ("a.B{c: 1, `d-e`: 2}", "a.B{c: 1, d-e: 2}"),
    ("{}", "{}"),
    ("0x1F", "31"),
    ("-0x55", "-85"),
    ("0xFFu", "255u"),
    ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("18446744073709551615u", "18446744073709551615u"),
    (".5", "0.5"),
    ("1e3", "1000.0"),
    ("1.5E-3", "0.0015"),
    ("0.1", "0.1"),
    ("true && null == false", "_&&_(true, _==_(null, false))"),
    // Strings.
    (#"'a\x41\u00e9\U0001F431\101\n'"#, "\"aAé🐱A\\n\""),
    (#""\xff""#, "\"ÿ\""),
    (#"b'\xffé'"#, #"b"\xff\xc3\xa9""#),
    (#"r'\n'"#, #""\\n""#),
    (#"bR"\x00""#, #"b"\\x00""#),
    ("'''a'b\nc'''", "\"a'b\\nc\""),
    ("\"\"\"\"\"\"", "\"\""),
    // Comments and space.
    ("a // all of it\n + b", "_+_(a, b)"),
    ("\t\u{C}a\r\n", "a"),
    // Macros.
    ("has(a.b)", "a.b~has"),
    ("l.all(x, x > 0)", "all(x, l, _>_(x, 0))"),
    ("l.exists(x, p)", "exists(x, l, p)"),
    ("l.exists_one(x, p)", "existsOne(x, l, p)"),
    ("l.map(x, t)", "map(x, l, t)"),
    ("l.map(x, p, t)", "map(x, l, if p, t)"),
    ("l.filter(x, p)", "filter(x, l, p)"),
    ("l.all(i, v, p)", "all(i, v, l, p)"),
    ("m.transformMap(k, v, p, t)", "transformMap(k, v, m, if p, t)"),
    ("cel.bind(x, 1, x)", "bind(x, 1, x)"),
    ("l.all(x)", "l.all(x)"),
    ("all(x, p)", "all(x, p)"),
    ("a.bind(x, 1, x)", "a.bind(x, 1, x)"),
  ]

  @Test(arguments: trees)
  func treeOf(source: String, expected: String) throws {
    let tree = try Self.compile(source).ast
    #expect(tree.debugDescription == expected)
  }

  @Test(arguments: trees)
  func writtenTreesAreReadAsTheSame(source: String, expected: String) throws {
    let text = Unparser(try Self.compile(source).ast).text
    #expect(try Self.compile(text).ast.debugDescription == expected, "\(text)")
  }

  /// Brackets are written only where they are needed.
  @Test(arguments: [
    ("(a)", "a"), ("(a + b) + c", "a + b + c"), ("a + (b + c)", "a + (b + c)"),
    ("(a && b) && c", "a && b && c"),
    ("a && (b && c)", "a && (b && c)"), ("!(a.b)", "!a.b"), ("!(a && b)", "!(a && b)"),
    ("(a ? b : c) ? d : e", "(a ? b : c) ? d : e"), ("a ? (b ? c : d) : e", "a ? (b ? c : d) : e"),
    ("-(-a)", "-(-a)"), ("(a + b).c", "(a + b).c"), ("(a == b) == c", "a == b == c"),
    ("l.all( x,x>0 )", "l.all(x, x > 0)"), ("has( a.b )", "has(a.b)"),
    ("(l + l).map(x, x)", "(l + l).map(x, x)"),
    ("(-1).f()", "-1.f()"), ("r'\\d'", "\"\\\\d\""),
  ])
  func textOf(source: String, expected: String) throws {
    #expect(Unparser(try Self.compile(source).ast).text == expected)
  }

  @Test func placesAreThoseOfTheSource() throws {
    let ast = try Self.compile("  (a + bc) * f(d.efg)").ast
    let root = ast[ast.root]
    #expect(root.range.indices == 2..<21)
    #expect(root.nameRange.indices == 11..<12)
    guard case .call(_, nil, let operands) = root.kind else {
      Issue.record("not a call")
      return
    }
    let sides = Array(ast[operands])
    #expect(ast[sides[0]].range.indices == 3..<9)
    #expect(ast[sides[1]].range.indices == 13..<21)
    #expect(ast[sides[1]].nameRange.indices == 13..<14)
    guard case .call(_, nil, let arguments) = ast[sides[1]].kind, let field = ast[arguments].first else {
      Issue.record("not a call")
      return
    }
    #expect(ast[field].range.indices == 15..<20)
    #expect(ast[field].nameRange.indices == 17..<20)
  }

  @Test func macrosCanBeSwitchedOff() throws {
    let ast = try Environment().compile("l.all(x, x > 0)", check: false, macros: false).ast
    #expect(ast.debugDescription == "l.all(x, _>_(x, 0))")
    #expect(ast.macroCalls.isEmpty)
  }

  /// The minimum that every implementation has to take, and the limit of this one on both sides.
  @Test(arguments: [
    Array(repeating: "a", count: 500).joined(separator: " && "),
    Array(repeating: "a", count: 200).joined(separator: " + "),
    "f(" + Array(repeating: "a", count: 100).joined(separator: ", ") + ")",
    String(repeating: "a ? b : ", count: 100) + "c",
    String(repeating: "(", count: 200) + "a" + String(repeating: ")", count: 200),
    String(repeating: "[", count: 200) + "a" + String(repeating: "]", count: 200),
    "a" + String(repeating: ".b", count: 200),
    "a" + String(repeating: "[0]", count: 200),
    String(repeating: "f(", count: 200) + "a" + String(repeating: ")", count: 200),
    String(repeating: "!", count: 1000) + "a",
  ])
  func longExpressionsAreTaken(source: String) throws {
    let text = Unparser(try Self.compile(source).ast).text
    #expect(try Self.compile(text).ast.debugDescription == Self.compile(source).ast.debugDescription)
  }

  @Test func nestingLimitIsExact() throws {
    func nested(_ count: Int) -> String {
      String(repeating: "(", count: count) + "a" + String(repeating: ")", count: count)
    }
    _ = try Self.compile(nested(249))
    #expect(throws: CompileErrors.self) { try Self.compile(nested(250)) }
    func chain(_ count: Int) -> String { "a" + String(repeating: " + a", count: count) }
    _ = try Self.compile(chain(249))
    #expect(throws: CompileErrors.self) { try Self.compile(chain(250)) }
  }

  /// Text that is hostile or broken ends in errors, never in a crash.
  @Test(arguments: ["(", "[", "{", "f(", "a?", "-!", "!", "a[", "a.", "{a:", "a?b:", "[?", "a.?", "a[?"])
  func repeatedBeginningsAreRefused(part: String) {
    for count in [1, 2, 249, 5000] {
      #expect(throws: CompileErrors.self) { try Self.compile(String(repeating: part, count: count)) }
    }
  }

  @Test func truncatedAndMutatedSourcesDoNotCrash() {
    var random = RandomPrograms(seed: 5)
    let letters = Array("()[]{}.,:?!-+*/%=<>&|'\"`\\ aé0\n\u{0}")
    for (source, _) in Self.trees {
      let characters = Array(source)
      for length in 0...characters.count { _ = try? Self.compile(String(characters.prefix(length))) }
      for _ in 0..<20 where !characters.isEmpty {
        var changed = characters
        changed[random.number(below: changed.count)] = letters[random.number(below: letters.count)]
        _ = try? Self.compile(String(changed))
      }
    }
  }

  private static func compile(_ source: String) throws -> Program {
    try Environment().compile(source, check: false)
  }
}
