import Diagnostics
package import Engine
import SourceText

/// One line a finding: `path:line:column: severity[rule-id] message`.
///
/// A finding about no value in particular is at the first line and column, so that every line can be
/// read by the same pattern. Severity words are the same in every language, for the same reason.
package struct ConciseReporter: Reporter {
  package static let name: String = "concise"
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
      guard let word = word(for: result, of: report) else { continue }
      var line = 1
      var column = 1
      if let range = result.place.range {
        let start = locator.lines(of: report).location(of: Int(range.start))
        line = start.line
        column = start.column
      }
      output.append(report.path.printable)
      output.append(byte: UInt8(ascii: ":"))
      output.append(line)
      output.append(byte: UInt8(ascii: ":"))
      output.append(column)
      output.append(": \(word)[\(result.ruleID)] ")
      output.append(result.headline.printable)
      output.append(byte: UInt8(ascii: "\n"))
    }
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {}

  /// The word for the kind of result; nil when the result is not wanted.
  private func word(for result: RuleResult, of report: DocumentReport) -> String? {
    switch result.status {
    case .fail: result.severity.rawValue
    case .error: "error"
    case .unknown: options.countsUnknown(in: report) || options.isVerbose ? "unknown" : nil
    case .pass, .waived, .notApplicable: options.isVerbose ? result.status.rawValue : nil
    }
  }
}
