import Engine
import Reports
import Testing

/// A run that was ended by hand gives a whole report that says so.
@Suite("Interrupted runs")
struct InterruptionTests {
  private let sample = Sample()

  private func written<Format: Reporter>(_ format: Format.Type, interrupted: Bool) -> String {
    var reporter = Format(ReportOptions(run: Sample.run()))
    var output = ByteWriter()
    var summary = Summary()
    summary.files = 1
    summary.isInterrupted = interrupted
    reporter.begin(into: &output)
    let document = sample.report([sample.passing])
    summary.add(document)
    reporter.document(document, into: &output)
    reporter.end(summary, into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  @Test(
    "It is said where a reader looks",
    arguments: [
      ("sarif", "\"executionSuccessful\": false"), ("junit", "<error type=\"interrupted\""),
      ("github", "::error "),
      ("gitlab", "\"severity\": \"blocker\""), ("tap", "Bail out! "), ("markdown", "## ❌"),
      ("html", "class=\"verdict blocked\""),
    ]
  )
  func interrupted(name: String, words: String) throws {
    let format = try #require(ReporterRegistry.reporter(named: name))
    let text = written(format, interrupted: true)
    #expect(text.contains(words))
    #expect(text.contains("The run was interrupted; the report is not complete."))
    let complete = written(format, interrupted: false)
    #expect(!complete.contains(words))
    #expect(!complete.contains("interrupted"))
  }
}
