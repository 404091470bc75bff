import Diagnostics
package import Engine
import SourceText

/// Workflow commands of GitHub Actions: each finding becomes an annotation of its line in the pull request.
package struct GitHubReporter: Reporter {
  package static let name: String = "github"
  package static let isStreaming: Bool = true
  package static let isPerDocument: Bool = true
  package static let showsSuggestions: Bool = false

  private let options: ReportOptions
  private var locator = Locator()

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    for result in report.results {
      guard let command = command(for: result, of: report) else { continue }
      var properties = [("file", report.path.plainPath)]
      if let range = result.place.range {
        let lines = locator.lines(of: report)
        properties += Self.properties(
          from: lines.location(of: Int(range.start)),
          to: lines.location(of: Int(range.end))
        )
      }
      properties.append(("title", title(of: result)))
      let message = [result.headline, result.fix].compactMap { $0 }.joined(separator: "\n")
      Self.write(command, properties, message, into: &output)
    }
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    guard summary.isInterrupted else { return }
    Self.write("error", [("title", "validate")], Words.interrupted[options.language], into: &output)
  }

  package static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter) {
    for finding in failure.findings {
      let lines = LineTable(finding.buffer)
      let range = finding.diagnostic.range
      let place = properties(
        from: lines.location(of: Int(range.start)),
        to: lines.location(of: Int(range.end))
      )
      write(
        finding.diagnostic.severity.command,
        [("file", finding.buffer.name.plainPath)] + place + [("title", finding.diagnostic.code)],
        finding.text(in: run.language),
        into: &output
      )
    }
    write("error", [("title", "validate")], failure.text(in: run.language), into: &output)
  }

  /// The name of the command; nil when the result is not wanted.
  private func command(for result: RuleResult, of report: DocumentReport) -> String? {
    switch result.status {
    case .fail: result.severity.command
    case .error: "error"
    case .unknown: options.countsUnknown(in: report) ? "warning" : options.isVerbose ? "notice" : nil
    case .waived: options.isVerbose ? "notice" : nil
    case .pass, .notApplicable: nil
    }
  }

  private func title(of result: RuleResult) -> String {
    switch result.status {
    case .unknown: Words.stillUnknown(result.ruleID)[options.language]
    case .waived: Words.accepted(result.ruleID)[options.language]
    default: result.ruleID
    }
  }

  /// Columns are allowed only where a finding ends on the line on which it begins.
  private static func properties(
    from start: SourceLocation,
    to end: SourceLocation
  ) -> [(String, String)] {
    guard start.line == end.line else {
      return [("line", "\(start.line)"), ("endLine", "\(end.line)")]
    }
    return [
      ("line", "\(start.line)"), ("col", "\(start.column)"), ("endLine", "\(end.line)"),
      ("endColumn", "\(end.column)"),
    ]
  }

  private static func write(
    _ command: String,
    _ properties: [(String, String)],
    _ message: String,
    into output: inout ByteWriter
  ) {
    let list = properties.map { "\($0)=\(escaped($1, isProperty: true))" }.joined(separator: ",")
    output.append("::\(command) \(list)::\(escaped(message, isProperty: false))\n")
  }

  /// What the runner would take for the end of a value is written as `%` and two digits; other control
  /// characters become visible, since the text stands in a log too.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result.append(contentsOf: "%25".unicodeScalars)
      case "\r": result.append(contentsOf: "%0D".unicodeScalars)
      case "\n": result.append(contentsOf: "%0A".unicodeScalars)
      case ":" where isProperty: result.append(contentsOf: "%3A".unicodeScalars)
      case "," where isProperty: result.append(contentsOf: "%2C".unicodeScalars)
      case "\t": result.append(" ")
      default: result.append(scalar.printable)
      }
    }
    return String(result)
  }
}

extension Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }
}
