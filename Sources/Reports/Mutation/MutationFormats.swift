import Diagnostics
import Engine
import Rules
import SourceText

/// What became of mutants, for CI servers.
package enum MutationFormats {
  /// TAP 14: a subtest for each pack, a test point for each mutant; equivalent ones are skipped.
  package static func writeTAP(
    _ reports: [MutationReport],
    options: PackTestOptions,
    into output: inout ByteWriter
  ) {
    output.append("TAP version 14\n")
    for (index, report) in reports.enumerated() {
      output.append("# Subtest: \(report.pack.name.printable)\n")
      for (point, result) in report.summary.results.enumerated() {
        let name = TAPReporter.escaped(name(of: result, report))
        switch result.fate {
        case .killed: output.append("    ok \(point + 1) - \(name)\n")
        case .equivalent(let reason):
          let words = TAPReporter.escaped(MutationWords.proved(reason)[options.language])
          output.append("    ok \(point + 1) - \(name) # SKIP \(words)\n")
        case .survived(let test):
          let place = report.place(of: result.mutant)
          output.append("    not ok \(point + 1) - \(name)\n      ---\n")
          output.append("      at:\n        file: \(place.path.quotedForYAML)\n")
          output.append("        line: \(place.location.line)\n        column: \(place.location.column)\n")
          output.append("      details:\n")
          for line in MutationText(options).advice(test, report) {
            output.append("        - \(line.quotedForYAML)\n")
          }
          output.append("      ...\n")
        }
      }
      output.append("    1..\(report.summary.results.count)\n")
      let name = TAPReporter.escaped(report.pack.name)
      output.append("\(report.isGood ? "ok" : "not ok") \(index + 1) - \(name)\n")
    }
    output.append("1..\(reports.count)\n")
  }

  /// JUnit XML: a suite for each pack, a case for each mutant; equivalent ones are skipped.
  package static func writeJUnit(
    _ reports: [MutationReport],
    options: PackTestOptions,
    day: String,
    into output: inout ByteWriter
  ) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
    for (index, report) in reports.enumerated() {
      let summary = report.summary
      var suite = JUnitReporter.Suite(id: index, name: report.pack.name, day: day)
      suite.tests = summary.results.count
      suite.failures = summary.survivors
      suite.skipped = summary.equivalent
      suite.begin(into: &output)
      suite.endProperties(into: &output)
      for result in summary.results { writeCase(result, report, options, into: &output) }
      suite.end(into: &output)
    }
    output.append("</testsuites>\n")
  }

  private static func writeCase(
    _ result: MutantResult,
    _ report: MutationReport,
    _ options: PackTestOptions,
    into output: inout ByteWriter
  ) {
    output.append("    <testcase classname=\"")
    output.append(escaped: "\(report.pack.name).\(result.subject)", inAttribute: true)
    output.append("\" name=\"")
    output.append(escaped: name(of: result, report), inAttribute: true)
    output.append("\" time=\"0\"")
    switch result.fate {
    case .killed: output.append("/>\n")
    case .equivalent(let reason):
      output.append(">\n      <skipped message=\"")
      output.append(escaped: MutationWords.proved(reason)[options.language], inAttribute: true)
      output.append("\"/>\n    </testcase>\n")
    case .survived(let test):
      let change = MutationWords.change(result.mutant)[options.language]
      output.append(">\n      <failure type=\"\(result.mutant.kind.rawValue)\" message=\"")
      output.append(escaped: change, inAttribute: true)
      output.append("\">")
      let lines = [report.placeText(of: result.mutant)] + MutationText(options).advice(test, report)
      output.append(escaped: lines.joined(separator: "\n"))
      output.append("</failure>\n    </testcase>\n")
    }
  }

  /// A name that no other mutant of the pack has.
  private static func name(of result: MutantResult, _ report: MutationReport) -> String {
    let mutant = result.mutant
    let location = report.place(of: mutant).location
    let new = mutant.new.isEmpty ? "" : " -> \(mutant.new)"
    return
      "\(result.subject) \(location.line):\(location.column): \(mutant.kind.rawValue) \(mutant.old)\(new)"
  }
}
