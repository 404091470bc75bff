package import Engine

/// One compact JSON object a document, as soon as it is done, and one with the summary.
package struct NDJSONReporter: Reporter {
  package static let name: String = "ndjson"
  package static let isStreaming: Bool = true
  package static let isPerDocument: Bool = true
  package static let showsSuggestions: Bool = false
  package static let showsEveryResult: Bool = true

  private let options: ReportOptions
  private var results = JSONResults(style: .compact, depth: 3)
  private var line = JSONWriter(.compact)

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    if options.isQuiet, !report.results.contains(where: { options.includes($0, of: report) }) { return }
    line.reset()
    line.beginObject()
    line.key("path")
    line.string(report.path)
    line.key("today")
    line.string(options.run.today)
    results.writeDocument(report, options: options, into: &line)
    line.endObject()
    line.endLine()
    output.append(line.output.bytes)
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    line.reset()
    line.beginObject()
    line.writeSummary(summary, isValid: summary.isValid)
    line.endObject()
    line.endLine()
    output.append(line.output.bytes)
  }
}

extension NDJSONReporter {
  /// The only line: `{"summary": ..., "error": ...}`.
  package static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter) {
    var json = JSONWriter(.compact)
    json.beginObject()
    json.writeSummary(.init(), isValid: false)
    json.key("error")
    failure.writeError(language: run.language, into: &json)
    json.endObject()
    json.endLine()
    output.append(json.output.bytes)
  }
}
