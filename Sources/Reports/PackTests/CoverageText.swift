import Diagnostics
import Engine
import Rules
import SourceText
import YAMLDocument

/// Tells people what the tests of a pack cover: a table of rules and outcomes, then what is missing at its place in
/// the pack's files.
struct CoverageText {
  private let options: PackTestOptions
  private let language: Language
  private let look: Look
  private var paint: Paint { look.paint }
  /// What stands for an outcome that can't happen.
  private var impossible: String { look.isASCII ? "-" : "–" }

  init(_ options: PackTestOptions) {
    self.options = options
    language = options.language
    look = options.look
  }

  func write(_ report: PackTestReport, showsTable: Bool, into output: inout ByteWriter) {
    if showsTable { writeTable(report, into: &output) }
    for coverage in report.summary.coverage.rules { writeMissing(coverage, report, into: &output) }
  }

  // MARK: The table

  private func writeTable(_ report: PackTestReport, into output: inout ByteWriter) {
    var rows = [
      [PackTestWords.rule[language]] + RuleCoverage.verdicts.map(\.rawValue)
        + [PackTestWords.parts[language]]
    ]
    for coverage in report.summary.coverage.rules {
      let parts = coverage.partTally
      rows.append(
        [report.pack.rules[coverage.rule].id] + RuleCoverage.verdicts.map { cell(coverage.verdict($0)) }
          + [parts.needed == 0 ? impossible : "\(parts.covered)/\(parts.needed)"]
      )
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
    for row in rows {
      var line = TextTable.padded(row[0], to: widths[0])
      for column in row.indices.dropFirst() {
        line += "  " + String(repeating: " ", count: widths[column] - row[column].displayWidth) + row[column]
      }
      output.append(line + "\n")
    }
    output.append("\n\(PackTestWords.impossibleLegend(impossible)[language])\n")
    if options.isVerbose { writeReasons(report, into: &output) }
    output.append("\n")
  }

  private func cell(_ verdict: RuleCoverage.Verdict) -> String {
    switch verdict {
    case .shown(let count): "\(count)"
    case .missing: "0"
    case .impossible: impossible
    }
  }

  private func writeReasons(_ report: PackTestReport, into output: inout ByteWriter) {
    for coverage in report.summary.coverage.rules {
      for status in RuleCoverage.verdicts {
        guard case .impossible(let reason) = coverage.verdict(status) else { continue }
        let words = PackTestWords.impossible(status, reason)[language]
        let text = "\(report.pack.rules[coverage.rule].id)\(Words.colon[language])\(words)"
        output.append("   \(look.lines(text, from: 3, hang: 5).joined(separator: "\n"))\n")
      }
    }
  }

  // MARK: What is missing

  private func writeMissing(
    _ coverage: RuleCoverage,
    _ report: PackTestReport,
    into output: inout ByteWriter
  ) {
    let rule = report.pack.rules[coverage.rule]
    let missing = RuleCoverage.verdicts.filter {
      if case .missing = coverage.verdict($0) { true } else { false }
    }
    var isCovered = true
    for status in missing {
      isCovered = false
      writeHeading(rule.id, PackTestWords.missingOutcome(status), into: &output)
      output.append(" \(paint(.gutter, "-->")) \(report.placeText(of: rule.place, look))\n")
    }
    for condition in coverage.conditions {
      let parts = condition.parts.filter { $0.covered < $0.needed }
      guard let first = parts.first else { continue }
      isCovered = false
      writeHeading(rule.id, PackTestWords.uncovered(condition.name), into: &output)
      write(parts, at: first, in: report, into: &output)
    }
    if isCovered { return }
    if rule.check != nil { output.append("  \(PackTestWords.proposals(rule.id)[language])\n") }
    output.append("\n")
  }

  private func writeHeading(_ id: String, _ words: LocalizedText, into output: inout ByteWriter) {
    var heading = StyledText("[\(id)]", .warning)
    heading.add(" ")
    heading.add(look.shown(words[language]), .strong)
    for line in heading.lines(look, from: 0, hang: 2) { output.append(line + "\n") }
  }

  /// The source of parts with what is missing of each.
  private func write(
    _ parts: [PartCoverage],
    at first: PartCoverage,
    in report: PackTestReport,
    into output: inout ByteWriter
  ) {
    let file = report.pack.files[first.file]
    let lines = LineTable(file.tree.source)
    let snippet = Snippet(
      parts.map {
        Annotation(range: $0.range, label: PackTestWords.missing($0)[language], isPrimary: true)
      },
      in: file.tree.source,
      lines: lines,
      style: .warning,
      look: look,
      mask: { $0 }
    )
    let place = lines.location(of: Int(first.range.start))
    let indent = String(repeating: " ", count: snippet.gutterWidth)
    let shown = look.place(file.path, ":\(place.line):\(place.column)")
    output.append("\(indent)\(paint(.gutter, "-->")) \(shown)\n")
    snippet.write(into: &output)
  }
}
