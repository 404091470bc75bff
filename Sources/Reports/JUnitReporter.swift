import Diagnostics
package import Engine
import SourceText

/// JUnit XML, which every CI server shows: a test suite for each document, a test case for each result.
///
/// A failure here is what makes the run fail. Findings below `--fail-on`, facts that are not known and
/// accepted findings are skipped tests with a message, so that a build is red exactly when the exit code says so.
package struct JUnitReporter: Reporter {
  package static let name: String = "junit"
  package static let isStreaming: Bool = true
  package static let showsEveryResult: Bool = true

  private let options: ReportOptions
  private let writer: FindingWriter
  private var locator = Locator()
  private var suites = 0

  package init(_ options: ReportOptions) {
    self.options = options
    writer = FindingWriter(language: options.language, look: Look(width: 120))
  }

  package mutating func begin(into output: inout ByteWriter) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    let results = report.results.filter { options.includes($0, of: report) }
    let name = Words.document(report.path, report.index)[options.language]
    var suite = Suite(id: suites, name: name, day: options.run.today)
    suite.tests = results.count
    for result in results {
      switch options.bearing(of: result, in: report) {
      case .failure: suite.failures += 1
      case .breakdown: suite.errors += 1
      case .success: break
      case .tolerated, .open, .accepted, .beside: suite.skipped += 1
      }
    }
    suites += 1
    suite.begin(into: &output)
    for stage in report.stages { suite.property("stage:\(stage.id)", stage.state.rawValue, into: &output) }
    for parameter in options.run.parameters where parameter.name != "today" {
      suite.property("param:\(parameter.name)", parameter.value, into: &output)
    }
    suite.endProperties(into: &output)
    let group = Self.group(report)
    for result in results { write(result, of: report, group, into: &output) }
    suite.end(into: &output)
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    if summary.isInterrupted {
      let text = Words.interrupted[options.language]
      Self.writeFailure(
        "interrupted",
        text,
        text,
        Suite(id: suites, name: "validate", day: options.run.today),
        into: &output
      )
    }
    output.append("</testsuites>\n")
  }

  package static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter) {
    var text = ByteWriter()
    failure.writeText(language: run.language, look: Look(width: 120), into: &text)
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
    writeFailure(
      failure.kind.rawValue,
      failure.message[run.language],
      String(decoding: text.bytes, as: UTF8.self),
      Suite(id: 0, name: "validate", day: run.today),
      into: &output
    )
    output.append("</testsuites>\n")
  }

  /// Writes a suite with one test that says what is wrong with the run.
  private static func writeFailure(
    _ kind: String,
    _ message: String,
    _ text: String,
    _ empty: Suite,
    into output: inout ByteWriter
  ) {
    var suite = empty
    suite.tests = 1
    suite.errors = 1
    suite.begin(into: &output)
    suite.endProperties(into: &output)
    output.append("    <testcase classname=\"validate\" name=\"\(kind)\" time=\"0\">\n")
    output.append("      <error type=\"\(kind)\" message=\"")
    output.append(escaped: message, inAttribute: true)
    output.append("\">")
    output.append(escaped: text)
    output.append("</error>\n    </testcase>\n")
    suite.end(into: &output)
  }

  /// The document as a class of tests: the path without its ending, whose dot would be taken for one
  /// between packages.
  private static func group(_ report: DocumentReport) -> String {
    var path = report.path
    for ending in [".yaml", ".yml", ".json"] where path.hasSuffix(ending) {
      path.removeLast(ending.count)
      break
    }
    return report.index == 0 ? path : "\(path)#\(report.index + 1)"
  }

  private mutating func write(
    _ result: RuleResult,
    of report: DocumentReport,
    _ group: String,
    into output: inout ByteWriter
  ) {
    output.append("    <testcase classname=\"")
    output.append(escaped: group, inAttribute: true)
    output.append("\" name=\"")
    output.append(escaped: result.subject, inAttribute: true)
    output.append("\" time=\"0\"")
    let language = options.language
    switch options.bearing(of: result, in: report) {
    case .success:
      output.append("/>\n")
    case .beside: skip(Words.notApplicable[language], into: &output)
    case .accepted: skip(Words.waiver(result.waiver)[language], into: &output)
    case .open: skip(result.headline, into: &output)
    case .tolerated:
      let severity = Words.severity(result.severity)[language]
      skip("\(severity)\(Words.colon[language])\(result.headline)", into: &output)
    case .failure:
      let type = result.status == .unknown ? result.status.rawValue : result.severity.rawValue
      fail("failure", type, result, of: report, into: &output)
    case .breakdown:
      fail("error", "error", result, of: report, into: &output)
    }
  }

  private func skip(_ message: String, into output: inout ByteWriter) {
    output.append("><skipped message=\"")
    output.append(escaped: message, inAttribute: true)
    output.append("\"/></testcase>\n")
  }

  private mutating func fail(
    _ element: String,
    _ type: String,
    _ result: RuleResult,
    of report: DocumentReport,
    into output: inout ByteWriter
  ) {
    output.append(">\n      <\(element) type=\"\(type)\" message=\"")
    output.append(escaped: result.headline, inAttribute: true)
    output.append("\">")
    var text = ByteWriter()
    writer.write(
      result,
      of: report,
      lines: locator.lines(of: report),
      showsWhy: options.isVerbose,
      into: &text
    )
    output.append(escaped: String(decoding: text.bytes, as: UTF8.self))
    output.append("</\(element)>\n    </testcase>\n")
  }

  /// The element around the tests of a document.
  struct Suite {
    let id: Int
    let name: String
    let day: String
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0

    func begin(into output: inout ByteWriter) {
      output.append("  <testsuite id=\"\(id)\" package=\"validate\" name=\"")
      output.append(escaped: name, inAttribute: true)
      // When and where it ran is nobody's business: equal setups give equal reports.
      output.append("\" hostname=\"localhost\" timestamp=\"\(day)T00:00:00\" time=\"0\"")
      output.append(
        " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\">\n"
      )
      output.append("    <properties>\n")
      property("today", day, into: &output)
    }

    func property(_ name: String, _ value: String, into output: inout ByteWriter) {
      output.append("      <property name=\"")
      output.append(escaped: name, inAttribute: true)
      output.append("\" value=\"")
      output.append(escaped: value, inAttribute: true)
      output.append("\"/>\n")
    }

    func endProperties(into output: inout ByteWriter) {
      output.append("    </properties>\n")
    }

    func end(into output: inout ByteWriter) {
      output.append("    <system-out/>\n    <system-err/>\n  </testsuite>\n")
    }
  }
}
