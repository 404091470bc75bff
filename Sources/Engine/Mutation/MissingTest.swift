import Diagnostics
import Rules

/// A test that a mutant fails and the pack passes, to be pasted among a rule's tests.
package struct MissingTest: Sendable {
  /// The rule that it belongs to.
  package let ruleID: String
  let test: RuleTest
  private let setup: String

  /// Makes the weakest test that tells two observations apart.
  init(
    _ name: String,
    like test: RuleTest,
    setup: String,
    ruleID: String,
    expecting expected: Observation,
    not other: Observation
  ) {
    var test = test
    test.name = name
    test.setup = setup + "\n"
    test.expected = expected.status ?? .pass
    test.pointer = nil
    test.missing = nil
    test.messages = [:]
    test.severity = nil
    test.stageOfResult = nil
    test.suggestion = nil
    if expected.status == other.status {
      if expected.severity != other.severity || expected.stage != other.stage {
        test.severity = expected.severity
        test.stageOfResult = expected.stage
      } else if expected.missing != other.missing {
        test.missing = expected.missing
      } else if expected.pointer != other.pointer {
        test.pointer = expected.pointer
      } else {
        test.messages[.english] = expected.message
      }
    } else {
      if expected.status == .fail, let pointer = expected.pointer, !pointer.isEmpty { test.pointer = pointer }
      if expected.status == .unknown { test.missing = expected.missing }
    }
    self.test = test
    self.setup = setup
    self.ruleID = ruleID
  }

  /// The test as YAML: an element of a rule's `tests`, its lines without indentation.
  package var yaml: [String] {
    var entries = [("name", SetupValue.words(test.name)), ("setup", setup)]
    if !test.setting.parameters.isEmpty {
      let values = test.setting.parameters.map { "\($0.name): \(SetupValue.parameter($0.value))" }
      entries.append(("params", "{\(values.joined(separator: ", "))}"))
    }
    if !test.setting.stage.isEmpty { entries.append(("stage", SetupValue.scalar(test.setting.stage))) }
    if let today = test.setting.today { entries.append(("today", SetupValue.scalar(today))) }
    entries.append(("expect", test.expected.rawValue))
    if let pointer = test.pointer { entries.append(("at", pointer.isEmpty ? "\"\"" : pointer)) }
    if let missing = test.missing { entries.append(("missing", "[\(missing.joined(separator: ", "))]")) }
    if let message = test.messages[.english] {
      entries.append(("message", "{en: \(SetupValue.scalar(message))}"))
    }
    if let severity = test.severity, let stage = test.stageOfResult {
      entries.append(("reports", "{severity: \(severity.rawValue), stage: \(SetupValue.scalar(stage))}"))
    }
    let line = "- {\(entries.map { "\($0.0): \($0.1)" }.joined(separator: ", "))}"
    if line.utf8.count <= 120 { return [line] }
    return entries.enumerated().map { "\($0.offset == 0 ? "-" : " ") \($0.element.0): \($0.element.1)" }
  }
}

extension SetupValue {
  /// A test's name: words, which need quotation marks only when they hold signs that mean something.
  fileprivate static func words(_ text: String) -> String {
    let plain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x20
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".")
        || $0 == UInt8(ascii: "_")
    }
    return plain && text.utf8.first.map { $0 > 0x40 } ?? false && text.contains(" ") ? text : scalar(text)
  }

  /// A parameter's value: numbers and days as they are.
  fileprivate static func parameter(_ text: String) -> String {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
      ? text : scalar(text)
  }
}
