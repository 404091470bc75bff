import Diagnostics
import Engine
import Foundation
import Reports
import SourceText
import Testing

@Suite("GitLab code quality")
struct GitLabReporterTests {
  private let sample = Sample()

  private func list(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test("An object a finding")
  func findings() throws {
    var second = sample.failing
    second.severity = .warning
    second.place = .document
    let report = sample.report([sample.failing, second, sample.unknown, sample.passing, sample.waived])
    let issues = try list(written(GitLabReporter.self, [report]))
    #expect(issues.map { $0["severity"] as? String } == ["major", "minor"])
    #expect(issues.map { $0["check_name"] as? String } == [sample.failing.ruleID, sample.failing.ruleID])
    let location = try #require(issues[0]["location"] as? [String: Any])
    #expect(location["path"] as? String == "setup.yaml")
    #expect((location["lines"] as? [String: Int]) == ["begin": 3, "end": 3])
    let description = "travel-card holds $4.20; binding needs $5\ntop the card up"
    #expect(issues[0]["description"] as? String == description)
  }

  @Test("Nothing found is an empty list, and so is a run without documents")
  func empty() throws {
    #expect(try list(written(GitLabReporter.self, [sample.report([sample.passing])])).isEmpty)
    #expect(try list(written(GitLabReporter.self, [])).isEmpty)
  }

  @Test("Fingerprints are unique, and the same in each run")
  func unique() throws {
    let report = sample.report([sample.failing, sample.failing, sample.failing])
    let once = try list(written(GitLabReporter.self, [report])).map { $0["fingerprint"] as? String ?? "" }
    let again = try list(written(GitLabReporter.self, [report])).map { $0["fingerprint"] as? String ?? "" }
    #expect(Set(once).count == 3)
    #expect(once == again)
    #expect(once.allSatisfy { $0.utf8.count == 32 })
  }

  @Test("It is valid JSON whatever the texts", arguments: HostileText.all)
  func hostile(text: String) throws {
    let issues = try list(written(GitLabReporter.self, [HostileText.report(text)]))
    #expect(issues.count == 4)
    #expect(issues[0]["description"] as? String == text + "\n" + text)
    #expect(try list(HostileText.written(GitLabReporter.self, failure: text)).count == 2)
  }
}
