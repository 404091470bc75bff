import Diagnostics
import Engine
import Rules
import SourceText

/// What came of tests as TAP 14: a subtest for each pack, a test point for each test.
package enum PackTestTAP {
  package static func write(
    _ reports: [PackTestReport],
    options: PackTestOptions,
    into output: inout ByteWriter
  ) {
    output.append("TAP version 14\n")
    for (index, report) in reports.enumerated() {
      output.append("# Subtest: \(report.pack.name.printable)\n")
      write(report, options, into: &output)
      let name = TAPReporter.escaped(report.pack.name)
      output.append("\(report.isGood ? "ok" : "not ok") \(index + 1) - \(name)\n")
    }
    output.append("1..\(reports.count)\n")
  }

  private static func write(
    _ report: PackTestReport,
    _ options: PackTestOptions,
    into output: inout ByteWriter
  ) {
    let text = PackTestText(options)
    var points = 0
    func add(_ name: String, isOK: Bool) {
      points += 1
      output.append("    \(isOK ? "ok" : "not ok") \(points) - \(TAPReporter.escaped(name))\n")
    }
    for result in report.summary.results {
      add("\(report.subject(of: result)): \(result.name)", isOK: result.passes)
      if result.passes { continue }
      let (path, location) = report.place(of: result.place)
      output.append("      ---\n")
      output.append("      at:\n        file: \(path.quotedForYAML)\n")
      output.append("        line: \(location.line)\n        column: \(location.column)\n")
      for (key, value) in [
        ("expected", result.differences.map { $0.expected[options.language] }),
        ("actual", result.differences.map { $0.actual[options.language] }),
        ("details", text.failureLines(result)),
      ] {
        output.append("      \(key):\n")
        for line in value { output.append("        - \(line.quotedForYAML)\n") }
      }
      output.append("      ...\n")
    }
    for rule in report.untested {
      add("\(rule.id): \(PackTestWords.noTest[options.language])", isOK: false)
    }
    if report.threshold != nil {
      add(PackTestWords.coverage(report.summary.coverage)[options.language], isOK: report.isCoveredEnough)
    }
    output.append("    1..\(points)\n")
  }
}
