import Diagnostics
import Engine
import Reports
import Rules
import SourceText
import YAMLDocument

/// `validate test [PACK...]`: runs the tests that stand next to a pack's rules.
///
/// The exit code is 1 when a test fails or a rule has none.
struct TestCommand {
  private let arguments: Arguments
  private let language: Language

  init(_ arguments: Arguments, _ language: Language) {
    self.arguments = arguments
    self.language = language
  }

  func run() throws(RunFailure) -> Int32 {
    let isJSON = try arguments.wantsJSON()
    let packs = try PackChoice(paths: arguments.operands, includesEverything: true).packs
    let selection = try RuleSelection(arguments, in: packs)
    var outcomes: [PackOutcome] = []
    for (index, pack) in packs.enumerated() {
      let wanted = Set(
        pack.rules.indices.filter { selection.includes($0, ofPack: index) }.map { pack.rules[$0].id }
      )
      outcomes.append(try Self.outcome(of: pack, wanted: wanted))
    }
    if isJSON {
      try Tool.write(json(outcomes))
    } else {
      try Tool.write(Array(outcomes.map(text).joined().utf8))
    }
    return outcomes.allSatisfy(\.isGood) ? ExitCode.success : ExitCode.findings
  }

  private static func outcome(of pack: Pack, wanted: Set<String>) throws(RunFailure) -> PackOutcome {
    do throws(PackErrors) {
      var tests = try PackTests(pack)
      tests.keep { rule, _ in
        wanted.contains(pack.rules[rule].id)
      } fixtures: { _ in
        wanted.count == pack.rules.count
      }
      let summary = try PackTestRun(pack, tests).run { wanted.contains(pack.rules[$0].id) }
      var coverage: [RuleCoverage] = []
      for (index, rule) in pack.rules.enumerated() where wanted.contains(rule.id) {
        coverage.append(RuleCoverage(rule: rule.id, tests: tests.ofRules[index]))
      }
      return PackOutcome(pack: pack, summary: summary, coverage: coverage)
    } catch {
      throw .brokenPack(pack.name, error)
    }
  }

  // MARK: Text

  private func text(_ outcome: PackOutcome) -> String {
    var result = ""
    if arguments.has(.verbose) {
      let width = outcome.coverage.map { $0.rule.displayWidth }.max() ?? 0
      for rule in outcome.coverage {
        let outcomes = rule.outcomes.map(\.rawValue).joined(separator: ", ")
        result += "\(rule.rule.padded(to: width))  \(rule.count)  \(outcomes)\n"
      }
      result += "\n"
    }
    for failure in outcome.summary.failures {
      let place = outcome.place(of: failure)
      let heading = LocalizedText(en: "failed", zh: "未通过")[language]
      result += "\(heading) [\(outcome.subject(of: failure))] \(failure.name)\n --> \(place)\n"
      for difference in failure.differences { result += "  \(difference.text[language])\n" }
      result += "\n"
    }
    if arguments.has(.quiet), outcome.isGood { return result }
    return result + "\(summaryLine(outcome)[language])\n"
  }

  private func summaryLine(_ outcome: PackOutcome) -> LocalizedText {
    let passed = outcome.summary.passed
    let failed = outcome.summary.failures.count
    let rules = outcome.coverage.count
    let bothWays = outcome.coverage.filter(\.isTestedBothWays).count
    let untested = outcome.untested
    let without = untested.joined(separator: ", ")
    return LocalizedText(
      en: "\(outcome.pack.name): \(passed) \(passed == 1 ? "test" : "tests") passed, \(failed) failed; "
        + "\(bothWays) of \(rules) \(rules == 1 ? "rule" : "rules") tested both ways"
        + (untested.isEmpty ? "" : "; without a test: \(without)"),
      zh: "\(outcome.pack.name)：\(passed) 个测试通过，\(failed) 个未通过；"
        + "\(rules) 条规则中有 \(bothWays) 条正反都有测试"
        + (untested.isEmpty ? "" : "；没有测试：\(without)")
    )
  }

  // MARK: JSON

  private func json(_ outcomes: [PackOutcome]) -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.key("packs")
      json.array(outcomes) { json, outcome in
        json.object { json in
          json.key("name")
          json.string(outcome.pack.name)
          json.key("passed")
          json.int(outcome.summary.passed)
          json.key("failed")
          json.int(outcome.summary.failures.count)
          json.key("untested")
          json.array(outcome.untested) { $0.string($1) }
          json.key("failures")
          json.array(outcome.summary.failures) { write($1, of: outcome, into: &$0) }
          json.key("rules")
          json.array(outcome.coverage) { json, rule in
            json.object(isInline: true) { json in
              json.key("rule_id")
              json.string(rule.rule)
              json.key("tests")
              json.int(rule.count)
              json.key("outcomes")
              json.array(rule.outcomes) { $0.string($1.rawValue) }
            }
          }
        }
      }
    }
    json.endLine()
    return json.output.bytes
  }

  private func write(_ failure: TestResult, of outcome: PackOutcome, into json: inout JSONWriter) {
    json.object { json in
      json.key("rule_id")
      json.string(outcome.subject(of: failure))
      json.key("test")
      json.string(failure.name)
      json.key("place")
      json.string(outcome.place(of: failure))
      json.key("differences")
      json.array(failure.differences) { $0.string($1.text[language]) }
    }
  }
}

/// What came of one pack's tests.
private struct PackOutcome {
  let pack: Pack
  let summary: TestSummary
  let coverage: [RuleCoverage]

  /// Whether every test passed and every rule has one.
  var isGood: Bool { summary.failures.isEmpty && untested.isEmpty }

  /// The rules without a test.
  var untested: [String] { coverage.filter { $0.count == 0 }.map(\.rule) }

  /// The rule that a test is about.
  func subject(of result: TestResult) -> String {
    if case .rule(let rule, _) = result.subject { pack.rules[rule].id } else { "fixture" }
  }

  /// Where a test stands: `path:line:column`.
  func place(of failure: TestResult) -> String {
    let file = pack.files[failure.place.file]
    let range = file.tree.range(failure.place.node)
    let start = LineTable(file.tree.source).location(of: Int(range.start))
    return "\(file.path):\(start.line):\(start.column)"
  }
}

/// Which outcomes of a rule its tests show.
private struct RuleCoverage {
  let rule: String
  let count: Int
  let outcomes: [ResultStatus]

  init(rule: String, tests: [RuleTest]) {
    self.rule = rule
    count = tests.count
    outcomes = ResultStatus.allCases.filter { status in tests.contains { $0.expected == status } }
  }

  /// Whether both a setup that passes and one that fails are shown.
  var isTestedBothWays: Bool { outcomes.contains(.pass) && outcomes.contains(.fail) }
}
