import Diagnostics
import Engine
import Platform
import Rules
import SourceText
import TestSupport
import Testing
import YAMLDocument

/// The smallest change of one value that makes a rule pass.
struct SuggestionTests {
  private static let setup = """
    a: 1
    b: 2
    on: true
    off: false
    name: abc
    money: 4.20
    group: {x: 5, y: 6}
    items:
      - {n: 1, on: true, name: p}
      - {n: 2, on: false, name: q}
      - {n: 3, on: true, name: r}
    numbers: [7, 8, 9]
    load: 2k
    rest: 1.5k
    """

  private static func reports(
    _ text: String,
    _ pack: CompiledPack,
    _ format: DocumentFormat = .yaml
  ) -> [DocumentReport] {
    let session = Session(pack, options: SessionOptions(suggests: true))
    var reports: [DocumentReport] = []
    session.check(SourceBuffer(name: "setup", text: text), format: format, path: "setup") {
      reports.append($0)
    }
    return reports
  }

  private static func describe(_ result: RuleResult?) -> String {
    guard let suggestion = result?.suggestion else { return "nil" }
    let change = suggestion.change.map { " (\($0))" } ?? ""
    return "\(suggestion.pointer) \(suggestion.comparison) \(suggestion.value)\(change)"
  }

  @Test(arguments: [
    // Quantities, in their units.
    ("load <= rest", "/load <= 1500 (-500)"), ("rest >= 3000", "/rest >= \"3k\" (1500)"),
    ("load <= 0", "/load <= 0 (-2000)"), ("rest * 2 < decimal('0.01')", "/rest <= 0 (-1500)"),
    // Numbers, through + - and *, on either side.
    ("a > 5", "/a >= 6 (5)"), ("5 <= a", "/a >= 5 (4)"), ("a < 1", "/a <= 0 (-1)"),
    ("a <= -7", "/a <= -7 (-8)"),
    ("a == 2", "/a == 2 (1)"), ("a != 1", "/a >= 2 (1)"), ("a + b > 5", "/a >= 4 (3)"),
    ("b - a >= 5", "/b >= 6 (4)"),
    ("10 - b * 3 <= 1", "/b >= 3 (1)"), ("a * 2 == b + 4", "/a == 3 (2)"), ("-a > 0", "/a <= -1 (-2)"),
    ("3 * a > 100", "/a >= 34 (33)"), ("7 * a == 100", "nil"), ("group.x > group.y", "/group/x >= 7 (2)"),
    ("2 <= a && a <= 9", "/a >= 2 (1)"), ("a > 5 || b > 5", "/a >= 6 (5)"), ("a > 5 && a < 6", "nil"),
    ("(on ? a : b) > 5", "/a >= 6 (5)"), ("math.greatest(a, b) > 5", "/b >= 6 (4)"),
    ("numbers[0] == 8", "/numbers/0 == 8 (1)"),
    ("int(string(a)) > 5", "/a >= 6 (5)"),
    // Money goes by cents.
    ("money >= 5", "/money >= 5.00 (0.80)"), ("money > 5", "/money >= 5.01 (0.81)"),
    ("money < decimal('4.20')", "/money <= 4.19 (-0.01)"),
    ("money + 1 > 6", "/money >= 5.01 (0.81)"), ("money >= decimal('4.205')", "/money >= 4.21 (0.01)"),
    ("money * 2 >= decimal('8.41')", "/money >= 4.21 (0.01)"),
    // Truth values.
    ("off", "/off == true"), ("!on", "/on == false"), ("on && off", "/off == true"),
    ("on == off", "/on == false"),
    ("off && a > 5", "nil"), ("!(on && a == 1)", "/on == false"),
    // Texts that the condition names.
    ("name == 'x'", "/name == \"x\""), ("name in ['abd', 'x']", "/name == \"abd\""),
    ("name in ['x', 'abd']", "/name == \"abd\""),
    ("name in {'k': 1}", "/name == \"k\""), ("name.startsWith('x')", "nil"), ("size(name) == 2", "nil"),
    ("name == items[0].name", "nil"),
    // Values that are not written.
    ("has(group.deep.z)", "nil"), ("has(group.deep.z) && group.deep.z > 5", "/group/deep/z >= 6"),
    // Comprehensions.
    ("items.all(i, i.on)", "/items/1/on == true"), ("items.all(i, i.n < 3)", "/items/2/n <= 2 (-1)"),
    ("items.all(i, i.n < 2)", "nil"), ("items.exists(i, i.n > 5)", "/items/0/n >= 6 (5)"),
    ("items.exists_one(i, i.on)", "/items/0/on == false"),
    ("items.filter(i, i.on).size() == 1", "/items/0/on == false"),
    ("size(items.filter(i, i.on)) >= 3", "/items/1/on == true"), ("size(items) == 2", "nil"),
    ("numbers.all(n, n < 9)", "/numbers/2 <= 8 (-1)"), ("a in numbers", "nil"), ("false", "nil"),
    ("1 > 2", "nil"),
  ])
  func suggests(_ check: String, _ wanted: String) throws {
    let report = try #require(Self.reports(Self.setup, SmallPack.rule(check: check)).first)
    let result = try #require(report.results.first)
    #expect(result.status == .fail, "\(result.message)")
    #expect(Self.describe(result) == wanted)
  }

  @Test func aVariableIsSeenThrough() throws {
    let pack = try SmallPack.rule(check: "total > 5", variables: "variables: {total: a + b}")
    #expect(Self.describe(Self.reports(Self.setup, pack).first?.results.first) == "/a >= 4 (3)")
  }

  @Test func nothingIsSuggestedThatBreaksAnotherRule() throws {
    func rule(_ id: String, _ check: String) -> String {
      "  - {id: \(id), stage: first, severity: error, title: T, message: m, check: \"\(check)\"}\n"
    }
    let pack = try SmallPack.load(
      rules: rule("it", "a + b >= 5") + rule("other", "a <= 1") + rule("more", "b <= 9")
    )
    let results = try #require(
      Self.reports(Self.setup, PackCompiler.compile(pack, PackCompiler.Options(today: 20_000))).first?.results
    )
    #expect(results.map(Self.describe) == ["/b >= 4 (2)", "nil", "nil"])
  }

  @Test(arguments: [
    // The text keeps its layout, comments, quotation marks and dollar signs.
    ("money: 4.2  # mine\n", "money >= 5", "money: 5.00  # mine\n"),
    ("money: $4.20\n", "money >= 5", "money: $5.00\n"),
    ("money: \"4.20\"\n", "money >= 5", "money: \"5.00\"\n"), ("money: 4\n", "money >= 5", "money: 5\n"),
    ("money: 4\n", "money > 5", "money: 5.01\n"), ("name: 'abc'\n", "name == 'x'", "name: 'x'\n"),
    ("name: abc\n", "name == 'no'", "name: \"no\"\n"),
    ("# c\n\noff:   false\na: 1", "off", "# c\n\noff:   true\na: 1"),
    // A key that is missing goes behind the others, and its records with it.
    ("a: 1\n", "has(group.x) && group.x > 5", "a: 1\ngroup:\n  x: 6\n"),
    ("a: 1  # c\r\n", "has(group.x) && group.x > 5", "a: 1  # c\r\ngroup:\r\n  x: 6\r\n"),
    ("a: 1", "has(group.x) && group.x > 5", "a: 1\ngroup:\n  x: 6"),
    ("{}", "has(group.x) && group.x > 5", "{group: {x: 6}}"),
    ("{a: 1}", "has(group.x) && group.x > 5", "{a: 1, group: {x: 6}}"),
    ("{a: 1,\n b: 2}", "has(group.x) && group.x > 5", "{a: 1,\n b: 2, group: {x: 6}}"),
    ("group:\na: 1\n", "has(group.x) && group.x > 5", "group: {x: 6}\na: 1\n"),
    ("group: null\n", "has(group.x) && group.x > 5", "group: {x: 6}\n"),
    (
      "items:\n  - n: 1\n    name: p\n", "items.all(i, has(i.on) && i.on)",
      "items:\n  - n: 1\n    name: p\n    \"on\": true\n"
    ),
    ("group:\n  x: 1\n\n# end\n", "has(group.y) && group.y > 5", "group:\n  x: 1\n  \"y\": 6\n\n# end\n"),
    ("group: {x: 1}\n", "has(group.deep.z) && group.deep.z > 5", "group: {x: 1, deep: {z: 6}}\n"),
  ])
  func writes(_ text: String, _ check: String, _ wanted: String) throws {
    let result = try #require(Self.reports(text, SmallPack.rule(check: check)).first?.results.first)
    let edit = try #require(result.suggestion?.edit)
    #expect(String(decoding: edit.applied(to: Array(text.utf8)), as: UTF8.self) == wanted)
  }

  @Test(arguments: [
    ("{\"a\": 1}", "{\"a\": 1, \"group\": {\"x\": 6}}"),
    ("{\n  \"a\": 1\n}", "{\n  \"a\": 1,\n  \"group\": {\"x\": 6}\n}"),
  ])
  func writesJSON(_ text: String, _ wanted: String) throws {
    let pack = try SmallPack.rule(check: "has(group.x) && group.x > 5")
    let edit = try #require(Self.reports(text, pack, .json).first?.results.first?.suggestion?.edit)
    #expect(String(decoding: edit.applied(to: Array(text.utf8)), as: UTF8.self) == wanted)
  }

  @Test func theDocumentThatFailsIsTheOneThatIsChanged() throws {
    let text = "a: 1\n--- # b\na: 9\n---\na: 2\n"
    let reports = try Self.reports(text, SmallPack.rule(check: "a > 5"))
    #expect(reports.map { Self.describe($0.results.first) } == ["/a >= 6 (5)", "nil", "/a >= 6 (4)"])
    let edit = try #require(reports[2].results.first?.suggestion?.edit)
    #expect(
      String(decoding: edit.applied(to: Array(text.utf8)), as: UTF8.self)
        == "a: 1\n--- # b\na: 9\n---\na: 6\n"
    )
  }

  // MARK: The bundled pack

  private static let pack = Result {
    try PackCompiler.compile(
      PackFolder.load(PackageRoot.file("rules/openai-billing")),
      PackCompiler.Options(today: 20_781)
    )
  }

  @Test(arguments: [
    ("account: {signed_in: false}", "signed-in", "/account/signed_in == true"),
    ("account: {kind: Individual}", "account-kind-chosen", "/account/kind == \"individual\""),
    (
      "cards: [{balance: 4.99, bound: false}]", "card-balance-covers-binding",
      "/cards/0/balance >= 5.00 (0.01)"
    ),
    ("cards: [{balance: 9, bound: false}]", "card-bound", "/cards/0/bound == true"),
    ("cards: [{bound: true, default: false}]", "one-default-card", "/cards/0/default == true"),
    (
      "cards: [{bound: true, default: true}, {bound: true, default: true}]", "one-default-card",
      "/cards/0/default == false"
    ),
    ("top_up: {amount: 4.99}", "top-up-within-range", "/top_up/amount >= 5.00 (0.01)"),
    ("top_up: {amount: 51}", "top-up-within-range", "/top_up/amount <= 50 (-1)"),
    (
      "{cards: [{balance: 9.99, bound: true, default: true}], top_up: {amount: 10, status: planned}}",
      "card-balance-covers-top-up", "/cards/0/balance >= 10.00 (0.01)"
    ),
    // Switched on, auto-recharge asks for an amount that is not known; that is no reason against it here.
    (
      "{cards: [{bound: true, default: true}], top_up: {status: declined}, auto_recharge: {enabled: false}}",
      "declined-top-up-recovery", "/auto_recharge/enabled == true"
    ),
    (
      "{cards: [{bound: false, default: true}], auto_recharge: {enabled: true}}",
      "auto-recharge-charges-default-card",
      "/cards/0/bound == true"
    ),
    (
      "auto_recharge: {enabled: true, amount: 9.99}", "auto-recharge-minimum",
      "/auto_recharge/amount >= 10.00 (0.01)"
    ),
    (
      "{cards: [{balance: 9.5, bound: true, default: true}], auto_recharge: {enabled: true, amount: 10}}",
      "card-balance-covers-auto-recharge", "/cards/0/balance >= 10.00 (0.50)"
    ),
    (
      "{cards: [{balance: 12, bound: true, default: true}], auto_recharge: {enabled: true, amount: 10}}",
      "card-balance-covers-preauthorization", "/cards/0/balance >= 15 (3)"
    ),
    (
      "phones: [{number: \"+447700900123\", country: US}]", "phone-country-matches-number",
      "/phones/0/country == \"GB\""
    ),
    (
      "phones: [{number: \"+447700900123\", country: UK}]", "phone-country-matches-number",
      "/phones/0/country == \"GB\""
    ),
    // A number is never made up.
    ("phones: [{number: \"07700900123\", country: GB}]", "phone-country-matches-number", "nil"),
    // What happened is a fact, and a notice asks for nothing.
    ("phones: [{verifications: 2}]", "phone-verifications-left", "nil"),
    ("phones: [{verifications: 4}]", "phone-verifications-possible", "nil"),
    ("phones: [{verifications: 1}]", "phone-second-use-notice", "nil"),
    ("phones: [{code: pending}]", "phone-code-received", "nil"),
    ("phones: [{kind: voip}]", "phone-kind-accepted", "nil"),
    ("api: {keys: 1, phone_verified: false}", "phone-verified-before-key", "/api/phone_verified == true"),
    (
      "{top_up: {status: planned}, usage: {credit: 0}}", "top-up-before-key-use",
      "/top_up/status == \"succeeded\""
    ),
    ("cards: [{consecutive_failed_charges: 2}]", "charges-not-failing", "nil"),
    ("cards: [{consecutive_failed_charges: 1}]", "charges-one-from-ban", "nil"),
    ("usage: {credit: 5.00, spent: 5.01}", "spend-within-credit", "/usage/credit >= 5.01 (0.01)"),
    // A notice that comes with it does not speak against a change.
    (
      "{cards: [{balance: 20, bound: true, default: true}], top_up: {amount: 5, status: declined}, "
        + "auto_recharge: {enabled: false, amount: 10}}", "declined-top-up-recovery",
      "/auto_recharge/enabled == true"
    ),
    (
      "{cards: [{balance: 14.99, default: true, consecutive_failed_charges: 1}], top_up: {amount: 10, status: planned}, "
        + "auto_recharge: {enabled: false}}", "charge-could-ban-card", "/cards/0/balance >= 15.00 (0.01)"
    ),
    // A day that is past stays as it is, and advice about a choice is no mistake.
    ("usage: {bought_on: 2025-01-01}", "credit-expires-soon", "nil"),
    ("auto_recharge: {enabled: true, amount: 10}", "auto-recharge-uncapped", "nil"),
    ("cards: [{bound: false, details: {cvv: false, number: false}}]", "card-details-complete", "nil"),
  ])
  func bundled(_ setup: String, _ rule: String, _ wanted: String) throws {
    let report = try #require(Self.reports(setup, Self.pack.get()).first)
    let result = try #require(report.results.first { $0.ruleID == rule && $0.status == .fail })
    #expect(Self.describe(result) == wanted)
  }

  // MARK: Random setups

  /// Checks that each suggestion does what it says when its edit is made and all is checked from scratch.
  ///
  /// - Returns: the number of suggestions.
  private func verify(_ text: String, _ pack: CompiledPack) throws -> Int {
    let report = try #require(Self.reports(text, pack).first)
    let before = Self.statuses(report)
    let notices = Set(pack.pack.rules.filter { $0.severity == .info }.map(\.id))
    var count = 0
    for (key, result) in zip(Self.keys(report), report.results) {
      guard let suggestion = result.suggestion else { continue }
      count += 1
      #expect(suggestion.isVerified)
      let edit = try #require(suggestion.edit)
      let changed = String(decoding: edit.applied(to: Array(text.utf8)), as: UTF8.self)
      let session = Session(pack, options: SessionOptions())
      var reports: [DocumentReport] = []
      session.check(SourceBuffer(name: "setup", text: changed), path: "setup") { reports.append($0) }
      let after = Self.statuses(try #require(reports.first))
      let words = "\(key): \(Self.describe(result))\n\(text)\n->\n\(changed)"
      #expect(after[key] == .pass, "\(words)")
      for (other, status) in after where status == .fail || status == .error {
        // A notice may have something to say once it applies.
        let rule = String(other.prefix { $0 != " " })
        if before[other] == .notApplicable, notices.contains(rule) { continue }
        #expect(before[other] == status, "\(other) by \(words)")
      }
    }
    return count
  }

  /// The rule of each result, with a number for one that has several.
  private static func keys(_ report: DocumentReport) -> [String] {
    var counts: [String: Int] = [:]
    return report.results.map { result in
      counts[result.ruleID, default: 0] += 1
      return "\(result.ruleID) \(counts[result.ruleID] ?? 0)"
    }
  }

  private static func statuses(_ report: DocumentReport) -> [String: ResultStatus] {
    Dictionary(uniqueKeysWithValues: zip(keys(report), report.results.map(\.status)))
  }

  @Test func whatIsSuggestedForAnAccountHolds() throws {
    var random = RandomSetups(seed: 20_261_124)
    var count = 0
    for _ in 0..<150 { count += try verify(random.account(), Self.pack.get()) }
    #expect(count > 200)
  }

  @Test(arguments: [
    "a * 3 - b > 10 && money >= a", "on || off && a > b", "items.all(i, i.n < b && i.on)",
    "name in ['abc', 'y'] || a == 7",
    "items.exists_one(i, i.n == a)", "money * 2 <= 19 && money > 1",
    "has(group.x) ? group.x >= a + b : on",
    "size(items.filter(i, i.on)) == 2", "math.greatest(a, b) <= 5 && a != b",
  ])
  func whatIsSuggestedHolds(_ check: String) throws {
    let pack = try SmallPack.rule(check: check)
    var random = RandomSetups(seed: UInt64(check.utf8.count))
    for _ in 0..<60 { _ = try verify(random.small(), pack) }
  }
}
