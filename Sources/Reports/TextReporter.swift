import Diagnostics
package import Engine

/// The report for people: each finding with its source lines, the checklist, and one summary line.
package struct TextReporter: Reporter {
  package static let name: String = "text"
  package static let isStreaming: Bool = true
  package static let isPerDocument: Bool = true

  private let options: ReportOptions
  private let findings: FindingWriter
  private let checklist: Checklist
  private var locator = Locator()

  package init(_ options: ReportOptions) {
    self.options = options
    findings = FindingWriter(language: options.language, look: options.look)
    checklist = Checklist(
      language: options.language,
      look: options.look,
      isVerbose: options.isVerbose,
      stage: options.stage
    )
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    for result in report.results where result.status == .fail || result.status == .error {
      findings.write(
        result,
        of: report,
        lines: locator.lines(of: report),
        showsWhy: options.isVerbose,
        into: &output
      )
      output.append(byte: UInt8(ascii: "\n"))
    }
    if !options.isQuiet, !report.stages.isEmpty {
      checklist.write(report, into: &output)
      output.append(byte: UInt8(ascii: "\n"))
    } else if options.isQuiet, options.countsUnknown(in: report) {
      checklist.writeUnknown(report.results, into: &output)
    }
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    let isUnknownFine = summary.unknown == 0 || !options.countsUnknown
    if options.isQuiet, summary.fail == 0, summary.error == 0, isUnknownFine { return }
    let today = options.run.isAboutToday ? options.run.today : nil
    let words = Words.summary(summary, today: today)[options.language]
    for line in options.look.lines(words, hang: 2) { output.append(line + "\n") }
  }
}
