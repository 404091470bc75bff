import Diagnostics
import Engine
import Reports
import SourceText
import Testing

@Suite("TAP")
struct TAPReporterTests {
  private let sample = Sample()

  @Test("A subtest a document, with what is wrong in YAML")
  func subtest() {
    var warning = sample.failing
    warning.severity = .warning
    warning.place = .document
    warning.related = []
    warning.suggestion = nil
    warning.source = nil
    var beside = sample.passing
    beside.status = .notApplicable
    let report = sample.report(
      [sample.failing, warning, sample.unknown, sample.waived, sample.passing, beside],
      stages: sample.stages
    )
    let expected = #"""
      TAP version 14
      # validate 0.1.0, openai-billing 1.0.0; today is 2026-05-01
      # Subtest: setup.yaml
          1..6
          not ok 1 - card-balance-covers-binding (cards[0].balance): travel-card holds $4.20; binding needs $5
            ---
            message: "travel-card holds $4.20; binding needs $5"
            severity: "error"
            status: "fail"
            stage: "prepare"
            instance_path: "/cards/0/balance"
            at:
              file: "setup.yaml"
              line: 3
              column: 14
            found: "4.20"
            label: "0.80 short"
            fix: "top the card up"
            suggestion: "make cards[0].balance at least 5 (+0.80)"
            source: "§0 \"at least five\" (A tutorial, 2025-04-23)"
            ...
          not ok 2 - card-balance-covers-binding: travel-card holds $4.20; binding needs $5 # TODO warning
            ---
            message: "travel-card holds $4.20; binding needs $5"
            severity: "warning"
            status: "fail"
            stage: "prepare"
            label: "0.80 short"
            fix: "top the card up"
            ...
          ok 3 - signed-in: not known yet: account.signed_in # SKIP Not known yet
          not ok 4 - account-kind-chosen: The kind of account is chosen # TODO Accepted on purpose: decided on Friday (until 2026-12-01)
            ---
            message: "The kind of account is chosen"
            severity: "warning"
            status: "waived"
            stage: "bind-card"
            ...
          ok 5 - one-default-card (cards): One card is the default
          ok 6 - one-default-card (cards): One card is the default # SKIP Not applicable
      not ok 1 - setup.yaml
      1..1
      # 1 error, 1 warning; 1 passed, 1 unknown, 1 waived, 1 not applicable in 1 document; today is 2026-05-01

      """#
    #expect(written(TAPReporter.self, [report]) == expected)
  }

  @Test("A document fails exactly when something in it makes the run fail")
  func verdict() {
    let run = Sample.run()
    func last(
      _ results: [RuleResult],
      _ options: ReportOptions = ReportOptions(run: Sample.run())
    ) -> Substring? {
      written(TAPReporter.self, [sample.report(results)], options).split(separator: "\n").first {
        $0.hasSuffix("1 - setup.yaml")
      }
    }
    var warning = sample.failing
    warning.severity = .warning
    #expect(last([sample.failing]) == "not ok 1 - setup.yaml")
    #expect(last([warning, sample.waived, sample.unknown]) == "ok 1 - setup.yaml")
    #expect(last([warning], ReportOptions(run: run, failsFrom: .warning)) == "not ok 1 - setup.yaml")
    #expect(last([sample.unknown], ReportOptions(run: run, countsUnknown: true)) == "not ok 1 - setup.yaml")
  }

  @Test("No text makes a line or a directive of its own", arguments: HostileText.all)
  func hostile(text: String) {
    let options = ReportOptions(run: Sample.run(), isVerbose: true)
    let lines = written(TAPReporter.self, [HostileText.report(text)], options).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }.count == 1)
    #expect(lines.filter { $0 == "      ---" }.count == lines.filter { $0 == "      ..." }.count)
    let points = lines.filter { $0.hasPrefix("    ok ") || $0.hasPrefix("    not ok ") }
    let directives = points.filter { $0.contains(" # TODO ") || $0.contains(" # SKIP ") }
    #expect(points.count == 8)
    #expect(directives.count == 5, "\(directives)")
    #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } })
    let failed = HostileText.written(TAPReporter.self, failure: text).split(separator: "\n")
    #expect(failed.count == 3)
    #expect(failed.last?.hasPrefix("Bail out! ") == true)
  }
}
