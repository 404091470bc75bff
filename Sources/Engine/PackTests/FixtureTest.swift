package import Diagnostics
package import Rules
import Schema
import SourceText
import YAMLDocument

/// A whole setup with all that must be found in it.
package struct FixtureTest: Sendable {
  /// A result that must be there.
  package struct Expected: Sendable {
    package var ruleID: String = ""
    package var status: ResultStatus = .fail
    /// The JSON Pointer of its place, if that is expected; so with what follows.
    package var pointer: String?
    package var severity: String?
    package var stage: String?
    package var missing: [String]?
    package var messages: [Language: String] = [:]
    package var suggestion: ExpectedSuggestion?
    /// Where it is asked for.
    package var place: PackNode
  }

  package var name: String = ""
  /// The file with the setup as it is shown; nil when the setup stands beside the expectations.
  package var path: String?
  /// The text of the setup.
  package var setup: String = ""
  /// Every result that is neither `pass` nor `not_applicable`.
  package var expected: [Expected] = []
  /// The states of stages, by id: those that are given must be so.
  package var stages: [(id: String, state: Readiness)] = []
  /// What the run is asked for.
  package var setting: TestSetting = TestSetting()
  /// Where the test stands.
  package var place: PackNode
}

/// Reads the fixtures of a pack.
struct FixtureReader {
  private let pack: Pack
  private var reader: PackReader

  /// A fixture, and what is wrong in its text.
  static func fixture(_ fixture: Pack.Fixture, in pack: Pack) -> (test: FixtureTest, issues: [PackIssue]) {
    let tree = pack.files[fixture.place.file].tree
    var reader = FixtureReader(pack: pack, reader: PackReader(file: fixture.place.file, tree: tree))
    let test = reader.test(fixture)
    return (test, pack.issues(reader.reader))
  }

  private static let keys = [
    "name", "file", "setup", "text", "fail", "unknown", "waived", "stages", "params", "stage", "today",
  ]

  private mutating func test(_ fixture: Pack.Fixture) -> FixtureTest {
    let node = fixture.place.node
    var test = FixtureTest(place: fixture.place)
    var hasSetup = false
    for (key, value) in reader.entries(node) {
      let name = reader.text(key)
      switch name {
      case "name": test.name = reader.scalar(value)
      case "file":
        hasSetup = true
        guard let file = fixture.setupFile.map({ pack.files[$0] }) else { continue }
        test.path = file.path
        test.setup = String(decoding: file.tree.source.bytes, as: UTF8.self)
      case "setup", "text":
        hasSetup = true
        test.setup = reader.setupText(name, value)
      case "fail": test.expected += results(.fail, value)
      case "unknown": test.expected += results(.unknown, value)
      case "waived": test.expected += results(.waived, value)
      case "stages": readStages(value, into: &test)
      default:
        if !test.setting.read(name, value, &reader) { reader.unknownKey(key, known: Self.keys) }
      }
    }
    if test.name.isEmpty { reader.report(EngineMessages.testLacks("name"), at: node) }
    if !hasSetup { reader.report(EngineMessages.testLacks("file"), at: node) }
    return test
  }

  private mutating func results(_ status: ResultStatus, _ node: NodeID) -> [FixtureTest.Expected] {
    reader.elements(node).map { element in
      var expected = FixtureTest.Expected(place: reader.place(element))
      expected.status = status
      var name = element
      if reader.tree.kind(element) == .scalar {
        expected.ruleID = reader.text(element)
      } else {
        for (key, value) in reader.entries(element) {
          switch reader.text(key) {
          case "rule":
            expected.ruleID = reader.scalar(value)
            name = value
          case "at": expected.pointer = reader.scalar(value)
          case "severity": expected.severity = reader.scalar(value)
          case "stage": expected.stage = reader.scalar(value)
          case "missing": expected.missing = reader.elements(value).map { reader.text($0) }
          case "message": expected.messages = reader.expectedMessages(value)
          case "suggestion": expected.suggestion = reader.expectedSuggestion(value)
          default:
            let known = ["rule", "at", "severity", "stage", "missing", "message", "suggestion"]
            reader.unknownKey(key, known: known)
          }
        }
      }
      checkRule(expected.ruleID, at: name)
      return expected
    }
  }

  private static let builtIn = [
    "duplicate-key", "unknown-key", "wrong-type", "schema-constraint", "unused-waiver",
  ]

  private mutating func checkRule(_ id: String, at node: NodeID) {
    let rules = pack.rules.map(\.id)
    guard !rules.contains(id), !Self.builtIn.contains(id) else { return }
    reader.report(EngineMessages.noSuchRule(id), at: node, hint: .didYouMean(id, among: rules))
  }

  private mutating func readStages(_ node: NodeID, into test: inout FixtureTest) {
    let stages = pack.stages.map(\.id)
    let states = ["ready", "blocked", "unknown"]
    for (key, value) in reader.entries(node) {
      let id = reader.text(key)
      if !stages.contains(id) { reader.unknownKey(key, known: stages) }
      let word = reader.scalar(value)
      guard let state = Readiness(rawValue: word) else {
        reader.report(
          EngineMessages.unknownOutcome(word, states),
          at: value,
          hint: .didYouMean(word, among: states)
        )
        continue
      }
      test.stages.append((id, state))
    }
  }
}
