import Diagnostics
package import Engine
import SourceText

/// Markdown for a comment on a pull request or the summary of a job: counts, the checklist, the findings.
///
/// Services cut comments at 65,536 characters, so what would not fit is counted and left out; that also bounds
/// the memory, since the counts stand first.
package struct MarkdownReporter: Reporter {
  package static let name: String = "markdown"
  package static let isStreaming: Bool = false

  /// The bytes of documents that are written out.
  private static let mostBytes = 56_000

  private let options: ReportOptions
  private let writer: FindingWriter
  private var locator = Locator()
  private var body = ByteWriter()
  private var leftOut = 0

  package init(_ options: ReportOptions) {
    self.options = options
    writer = FindingWriter(language: options.language, look: Look(width: 100))
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    let findings = report.results.filter { $0.status == .fail || $0.status == .error }
    if options.isQuiet, findings.isEmpty, !options.countsUnknown(in: report) { return }
    if body.count > Self.mostBytes {
      leftOut += findings.count
      return
    }
    let language = options.language
    let name = Words.document(report.path, report.index)[language]
    body.append("\n### \(report.isValid ? "✅" : "❌") \(MarkdownText.escaped(name))\n")
    if !options.isQuiet { writeStages(report) }
    for (index, result) in findings.enumerated() {
      if body.count > Self.mostBytes {
        leftOut += findings.count - index
        return
      }
      write(result, of: report)
    }
    writeUnknown(report)
    guard !options.isQuiet else { return }
    writeList(Words.waived, report.results.filter { $0.status == .waived }) { result in
      guard let waiver = result.waiver else { return "" }
      let until = waiver.until.map { Words.parenthesis([Words.until($0)[language]])[language] } ?? ""
      return Words.colon[language] + MarkdownText.escaped(waiver.reason + until)
    }
    if options.isVerbose {
      writeList(Words.passed, report.results.filter { $0.status == .pass }) { result in
        Words.colon[language] + MarkdownText.escaped(result.title)
      }
    }
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    let language = options.language
    let title = "\(summary.isValid ? "✅" : "❌") \(Words.reportTitle[language])"
    output.append("## \(title)\n\n")
    if summary.isInterrupted { output.append("**\(Words.interrupted[language])**\n\n") }
    output.append("| \(Words.result[language]) | \(Words.count[language]) |\n| --- | ---: |\n")
    for (name, count) in Words.counts(summary) where count > 0 {
      output.append("| \(name[language]) | \(count) |\n")
    }
    output.append(body.bytes)
    if leftOut > 0 { output.append("\n**\(Words.leftOut(leftOut)[language])**\n") }
    let made = Words.made(by: options.run.toolVersion, options.run.packs, on: options.run.today)
    output.append("\n<sub>\(MarkdownText.escaped(made[language]))</sub>\n")
  }

  package static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter) {
    var text = ByteWriter()
    failure.writeText(language: run.language, look: Look(width: 100), into: &text)
    output.append("## ❌ \(Words.failed[run.language])\n\n")
    output.append(MarkdownText.block(String(decoding: text.bytes, as: UTF8.self).printableLines))
  }

  // MARK: A document

  private mutating func writeStages(_ report: DocumentReport) {
    guard !report.stages.isEmpty else { return }
    let language = options.language
    let heads = [Words.stage, Words.state, Words.because].map { $0[language] }
    body.append("\n| | \(heads.joined(separator: " | ")) |\n| --- | --- | --- | --- |\n")
    for row in StageRow.rows(report.stages) {
      let because =
        row.isFromEarlier
        ? Words.earlierStep[language] : row.reasons.map(MarkdownText.code).joined(separator: ", ")
      body.append("| \(row.stage.state.emoji) | \(MarkdownText.escaped(row.stage.title)) ")
      body.append("| \(Words.readiness(row.stage.state)[language]) | \(because) |\n")
    }
  }

  private mutating func write(_ result: RuleResult, of report: DocumentReport) {
    let language = options.language
    let severity = Words.severity(result.shownSeverity)[language]
    let code = MarkdownText.code(result.ruleID)
    body.append("\n#### \(result.shownSeverity.emoji) \(severity) \(code)\n\n")
    // Behind a word, since at the start of a line a text could be a list or a heading.
    let lines = result.headline.printableLines.map { MarkdownText.escaped($0) }
    body.append("&#8203;\(lines.joined(separator: "<br>"))\n")
    let table = locator.lines(of: report)
    var text = ByteWriter()
    writer.writePlace(of: result, in: report, lines: table, into: &text)
    body.append("\n\(MarkdownText.block(String(decoding: text.bytes, as: UTF8.self).printableLines))\n")
    writeNote(Words.fix, result.fix)
    writeNote(Words.suggestion, result.suggestion.map { Words.change($0)[language] })
    if options.isVerbose { writeNote(Words.why, result.why) }
    writeNote(Words.source, result.source.map(writer.describe))
  }

  private mutating func writeNote(_ name: LocalizedText, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    let lines = text.printableLines.map { MarkdownText.escaped($0) }
    body.append("- **\(name[options.language])**\(Words.colon[options.language])")
    body.append("\(lines.joined(separator: "<br>"))\n")
  }

  private mutating func writeUnknown(_ report: DocumentReport) {
    guard !options.isQuiet || options.countsUnknown(in: report) else { return }
    let facts = MissingFact.facts(of: report.results)
    guard !facts.isEmpty else { return }
    let language = options.language
    body.append("\n**\(Words.findOut[language])**\n\n")
    for fact in facts {
      let rules = fact.rules.map(MarkdownText.code).joined(separator: Words.comma[language])
      let name = fact.pointer.isEmpty ? "" : MarkdownText.code(fact.pointer.dottedPath) + " "
      body.append("- [ ] \(name)(\(rules))\n")
    }
  }

  private mutating func writeList(
    _ heading: LocalizedText,
    _ results: [RuleResult],
    _ text: (RuleResult) -> String
  ) {
    guard !results.isEmpty else { return }
    body.append("\n**\(heading[options.language])**\n\n")
    for result in results { body.append("- \(MarkdownText.code(result.ruleID))\(text(result))\n") }
  }
}

extension Severity {
  /// A picture of the severity, beside its word.
  var emoji: String {
    switch self {
    case .error: "🛑"
    case .warning: "⚠️"
    case .info: "ℹ️"
    }
  }
}

extension Readiness {
  /// A picture of the state, beside its word.
  var emoji: String {
    switch self {
    case .ready: "✅"
    case .blocked: "❌"
    case .unknown: "❔"
    }
  }
}
