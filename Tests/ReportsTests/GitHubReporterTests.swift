import Diagnostics
import Engine
import Reports
import SourceText
import Testing

@Suite("GitHub annotations")
struct GitHubReporterTests {
  private let sample = Sample()

  @Test("A command a finding, with the place and what to do")
  func findings() {
    var second = sample.failing
    second.severity = .warning
    second.place = .document
    second.fix = nil
    var third = sample.failing
    third.severity = .info
    third.place = sample.place("", "balance: 4.20\n    bound")
    let report = sample.report([sample.failing, second, third, sample.unknown, sample.passing, sample.waived])
    let title = "title=card-balance-covers-binding"
    let message = "travel-card holds $4.20; binding needs $5"
    let expected = """
      ::error file=setup.yaml,line=3,col=14,endLine=3,endColumn=18,\(title)::\(message)%0Atop the card up
      ::warning file=setup.yaml,\(title)::\(message)
      ::notice file=setup.yaml,line=3,endLine=4,\(title)::\(message)%0Atop the card up

      """
    #expect(written(GitHubReporter.self, [report]) == expected)
  }

  @Test("Unknown facts when they count, accepted findings when asked")
  func others() {
    let report = sample.report([sample.unknown, sample.passing, sample.waived])
    let unknown = "file=setup.yaml,title=signed-in%2C not known yet::not known yet: account.signed_in\n"
    let run = Sample.run()
    #expect(
      written(GitHubReporter.self, [report], ReportOptions(run: run, countsUnknown: true))
        == "::warning \(unknown)"
    )
    #expect(
      written(GitHubReporter.self, [report], ReportOptions(run: run, isVerbose: true)) == """
        ::notice \(unknown)::notice file=setup.yaml,title=account-kind-chosen%2C accepted on purpose::The kind of \
        account is chosen

        """
    )
  }

  @Test("What would end a value is escaped")
  func escapes() {
    var result = sample.failing
    result.message = "100% a:b,c\r\n::error::x\u{1B}\t."
    result.fix = nil
    result.place = .document
    result.ruleID = "a:b,c%"
    let expected =
      "::error file=setup.yaml,title=a%3Ab%2Cc%25::100%25 a:b,c%0D%0A::error::x\u{241B} .\n"
    #expect(written(GitHubReporter.self, [sample.report([result])]) == expected)
  }

  @Test("Nothing breaks out of its line", arguments: HostileText.all)
  func hostile(text: String) {
    let all = written(
      GitHubReporter.self,
      [HostileText.report(text)],
      ReportOptions(run: Sample.run(), isVerbose: true)
    )
    let commands = all.split(separator: "\n", omittingEmptySubsequences: false)
    // Three that fail, one that broke, one unknown, one accepted; and nothing behind the last line break.
    #expect(commands.count == 7)
    for command in commands.dropLast() {
      #expect(
        command.hasPrefix("::error ") || command.hasPrefix("::warning ") || command.hasPrefix("::notice ")
      )
      #expect(!command.unicodeScalars.contains { $0.value < 0x20 })
    }
    let failed = HostileText.written(GitHubReporter.self, failure: text)
    #expect(failed.split(separator: "\n").count == 2)
  }
}
