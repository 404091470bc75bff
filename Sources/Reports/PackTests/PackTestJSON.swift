package import Diagnostics
import Engine
import Rules
import SourceText
import YAMLDocument

/// What came of tests as one JSON object.
package enum PackTestJSON {
  package static func write(
    _ reports: [PackTestReport],
    language: Language,
    into output: inout ByteWriter
  ) {
    var json = JSONWriter(.indented)
    json.object { json in
      json.key("packs")
      json.array(reports) { json, report in write(report, language, into: &json) }
    }
    json.endLine()
    output.append(json.output.bytes)
  }

  private static func write(_ report: PackTestReport, _ language: Language, into json: inout JSONWriter) {
    let summary = report.summary
    json.object { json in
      json.key("name")
      json.string(report.pack.name)
      json.key("passed")
      json.int(summary.passed)
      json.key("failed")
      json.int(summary.results.count - summary.passed)
      json.key("untested")
      json.array(report.untested) { $0.string($1.id) }
      json.key("failures")
      json.array(summary.failures) { write($1, of: report, language, into: &$0) }
      json.key("coverage")
      if report.tellsCoverage { writeCoverage(report, into: &json) } else { json.null() }
      json.key("rules")
      json.array(summary.coverage.rules) { write($1, of: report, language, into: &$0) }
    }
  }

  private static func writeCoverage(_ report: PackTestReport, into json: inout JSONWriter) {
    let coverage = report.summary.coverage
    json.object { json in
      json.key("percent")
      json.literal(coverage.total.percent)
      json.key("threshold")
      if let threshold = report.threshold { json.literal("\(threshold)") } else { json.null() }
      json.key("outcomes")
      write(coverage.verdicts, into: &json)
      json.key("parts")
      write(coverage.parts, into: &json)
    }
  }

  private static func write(_ tally: Tally, into json: inout JSONWriter) {
    json.object(isInline: true) { json in
      json.key("covered")
      json.int(tally.covered)
      json.key("needed")
      json.int(tally.needed)
    }
  }

  // MARK: Failures

  private static func write(
    _ failure: TestResult,
    of report: PackTestReport,
    _ language: Language,
    into json: inout JSONWriter
  ) {
    json.object { json in
      json.key("rule_id")
      json.string(report.subject(of: failure))
      json.key("test")
      json.string(failure.name)
      json.key("place")
      json.string(report.placeText(of: failure.place))
      json.key("differences")
      json.array(failure.differences) { $0.string($1.text[language]) }
      json.key("expectations")
      json.array(failure.differences) { json, difference in
        json.object { json in
          json.key("what")
          json.string(difference.aspect.rawValue)
          json.key("expected")
          json.string(difference.expected[language])
          json.key("actual")
          json.string(difference.actual[language])
        }
      }
      json.key("setup_path")
      json.string(failure.setupPath)
      json.key("setup")
      json.string(failure.setupPath == nil ? failure.shownSetup : nil)
      json.key("condition")
      json.string(failure.trace?.condition)
      json.key("trace")
      if let trace = failure.trace {
        json.write(trace.parts, lines: LineTable(SourceBuffer(name: "setup", text: failure.setup)))
      } else {
        json.null()
      }
    }
  }

  // MARK: Coverage

  private static func write(
    _ coverage: RuleCoverage,
    of report: PackTestReport,
    _ language: Language,
    into json: inout JSONWriter
  ) {
    json.object { json in
      json.key("rule_id")
      json.string(report.pack.rules[coverage.rule].id)
      json.key("tests")
      json.int(coverage.tests)
      json.key("outcomes")
      json.object { json in
        for status in RuleCoverage.verdicts {
          json.key(named: status.rawValue)
          json.object(isInline: true) { json in
            json.key("tests")
            if case .shown(let count) = coverage.verdict(status) { json.int(count) } else { json.int(0) }
            json.key("impossible")
            if case .impossible(let reason) = coverage.verdict(status) {
              json.string(reason[language])
            } else {
              json.null()
            }
          }
        }
      }
      json.key("conditions")
      json.array(coverage.conditions) { json, condition in
        json.object { json in
          json.key("name")
          json.string(condition.name)
          json.key("parts")
          json.array(condition.parts) { write($1, of: report, into: &$0) }
        }
      }
    }
  }

  private static func write(_ part: PartCoverage, of report: PackTestReport, into json: inout JSONWriter) {
    let file = report.pack.files[part.file]
    json.object { json in
      json.key("expression")
      json.string(part.expression)
      json.key("path")
      json.string(file.path)
      json.key("location")
      json.writeLocation(of: part.range, lines: LineTable(file.tree.source))
      json.key("true")
      json.string(part.whileTrue.rawValue)
      json.key("false")
      json.string(part.whileFalse?.rawValue)
    }
  }
}
