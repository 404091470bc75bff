import Diagnostics
import Engine
import Reports
import TestSupport
import Testing

@Suite("The report's own schema")
struct ReportSchemaTests {
  private let sample = Sample()

  private var document: DocumentReport {
    sample.report([sample.failing, sample.unknown, sample.waived, sample.passing], stages: sample.stages)
  }

  @Test("Reports keep to it")
  func reports() throws {
    let schema = try JSONSchemaCheck("docs/report.schema.json")
    #expect(try schema.problems(in: written(JSONReporter.self, [document])) == [])
    for line in written(NDJSONReporter.self, [document]).split(separator: "\n") {
      #expect(try schema.problems(in: String(line), at: "#/$defs/line") == [])
    }
  }

  @Test("Reports of a failed run keep to it")
  func failures() throws {
    let schema = try JSONSchemaCheck("docs/report.schema.json")
    let failure = RunFailure(.usage, LocalizedText("no"), hint: LocalizedText("yes"))
    var output = ByteWriter()
    JSONReporter.report(failure, of: Sample.failedRun, into: &output)
    #expect(try schema.problems(in: String(decoding: output.bytes, as: UTF8.self)) == [])
    output.removeAll()
    NDJSONReporter.report(failure, of: Sample.failedRun, into: &output)
    #expect(try schema.problems(in: String(decoding: output.bytes, as: UTF8.self), at: "#/$defs/line") == [])
  }

  @Test(
    "It catches mistakes",
    arguments: [
      ("\"status\": \"fail\"", "\"status\": \"failed\"", "status"),
      ("\"severity\": \"error\"", "\"severity\": \"fatal\"", "severity"),
      ("\"missing\": []", "\"missing\": null", "missing"),
      ("\"line\": 3", "\"line\": 0", "line"),
      ("\"offset\": 42", "\"offset\": 4.5", "offset"),
      ("\"instance_path\": \"/cards/0/balance\"", "\"instance_path\": \"cards\"", "instance_path"),
      ("\"operator\": \">=\"", "\"operator\": \"=>\"", "operator"),
      ("\"label\": ", "\"lable\": ", "lable"),
      ("\"documents\": 1", "\"documents\": -1", "documents"),
      ("\"valid\": false", "\"valid\": 0", "valid"),
      ("\"schema_version\": \"1.0\"", "\"schema_version\": \"2.0\"", "schema_version"),
    ]
  )
  func mistakes(from: String, to: String, word: String) throws {
    let schema = try JSONSchemaCheck("docs/report.schema.json")
    let text = written(JSONReporter.self, [document])
    let broken = text.replacing(from, with: to, maxReplacements: 1)
    try #require(broken != text)
    let problems = try schema.problems(in: broken)
    #expect(problems.contains { $0.contains(word) }, "\(problems)")
  }
}
