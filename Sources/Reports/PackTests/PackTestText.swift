import Diagnostics
import Engine
import Rules
import SourceText

/// Tells people what came of a pack's tests.
package struct PackTestText {
  private let options: PackTestOptions
  private let language: Language
  private let look: Look
  private var paint: Paint { look.paint }

  package init(_ options: PackTestOptions) {
    self.options = options
    language = options.language
    look = options.look
  }

  package func write(_ report: PackTestReport, into output: inout ByteWriter) {
    if options.isVerbose { writeTests(report, into: &output) }
    for result in report.summary.results where !result.passes {
      var heading = StyledText(PackTestWords.failed[language], .error)
      heading.add(" [\(report.subject(of: result))] ")
      heading.add(look.shown(result.name), .strong)
      write(heading, into: &output)
      output.append(" \(paint(.gutter, "-->")) \(report.placeText(of: result.place, look))\n")
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
    var inner = look
    inner.width = look.width.map { $0 - 2 }
    var lines = result.differences.flatMap { inner.lines($0.text[language], hang: 2) }
    var path = "setup"
    if let file = result.setupPath {
      path = file
      lines.append("\(PackTestWords.setup[language])\(Words.colon[language])\(look.shown(file))")
    } else {
      lines += Self.note(
        PackTestWords.setup[language] + Words.colon[language],
        look.shownLines(result.shownSetup)
      )
    }
    if let trace = result.trace {
      let rule = result.traceRule.map { " [\($0)]" } ?? ""
      let name = Words.condition[language] + rule + Words.colon[language]
      var look = look
      look.width = look.width.map { max(20, $0 - name.displayWidth - 2) }
      let drawing = ConditionDrawing(
        language: language,
        look: look,
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
    write(StyledText(look.shown(text[language])), into: &output)
    guard report.tellsCoverage else { return }
    write(StyledText(PackTestWords.coverage(summary.coverage)[language]), into: &output)
    if let threshold = report.threshold, !report.isCoveredEnough {
      let words = PackTestWords.belowThreshold(summary.coverage.total.percent, threshold)
      write(StyledText(words[language], .error), into: &output)
    }
  }

  private func write(_ text: StyledText, into output: inout ByteWriter) {
    for line in text.lines(look, from: 0, hang: 2) { output.append(line + "\n") }
  }
}
