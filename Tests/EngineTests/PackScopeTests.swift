import Diagnostics
import Engine
import Rules
import SourceText
import Testing

/// A pack says with `when` which documents it is about.
struct PackScopeTests {
  private static func pack() throws -> CompiledPack {
    let rules = """
        - {id: small, stage: first, severity: error, title: T, message: m, check: a < 5}
        - {id: each, stage: second, severity: error, title: T, message: m, for_each: {item: items}, check: item.n < 5}
        - {id: hidden, stage: first, severity: error, title: T, message: m, scan: [{kind: token, prefix: "key-", minimum: 8, title: key}]}
      """
    let pack = try SmallPack.load(rules: rules, params: "when: name == 'mine'")
    return try PackCompiler.compile(pack, PackCompiler.Options(today: 20_000))
  }

  private static func statuses(_ report: DocumentReport) -> [String] {
    report.results.map { "\($0.ruleID) \($0.status.rawValue)" }
  }

  @Test func anotherDocumentIsNoneOfItsBusiness() throws {
    let text = "name: other\na: 9\nitems: [{n: 9}]\nunknown: 1\nb: wrong\n"
    let report = try #require(SmallPack.check(text, Self.pack()).first)
    #expect(Self.statuses(report) == ["small not_applicable", "each not_applicable", "hidden pass"])
    #expect(report.stages.isEmpty)
    #expect(report.isValid)
    #expect(!report.isApplicable)
  }

  @Test func itsOwnIsChecked() throws {
    let report = try #require(SmallPack.check("name: mine\na: 9\nunknown: 1\n", Self.pack()).first)
    #expect(Self.statuses(report) == ["unknown-key fail", "small fail", "each unknown", "hidden pass"])
    #expect(report.stages.count == 2)
    #expect(report.isApplicable)
  }

  /// Not to know is no reason to look away.
  @Test(arguments: ["a: 9\n", "name: null\na: 9\n", "name: 5\na: 9\n"])
  func inDoubtItIsChecked(_ text: String) throws {
    let report = try #require(SmallPack.check(text, Self.pack()).first)
    #expect(Self.statuses(report).contains("small fail"))
  }

  @Test func secretsAreFoundEverywhere() throws {
    let report = try #require(SmallPack.check("name: other # key-0123456789\n", Self.pack()).first)
    #expect(Self.statuses(report) == ["small not_applicable", "each not_applicable", "hidden fail"])
  }

  @Test func eachDocumentOfAStreamIsJudgedByItself() throws {
    let reports = try SmallPack.check(
      "name: other\na: 9\n---\nname: mine\na: 9\n---\nname: other\n",
      Self.pack()
    )
    #expect(reports.map { $0.results.contains { $0.status == .fail } } == [false, true, false])
  }

  @Test func aWaiverForAnotherDocumentIsNotCalledUnused() throws {
    let text = "name: other\na: 9 # validate: ignore[small] known\n"
    let report = try #require(SmallPack.check(text, Self.pack()).first)
    #expect(Self.statuses(report) == ["small not_applicable", "each not_applicable", "hidden pass"])
  }

  /// A run of nine digits is a phone number only where a pack knows of private values.
  @Test(arguments: [(false, "load: 1073741824"), (true, "load: 10••••••24")])
  func longNumbersAreHiddenWhereThereArePrivateValues(_ hasPrivate: Bool, _ wanted: String) throws {
    let schema = hasPrivate ? SmallPack.schema : SmallPack.schema.replacing(", x-private: true", with: "")
    let pack = try SmallPack.load(
      rules:
        "  - {id: small, stage: first, severity: error, title: T, message: 'load: {{ load }}', check: load < 5}",
      schema: schema
    )
    let compiled = try PackCompiler.compile(pack, PackCompiler.Options(today: 20_000))
    let report = try #require(SmallPack.check("load: 1073741824\n", compiled).first)
    #expect(report.results.first?.message == wanted)
  }
}
