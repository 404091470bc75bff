import Diagnostics
import Engine
import Rules
import SourceText

/// Tells people what came of a pack's tests.
package struct PackTestText {
  private let options: PackTestOptions
  private let language: Language
  private let paint: Paint

  package init(_ options: PackTestOptions) {
    self.options = options
    language = options.language
    paint = Paint(isOn: options.usesColor)
  }

  package func write(_ report: PackTestReport, into output: inout ByteWriter) {
    if options.isVerbose { writeTests(report, into: &output) }
    for result in report.summary.results where !result.passes {
      output.append(paint(.error, PackTestWords.failed[language]))
      output.append(" [\(report.subject(of: result))] \(paint(.strong, result.name.printable))\n")
      output.append(" \(paint(.gutter, "-->")) \(report.placeText(of: result.place))\n")
      for line in failureLines(result) { output.append("  \(line)\n") }
      output.append("\n")
    }
    let isShort = report.tellsCoverage && !report.isCoveredEnough
    if options.showsCoverage || isShort {
      CoverageText(options).write(report, showsTable: options.showsCoverage, into: &output)
    }
    if !options.isQuiet || !report.isGood { writeSummary(report, into: &output) }
  }

  /// What is different, the setup, and how the condition came about.
  func failureLines(_ result: TestResult) -> [String] {
    var lines = result.differences.map { $0.text[language].printable }
    var path = "setup"
    if let file = result.setupPath {
      path = file
      lines.append("\(PackTestWords.setup[language])\(Words.colon[language])\(file.printable)")
    } else {
      lines += Self.note(
        PackTestWords.setup[language] + Words.colon[language],
        result.shownSetup.printableLines
      )
    }
    if let trace = result.trace {
      let rule = result.traceRule.map { " [\($0)]" } ?? ""
      let name = Words.condition[language] + rule + Words.colon[language]
      let drawing = ConditionDrawing(
        language: language,
        width: options.width.map { max(20, $0 - name.displayWidth - 2) },
        path: path,
        lines: LineTable(SourceBuffer(name: path, text: result.setup))
      )
      lines += Self.note(name, drawing.text(trace))
    }
    return lines
  }

  /// A name and a text of several lines, which stand under the first.
  private static func note(_ name: String, _ text: [String]) -> [String] {
    let indent = String(repeating: " ", count: name.displayWidth)
    var lines = text
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.enumerated().map { index, line in (index == 0 ? name : indent) + line }
  }

  /// How many tests each rule has, and which outcomes they show.
  private func writeTests(_ report: PackTestReport, into output: inout ByteWriter) {
    let rules = report.summary.coverage.rules
    let width = rules.map { report.pack.rules[$0.rule].id.displayWidth }.max() ?? 0
    for coverage in rules {
      let shown = RuleCoverage.verdicts.filter {
        if case .shown = coverage.verdict($0) { true } else { false }
      }
      let names = shown.map(\.rawValue).joined(separator: ", ")
      let id = TextTable.padded(report.pack.rules[coverage.rule].id, to: width)
      output.append("\(id)  \(coverage.tests)  \(names)\n")
    }
    output.append("\n")
  }

  private func writeSummary(_ report: PackTestReport, into output: inout ByteWriter) {
    let summary = report.summary
    let name = report.pack.name
    let failed = summary.results.count - summary.passed
    var text = PackTestWords.tests(name, passed: summary.passed, failed: failed)
    if !report.isPartial {
      let rules = summary.coverage.rules
      text = PackTestWords.summary(
        name,
        passed: summary.passed,
        failed: failed,
        bothWays: rules.count { rule in
          [ResultStatus.pass, .fail].allSatisfy {
            if case .missing = rule.verdict($0) { false } else { true }
          }
        },
        rules: rules.count,
        untested: report.untested.map(\.id)
      )
    }
    output.append("\(text[language])\n")
    guard report.tellsCoverage else { return }
    output.append("\(PackTestWords.coverage(summary.coverage)[language])\n")
    if let threshold = report.threshold, !report.isCoveredEnough {
      let words = PackTestWords.belowThreshold(summary.coverage.total.percent, threshold)
      output.append("\(paint(.error, words[language]))\n")
    }
  }
}
