package import Diagnostics
import Platform
package import Rules
import SourceText
import YAMLDocument

/// A test that did not give what its author expects.
package struct TestFailure: Sendable {
  package let rule: Rule
  package let test: RuleTest
  /// What is different, each in one line.
  package let differences: [LocalizedText]
}

/// The outcome of a pack's tests.
package struct TestSummary: Sendable {
  package var passed: Int = 0
  package var failures: [TestFailure] = []
  /// Rules that have no test at all.
  package var untested: [Rule] = []
}

/// Runs the tests that stand next to a pack's rules.
package struct PackTestRun {
  private let pack: Pack
  private var compiled: [Setting: CompiledPack] = [:]

  /// What a compiled pack depends on besides its text.
  private struct Setting: Hashable {
    let today: Int
    let stage: String
    let parameters: [String]
  }

  /// The day of tests that do not name one: any fixed day will do.
  private static let defaultDay = "2026-01-01"

  private init(_ pack: Pack) {
    self.pack = pack
  }

  /// Runs the tests of all rules that `isWanted` accepts.
  ///
  /// - Throws: ``PackErrors`` when the tests or the pack itself can't be used.
  package static func run(
    _ pack: Pack,
    where isWanted: (Rule) -> Bool = { _ in true }
  ) throws(PackErrors) -> TestSummary {
    let today = CivilDate(defaultDay)?.daysSinceEpoch ?? 0
    let issues = try PackCompiler.compile(pack, PackCompiler.Options(today: today)).textIssues()
    guard issues.isEmpty else { throw PackErrors(issues: issues) }
    var run = PackTestRun(pack)
    var summary = TestSummary()
    for (index, rule) in pack.rules.enumerated() where isWanted(rule) {
      let tests = try RuleTestReader.tests(of: rule, in: pack)
      if tests.isEmpty { summary.untested.append(rule) }
      for test in tests {
        let differences = try run.differences(test, rule: index)
        if differences.isEmpty {
          summary.passed += 1
        } else {
          summary.failures.append(TestFailure(rule: rule, test: test, differences: differences))
        }
      }
    }
    return summary
  }

  /// What a test gives that its author does not expect.
  private mutating func differences(_ test: RuleTest, rule: Int) throws(PackErrors) -> [LocalizedText] {
    let pack = try compile(test)
    var differences: [LocalizedText] = []
    let results = Self.results(test, rule, pack, .english)
    let outcome = Self.outcome(results)
    if outcome != test.expected {
      let chinese = Self.results(test, rule, pack, .simplifiedChinese)
      differences.append(
        TestMessages.outcome(
          expected: test.expected,
          found: outcome,
          LocalizedText(
            en: results.first { $0.status == outcome }?.message ?? "",
            zh: chinese.first { $0.status == outcome }?.message ?? ""
          )
        )
      )
    }
    let first = results.first { $0.status == test.expected }
    if let pointer = test.pointer, let first, first.place.pointer != pointer {
      differences.append(TestMessages.place(expected: pointer, found: first.place.pointer))
    }
    if let missing = test.missing, let first, first.missing != missing {
      differences.append(TestMessages.missing(expected: missing, found: first.missing))
    }
    for (language, message) in test.messages.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let found = Self.results(test, rule, pack, language).first { $0.status == test.expected }?.message
      if found != message {
        differences.append(TestMessages.message(expected: message, found: found))
      }
    }
    return differences
  }

  private mutating func compile(_ test: RuleTest) throws(PackErrors) -> CompiledPack {
    let today = CivilDate(test.today ?? Self.defaultDay)?.daysSinceEpoch ?? 0
    let parameters = test.parameters.map { $0.name + "=" + $0.value }
    let setting = Setting(today: today, stage: test.stage, parameters: parameters)
    if let pack = compiled[setting] { return pack }
    var changed = pack
    for (name, value) in test.parameters {
      guard changed.setParameter(name, to: value) else {
        let file = pack.files[test.place.file]
        let message = EngineMessages.noSuchParameter(name, value)
        let diagnostic = Diagnostic("rule-pack", message, at: file.tree.range(test.place.node))
        throw PackErrors(issues: [
          PackIssue(path: file.path, buffer: file.tree.source, diagnostic: diagnostic)
        ])
      }
    }
    let result = try PackCompiler.compile(changed, PackCompiler.Options(today: today, stage: test.stage))
    compiled[setting] = result
    return result
  }

  private static func results(
    _ test: RuleTest,
    _ rule: Int,
    _ pack: CompiledPack,
    _ language: Language
  ) -> [RuleResult] {
    let session = Session(pack, options: SessionOptions(language: language, selection: [rule]))
    var results: [RuleResult] = []
    session.check(SourceBuffer(name: "setup.yaml", text: test.setup), path: "setup.yaml") { report in
      results += report.results.filter { $0.ruleID == pack.pack.rules[rule].id || $0.ruleID == "yaml-syntax" }
    }
    return results
  }

  /// The worst of a rule's results.
  private static func outcome(_ results: [RuleResult]) -> ResultStatus? {
    let order: [ResultStatus] = [.error, .fail, .unknown, .waived, .pass, .notApplicable]
    return order.first { status in results.contains { $0.status == status } }
  }
}
