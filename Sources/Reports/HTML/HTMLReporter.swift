import Diagnostics
package import Engine

/// One page by itself, for a browser, that needs no script and loads nothing.
///
/// The counts stand first, so the documents are kept until the end; of a run with more findings than a browser
/// would show with pleasure, the rest is counted and left out.
package struct HTMLReporter: Reporter {
  package static let name: String = "html"
  package static let isStreaming: Bool = false

  /// The bytes of documents that are written out.
  private static let mostBytes = 8 << 20

  private let options: ReportOptions
  private var locator = Locator()
  private var body = ByteWriter()
  private var documents: [Entry] = []
  private var leftOut = 0

  /// A document as the list of contents shows it.
  private struct Entry {
    let name: String
    let errors: Int
    let others: Int
    let unknown: Int
  }

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    let findings = report.results.filter { $0.status == .fail || $0.status == .error }
    if options.isQuiet, findings.isEmpty, !options.countsUnknown(in: report) { return }
    guard body.count < Self.mostBytes else {
      leftOut += findings.count
      return
    }
    let errors = findings.filter { $0.shownSeverity == .error }.count
    let unknown = report.results.filter { $0.status == .unknown }.count
    documents.append(
      Entry(
        name: Words.document(report.path, report.index)[options.language],
        errors: errors,
        others: findings.count - errors,
        unknown: unknown
      )
    )
    var section = HTMLDocument(report, number: documents.count, options: options)
    leftOut += section.write(
      findings,
      lines: locator.lines(of: report),
      until: Self.mostBytes,
      into: &body
    )
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    let language = options.language
    let verdict = Words.verdict(
      errors: summary.errors + summary.error,
      others: summary.warnings + summary.infos,
      unknown: summary.unknown
    )[language]
    HTMLPage.begin("\(verdict) – \(Words.reportTitle[language])", language, into: &output)
    let state =
      summary.errors + summary.error > 0 || !summary.isValid
      ? Readiness.blocked : summary.unknown > 0 ? .unknown : .ready
    writeHead(summary, verdict, state, into: &output)
    output.append("<main id=\"documents\">\n")
    writeFilter(summary, into: &output)
    output.append(body.bytes)
    if leftOut > 0 { output.append("<p class=\"left-out\">\(Words.leftOut(leftOut)[language])</p>\n") }
    output.append("</main>\n")
    HTMLPage.end(into: &output)
  }

  package static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter) {
    let language = run.language
    HTMLPage.begin(Words.failed[language], language, into: &output)
    output.append("<header>\n<h1>\(Words.failed[language])</h1>\n<p class=\"verdict blocked\">")
    output.append("\(HTMLPage.icon(.blocked))<span>")
    output.append(escaped: failure.message[language])
    output.append("</span></p>\n")
    if let hint = failure.hint {
      output.append("<p>")
      output.append(escaped: hint[language])
      output.append("</p>\n")
    }
    output.append("</header>\n<main>\n")
    if !failure.findings.isEmpty {
      var text = ByteWriter()
      failure.writeText(language: language, look: Look(width: 100), into: &text)
      output.append("<pre class=\"plain\" tabindex=\"0\">")
      output.append(escaped: String(decoding: text.bytes, as: UTF8.self))
      output.append("</pre>\n")
    }
    output.append("</main>\n")
    HTMLPage.end(into: &output)
  }

  // MARK: Above the documents

  private func writeHead(
    _ summary: Summary,
    _ verdict: String,
    _ state: Readiness,
    into output: inout ByteWriter
  ) {
    let language = options.language
    output.append("<a class=\"skip\" href=\"#documents\">\(Words.skipToFindings[language])</a>\n")
    output.append("<header>\n<h1>\(Words.reportTitle[language])</h1>\n")
    output.append(
      "<p class=\"verdict \(state.rawValue)\">\(HTMLPage.icon(state))<span>\(verdict)</span></p>\n"
    )
    if summary.isInterrupted { output.append("<p class=\"left-out\">\(Words.interrupted[language])</p>\n") }
    output.append("<dl class=\"counts\">\n")
    let kinds = ["error", "warning", "info", "error", "unknown", "waived", "pass", "none"]
    for (kind, (name, count)) in zip(kinds, Words.counts(summary)) where count > 0 {
      output.append("<div class=\"\(kind)\"><dt>\(name[language])</dt><dd>\(count)</dd></div>\n")
    }
    output.append("</dl>\n<p class=\"made\">")
    let made = Words.made(by: options.run.toolVersion, options.run.packs, on: options.run.today)
    output.append(escaped: made[language])
    output.append("</p>\n</header>\n")
    guard documents.count > 1 else { return }
    output.append(
      "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">\(Words.documents[language])</h2>\n<ol>\n"
    )
    for (index, entry) in documents.enumerated() {
      let state = entry.errors > 0 ? Readiness.blocked : entry.unknown > 0 ? .unknown : .ready
      output.append("<li class=\"\(state.rawValue)\">\(HTMLPage.icon(state))<a href=\"#d\(index + 1)\">")
      output.append(escaped: entry.name)
      let verdict = Words.verdict(errors: entry.errors, others: entry.others, unknown: entry.unknown)
      output.append("</a> <span class=\"muted\">\(verdict[language])</span></li>\n")
    }
    output.append("</ol>\n</nav>\n")
  }

  /// Writes a box for each kind of entry that there is; style sheet rules hide what is not ticked.
  private func writeFilter(_ summary: Summary, into output: inout ByteWriter) {
    let kinds: [(String, LocalizedText, Int)] = [
      ("error", Words.plural(.error), summary.errors + summary.error),
      ("warning", Words.plural(.warning), summary.warnings), ("info", Words.plural(.info), summary.infos),
      ("unknown", Words.unknownResults, summary.unknown), ("waived", Words.waived, summary.waived),
    ].filter { $0.2 > 0 }
    guard kinds.count > 1 else { return }
    let language = options.language
    output.append("<fieldset class=\"filter\">\n<legend>\(Words.filter[language])</legend>\n")
    for (kind, name, count) in kinds {
      output.append("<label class=\"\(kind)\"><input type=\"checkbox\" id=\"show-\(kind)\" checked> ")
      output.append("\(name[language]) <span class=\"muted\">\(count)</span></label>\n")
    }
    output.append("</fieldset>\n")
  }
}
