package import Diagnostics
package import Rules
import Schema
import SourceText
import YAMLDocument

/// A test of a rule, as the pack's author wrote it next to the rule.
package struct RuleTest: Sendable {
  /// What is being tested, in the author's words.
  package var name: String = ""
  /// The text of the setup.
  package var setup: String = ""
  /// The outcome that is expected: the worst of the rule's results.
  package var expected: ResultStatus = .pass
  /// The JSON Pointer of the first such result's place, if that is expected.
  package var pointer: String?
  /// The JSON Pointers of the facts that are needed, if that is expected.
  package var missing: [String]?
  /// The exact messages expected, by language.
  package var messages: [Language: String] = [:]
  /// The severity of the first such result, if that is expected.
  package var severity: Severity?
  /// The stage of the first such result, if that is expected.
  package var stageOfResult: String?
  /// What the first such result suggests, if that is expected.
  package var suggestion: ExpectedSuggestion?
  /// What the run is asked for.
  package var setting: TestSetting = TestSetting()
  /// Where the test stands.
  package var place: PackNode
}

/// Reads the tests of a pack's rules.
struct RuleTestReader {
  private var reader: PackReader
  private let stages: [Pack.Stage]

  private init(_ pack: Pack, file: Int) {
    stages = pack.stages
    reader = PackReader(file: file, tree: pack.files[file].tree)
  }

  /// The tests of one rule, and what is wrong in their text.
  static func tests(of rule: Rule, in pack: Pack) -> (tests: [RuleTest], issues: [PackIssue]) {
    guard let place = pack.texts(of: rule).tests else { return ([], []) }
    var reader = RuleTestReader(pack, file: place.file)
    let tests = reader.reader.elements(place.node).map { reader.test($0) }
    return (tests, pack.issues(reader.reader))
  }

  private static let keys = [
    "name", "setup", "text", "expect", "at", "missing", "message", "reports", "suggestion", "params", "stage",
    "today",
  ]

  private mutating func test(_ node: NodeID) -> RuleTest {
    var test = RuleTest(place: reader.place(node))
    var hasSetup = false
    for (key, value) in reader.entries(node) {
      let name = reader.text(key)
      switch name {
      case "name": test.name = reader.scalar(value)
      case "setup", "text":
        hasSetup = true
        test.setup = reader.setupText(name, value)
      case "expect": test.expected = reader.expectedStatus(value)
      case "at": test.pointer = reader.scalar(value)
      case "missing": test.missing = reader.elements(value).map { reader.text($0) }
      case "message": test.messages = reader.expectedMessages(value)
      case "reports": readReported(value, into: &test)
      case "suggestion": test.suggestion = reader.expectedSuggestion(value)
      default:
        if !test.setting.read(name, value, &reader) { reader.unknownKey(key, known: Self.keys) }
      }
    }
    if test.name.isEmpty { reader.report(EngineMessages.testLacks("name"), at: node) }
    if !hasSetup { reader.report(EngineMessages.testLacks("setup"), at: node) }
    return test
  }

  /// The severity and the stage with which a result is reported.
  private mutating func readReported(_ node: NodeID, into test: inout RuleTest) {
    for (key, value) in reader.entries(node) {
      let text = reader.scalar(value)
      switch reader.text(key) {
      case "severity":
        test.severity = Severity(rawValue: text)
        if test.severity == nil { reader.reportUnknownSeverity(text, at: value) }
      case "stage":
        test.stageOfResult = text
        if !stages.contains(where: { $0.id == text }) {
          reader.reportUnknownStage(text, at: value, known: stages)
        }
      default: reader.unknownKey(key, known: ["severity", "stage"])
      }
    }
  }
}

extension Pack {
  /// What a reader of one of the files found wrong.
  func issues(_ reader: PackReader) -> [PackIssue] {
    let file = files[reader.file]
    return reader.issues.map { PackIssue(path: file.path, buffer: file.tree.source, diagnostic: $0) }
  }
}

extension PackReader {
  /// The text of a setup that stands in a test: under `setup` as values, under `text` as a text.
  mutating func setupText(_ key: String, _ value: NodeID) -> String {
    key == "setup" ? tree.flowText(value) + "\n" : scalar(value)
  }

  /// Reads an outcome.
  mutating func expectedStatus(_ node: NodeID) -> ResultStatus {
    let text = scalar(node)
    if let status = ResultStatus(rawValue: text) { return status }
    let known = ResultStatus.allCases.map(\.rawValue)
    report(EngineMessages.unknownOutcome(text, known), at: node, hint: .didYouMean(text, among: known))
    return .pass
  }

  /// Reads messages in one language or both.
  mutating func expectedMessages(_ node: NodeID) -> [Language: String] {
    var messages: [Language: String] = [:]
    for (key, value) in entries(node) {
      if let language = Language(rawValue: text(key)) {
        messages[language] = scalar(value)
      } else {
        unknownKey(key, known: Language.allCases.map(\.rawValue))
      }
    }
    return messages
  }
}
