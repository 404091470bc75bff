import Diagnostics
import Engine
import Rules
import SourceText
import Testing

/// Comments such as `# validate: ignore[rule] reason` accept what is found on their line.
struct WaiverTests {
  private static func pack(today: Int = 20_000) throws -> CompiledPack {
    let rules = """
        - {id: a-large, stage: first, severity: error, title: T, message: m, check: a > 1}
        - {id: b-large, stage: second, severity: error, title: T, message: m, check: b > 1}
        - {id: n-large, stage: second, severity: error, title: T, message: m, for_each: {item: items}, check: item.n > 1}
      """
    return try PackCompiler.compile(SmallPack.load(rules: rules), PackCompiler.Options(today: today))
  }

  /// Every result but those that pass, as `rule pointer status`.
  private func outcome(_ text: String, today: Int = 20_000) throws -> [String] {
    try SmallPack.check(text, Self.pack(today: today)).flatMap(\.results)
      .filter { $0.status != .pass && $0.status != .notApplicable && $0.status != .unknown }
      .map { "\($0.ruleID) \($0.place.pointer) \($0.status.rawValue)" }
  }

  @Test(arguments: [
    "a: 1 # validate: ignore[a-large] agreed\n",
    "a: 1\t#validate:ignore[a-large] agreed",
    "a: 1 #  validate:  ignore [ a-large ] agreed\r\nb: 9\r\n",
    "# validate: ignore[a-large] agreed\na: 1\n",
    "b: 9\n  # validate: ignore[a-large] agreed\n\n# more words\n\na: 1\n",
    "# validate: ignore[a-large] agreed\r\n\r\na: 1\r\n",
    "# validate: ignore[a-large] agreed\ra: 1\r",
    "# validate: ignore[a-large] agreed\n---\na: 1\n",
    "%YAML 1.2\n# validate: ignore[a-large] agreed\n---\na: 1\n",
    "--- # the first\n# validate: ignore[a-large] agreed\na: 1\n...\n",
    "{b: 9, a: 1} # validate: ignore[a-large] agreed\n",
    "a:\n  1 # validate: ignore[a-large] agreed\n",
    "名: &x 1 # validate: ignore[unknown-key] agreed\na: 1 # validate: ignore[a-large] 同意\n",
    "# validate: ignore[a-large] until 2024-10-04 agreed\na: 1\n",
    "a: 1 # validate: ignore[a-large] agreed until 2024-10-04\n",
  ])
  func aCommentAccepts(_ text: String) throws {
    let found = try outcome(text)
    #expect(found.last == "a-large /a waived")
    #expect(!found.contains { $0.hasSuffix("fail") })
  }

  @Test(arguments: [
    ("at: /items/1", ["n-large /items/0/n fail", "n-large /items/1/n waived"]),
    ("at: /items/1/n", ["n-large /items/0/n fail", "n-large /items/1/n waived"]),
    ("at: /items", ["n-large /items/0/n waived", "n-large /items/1/n waived"]),
    ("at: null", ["n-large /items/0/n waived", "n-large /items/1/n waived"]),
    (
      "at: /item",
      ["n-large /items/0/n fail", "n-large /items/1/n fail", "unused-waiver /waivers/0 fail"]
    ),
    (
      "at: /items/1}, {rule: n-large, reason: r",
      ["n-large /items/0/n waived", "n-large /items/1/n waived"]
    ),
  ])
  func anEntryOfTheListForAPlace(_ place: String, _ wanted: [String]) throws {
    let text = "items: [{n: 1}, {n: 0}]\nwaivers: [{rule: n-large, reason: r, \(place)}]\n"
    #expect(try outcome(text) == wanted)
  }

  @Test func whatAResultSaysOfItsComment() throws {
    let text = "b: 9\na: 1 # validate: ignore[a-large] card 4242 4242 4242 4242 is old until 2024-10-05\n"
    let report = try #require(try SmallPack.check(text, Self.pack()).first)
    let waiver = try #require(report.results.first { $0.status == .waived }?.waiver)
    #expect(waiver.reason == "card ••••••••••••••••••• is old")
    #expect(waiver.until == "2024-10-05")
    #expect(waiver.place?.pointer == "/a")
    #expect(waiver.place?.range.map { report.buffer.text(in: $0).prefix(11) } == "# validate:")
    #expect(report.stages.first?.state == .ready)
    #expect(report.isValid)
  }

  @Test(arguments: [
    // No comments: parts of texts.
    "name: \"# validate: ignore[a-large] r\"\na: 1\n",
    "name: 'x # validate: ignore[a-large] r'\na: 1\n",
    "name: |\n  # validate: ignore[a-large] r\na: 1\n",
    "name: >-\n  x\n  # validate: ignore[a-large] r\n\na: 1\n",
    "name: x#validate:ignore[a-large]\na: 1\n",
    "name: \"x\n  # validate: ignore[a-large] r\n  y\"\na: 1\n",
    // Comments about something else.
    "a: 1 # validate: all of it\n", "a: 1 # validate: ignored before\n",
    "a: 1 # invalidate: ignore[a-large] r\n",
    "# b: 1 # validate: ignore[a-large] r\na: 1\n",
  ])
  func whatIsNoWaiver(_ text: String) throws {
    #expect(try outcome(text) == ["a-large /a fail"])
  }

  @Test func behindTheHeadOfABlockIsAComment() throws {
    let found = try outcome("name: | # validate: ignore[a-large] r\n  text\na: 1\n")
    #expect(found == ["a-large /a fail", "unused-waiver /name fail"])
  }

  @Test func oneLineOnly() throws {
    let text = """
      # validate: ignore[a-large] first
      a: 1
      b: 1
      items:
        - n: 1
        - n: 0 # validate: ignore[n-large] second
        # validate: ignore[n-large] third
        - n: -1
      """
    #expect(
      try outcome(text) == [
        "a-large /a waived", "b-large /b fail", "n-large /items/0/n fail", "n-large /items/1/n waived",
        "n-large /items/2/n waived",
      ]
    )
  }

  @Test func severalRulesAndSeveralComments() throws {
    #expect(
      try outcome("{a: 1, b: 1} # validate: ignore[a-large,  b-large] agreed\n") == [
        "a-large /a waived", "b-large /b waived",
      ]
    )
    let text = "# validate: ignore[a-large] one\n# validate: ignore[b-large] two\n{a: 1, b: 1}\n"
    #expect(try outcome(text) == ["a-large /a waived", "b-large /b waived"])
  }

  @Test func eachDocumentHasItsOwn() throws {
    let text = "a: 1 # validate: ignore[a-large] r\n---\na: 1\n---\n# validate: ignore[a-large] r\na: 1\n"
    #expect(try outcome(text) == ["a-large /a waived", "a-large /a fail", "a-large /a waived"])
    #expect(
      try outcome("a: 9\n# validate: ignore[a-large] r\n---\na: 1\n") == [
        "unused-waiver  fail", "a-large /a fail",
      ]
    )
  }

  @Test func findingsOfTheSchema() throws {
    #expect(try outcome("aa: 1 # validate: ignore[unknown-key] ours\n") == ["unknown-key /aa waived"])
    #expect(try outcome("waivers: [{rule: wrong-type, reason: r}]\na: x\n") == ["wrong-type /a waived"])
  }

  /// 2024-10-04 is day 20,000.
  @Test(arguments: [(19_999, "waived"), (20_000, "waived"), (20_001, "fail")])
  func theLastDayCounts(_ today: Int, _ status: String) throws {
    for text in [
      "a: 1 # validate: ignore[a-large] r until 2024-10-04\n",
      "a: 1\nwaivers: [{rule: a-large, reason: r, until: 2024-10-04}]\n",
    ] {
      let found = try outcome(text, today: today)
      #expect(found.first == "a-large /a \(status)")
      #expect(found.count == (status == "fail" ? 2 : 1))
    }
  }

  @Test(arguments: [
    ("ignore[b-large] r", "nothing fails that this waiver for 'b-large' accepts", "remove the waiver"),
    ("ignore[a-large]", "the waiver gives no reason", "add a reason, or remove the waiver"),
    ("ignore[a-large, b-large]", "the waiver gives no reason", "add a reason, or remove the waiver"),
    (
      "ignore[a-large] r until 2024-10-03", "the waiver for 'a-large' ended on 2024-10-03",
      "remove the waiver"
    ),
    (
      "ignore[a-large] r until 2024-02-30", "the waiver ends on '2024-02-30', which is no day",
      "write a day such as 2026-12-01"
    ),
    (
      "ignore[a-lrage] r", "the waiver names the rule 'a-lrage', which does not exist",
      "did you mean 'a-large'?"
    ),
    (
      "ignore a-large r", "this comment accepts nothing: it names no rule",
      "write # validate: ignore[RULE-ID] reason"
    ),
    (
      "ignore[] r", "this comment accepts nothing: it names no rule",
      "write # validate: ignore[RULE-ID] reason"
    ),
    (
      "ignore[a-large", "this comment accepts nothing: it names no rule",
      "write # validate: ignore[RULE-ID] reason"
    ),
    (
      "ignroe[a-large] r", "this comment accepts nothing: it names no rule",
      "write # validate: ignore[RULE-ID] reason"
    ),
  ])
  func whatIsWrongWithAComment(_ words: String, _ message: String, _ fix: String) throws {
    let report = try #require(try SmallPack.check("a: 1 # validate: \(words)\nb: 9\n", Self.pack()).first)
    let findings = report.results.filter { $0.ruleID == "unused-waiver" }
    #expect(findings.map(\.message) == [message])
    #expect(findings.first?.fix == fix)
    #expect(findings.first?.severity == .warning)
    #expect(findings.first?.place.range.map { report.buffer.text(in: $0) } == "# validate: \(words)")
    #expect(report.stages[0].state == .blocked)
  }

  @Test func aRuleThatDoesNotRunIsNotMissed() throws {
    let session = Session(try Self.pack(), options: SessionOptions(selection: [1]))
    var results: [RuleResult] = []
    let text = "a: 1 # validate: ignore[a-large] r\nb: 9 # validate: ignore[other] r\n"
    session.check(SourceBuffer(name: "s", text: text), path: "s") { results += $0.results }
    #expect(
      results.filter { $0.status == .fail }.map(\.message) == [
        "the waiver names the rule 'other', which does not exist"
      ]
    )
  }

  /// Twice as many waivers and findings take about twice the time, not four times.
  @Test func manyWaiversAreLookedUp() throws {
    func seconds(_ count: Int) throws -> Double {
      var text = "items:\n"
      for _ in 0..<count { text += "  # validate: ignore[n-large] r\n  - n: 0\n" }
      let pack = try Self.pack()
      let clock = ContinuousClock()
      var waived = 0
      let time = clock.measure {
        waived = SmallPack.check(text, pack).flatMap(\.results).count { $0.status == .waived }
      }
      #expect(waived == count)
      return time / .seconds(1)
    }
    _ = try seconds(100)
    #expect(try seconds(8_000) < seconds(1_000) * 30)
  }
}
