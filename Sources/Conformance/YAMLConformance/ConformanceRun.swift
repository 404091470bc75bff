import Diagnostics
import Platform
import SourceText
import YAMLDocument

/// Runs lists of test cases through the reader: one line a failure, last the three counts.
struct ConformanceRun {
  /// A case that the reader gets wrong.
  struct Failure {
    var id: String
    /// `events`, `json`, `accepted` or `rejected`, and why.
    var reason: String
  }

  private(set) var passed = 0
  private(set) var failures: [Failure] = []

  /// Runs the files named and gives the exit code: 0 when nothing failed.
  static func main(_ paths: [String]) -> Int32 {
    guard !paths.isEmpty else {
      StandardStream.error.say("usage: yaml-conformance FILE...\n")
      return 2
    }
    var run = ConformanceRun()
    for path in paths {
      do {
        try run.run(CaseList(path: path))
      } catch {
        StandardStream.error.say("yaml-conformance: \(path): \(error)\n")
        return 2
      }
    }
    var report = ""
    for failure in run.failures { report += "\(failure.id) \(failure.reason)\n" }
    // Every case is tried: none is known to be impossible.
    report += "\(run.passed) passed, \(run.failures.count) failed, 0 skipped\n"
    StandardStream.output.say(report)
    return run.failures.isEmpty ? 0 : 1
  }

  mutating func run(_ list: CaseList) {
    for example in list.cases {
      if let reason = Self.failure(of: example) {
        failures.append(Failure(id: example.id, reason: reason))
      } else {
        passed += 1
      }
    }
  }

  /// What is wrong with the reader's answer to one case, or nil.
  private static func failure(of example: CaseList.Case) -> String? {
    let reader = DocumentReader()
    reader.open(SourceBuffer(name: example.id, text: example.yaml), format: .yaml)
    var tree = DocumentTree()
    var events = EventText()
    var values: [JSONText] = []
    while reader.next(into: &tree) {
      if let failure = reader.failure {
        return example.mustFail ? nil : "rejected \(failure.message[.english])"
      }
      events.append(tree)
      values.append(JSONText(tree))
    }
    if example.mustFail { return "accepted \(example.name)" }
    if let difference = events.difference(from: example.events) { return "events \(difference)" }
    if let expected = example.json {
      guard expected.count == values.count else {
        return "json \(values.count) documents instead of \(expected.count)"
      }
      for (value, text) in zip(values, expected) {
        guard let wanted = JSONText(parsing: text) else { return "json the expected text is no JSON" }
        if value != wanted { return "json \(value.description) instead of \(wanted.description)" }
      }
    }
    return nil
  }
}
