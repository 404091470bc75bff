import Diagnostics
import Engine
import Reports
import Testing

@Suite("Concise report")
struct ConciseReporterTests {
  private let sample = Sample()

  @Test("One line a finding; lines of a message are joined")
  func findings() {
    var second = sample.failing
    second.severity = .warning
    second.place = .document
    second.message = "one\ntwo"
    let report = sample.report([sample.failing, second, sample.unknown, sample.passing, sample.waived])
    let expected = """
      setup.yaml:3:14: error[card-balance-covers-binding] travel-card holds $4.20; binding needs $5
      setup.yaml:1:1: warning[card-balance-covers-binding] one two

      """
    #expect(written(ConciseReporter.self, [report]) == expected)
  }

  @Test("Unknown results are shown when they count, all results when asked")
  func others() {
    let report = sample.report([sample.unknown, sample.passing, sample.waived])
    let unknown = "setup.yaml:1:1: unknown[signed-in] not known yet: account.signed_in\n"
    let run = Sample.run()
    #expect(written(ConciseReporter.self, [report], ReportOptions(run: run, countsUnknown: true)) == unknown)
    let all =
      unknown + """
        setup.yaml:2:3: pass[one-default-card] One card is the default
        setup.yaml:1:1: waived[account-kind-chosen] The kind of account is chosen

        """
    #expect(written(ConciseReporter.self, [report], ReportOptions(run: run, isVerbose: true)) == all)
  }
}
