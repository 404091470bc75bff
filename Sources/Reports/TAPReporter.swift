import Diagnostics
package import Engine
import SourceText

/// TAP 14: a subtest for each document with a test point for each result.
///
/// What does not make the run fail is no failure here either: facts that are not known are skipped, and
/// accepted findings and those below `--fail-on` are `TODO`, which harnesses count as passing.
package struct TAPReporter: Reporter {
  package static let name: String = "tap"
  package static let isStreaming: Bool = true
  package static let showsEveryResult: Bool = true

  private let options: ReportOptions
  private let writer: FindingWriter
  private var locator = Locator()
  private var documents = 0

  package init(_ options: ReportOptions) {
    self.options = options
    writer = FindingWriter(language: options.language, look: Look())
  }

  package mutating func begin(into output: inout ByteWriter) {
    output.append("TAP version 14\n")
    let made = Words.made(by: options.run.toolVersion, options.run.packs, on: options.run.today)
    output.append("# \(made[options.language].printable)\n")
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    documents += 1
    let language = options.language
    let name = Words.document(report.path, report.index)[language]
    let results = report.results.filter { options.includes($0, of: report) }
    output.append("# Subtest: \(name.printable)\n")
    output.append("    1..\(results.count)\n")
    var hasFailed = !report.isUsable
    for (index, result) in results.enumerated() {
      let bearing = options.bearing(of: result, in: report)
      let isOK = bearing.isOK
      if !isOK, bearing.todo == false { hasFailed = true }
      output.append("    \(isOK ? "ok" : "not ok") \(index + 1) - ")
      output.append(Self.escaped("\(result.subject): \(result.headline)"))
      switch bearing {
      case .success, .failure, .breakdown: break
      case .beside: directive("SKIP", Words.notApplicable[language], into: &output)
      case .open: directive("SKIP", Words.unknownResults[language], into: &output)
      case .accepted: directive("TODO", Words.waiver(result.waiver)[language], into: &output)
      case .tolerated: directive("TODO", Words.severity(result.severity)[language], into: &output)
      }
      output.append("\n")
      if !isOK { writeDiagnostics(result, of: report, into: &output) }
    }
    output.append("\(hasFailed ? "not ok" : "ok") \(documents) - \(Self.escaped(name))\n")
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    if summary.isInterrupted {
      output.append("Bail out! \(Words.interrupted[options.language])\n")
      return
    }
    output.append("1..\(documents)\n")
    output.append(
      "# \(Words.summary(summary, today: options.run.isAboutToday ? options.run.today : nil)[options.language])\n"
    )
  }

  package static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter) {
    output.append("TAP version 14\n")
    for finding in failure.findings {
      let place = LineTable(finding.buffer).location(of: Int(finding.diagnostic.range.start))
      let name = "\(finding.buffer.name):\(place.line):\(place.column)".printable
      output.append("# \(name): \(finding.text(in: run.language).printable)\n")
    }
    output.append("Bail out! \(failure.text(in: run.language).printable)\n")
  }

  private func directive(_ word: String, _ reason: String, into output: inout ByteWriter) {
    output.append(" # \(word) \(Self.escaped(reason))")
  }

  /// The text on one line, without what would begin a directive.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.printable.unicodeScalars {
      if scalar == "#" || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  private mutating func writeDiagnostics(
    _ result: RuleResult,
    of report: DocumentReport,
    into output: inout ByteWriter
  ) {
    func line(_ key: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      output.append("      \(key): \(value.quotedForYAML)\n")
    }
    output.append("      ---\n")
    line("message", result.headline)
    line("severity", result.shownSeverity.rawValue)
    line("status", result.status.rawValue)
    line("stage", result.stage)
    line("instance_path", result.place.pointer)
    if let range = result.place.range {
      let lines = locator.lines(of: report)
      let place = lines.location(of: Int(range.start))
      output.append("      at:\n        file: \(report.path.quotedForYAML)\n")
      output.append("        line: \(place.line)\n        column: \(place.column)\n")
      if !range.isEmpty { line("found", report.shownText(of: range, lines: lines)) }
    }
    line("label", result.label)
    line("fix", result.fix)
    line("suggestion", result.suggestion.map { Words.change($0)[options.language] })
    line("source", result.source.map(writer.describe))
    if options.isVerbose { line("why", result.why) }
    output.append("      ...\n")
  }
}

extension Bearing {
  /// Whether the test point is `ok`.
  fileprivate var isOK: Bool {
    switch self {
    case .success, .beside, .open: true
    case .failure, .breakdown, .tolerated, .accepted: false
    }
  }

  /// Whether a test point that is not `ok` counts as passing nevertheless.
  fileprivate var todo: Bool { self == .tolerated || self == .accepted }
}

extension String {
  /// A double-quoted scalar of YAML on one line.
  var quotedForYAML: String {
    var output = ByteWriter()
    output.appendEscaped(self)
    var result = "\""
    for scalar in String(decoding: output.bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      // Not printable in YAML (1.2.2 §5.1), and no control characters in JSON.
      case 0x7F..<0xA0, 0xFEFF, 0xFFFE, 0xFFFF, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
