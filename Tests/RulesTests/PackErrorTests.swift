import Diagnostics
import Rules
import SourceText
import Testing
import YAMLDocument

/// Faults in a pack are told at their place in the pack's own file.
struct PackErrorTests {
  private static let schema =
    "{type: object, properties: {a: {type: integer}, cards: {type: array, items: {type: object, properties: {balance: {type: [number, string], format: decimal}}}}}}"

  /// A pack with one rule, made of the given lines.
  private static func pack(_ rule: String, more: String = "") -> String {
    """
    pack: small
    version: 1.0.0
    schema: schema.yaml
    stages: [{id: one, title: One}]
    \(more)
    rules:
      - id: it
        stage: one
        severity: error
        title: It
        message: m
    \(rule)
    """
  }

  /// Loads and compiles, and gives what is wrong as `file:line:column message (hint)`.
  private static func issues(_ main: String) throws -> [String] {
    do {
      let pack = try PackLoader.load { path in
        try PackFolder.read(SourceBuffer(name: path, text: path == "schema.yaml" ? schema : main))
      }
      let compiled = try PackCompiler.compile(pack, PackCompiler.Options(today: 0))
      return compiled.textIssues().map(describe)
    } catch let error as PackErrors {
      return error.issues.map(describe)
    }
  }

  private static func describe(_ issue: PackIssue) -> String {
    let place = LineTable(issue.buffer).location(of: Int(issue.diagnostic.range.start))
    let hint = issue.diagnostic.hint.map { " (" + $0.english + ")" } ?? ""
    return "\(issue.path):\(place.line):\(place.column) \(issue.diagnostic.message.english)\(hint)"
  }

  @Test(arguments: [
    ("    chek: a > 1\n    check: a > 1", "pack.yaml:12:5 unknown key 'chek' (did you mean 'check'?)"),
    ("    when: a > 1", "pack.yaml:7:5 'check' is missing"),
    ("    check: a > 1\n    for_each: [a]", "pack.yaml:13:15 a mapping is needed here"),
    (
      "    check: a > 1\n    for_each: {x: cards, y: cards}",
      "pack.yaml:13:15 for_each takes one name with one list, such as {item: items}"
    ),
    ("    check: a > 1\n    fix: {en: f}", "pack.yaml:13:10 the text in 'zh-Hans' is missing"),
    ("    check: a > 1\n    fix: {en: f, zh: g}", "pack.yaml:13:18 unknown key 'zh' (known are en, zh-Hans)"),
    (
      "    scan: [{kind: card}]",
      "pack.yaml:12:12 unknown kind of detector 'card' (known are card_number, token, field)"
    ),
    ("    scan: [{kind: token}]", "pack.yaml:12:12 'prefix' is missing"),
    (
      "    scan: [{kind: field, keys: [x], digits: [0]}]",
      "pack.yaml:12:46 a whole number from 1 is needed here"
    ),
  ])
  func inTheForm(_ rule: String, _ wanted: String) throws {
    #expect(try Self.issues(Self.pack(rule)).first == wanted)
  }

  @Test(arguments: [
    // The place is inside the expression, whatever the style of the scalar.
    ("    check: b > 1", "pack.yaml:12:12 unknown name `b`"),
    ("    check: \"a > 1 && b\"", "pack.yaml:12:22 unknown name `b`"),
    ("    check: >-\n      a > 1\n      && b", "pack.yaml:14:10 unknown name `b`"),
    ("    check: a >", "pack.yaml:12:15 expected an expression, found the end"),
    ("    check: a + 1", "pack.yaml:12:12 the expression gives int, but bool is wanted"),
    (
      "    for_each: {card: cards}\n    check: card.balence > 1",
      "pack.yaml:13:17 `setup.cards[]` has no field `balence` (did you mean `balance`?)"
    ),
    (
      "    for_each: {card: a}\n    check: true",
      "pack.yaml:12:22 for_each needs a list, and this is of type int"
    ),
    ("    check: a > 1\n    fix: '{{ a '", "pack.yaml:13:11 '{{' has no '}}'"),
    ("    check: a > 1\n    fix: 'x {{ c }}'", "pack.yaml:13:16 unknown name `c`"),
    ("    check: a > 1\n    let: {t: {en: b, zh-Hans: a}}", "pack.yaml:13:19 unknown name `b`"),
  ])
  func inExpressions(_ rule: String, _ wanted: String) throws {
    let issue = try #require(try Self.issues(Self.pack(rule)).first)
    #expect(issue.hasPrefix(wanted), "\(issue)")
  }

  @Test(arguments: [
    (
      "params: {p: {type: money, value: 5}}",
      "pack.yaml:5:20 unknown parameter type 'money' (known are decimal, int, string, bool, date)"
    ),
    ("params: {p: {type: int, value: 5.5}}", "pack.yaml:5:32 '5.5' is no value of type int"),
    ("params: {p: {type: date, value: 2026-02-30}}", "pack.yaml:5:33 '2026-02-30' is no value of type date"),
    ("params: {p: {type: int}}", "pack.yaml:5:13 'value' is missing"),
    ("engine: '>=9.0'", "pack.yaml:5:9 the pack needs engine >=9.0, and this is 0.1.0"),
    ("engine: '1'", "pack.yaml:5:9 '1' is no engine version; write it as '>=0.1'"),
    ("files: []", "pack.yaml:5:8 name at least one file, such as setup.yaml or '*.setup.yaml'"),
    ("files: setup.yaml", "pack.yaml:5:8 a list is needed here"),
    ("files: [a/b.yaml]", "pack.yaml:5:9 'a/b.yaml' names a folder: files are found by their name alone"),
    ("when: b > 1", "pack.yaml:5:7 unknown name `b`"),
    ("when: a", "pack.yaml:5:7 the expression gives int, but bool is wanted"),
    ("variabels: {}", "pack.yaml:5:1 unknown key 'variabels' (did you mean 'variables'?)"),
  ])
  func inTheMainFile(_ line: String, _ wanted: String) throws {
    #expect(try Self.issues(Self.pack("    check: a > 1", more: line)).first == wanted)
  }

  @Test func everyFaultIsTold() throws {
    let issues = try Self.issues(Self.pack("    check: b > 1\n    when: c > 1\n    for_each: {card: cardz}"))
    #expect(issues.count == 3)
  }

  @Test func aRuleIdTwice() throws {
    let rule =
      "    check: a > 1\n  - {id: it, stage: one, severity: error, title: T, message: m, check: a > 1}"
    #expect(try Self.issues(Self.pack(rule)) == ["pack.yaml:13:5 the rule id 'it' is used twice"])
  }

  @Test func noRules() throws {
    let main = "pack: p\nversion: 1.0.0\nschema: schema.yaml\nstages: [{id: one, title: One}]\nrules: []\n"
    #expect(try Self.issues(main) == ["pack.yaml:1:1 the pack has no rules"])
  }

  @Test func aMissingFile() throws {
    let main = Self.pack("    check: a > 1", more: "include: [other.yaml]")
    struct NotThere: Error {}
    let error = #expect(throws: PackErrors.self) {
      try PackLoader.load { path in
        if path == "other.yaml" { throw NotThere() }
        return try PackFolder.read(SourceBuffer(name: path, text: path == "schema.yaml" ? Self.schema : main))
      }
    }
    #expect(error?.issues.map(Self.describe) == ["pack.yaml:5:11 can't read 'other.yaml': NotThere()"])
  }
}
