import Diagnostics
import Engine
import Rules

/// What came of tests as JUnit XML: a suite for each pack, a case for each test.
package enum PackTestJUnit {
  package static func write(
    _ reports: [PackTestReport],
    options: PackTestOptions,
    day: String,
    into output: inout ByteWriter
  ) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
    for (index, report) in reports.enumerated() {
      write(report, suite: index, options, day, into: &output)
    }
    output.append("</testsuites>\n")
  }

  private static func write(
    _ report: PackTestReport,
    suite id: Int,
    _ options: PackTestOptions,
    _ day: String,
    into output: inout ByteWriter
  ) {
    var cases = ByteWriter()
    var suite = JUnitReporter.Suite(id: id, name: report.pack.name, day: day)
    func add(_ group: String, _ name: String, failure: (type: String, text: [String])?) {
      suite.tests += 1
      cases.append("    <testcase classname=\"")
      cases.append(escaped: "\(report.pack.name).\(group)", inAttribute: true)
      cases.append("\" name=\"")
      cases.append(escaped: name, inAttribute: true)
      cases.append("\" time=\"0\"")
      guard let failure else {
        cases.append("/>\n")
        return
      }
      suite.failures += 1
      cases.append(">\n      <failure type=\"\(failure.type)\" message=\"")
      cases.append(escaped: failure.text.first ?? "", inAttribute: true)
      cases.append("\">")
      cases.append(escaped: failure.text.joined(separator: "\n"))
      cases.append("</failure>\n    </testcase>\n")
    }
    let text = PackTestText(options)
    for result in report.summary.results {
      var failure: (type: String, text: [String])?
      if let first = result.differences.first {
        let lines = text.failureLines(result)
        failure = (first.aspect.rawValue, [lines[0], report.placeText(of: result.place)] + lines.dropFirst())
      }
      add(report.subject(of: result), result.name, failure: failure)
    }
    for rule in report.untested {
      let words = PackTestWords.noTest[options.language]
      add(rule.id, words, failure: ("untested", [words, report.placeText(of: rule.place)]))
    }
    if let threshold = report.threshold {
      let total = report.summary.coverage.total
      let words = PackTestWords.belowThreshold(total.percent, threshold)[options.language]
      add("coverage", "coverage", failure: report.isCoveredEnough ? nil : ("coverage", [words]))
    }
    suite.begin(into: &output)
    suite.endProperties(into: &output)
    output.append(cases.bytes)
    suite.end(into: &output)
  }
}
