import Diagnostics
import Platform
package import Rules
import SourceText
import YAMLDocument

/// Runs tests against a pack: those that its files hold, or those of another version of it.
///
/// What a compiled pack costs is paid once for each setting of parameters, stage and day.
package final class PackTestRun {
  package let pack: Pack
  package let tests: PackTests
  private var compiled: [TestSetting: CompiledPack] = [:]
  /// The sessions of the rule whose tests run now.
  private var sessions: [SessionKey: Session] = [:]

  private struct SessionKey: Hashable {
    let setting: TestSetting
    /// Nil for all rules.
    let rule: Int?
    let language: Language
    let makesTexts: Bool
    let suggests: Bool
  }

  package init(_ pack: Pack, _ tests: PackTests) {
    self.pack = pack
    self.tests = tests
  }

  /// Takes another version of the pack for tests with a setting.
  func use(_ pack: CompiledPack, for setting: TestSetting) { compiled[setting] = pack }

  // MARK: What tests come to

  /// Runs all tests, and looks at what they show of the rules that `isWanted` accepts.
  ///
  /// - Throws: ``PackErrors`` when the pack can't be used, its texts included.
  package func run(coverageOf isWanted: (_ rule: Int) -> Bool) throws(PackErrors) -> TestSummary {
    let plain = try compile(TestSetting(), at: nil)
    let issues = plain.textIssues()
    guard issues.isEmpty else { throw PackErrors(issues: issues) }
    var summary = TestSummary(coverage: PackCoverage(plain, rules: pack.rules.indices.filter(isWanted)))
    for (rule, tests) in tests.ofRules.enumerated() {
      for test in tests {
        let (result, shown) = try self.result(of: test, rule: rule)
        if result.passes { summary.coverage.add(shown, as: test.expected, ofRule: rule) }
        summary.results.append(result)
      }
    }
    for test in tests.fixtures { summary.results.append(try result(of: test)) }
    return summary
  }

  /// The first test that the pack does not pass among those of some rules and, if wanted, the fixtures; nil when it
  /// passes them all.
  ///
  /// Makes no texts but those that a test expects.
  ///
  /// - Throws: ``PackErrors`` when the pack does not compile.
  package func firstFailure(
    ofRules rules: some Sequence<Int>,
    includesFixtures: Bool
  ) throws(PackErrors) -> TestResult.Subject? {
    for rule in rules {
      for test in tests.ofRules[rule] where try !passes(test, rule: rule) { return .rule(rule, test) }
    }
    guard includesFixtures else { return nil }
    for test in tests.fixtures where try !passes(test) { return .fixture(test) }
    return nil
  }

  /// Whether a rule's test passes.
  package func passes(_ test: RuleTest, rule: Int) throws(PackErrors) -> Bool {
    let pack = try compile(test.setting, at: test.place)
    let results = results(test, rule, pack, makesTexts: false)
    return differences(test, results, rule, pack).isEmpty
  }

  /// Whether a fixture passes.
  package func passes(_ test: FixtureTest) throws(PackErrors) -> Bool {
    try differences(test, withMessages: false).isEmpty
  }

  /// What a rule's test comes to, and the evaluations of the rule.
  func result(
    of test: RuleTest,
    rule: Int
  ) throws(PackErrors) -> (result: TestResult, shown: ShownByTest) {
    let pack = try compile(test.setting, at: test.place)
    let session = session(test.setting, rule, pack, .english, makesTexts: false)
    var results: [RuleResult] = []
    let evaluations = session.evaluations(ofRule: rule) {
      results = self.results(test.setup, of: rule, in: session)
    }
    let shown = ShownByTest(
      evaluations: evaluations,
      detectors: session.detectorsOfSecrets
    )
    var result = TestResult(
      subject: .rule(rule, test),
      differences: differences(test, results, rule, pack)
    )
    if !result.passes {
      let outcome = Self.outcome(results)
      if let index = result.differences.firstIndex(where: { $0.aspect == .status }) {
        let english = self.results(test, rule, pack, .english).first { $0.status == outcome }
        let chinese = self.results(test, rule, pack, .simplifiedChinese).first { $0.status == outcome }
        result.differences[index] = TestMessages.outcome(
          expected: test.expected,
          found: outcome,
          LocalizedText(en: english?.message ?? "", zh: chinese?.message ?? "")
        )
      }
      result.trace = session.conditionTrace(of: rule, where: outcome) {
        _ = self.results(test.setup, of: rule, in: session)
      }
      result.shownSetup = session.documentMasker().masked(test.setup)
    }
    return (result, shown)
  }

  /// What a fixture comes to.
  func result(of test: FixtureTest) throws(PackErrors) -> TestResult {
    var result = TestResult(
      subject: .fixture(test),
      differences: try differences(test, withMessages: true)
    )
    guard let first = result.differences.first else { return result }
    let pack = try compile(test.setting, at: test.place)
    let session = session(test.setting, nil, pack, .english, makesTexts: false)
    // The condition of the rule that is named first.
    let rule = self.pack.rules.firstIndex { first.text.english.contains("[\($0.id)]") }
    result.traceRule = rule.map { self.pack.rules[$0].id }
    result.trace = session.conditionTrace(of: rule ?? -1, where: nil) {
      _ = Self.results(test.setup, in: session)
    }
    result.shownSetup = session.documentMasker().masked(test.setup)
    return result
  }

  // MARK: Tests of rules

  /// What a test gives that its author does not expect; `results` need no texts.
  private func differences(
    _ test: RuleTest,
    _ results: [RuleResult],
    _ rule: Int,
    _ pack: CompiledPack
  ) -> [TestDifference] {
    var differences: [TestDifference] = []
    let outcome = Self.outcome(results)
    if outcome != test.expected {
      differences.append(
        TestMessages.outcome(expected: test.expected, found: outcome, LocalizedText(""))
      )
    }
    let first = results.first { $0.status == test.expected }
    if let pointer = test.pointer, let first, first.place.pointer != pointer {
      differences.append(TestMessages.place(expected: pointer, found: first.place.pointer))
    }
    if let missing = test.missing, let first, first.missing != missing {
      differences.append(TestMessages.missing(expected: missing, found: first.missing))
    }
    if let severity = test.severity, let first, first.severity != severity {
      differences.append(TestMessages.severity(expected: severity.rawValue, found: first.severity.rawValue))
    }
    if let stage = test.stageOfResult, let first, first.stage != stage {
      differences.append(TestMessages.stage(expected: stage, found: first.stage ?? ""))
    }
    for (language, message) in test.messages.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let found = self.results(test, rule, pack, language).first { $0.status == test.expected }?.message
      if found != message { differences.append(TestMessages.message(expected: message, found: found)) }
    }
    if let suggestion = test.suggestion {
      let session = session(test.setting, nil, pack, .english, makesTexts: false, suggests: true)
      let found = self.results(test.setup, of: rule, in: session).first { $0.status == test.expected }
      if !suggestion.accepts(found?.suggestion) {
        differences.append(TestMessages.suggestion(suggestion, found: found?.suggestion))
      }
    }
    return differences
  }

  private func results(
    _ test: RuleTest,
    _ rule: Int,
    _ pack: CompiledPack,
    _ language: Language = .english,
    makesTexts: Bool = true
  ) -> [RuleResult] {
    results(test.setup, of: rule, in: session(test.setting, rule, pack, language, makesTexts: makesTexts))
  }

  func results(_ setup: String, of rule: Int, in session: Session) -> [RuleResult] {
    let id = pack.rules[rule].id
    return Self.results(setup, in: session).results.filter { $0.ruleID == id || $0.ruleID == "yaml-syntax" }
  }

  /// The worst of a rule's results.
  static func outcome(_ results: [RuleResult]) -> ResultStatus? {
    let order: [ResultStatus] = [.error, .fail, .unknown, .waived, .pass, .notApplicable]
    return order.first { status in results.contains { $0.status == status } }
  }

  // MARK: Fixtures

  private func differences(
    _ test: FixtureTest,
    withMessages: Bool
  ) throws(PackErrors) -> [TestDifference] {
    let pack = try compile(test.setting, at: test.place)
    func results(_ language: Language, makesTexts: Bool) -> (results: [RuleResult], stages: [StageState]) {
      let suggests = test.expected.contains { $0.suggestion != nil }
      return Self.results(
        test.setup,
        in: session(test.setting, nil, pack, language, makesTexts: makesTexts, suggests: suggests)
      )
    }
    let found = results(.english, makesTexts: withMessages)
    var texts: [Language: [RuleResult]] = withMessages ? [.english: found.results] : [:]
    func message(_ index: Int, _ language: Language) -> String {
      if texts[language] == nil { texts[language] = results(language, makesTexts: true).results }
      return texts[language]?[index].message ?? ""
    }
    let quiet: [ResultStatus] = [.pass, .notApplicable]
    var open = found.results.indices.filter { !quiet.contains(found.results[$0].status) }
    var differences: [TestDifference] = []
    for expected in test.expected {
      // With a place that one is meant; else the first.
      let position = open.firstIndex { index in
        let result = found.results[index]
        return result.ruleID == expected.ruleID && result.status == expected.status
          && expected.pointer.map { $0 == result.place.pointer } ?? true
      }
      guard let position else {
        differences.append(TestMessages.lacks(expected))
        continue
      }
      let index = open.remove(at: position)
      let result = found.results[index]
      func note(_ difference: TestDifference) { differences.append(difference.of(expected.ruleID)) }
      if let severity = expected.severity, severity != result.severity.rawValue {
        note(TestMessages.severity(expected: severity, found: result.severity.rawValue))
      }
      if let stage = expected.stage, stage != result.stage ?? "" {
        note(TestMessages.stage(expected: stage, found: result.stage ?? "none"))
      }
      if let missing = expected.missing, missing != result.missing {
        note(TestMessages.missing(expected: missing, found: result.missing))
      }
      for (language, text) in expected.messages.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        let actual = message(index, language)
        if actual != text { note(TestMessages.message(expected: text, found: actual)) }
      }
      if let suggestion = expected.suggestion, !suggestion.accepts(result.suggestion) {
        note(TestMessages.suggestion(suggestion, found: result.suggestion))
      }
    }
    for index in open {
      let text =
        withMessages
        ? LocalizedText(en: message(index, .english), zh: message(index, .simplifiedChinese))
        : LocalizedText("")
      differences.append(TestMessages.surplus(found.results[index], text))
    }
    for (id, state) in test.stages {
      let actual = found.stages.first { $0.id == id }?.state
      if actual != state {
        differences.append(TestMessages.stageState(id, expected: state, found: actual))
      }
    }
    return differences
  }

  // MARK: Running

  /// All results of a setup, and the stages of its first document.
  private static func results(
    _ setup: String,
    in session: Session
  ) -> (results: [RuleResult], stages: [StageState]) {
    var results: [RuleResult] = []
    var stages: [StageState]?
    session.check(SourceBuffer(name: "setup.yaml", text: setup), path: "setup.yaml") { report in
      results += report.results
      if stages == nil { stages = report.stages }
    }
    return (results, stages ?? [])
  }

  func session(
    _ setting: TestSetting,
    _ rule: Int?,
    _ pack: CompiledPack,
    _ language: Language,
    makesTexts: Bool,
    suggests: Bool = false
  ) -> Session {
    let key = SessionKey(
      setting: setting,
      rule: rule,
      language: language,
      makesTexts: makesTexts,
      suggests: suggests
    )
    if let session = sessions[key] { return session }
    if let other = sessions.keys.first, other.rule != rule { sessions.removeAll() }
    let session = Session(
      pack,
      options: SessionOptions(
        language: language,
        suggests: suggests,
        makesTexts: makesTexts,
        selection: rule.map { [$0] }
      )
    )
    sessions[key] = session
    return session
  }

  /// The pack as a test wants it; `place` is where the test stands.
  func compile(_ setting: TestSetting, at place: PackNode?) throws(PackErrors) -> CompiledPack {
    if let pack = compiled[setting] { return pack }
    var changed = pack
    for parameter in setting.parameters {
      guard !changed.setParameter(parameter.name, to: parameter.value), let place else { continue }
      let file = pack.files[place.file]
      let message = EngineMessages.noSuchParameter(parameter.name, parameter.value)
      let diagnostic = Diagnostic("rule-pack", message, at: file.tree.range(place.node))
      throw PackErrors(issues: [
        PackIssue(path: file.path, buffer: file.tree.source, diagnostic: diagnostic)
      ])
    }
    let result = try PackCompiler.compile(changed, setting.compilerOptions)
    compiled[setting] = result
    return result
  }
}
