import Diagnostics
import Engine
import Foundation
import FoundationXML
import Reports
import SourceText
import Testing

@Suite("JUnit XML")
struct JUnitReporterTests {
  private let sample = Sample()

  private func elements(_ text: String) throws -> [XMLElement] {
    let document = try XMLDocument(xmlString: text, options: .nodePreserveWhitespace)
    return try document.nodes(forXPath: "//testcase").compactMap { $0 as? XMLElement }
  }

  private func outcomes(_ text: String) throws -> [String] {
    try elements(text).map { element in
      (element.children ?? []).compactMap { ($0 as? XMLElement)?.name }.first ?? "passed"
    }
  }

  @Test("What does not make the run fail is skipped")
  func outcomes() throws {
    var warning = sample.failing
    warning.severity = .warning
    var broken = sample.failing
    broken.status = .error
    var beside = sample.passing
    beside.status = .notApplicable
    let results = [sample.failing, warning, broken, sample.unknown, sample.waived, sample.passing, beside]
    let report = sample.report(results, stages: sample.stages)
    let run = Sample.run()
    let usual = ["failure", "skipped", "error", "skipped", "skipped", "passed", "skipped"]
    #expect(try outcomes(written(JUnitReporter.self, [report])) == usual)
    var strict = usual
    strict[1] = "failure"
    #expect(
      try outcomes(written(JUnitReporter.self, [report], ReportOptions(run: run, failsFrom: .warning)))
        == strict
    )
    strict[3] = "failure"
    let unknownToo = ReportOptions(run: run, countsUnknown: true, failsFrom: .warning)
    #expect(try outcomes(written(JUnitReporter.self, [report], unknownToo)) == strict)
    let never = ReportOptions(run: run, failsFrom: nil)
    #expect(try outcomes(written(JUnitReporter.self, [report], never)).first == "skipped")
    // Nothing behind the stage that was asked about counts.
    let asked = ReportOptions(run: run, countsUnknown: true, stage: "prepare")
    #expect(try outcomes(written(JUnitReporter.self, [report], asked))[3] == "skipped")
  }

  @Test("Counts, messages and the text under a failure")
  func suite() throws {
    let report = sample.report([sample.failing, sample.unknown, sample.passing], stages: sample.stages)
    let text = written(JUnitReporter.self, [report])
    let document = try XMLDocument(xmlString: text)
    let suite = try #require(try document.nodes(forXPath: "/testsuites/testsuite").first as? XMLElement)
    let wanted = [
      "tests": "3", "failures": "1", "errors": "0", "skipped": "1", "name": "setup.yaml",
      "timestamp": "2026-05-01T00:00:00",
    ]
    for (name, value) in wanted { #expect(suite.attribute(forName: name)?.stringValue == value, "\(name)") }
    let failure = try #require(try document.nodes(forXPath: "//failure").first as? XMLElement)
    #expect(
      failure.attribute(forName: "message")?.stringValue == "travel-card holds $4.20; binding needs $5"
    )
    #expect(failure.stringValue?.contains("balance: 4.20") == true)
    #expect(failure.stringValue?.contains("= fix: top the card up") == true)
    let cases = try elements(text)
    #expect(
      cases[0].attribute(forName: "name")?.stringValue == "card-balance-covers-binding (cards[0].balance)"
    )
    #expect(cases[0].attribute(forName: "classname")?.stringValue == "setup")
  }

  @Test("It is well-formed whatever the texts", arguments: HostileText.all)
  func hostile(text: String) throws {
    let all = written(JUnitReporter.self, [HostileText.report(text)])
    let wanted = ["failure", "skipped", "skipped", "error", "skipped", "skipped", "passed", "skipped"]
    #expect(try outcomes(all) == wanted)
    let allowed = all.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
    #expect(allowed)
    #expect(try outcomes(HostileText.written(JUnitReporter.self, failure: text)) == ["error"])
  }
}
