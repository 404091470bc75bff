import Diagnostics
import Engine
import Foundation
import Reports
import SourceText
import Testing

@Suite("SARIF")
struct SARIFReporterTests {
  private let sample = Sample()

  private func run(_ text: String) throws -> [String: Any] {
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  private func results(_ run: [String: Any]) throws -> [[String: Any]] {
    try #require(run["results"] as? [[String: Any]])
  }

  /// Follows keys and positions down into JSON.
  private func value(_ json: Any?, _ way: Any...) -> Any? {
    way.reduce(json) { json, step in
      if let key = step as? String { return (json as? [String: Any])?[key] }
      guard let index = step as? Int, let list = json as? [Any], list.indices.contains(index) else {
        return nil
      }
      return list[index]
    }
  }

  @Test("A result has its place in lines and bytes, what belongs to it, and the fix")
  func result() throws {
    let run = try run(written(SARIFReporter.self, [sample.report([sample.failing], stages: sample.stages)]))
    let result = try #require(try results(run).first)
    #expect(result["ruleId"] as? String == "card-balance-covers-binding")
    #expect(result["kind"] as? String == "fail")
    #expect(result["level"] as? String == "error")
    let place = value(result, "locations", 0, "physicalLocation")
    #expect(value(place, "artifactLocation", "uri") as? String == "setup.yaml")
    let region = try #require(value(place, "region") as? [String: Any])
    let numbers = ["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"]
    #expect(numbers.map { region[$0] as? Int } == [3, 14, 3, 18, 42, 4])
    #expect(value(region, "snippet", "text") as? String == "4.20")
    #expect(
      value(result, "locations", 0, "logicalLocations", 0, "fullyQualifiedName") as? String
        == "/cards/0/balance"
    )
    let related = value(result, "relatedLocations", 0)
    #expect(value(related, "id") as? Int == 1)
    #expect(value(related, "message", "text") as? String == "not bound yet")
    #expect(value(related, "physicalLocation", "region", "startLine") as? Int == 4)
    let replacement = value(result, "fixes", 0, "artifactChanges", 0, "replacements", 0)
    #expect(value(replacement, "insertedContent", "text") as? String == "5")
    #expect(value(replacement, "deletedRegion", "byteOffset") as? Int == 42)
    #expect(value(run, "columnKind") as? String == "unicodeCodePoints")
  }

  @Test("Only a verified suggestion whose bytes are known is a fix")
  func fixes() throws {
    func hasFix(_ suggestion: Suggestion) throws -> Bool {
      var result = sample.failing
      result.suggestion = suggestion
      return try results(run(written(SARIFReporter.self, [sample.report([result])])))[0]["fixes"] != nil
    }
    func suggestion(_ pointer: String, change: String?, verified: Bool, range: TextRange? = nil) -> Suggestion
    {
      Suggestion(
        pointer: pointer,
        comparison: ">=",
        value: "5",
        change: change,
        isVerified: verified,
        range: range
      )
    }
    #expect(try hasFix(suggestion("/cards/0/balance", change: "0.80", verified: true)))
    #expect(try !hasFix(suggestion("/cards/0/balance", change: "0.80", verified: false)))
    // Not written yet: the place is where it would be put.
    #expect(try !hasFix(suggestion("/cards/0/balance", change: nil, verified: true)))
    #expect(try !hasFix(suggestion("/top_up/amount", change: "0.80", verified: true)))
    let range = sample.range(of: "false")
    #expect(try hasFix(suggestion("/cards/0/bound", change: nil, verified: true, range: range)))
  }

  @Test("What passes is left out, what is accepted is suppressed, what is not known is open")
  func kinds() throws {
    var beside = sample.passing
    beside.status = .notApplicable
    let report = sample.report([sample.unknown, sample.waived, sample.passing, beside])
    let usual = try results(run(written(SARIFReporter.self, [report])))
    #expect(usual.map { $0["kind"] as? String } == ["open", "fail"])
    #expect(usual.map { $0["level"] as? String } == ["none", "warning"])
    #expect(value(usual[0], "properties", "missing") as? [String] == ["/account/signed_in"])
    #expect(value(usual[0], "suppressions") as? [String] == [])
    #expect(value(usual[1], "suppressions", 0, "status") as? String == "accepted")
    #expect(
      value(usual[1], "suppressions", 0, "justification") as? String
        == "Accepted on purpose: decided on Friday (until 2026-12-01)"
    )
    let options = ReportOptions(run: Sample.run(), isVerbose: true)
    let all = try results(run(written(SARIFReporter.self, [report], options)))
    #expect(all.map { $0["kind"] as? String } == ["open", "fail", "pass", "notApplicable"])
  }

  @Test("Rules are described once, and the run says how it went")
  func rules() throws {
    let report = sample.report([sample.failing, sample.unknown, sample.failing])
    let run = try run(written(SARIFReporter.self, [report]))
    let rules = try #require(value(run, "tool", "driver", "rules") as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["card-balance-covers-binding", "signed-in"])
    #expect(try results(run).map { $0["ruleIndex"] as? Int } == [0, 1, 0])
    #expect(value(rules[0], "defaultConfiguration", "level") as? String == "error")
    #expect(value(rules[0], "shortDescription", "text") as? String == "The card can be bound")
    #expect(value(rules[0], "fullDescription", "text") as? String == "binding charges it")
    #expect(
      value(rules[0], "help", "text") as? String
        == "binding charges it\n\n§0 \"at least five\" (A tutorial, 2025-04-23)"
    )
    #expect(value(run, "invocations", 0, "properties", "today") as? String == "2026-05-01")
    #expect(value(run, "automationDetails", "id") as? String == "validate/openai-billing/")
    #expect(value(run, "artifacts", 0, "location", "uri") as? String == "setup.yaml")
  }

  @Test(
    "A path is an address",
    arguments: [
      ("a/b.yaml", "a/b.yaml"), ("./a.yaml", "a.yaml"), ("a b%.yaml", "a%20b%25.yaml"), ("c:d", "c%3Ad"),
      ("/tmp/a.yaml", "file:///tmp/a.yaml"), ("<stdin>", "%3Cstdin%3E"), ("表.yaml", "%E8%A1%A8.yaml"),
    ]
  )
  func addresses(path: String, address: String) throws {
    let report = DocumentReport(
      path: path,
      index: 0,
      buffer: sample.buffer,
      results: [sample.failing],
      stages: [],
      isUsable: true
    )
    let run = try run(written(SARIFReporter.self, [report]))
    #expect(value(run, "artifacts", 0, "location", "uri") as? String == address)
    #expect((value(run, "artifacts", 0, "location", "uriBaseId") == nil) == path.hasPrefix("/"))
  }

  @Test("What is private is hidden in the snippet")
  func masked() throws {
    var sample = Sample("number: +447700900123\n")
    sample.privateTexts = ["+447700900123"]
    var result = self.sample.failing
    result.related = []
    result.suggestion = nil
    result.place = sample.place("/number", "+447700900123")
    let text = written(SARIFReporter.self, [sample.report([result])])
    #expect(!text.contains("447700900123"))
    #expect(text.contains("+44"))
  }

  @Test("A failed run says so in its invocation", arguments: HostileText.all)
  func failures(text: String) throws {
    let run = try run(HostileText.written(SARIFReporter.self, failure: text))
    #expect(try results(run).isEmpty)
    #expect(value(run, "invocations", 0, "executionSuccessful") as? Bool == false)
    let notices = value(run, "invocations", 0, "toolExecutionNotifications") as? [[String: Any]]
    #expect(notices?.count == 2)
    let all = try self.run(written(SARIFReporter.self, [HostileText.report(text)]))
    #expect(try results(all).count == 6)
    #expect(value(try results(all)[0], "message", "text") as? String != nil)
  }
}
