import Diagnostics
package import Engine
import SourceText

/// The code quality report of GitLab: a JSON list with an object a finding.
///
/// Accepted findings are left out: the merge request shows what is new against the target branch.
package struct GitLabReporter: Reporter {
  package static let name: String = "gitlab"
  package static let isStreaming: Bool = true
  package static let showsSuggestions: Bool = false
  package static let needsStablePaths: Bool = true

  private let options: ReportOptions
  private var locator = Locator()
  private var fingerprints = Fingerprints()
  private var json = JSONWriter(.indented)

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func begin(into output: inout ByteWriter) {
    json.beginArray()
    output.append(json.take())
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    for result in report.results {
      guard let severity = severity(of: result, in: report) else { continue }
      var lines = (begin: 1, end: 1)
      if let range = result.place.range {
        let table = locator.lines(of: report)
        lines.begin = table.location(of: Int(range.start)).line
        lines.end = table.location(of: Int(range.end)).line
      }
      Self.write(
        result.ruleID,
        description: [result.headline, result.fix].compactMap { $0 }.joined(separator: "\n"),
        fingerprint: fingerprints.fingerprint(of: result, in: report),
        severity: severity,
        path: report.path.plainPath,
        lines: lines,
        into: &json
      )
    }
    output.append(json.take())
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    if summary.isInterrupted { Self.write("interrupted", Words.interrupted[options.language], into: &json) }
    json.endArray()
    json.endLine()
    output.append(json.take())
  }

  package static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter) {
    var json = JSONWriter(.indented)
    json.beginArray()
    for finding in failure.findings {
      let table = LineTable(finding.buffer)
      let range = finding.diagnostic.range
      let message = finding.text(in: run.language)
      write(
        finding.diagnostic.code,
        description: message,
        fingerprint: FNVHash([finding.diagnostic.code, finding.buffer.name, message, "\(range.start)"])
          .digits,
        severity: "blocker",
        path: finding.buffer.name.plainPath,
        lines: (
          table.location(of: Int(range.start)).line, table.location(of: Int(range.end)).line
        ),
        into: &json
      )
    }
    let message = failure.text(in: run.language)
    write(failure.kind.rawValue, message, into: &json)
    json.endArray()
    json.endLine()
    output.append(json.output.bytes)
  }

  /// Writes what is wrong with the run and with no file in particular.
  private static func write(_ check: String, _ message: String, into json: inout JSONWriter) {
    write(
      check,
      description: message,
      fingerprint: FNVHash([check, message]).digits,
      severity: "blocker",
      path: ".",
      lines: (1, 1),
      into: &json
    )
  }

  /// GitLab's word for how bad a result is; nil when it is not reported.
  private func severity(of result: RuleResult, in report: DocumentReport) -> String? {
    switch result.status {
    case .error: "critical"
    case .fail:
      switch result.severity {
      case .error: report.isUsable ? "major" : "blocker"
      case .warning: "minor"
      case .info: "info"
      }
    case .unknown: options.countsUnknown(in: report) ? "minor" : options.isVerbose ? "info" : nil
    case .waived, .pass, .notApplicable: nil
    }
  }

  private static func write(
    _ check: String,
    description: String,
    fingerprint: String,
    severity: String,
    path: String,
    lines: (begin: Int, end: Int),
    into json: inout JSONWriter
  ) {
    json.object { json in
      json.key("description")
      json.string(description)
      json.key("check_name")
      json.string(check)
      json.key("fingerprint")
      json.string(fingerprint)
      json.key("severity")
      json.string(severity)
      json.key("location")
      json.object(isInline: true) { json in
        json.key("path")
        json.string(path)
        json.key("lines")
        json.object { json in
          json.key("begin")
          json.int(lines.begin)
          json.key("end")
          json.int(lines.end)
        }
      }
    }
  }
}
