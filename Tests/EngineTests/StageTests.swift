import Diagnostics
import Engine
import Rules
import SourceText
import Testing

/// A stage is as good as the worst of its own and all earlier rules of severity error.
struct StageTests {
  private static func pack() throws -> CompiledPack {
    let rules = """
        - {id: first-error, stage: first, severity: error, title: T, message: m, check: a > 1}
        - {id: first-warning, stage: first, severity: warning, title: T, message: m, check: a > 5}
        - {id: second-error, stage: second, severity: error, title: T, message: m, check: b > 1}
      """
    return try PackCompiler.compile(SmallPack.load(rules: rules), PackCompiler.Options(today: 20_000))
  }

  @Test(arguments: [
    ("{a: 9, b: 9}", "ready ready"), ("{a: 2, b: 9}", "ready ready"), ("{a: 1, b: 9}", "blocked blocked"),
    ("{a: 9, b: 1}", "ready blocked"), ("{b: 9}", "unknown unknown"), ("{a: 9}", "ready unknown"),
    ("{b: 1}", "unknown blocked"), ("{a: 1}", "blocked blocked"),
  ])
  func states(_ setup: String, _ wanted: String) throws {
    let report = try #require(try SmallPack.check(setup + "\n", Self.pack()).first)
    #expect(report.stages.map(\.state.rawValue).joined(separator: " ") == wanted)
  }

  @Test func whatBlocks() throws {
    let report = try #require(try SmallPack.check("{a: 1, b: 1}\n", Self.pack()).first)
    #expect(report.stages.map(\.blockedBy) == [["first-error"], ["first-error", "second-error"]])
    #expect(!report.isValid)
  }

  @Test func aWaivedRuleBlocksNothing() throws {
    let setup = "{a: 1, b: 9, waivers: [{rule: first-error, reason: agreed, until: 2024-10-04}]}\n"
    let report = try #require(try SmallPack.check(setup, Self.pack()).first)
    #expect(report.stages.map(\.state) == [.ready, .ready])
    #expect(report.results.map(\.status) == [.waived, .fail, .pass])
    #expect(report.results[0].waiver?.reason == "agreed")
    #expect(report.isValid)
  }

  @Test(arguments: [
    // 2024-10-04 is day 20,000: the last day of a waiver still counts.
    ("{rule: first-error, reason: r, until: 2024-10-03}", "the waiver for 'first-error' ended on 2024-10-03"),
    ("{rule: first-error, reason: ' '}", "the waiver gives no reason"),
    ("{rule: first-error}", "the waiver gives no reason"),
    ("{rule: second-error, reason: r}", "nothing fails that this waiver for 'second-error' accepts"),
    ("{rule: frist-error, reason: r}", "the waiver names the rule 'frist-error', which does not exist"),
  ])
  func aWaiverWithoutUse(_ waiver: String, _ wanted: String) throws {
    let report = try #require(try SmallPack.check("{a: 1, b: 9, waivers: [\(waiver)]}\n", Self.pack()).first)
    let finding = try #require(report.results.last)
    #expect(finding.ruleID == "unused-waiver")
    #expect(finding.severity == .warning)
    #expect(finding.message == wanted)
    #expect(finding.place.pointer == "/waivers/0")
    #expect(report.stages[0].state == .blocked)
  }
}
