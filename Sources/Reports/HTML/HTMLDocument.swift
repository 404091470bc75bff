import Diagnostics
import Engine
import SourceText

/// The part of a page about one document: its stages as a flow, its findings, and the lists below them.
struct HTMLDocument {
  private let report: DocumentReport
  private let options: ReportOptions
  private let writer: FindingWriter
  /// The beginning of the names of all elements of the document.
  private let id: String
  /// For each rule with a finding that is shown, the name of the first.
  private var anchors: [String: String] = [:]

  init(_ report: DocumentReport, number: Int, options: ReportOptions) {
    self.report = report
    self.options = options
    writer = FindingWriter(language: options.language, look: Look())
    id = "d\(number)"
  }

  private var language: Language { options.language }

  /// Writes the document and gives the number of findings that had to be left out.
  mutating func write(
    _ findings: [RuleResult],
    lines: LineTable,
    until limit: Int,
    into output: inout ByteWriter
  ) -> Int {
    var articles = ByteWriter()
    var shown = 0
    for result in findings {
      if output.count + articles.count >= limit { break }
      shown += 1
      let name = "\(id)-f\(shown)"
      if anchors[result.ruleID] == nil { anchors[result.ruleID] = name }
      write(result, name, lines: lines, into: &articles)
    }
    output.append(
      "<section class=\"document\" id=\"\(id)\" aria-labelledby=\"\(id)-name\">\n<h2 id=\"\(id)-name\">"
    )
    output.append(escaped: Words.document(report.path, report.index)[language])
    output.append("</h2>\n")
    if !options.isQuiet, !report.stages.isEmpty { writeFlow(into: &output) }
    output.append("<h3>\(Words.findings[language])</h3>\n")
    if findings.isEmpty { output.append("<p class=\"muted\">\(Words.noFindings[language])</p>\n") }
    output.append(articles.bytes)
    if !options.isQuiet || options.countsUnknown(in: report) { writeUnknown(into: &output) }
    if !options.isQuiet { writeWaived(into: &output) }
    if options.isVerbose {
      writeList(Words.passed, .pass, into: &output)
      writeList(Words.notApplicable, .notApplicable, into: &output)
    }
    output.append("</section>\n")
    return findings.count - shown
  }

  // MARK: The stages

  private func writeFlow(into output: inout ByteWriter) {
    let rows = StageRow.rows(report.stages)
    let next = rows.firstIndex { $0.stage.state != .ready }
    output.append("<h3>\(Words.stages[language])</h3>\n<ol class=\"flow\">\n")
    for (index, row) in rows.enumerated() {
      let state = row.stage.state
      // The stage to work on is the step that the reader is at.
      let current = index == next ? " aria-current=\"step\"" : ""
      output.append("<li class=\"\(state.rawValue)\"\(current)>")
      output.append("<span class=\"dot\">\(HTMLPage.icon(state))</span><span class=\"stage\">")
      output.append("<strong>")
      output.append(escaped: row.stage.title.printable)
      output.append("</strong> <span class=\"state\">\(Words.readiness(state)[language])</span>")
      if row.isFromEarlier {
        output.append(" <span class=\"muted\">\(Words.earlierStep[language])</span>")
      }
      for reason in row.reasons { writeReason(reason, into: &output) }
      output.append("</span></li>\n")
    }
    output.append("</ol>\n")
    if let asked = report.stages.first(where: { $0.id == options.stage }) {
      output.append("<p class=\"answer \(asked.state.rawValue)\">\(HTMLPage.icon(asked.state))<span>")
      output.append(escaped: Words.answer(asked.id, asked.state)[language])
      output.append("</span></p>\n")
    }
  }

  /// Writes a rule as a link to what is said about it.
  private func writeReason(_ rule: String, into output: inout ByteWriter) {
    let isUnknown = report.results.contains { $0.ruleID == rule && $0.status == .unknown }
    let target = anchors[rule] ?? (isUnknown ? "\(id)-unknown" : nil)
    output.append(" ")
    if let target { output.append("<a href=\"#\(target)\">") }
    output.append("<code>")
    output.append(escaped: rule)
    output.append("</code>")
    if target != nil { output.append("</a>") }
  }

  // MARK: A finding

  private func write(
    _ result: RuleResult,
    _ name: String,
    lines: LineTable,
    into output: inout ByteWriter
  ) {
    let severity = result.shownSeverity
    output.append(
      "<article class=\"finding \(severity.rawValue)\" id=\"\(name)\" aria-labelledby=\"\(name)-h\">\n"
    )
    output.append("<p class=\"kind\"><span class=\"badge\">\(HTMLPage.icon(severity))")
    output.append("\(Words.severity(severity)[language])</span> <code>")
    output.append(escaped: result.ruleID)
    output.append("</code></p>\n<h4 id=\"\(name)-h\">")
    writeLines(result.headline, into: &output)
    output.append("</h4>\n")
    let (marks, others) = writer.annotations(of: result)
    writeExcerpt(marks, lines: lines, into: &output)
    output.append("<dl class=\"notes\">\n")
    for other in others { writeNote(Words.note, other, into: &output) }
    writeNote(Words.fix, result.fix, into: &output)
    writeNote(Words.suggestion, result.suggestion.map { Words.change($0)[language] }, into: &output)
    writeNote(Words.why, result.why, into: &output)
    writeSource(result.source, into: &output)
    output.append("</dl>\n</article>\n")
  }

  private func writeNote(_ name: LocalizedText, _ text: String?, into output: inout ByteWriter) {
    guard let text, !text.isEmpty else { return }
    output.append("<div><dt>\(name[language])</dt><dd>")
    writeLines(text, into: &output)
    output.append("</dd></div>\n")
  }

  private func writeSource(_ source: SourceReference?, into output: inout ByteWriter) {
    guard let source else { return }
    let text = writer.describe(source)
    guard !text.isEmpty else { return }
    output.append("<div><dt>\(Words.source[language])</dt><dd class=\"source\">")
    let url = source.url.flatMap { url in
      url.hasPrefix("https://") || url.hasPrefix("http://") ? url : nil
    }
    if let url {
      output.append("<a rel=\"noopener noreferrer\" href=\"")
      output.append(escaped: ArtifactURI.escaped(url, keeping: ArtifactURI.reserved), inAttribute: true)
      output.append("\">")
    }
    writeLines(text, into: &output)
    if url != nil { output.append("</a>") }
    output.append("</dd></div>\n")
  }

  private func writeLines(_ text: String, into output: inout ByteWriter) {
    for (index, line) in text.printableLines.enumerated() {
      if index > 0 { output.append("<br>") }
      output.append(escaped: line)
    }
  }

  // MARK: Source lines

  private func writeExcerpt(_ marks: [Annotation], lines: LineTable, into output: inout ByteWriter) {
    output.append("<figure>\n<figcaption><code>")
    output.append(escaped: report.path.printable)
    guard let primary = marks.first else {
      output.append("</code></figcaption>\n</figure>\n")
      return
    }
    let place = lines.location(of: Int(primary.range.start))
    output.append(":\(place.line):\(place.column)</code></figcaption>\n")
    let label = Words.sourceLines[language]
    output.append("<pre tabindex=\"0\" role=\"group\" aria-label=\"\(label)\">")
    for line in Excerpt(marks, of: report, table: lines).lines { write(line, into: &output) }
    output.append("</pre>\n</figure>\n")
  }

  private func write(_ line: Excerpt.Line, into output: inout ByteWriter) {
    if line.isAfterGap { output.append("<span class=\"gap\">⋯</span>\n") }
    output.append(line.marks.isEmpty ? "<span class=\"line\">" : "<span class=\"line at\">")
    output.append("<span class=\"number\">\(line.number)</span> ")
    if line.isCut.before { output.append("…") }
    var position = 0
    for (range, mark) in line.marks {
      write(line.text[position..<range.lowerBound], into: &output)
      output.append(mark.isPrimary ? "<mark>" : "<mark class=\"other\">")
      write(line.text[range], into: &output)
      output.append("</mark>")
      position = range.upperBound
    }
    write(line.text[position...], into: &output)
    if line.isCut.after { output.append("…") }
    output.append("</span>\n")
    // The text before a value stands above its label once more, unseen, so that the label begins where the
    // value does, however wide a font makes the characters.
    for (range, mark) in line.marks {
      guard let label = mark.label, !label.isEmpty else { continue }
      output.append(
        "<span class=\"line\"><span class=\"number\"></span> <span class=\"unseen\" aria-hidden=\"true\">"
      )
      if line.isCut.before { output.append("…") }
      write(line.text[..<range.lowerBound], into: &output)
      output.append("</span><span class=\"label\(mark.isPrimary ? "" : " other")\">")
      output.append(escaped: label)
      output.append("</span></span>\n")
    }
  }

  private func write(_ text: ArraySlice<Unicode.Scalar>, into output: inout ByteWriter) {
    output.append(escaped: String(String.UnicodeScalarView(text)))
  }

  // MARK: Lists

  private func writeUnknown(into output: inout ByteWriter) {
    let facts = MissingFact.facts(of: report.results)
    guard !facts.isEmpty else { return }
    output.append(
      "<section class=\"list unknown\" id=\"\(id)-unknown\" aria-labelledby=\"\(id)-unknown-h\">\n"
    )
    output.append("<h3 id=\"\(id)-unknown-h\">\(Words.findOut[language])</h3>\n<ul>\n")
    for fact in facts {
      output.append("<li>\(HTMLPage.icon(.unknown))<span>")
      if !fact.pointer.isEmpty {
        output.append("<code class=\"fact\">")
        output.append(escaped: fact.pointer.dottedPath.printable)
        output.append("</code> ")
      }
      output.append("<span class=\"muted\">")
      output.append(escaped: fact.rules.joined(separator: Words.comma[language]))
      output.append("</span></span></li>\n")
    }
    output.append("</ul>\n</section>\n")
  }

  private func writeWaived(into output: inout ByteWriter) {
    let waived = report.results.filter { $0.status == .waived }
    guard !waived.isEmpty else { return }
    output.append("<section class=\"list waived\" aria-labelledby=\"\(id)-waived-h\">\n")
    output.append("<h3 id=\"\(id)-waived-h\">\(Words.waived[language])</h3>\n<ul>\n")
    for result in waived {
      output.append("<li>\(HTMLPage.icon(named: "waived"))<span><code class=\"fact\">")
      output.append(escaped: result.ruleID)
      output.append("</code> ")
      output.append(escaped: result.headline.printable)
      if let waiver = result.waiver {
        output.append(" <span class=\"muted\">")
        output.append(escaped: waiver.reason.printable)
        if let until = waiver.until {
          output.append(escaped: Words.parenthesis([Words.until(until.printable)[language]])[language])
        }
        output.append("</span>")
      }
      output.append("</span></li>\n")
    }
    output.append("</ul>\n</section>\n")
  }

  private func writeList(_ heading: LocalizedText, _ status: ResultStatus, into output: inout ByteWriter) {
    let results = report.results.filter { $0.status == status }
    guard !results.isEmpty else { return }
    output.append("<details>\n<summary>\(heading[language]) (\(results.count))</summary>\n<ul>\n")
    for result in results {
      output.append("<li><code>")
      output.append(escaped: result.ruleID)
      output.append("</code> ")
      output.append(escaped: result.title.printable)
      let place = result.place.pointer.dottedPath.printable
      if !place.isEmpty {
        output.append(" <span class=\"muted\">")
        output.append(escaped: place)
        output.append("</span>")
      }
      output.append("</li>\n")
    }
    output.append("</ul>\n</details>\n")
  }
}
