package import Diagnostics
import Engine
import Rules

/// What became of mutants as JSON: every mutant with its fate.
package enum MutationJSON {
  /// Writes one object for all packs.
  package static func write(_ reports: [MutationReport], language: Language, into output: inout ByteWriter) {
    var json = JSONWriter(.indented)
    json.object { json in
      json.key("packs")
      json.array(reports) { json, report in
        json.object { write(report, language, into: &$0) }
      }
    }
    json.endLine()
    output.append(json.output.bytes)
  }

  private static func write(_ report: MutationReport, _ language: Language, into json: inout JSONWriter) {
    let summary = report.summary
    json.key("name")
    json.string(report.pack.name)
    json.key("mutants")
    json.int(summary.results.count)
    json.key("killed")
    json.int(summary.killed)
    json.key("equivalent")
    json.int(summary.equivalent)
    json.key("survived")
    json.int(summary.survivors)
    json.key("test_runs")
    json.int(summary.testRuns)
    json.key("results")
    json.array(summary.results) { json, result in
      json.object { write(result, report, language, into: &$0) }
    }
  }

  private static func write(
    _ result: MutantResult,
    _ report: MutationReport,
    _ language: Language,
    into json: inout JSONWriter
  ) {
    let mutant = result.mutant
    json.key("subject")
    json.string(result.subject)
    json.key("rule_id")
    json.string(result.ruleID)
    json.key("kind")
    json.string(mutant.kind.rawValue)
    json.key("place")
    json.string(report.placeText(of: mutant))
    json.key("old")
    json.string(mutant.old)
    json.key("new")
    json.string(mutant.new)
    json.key("fate")
    switch result.fate {
    case .killed(let rule, let test):
      json.string("killed")
      json.key("killed_by")
      json.object(isInline: true) { json in
        json.key("rule_id")
        json.string(rule)
        json.key("test")
        json.string(test)
      }
    case .equivalent(let reason):
      json.string("equivalent")
      json.key("proof")
      json.string(reason[language])
    case .survived(let test):
      json.string("survived")
      json.key("missing_test")
      json.string(test.map { $0.yaml.map { $0 + "\n" }.joined() })
      json.key("missing_test_rule")
      json.string(test?.ruleID)
    }
  }
}
