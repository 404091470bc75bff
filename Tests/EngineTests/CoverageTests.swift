import Diagnostics
import Engine
import Rules
import SourceText
import Testing

@Suite("What tests cover")
struct CoverageTests {
  /// A rule with its tests, and what they don't show.
  struct Case: CustomTestStringConvertible, Sendable {
    var check = "on"
    var when: String?
    var forEach: String?
    /// Setups with the outcomes that they have.
    let tests: [(setup: String, expect: String)]
    /// The parts that are not all shown: what is known of them while true, and while false.
    var parts: [String] = []
    /// The outcomes that are not shown.
    var outcomes: [String] = []

    var testDescription: String { "\(when.map { "\($0) ? " } ?? "")\(check)" }
  }

  private static func summary(_ test: Case) throws -> TestSummary {
    var lines = [
      "  - id: it", "    stage: first", "    severity: error", "    title: It", "    message: m",
      "    check: >-\n      \(test.check)",
    ]
    if let forEach = test.forEach { lines.append("    for_each: {item: \(forEach)}") }
    if let when = test.when { lines.append("    when: >-\n      \(when)") }
    lines.append("    tests:")
    for (index, entry) in test.tests.enumerated() {
      lines.append("      - {name: '\(index)', setup: \(entry.setup), expect: \(entry.expect)}")
    }
    let pack = try SmallPack.load(rules: lines.joined(separator: "\n"))
    return try PackTestRun(pack, PackTests(pack)).run { _ in true }
  }

  private static func check(_ test: Case, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
    let summary = try summary(test)
    for failure in summary.failures {
      Issue.record(
        "\(failure.name): \(failure.differences.map(\.text.english))",
        sourceLocation: sourceLocation
      )
    }
    let rule = try #require(summary.coverage.rules.first)
    let parts = rule.conditions.flatMap(\.parts).filter { $0.covered < $0.needed }
    let found = parts.map { "\($0.expression): \($0.whileTrue), \($0.whileFalse.map { "\($0)" } ?? "")" }
    #expect(found == test.parts, sourceLocation: sourceLocation)
    guard !test.outcomes.isEmpty else { return }
    let missing = RuleCoverage.verdicts.filter {
      if case .missing = rule.verdict($0) { true } else { false }
    }
    #expect(missing.map(\.rawValue) == test.outcomes, sourceLocation: sourceLocation)
  }

  // MARK: Parts

  @Test(
    "A part is shown when the outcome rests on it, once while it is true and once while it is false",
    arguments: [
      Case(tests: [("{on: true}", "pass"), ("{on: false}", "fail")]),
      Case(tests: [("{on: true}", "pass")], parts: ["on: decides, never"]),
      Case(tests: [("{on: false}", "fail")], parts: ["on: never, decides"]),
      Case(tests: [("{}", "unknown")], parts: ["on: never, never"]),
      // Both sides of `&&` false: neither decides.
      Case(
        check: "on && off",
        tests: [("{on: true, off: true}", "pass"), ("{on: false, off: false}", "fail")],
        parts: ["on: decides, seen", "off: decides, seen"]
      ),
      Case(
        check: "on && off",
        tests: [
          ("{on: true, off: true}", "pass"), ("{on: false, off: true}", "fail"),
          ("{on: true, off: false}", "fail"),
        ]
      ),
      // What is not known can't be turned around, and takes no certainty away from what decides.
      Case(
        check: "on && off",
        tests: [("{on: true, off: true}", "pass"), ("{on: false}", "fail"), ("{off: false}", "fail")]
      ),
      // The right side is looked at though the left one settles it.
      Case(
        check: "on || off",
        tests: [("{on: true, off: true}", "pass"), ("{on: false, off: false}", "fail")],
        parts: ["on: seen, decides", "off: seen, decides"]
      ),
      Case(
        check: "!(on || !off)",
        tests: [
          ("{on: false, off: true}", "pass"), ("{on: true, off: true}", "fail"),
          ("{on: false, off: false}", "fail"),
        ]
      ),
      Case(
        check: "on ? a > 1 : b > 1",
        tests: [
          ("{on: true, a: 2, b: 1}", "pass"), ("{on: true, a: 1, b: 2}", "fail"),
          ("{on: false, a: 1, b: 2}", "pass"),
        ],
        parts: ["b > 1: decides, seen"]
      ),
      // A choice between a part and its opposite: the part decides both ways, but must be seen to make a difference.
      Case(
        check: "on ? off : !off",
        tests: [("{on: true, off: true}", "pass"), ("{on: false, off: false}", "pass")],
        parts: ["on: seen, seen", "off: decides, seen", "off: seen, decides"]
      ),
      // A part that another one implies.
      Case(
        check: "a > 1 && a > 0",
        tests: [("{a: 2}", "pass"), ("{a: 1}", "fail"), ("{a: 0}", "fail")],
        parts: ["a > 0: decides, seen"]
      ),
      Case(check: "true && on", tests: [("{on: true}", "pass"), ("{on: false}", "fail")]),
      // `has` is false where the value is not known.
      Case(
        check: "!(has(group.x) && group.x > 1)",
        tests: [("{group: {}}", "pass"), ("{group: {x: 1}}", "pass"), ("{group: {x: 2}}", "fail")]
      ),
    ]
  )
  func parts(_ test: Case) throws {
    try Self.check(test)
  }

  @Test(
    "The body of a comprehension is looked at for each element",
    arguments: [
      Case(
        check: "items.all(i, i.on && i.n > 0)",
        tests: [
          ("{items: [{on: true, n: 1}]}", "pass"), ("{items: [{on: false, n: 1}, {on: true, n: 0}]}", "fail"),
        ],
        parts: ["i.on: decides, seen", "i.n > 0: decides, seen"]
      ),
      Case(
        check: "items.all(i, i.on && i.n > 0)",
        tests: [
          ("{items: [{on: true, n: 1}]}", "pass"), ("{items: [{on: true, n: 1}, {on: true, n: 0}]}", "fail"),
          ("{items: [{on: false, n: 1}]}", "fail"),
        ]
      ),
      Case(
        check: "items.exists(i, i.on)",
        tests: [("{items: [{on: true}, {on: true}]}", "pass"), ("{items: [{on: false}]}", "fail")],
        parts: ["i.on: seen, decides"]
      ),
      Case(check: "items.exists(i, i.on)", tests: [("{items: []}", "fail")], parts: ["i.on: never, never"]),
      Case(check: "items.exists(i, i.on)", tests: [("{}", "unknown")], parts: ["i.on: never, never"]),
      Case(
        check: "items.exists_one(i, i.on)",
        tests: [
          ("{items: [{on: true}, {on: false}]}", "pass"), ("{items: [{on: true}, {on: true}]}", "fail"),
        ]
      ),
      // Two are too many already, so a third decides nothing.
      Case(
        check: "items.exists_one(i, i.on)",
        tests: [("{items: [{on: true}, {on: true}, {on: true}]}", "fail")],
        parts: ["i.on: seen, never"]
      ),
      Case(
        check: "cel.bind(limit, a, b < limit && on)",
        tests: [("{a: 2, b: 1, on: true}", "pass"), ("{a: 2, b: 2, on: true}", "fail")],
        parts: ["on: decides, never"]
      ),
    ]
  )
  func comprehensions(_ test: Case) throws {
    try Self.check(test)
  }

  @Test("What has another outcome than the test expects is not looked at")
  func onlyExpected() throws {
    // The first element passes, and nobody says so.
    try Self.check(
      Case(
        check: "item.on",
        forEach: "items",
        tests: [("{items: [{on: true}, {on: false}]}", "fail")],
        parts: ["item.on: never, decides"],
        outcomes: ["pass", "unknown", "not_applicable"]
      )
    )
    try Self.check(
      Case(
        when: "off",
        tests: [("{off: false, on: true}", "not_applicable"), ("{off: true, on: true}", "pass")],
        parts: ["on: decides, never"],
        outcomes: ["fail", "unknown"]
      )
    )
  }

  @Test("A test that fails shows nothing")
  func failingTest() throws {
    let summary = try Self.summary(Case(tests: [("{on: true}", "fail"), ("{on: false}", "fail")]))
    #expect(summary.failures.count == 1)
    #expect(summary.coverage.parts.covered == 1)
    #expect(summary.coverage.verdicts.covered == 1)
  }

  // MARK: Outcomes

  @Test(
    "An outcome is impossible only where the rule proves it",
    arguments: [
      ("check: on", ["not_applicable: it has no 'when'"]),
      ("check: on\n    when: off", []),
      ("check: item.on\n    for_each: {item: items}", []),
      (
        "check: item > 1\n    for_each: {item: '[1, 2]'}",
        ["unknown: its conditions read no fact", "not_applicable: it has no 'when'"]
      ),
      ("check: item > a\n    for_each: {item: '[1, 2]'}", ["not_applicable: it has no 'when'"]),
      ("check: item > a\n    for_each: {item: '[1, 2].filter(x, x > a)'}", []),
      ("check: 'false'\n    when: on", ["pass: 'check' is always false"]),
      ("check: 1 < 2\n    when: on", ["fail: 'check' is always true"]),
      ("check: on\n    when: 'true'", ["not_applicable: 'when' is always true"]),
      (
        "check: on\n    when: 'false'",
        ["pass: 'when' is always false", "fail: 'when' is always false", "unknown: 'when' is always false"]
      ),
      // What a user may set is not fixed.
      (
        "check: params.limit > 1",
        ["unknown: its conditions read no fact", "not_applicable: it has no 'when'"]
      ),
      (
        "check: run.stage == \"first\"",
        ["unknown: its conditions read no fact", "not_applicable: it has no 'when'"]
      ),
      // Whether something is written is always known; a variable may read facts.
      ("check: has(group.x)", ["unknown: its conditions read no fact", "not_applicable: it has no 'when'"]),
      ("check: has(items[0].n)", ["not_applicable: it has no 'when'"]),
      ("check: both", ["not_applicable: it has no 'when'"]),
      (
        "check: five > 4",
        [
          "fail: 'check' is always true", "unknown: its conditions read no fact",
          "not_applicable: it has no 'when'",
        ]
      ),
      // A name of a comprehension hides a field.
      (
        "check: '[true].all(on, on)'",
        [
          "fail: 'check' is always true", "unknown: its conditions read no fact",
          "not_applicable: it has no 'when'",
        ]
      ),
      (
        "scan: [{kind: card_number, title: {en: c, zh-Hans: c}}]",
        ["unknown: it looks at the text, not at facts", "not_applicable: it looks at the text, not at facts"]
      ),
    ]
  )
  func impossible(rule: String, reasons: [String]) throws {
    let pack = try SmallPack.load(
      rules: "  - id: it\n    stage: first\n    severity: error\n    title: It\n    message: m\n    \(rule)",
      variables: "variables: {both: on && off, five: 2 + 3}",
      params: "params: {limit: {type: int, value: 3, description: {en: d, zh-Hans: d}}}"
    )
    let coverage = try PackTestRun(pack, PackTests(pack)).run { _ in true }.coverage
    let found = RuleCoverage.verdicts.compactMap { status -> String? in
      guard case .impossible(let reason)? = coverage.rules.first?.verdict(status) else { return nil }
      return "\(status.rawValue): \(reason.english)"
    }
    #expect(found == reasons)
    #expect(coverage.verdicts.needed == 4 - reasons.count)
  }

  @Test(
    "A percentage is rounded down: 100 is all",
    arguments: [
      (0, 0, "100"), (0, 3, "0"), (1, 3, "33.3"), (2, 3, "66.6"), (1999, 2000, "99.9"), (3, 3, "100"),
    ]
  )
  func percent(covered: Int, needed: Int, text: String) {
    let tally = Tally(covered: covered, needed: needed)
    #expect(tally.percent == text)
    #expect(tally.reaches(percent: 100) == (covered == needed))
    #expect(tally.reaches(percent: 0))
  }

  // MARK: What tests say

  @Test(
    "Mistakes in tests and fixtures",
    arguments: [
      ("tests: [{name: a, setup: {}, expct: pass}]", "", "unknown key 'expct'"),
      ("tests: [{name: a, expect: pass}]", "", "the test has no 'setup'"),
      ("tests: [{setup: {}, expect: pass}]", "", "the test has no 'name'"),
      (
        "tests: [{name: a, setup: {}, expect: passes}]", "",
        "unknown outcome 'passes'; known are pass, fail, "
      ),
      (
        "tests: [{name: a, setup: {}, expect: fail, suggestion: some}]", "",
        "'some' is no suggestion: write none, or "
      ),
      ("tests: [{name: a, setup: {}, expect: fail, suggestion: {valu: 1}}]", "", "unknown key 'valu'"),
      ("", "fixtures: [{name: a, setup: {}, fail: [ti]}]", "the pack has no rule 'ti'"),
      ("", "fixtures: [{name: a, setup: {}, fail: [{rule: it, where: /on}]}]", "unknown key 'where'"),
      ("", "fixtures: [{name: a, setup: {}, stages: {frist: ready}}]", "unknown key 'frist'"),
      (
        "", "fixtures: [{name: a, setup: {}, stages: {first: done}}]",
        "unknown outcome 'done'; known are ready, blocked, unknown"
      ),
      ("", "fixtures: [{name: a}]", "the test has no 'file'"),
    ]
  )
  func mistakes(tests: String, fixtures: String, message: String) throws {
    let rule =
      "  - id: it\n    stage: first\n    severity: error\n    title: It\n    message: m\n    check: on\n    \(tests)"
    let pack = try SmallPack.load(rules: rule, variables: fixtures)
    #expect {
      _ = try PackTests(pack)
    } throws: { error in
      guard let issue = (error as? PackErrors)?.issues.first else { return false }
      return issue.diagnostic.message.english.hasPrefix(message)
    }
  }
}
