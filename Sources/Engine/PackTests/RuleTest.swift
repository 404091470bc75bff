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
  /// Parameters that the test sets, as text.
  package var parameters: [(name: String, value: String)] = []
  /// The stage that is asked for.
  package var stage: String = ""
  /// The day of the test, `YYYY-MM-DD`.
  package var today: String?
  /// Where the test stands.
  package var place: PackNode
}

/// Reads the tests of a pack's rules.
package struct RuleTestReader {
  private let pack: Pack
  private var reader: PackReader

  private init(_ pack: Pack, file: Int) {
    self.pack = pack
    reader = PackReader(file: file, tree: pack.files[file].tree)
  }

  /// The tests of one rule.
  ///
  /// - Throws: ``PackErrors`` for what is wrong in their text.
  package static func tests(of rule: Rule, in pack: Pack) throws(PackErrors) -> [RuleTest] {
    guard let place = pack.texts(of: rule).tests else { return [] }
    var reader = RuleTestReader(pack, file: place.file)
    let tests = reader.reader.elements(place.node).map { reader.test($0) }
    let file = pack.files[place.file]
    let issues = reader.reader.issues.map {
      PackIssue(path: file.path, buffer: file.tree.source, diagnostic: $0)
    }
    guard issues.isEmpty else { throw PackErrors(issues: issues) }
    return tests
  }

  private static let keys = [
    "name", "setup", "text", "expect", "at", "missing", "message", "params", "stage", "today",
  ]

  private mutating func test(_ node: NodeID) -> RuleTest {
    var test = RuleTest(place: reader.place(node))
    var hasSetup = false
    for (key, value) in reader.entries(node) {
      switch reader.text(key) {
      case "name": test.name = reader.scalar(value)
      case "setup":
        hasSetup = true
        test.setup = reader.tree.flowText(value) + "\n"
      case "text":
        hasSetup = true
        test.setup = reader.scalar(value)
      case "expect": test.expected = status(value)
      case "at": test.pointer = reader.scalar(value)
      case "missing": test.missing = reader.elements(value).map { reader.text($0) }
      case "message": readMessages(value, into: &test)
      case "params":
        for (name, text) in reader.entries(value) {
          test.parameters.append((reader.text(name), reader.text(text)))
        }
      case "stage": test.stage = reader.scalar(value)
      case "today": test.today = reader.scalar(value)
      default: reader.unknownKey(key, known: Self.keys)
      }
    }
    if test.name.isEmpty { reader.report(EngineMessages.testLacks("name"), at: node) }
    if !hasSetup { reader.report(EngineMessages.testLacks("setup"), at: node) }
    return test
  }

  private mutating func status(_ node: NodeID) -> ResultStatus {
    let text = reader.scalar(node)
    if let status = ResultStatus(rawValue: text) { return status }
    let known = ResultStatus.allCases.map(\.rawValue)
    reader.report(EngineMessages.unknownOutcome(text, known), at: node, hint: .didYouMean(text, among: known))
    return .pass
  }

  private mutating func readMessages(_ node: NodeID, into test: inout RuleTest) {
    for (key, value) in reader.entries(node) {
      if let language = Language(rawValue: reader.text(key)) {
        test.messages[language] = reader.scalar(value)
      } else {
        reader.unknownKey(key, known: Language.allCases.map(\.rawValue))
      }
    }
  }
}
