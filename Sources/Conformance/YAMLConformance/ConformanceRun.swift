import Diagnostics
import Platform
import SourceText
import YAMLDocument

/// Runs lists of test cases through the reader: one line a failure, last the three counts.
struct ConformanceRun {
  private var passed = 0
  private var failed = 0
  private var skipped = 0
  private var report = ""

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
    StandardStream.output.say(run.report)
    StandardStream.output.say("\(run.passed) passed, \(run.failed) failed, \(run.skipped) skipped\n")
    return run.failed == 0 ? 0 : 1
  }

  private mutating func run(_ list: CaseList) {
    for example in list.cases {
      guard let failure = Self.failure(of: example) else {
        passed += 1
        continue
      }
      failed += 1
      report += "\(example.id) \(failure)\n"
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
