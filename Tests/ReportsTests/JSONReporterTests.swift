import Diagnostics
import Engine
import Foundation
import Reports
import SourceText
import Testing

@Suite("JSON reports")
struct JSONReporterTests {
  private let sample = Sample()

  private var document: DocumentReport {
    sample.report([sample.failing, sample.unknown, sample.waived, sample.passing], stages: sample.stages)
  }

  @Test("One failing result, to the letter")
  func json() {
    let expected = """
      {
        "schema_version": "1.0",
        "tool": {"name": "validate", "version": "0.1.0"},
        "packs": [
          {"name": "openai-billing", "version": "1.0.0"}
        ],
        "today": "2026-05-01",
        "language": "en",
        "parameters": {
          "binding_minimum": "5"
        },
        "summary": {
          "valid": false,
          "files": 1,
          "documents": 1,
          "pass": 0,
          "fail": 1,
          "unknown": 0,
          "not_applicable": 0,
          "waived": 0,
          "error": 0,
          "errors": 1,
          "warnings": 0,
          "infos": 0
        },
        "files": [
          {
            "path": "setup.yaml",
            "documents": [
              {
                "index": 0,
                "valid": false,
                "stages": [
                  {"id": "prepare", "title": "Prepare", "state": "blocked", \
      "blocked_by": ["card-balance-covers-binding"], "unknown_because": []}
                ],
                "results": [
                  {
                    "rule_id": "card-balance-covers-binding",
                    "status": "fail",
                    "severity": "error",
                    "stage": "prepare",
                    "title": "The card can be bound",
                    "message": "travel-card holds $4.20; binding needs $5",
                    "fix": "top the card up",
                    "instance_path": "/cards/0/balance",
                    "location": {"start": {"line": 3, "column": 14, "offset": 42}, \
      "end": {"line": 3, "column": 18, "offset": 46}},
                    "label": "0.80 short",
                    "related": [
                      {"instance_path": "/cards/0/bound", \
      "location": {"start": {"line": 4, "column": 12, "offset": 58}, \
      "end": {"line": 4, "column": 17, "offset": 63}}, "message": "not bound yet"}
                    ],
                    "missing": [],
                    "suggestion": {"instance_path": "/cards/0/balance", "operator": ">=", "value": 5, \
      "change": "0.80", "verified": true},
                    "source": {"section": "0", "quote": "at least five", "title": "A tutorial", \
      "date": "2025-04-23", "url": null},
                    "why": "binding charges it",
                    "waiver": null
                  }
                ]
              }
            ]
          }
        ]
      }

      """
    let report = sample.report([sample.failing], stages: Array(sample.stages.prefix(1)))
    #expect(written(JSONReporter.self, [report]) == expected)
  }

  @Test("Each document is a line, the summary the last")
  func ndjson() {
    let lines = written(NDJSONReporter.self, [document, sample.report([sample.unknown], index: 1)])
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[3].isEmpty)
    #expect(
      lines[1] == """
        {"path":"setup.yaml","today":"2026-05-01","index":1,"valid":true,"stages":[],"results":[\
        {"rule_id":"signed-in","status":"unknown","severity":"error","stage":"sign-in",\
        "title":"You are signed in","message":"not known yet: account.signed_in","fix":null,\
        "instance_path":"","location":null,"label":null,"related":[],"missing":["/account/signed_in"],\
        "suggestion":null,"source":null,"why":null,"waiver":null}]}
        """
    )
    #expect(
      lines[2] == """
        {"summary":{"valid":false,"files":1,"documents":2,"pass":1,"fail":1,"unknown":2,\
        "not_applicable":0,"waived":1,"error":0,"errors":1,"warnings":0,"infos":0}}
        """
    )
  }

  @Test("Both formats say the same, and it is JSON")
  func formatsAgree() throws {
    let all = try object(written(JSONReporter.self, [document]))
    let files = try #require(all["files"] as? [[String: Any]])
    let documents = try #require(files.first?["documents"] as? [[String: Any]])
    let line = written(NDJSONReporter.self, [document]).split(separator: "\n").first.map(String.init)
    var single = try object(#require(line))
    single["path"] = nil
    single["today"] = nil
    #expect(try #require(documents.first) as NSDictionary == single as NSDictionary)
  }

  @Test("Documents of one file are together; index 0 begins a file, even of the same name")
  func files() throws {
    let documents = [0, 1, 2, 0, 1].map { sample.report([], index: $0) }
    let files = try #require(object(written(JSONReporter.self, documents))["files"] as? [[String: Any]])
    #expect(files.map { ($0["documents"] as? [Any])?.count } == [3, 2])
  }

  @Test("Quiet leaves out what is no finding, and documents without one")
  func quiet() throws {
    let fine = sample.report([sample.passing, sample.unknown], index: 1)
    let options = ReportOptions(run: Sample.run(), isQuiet: true)
    let lines = written(NDJSONReporter.self, [document, fine], options).split(separator: "\n")
    #expect(lines.count == 2)
    let results = try #require(object(String(lines[0]))["results"] as? [[String: Any]])
    #expect(results.map { $0["status"] as? String } == ["fail", "waived"])
    var strict = options
    strict.countsUnknown = true
    #expect(written(NDJSONReporter.self, [document, fine], strict).split(separator: "\n").count == 3)
  }

  @Test(
    "Strings are escaped, and nothing more than needed",
    arguments: [
      ("plain", "plain"), ("\"\\/", "\\\"\\\\/"), ("\u{08}\t\n\u{0C}\r", "\\b\\t\\n\\f\\r"),
      ("\u{00}\u{01}\u{1F}\u{7F}", "\\u0000\\u0001\\u001f\u{7F}"), ("至少5美元🙂", "至少5美元🙂"), ("", ""),
      ("a\"", "a\\\""), ("\"a", "\\\"a"),
    ]
  )
  func escapes(text: String, expected: String) {
    var json = JSONWriter(.compact)
    json.string(text)
    #expect(String(decoding: json.output.bytes, as: UTF8.self) == "\"\(expected)\"")
  }

  @Test(
    "Whole numbers of every length",
    arguments: [0, 9, 10, -1, 1_234_567, Int.max, Int.min]
  )
  func numbers(number: Int) {
    var json = JSONWriter(.compact)
    json.int(number)
    #expect(String(decoding: json.output.bytes, as: UTF8.self) == "\(number)")
  }

  @Test("A rule that speaks differently in the next document is not taken from the cache")
  func cache() throws {
    var other = sample.failing
    other.title = "Another title"
    other.severity = .warning
    let documents = [sample.failing, other, sample.failing].enumerated()
      .map { sample.report([$0.element], index: $0.offset) }
    let lines = written(NDJSONReporter.self, documents).split(separator: "\n")
    #expect(lines[1].contains("\"severity\":\"warning\",\"stage\":\"prepare\",\"title\":\"Another title\""))
    #expect(
      lines[2].contains("\"severity\":\"error\",\"stage\":\"prepare\",\"title\":\"The card can be bound\"")
    )
  }

  @Test("A failed run is a report too")
  func failure() throws {
    let buffer = SourceBuffer(name: "pack.yaml", text: "a: 1\nb: 2\n")
    let diagnostic = Diagnostic(
      "cel-type",
      LocalizedText("no such field"),
      at: TextRange(8, 9),
      hint: LocalizedText("did you mean x?")
    )
    let failure = RunFailure(
      .rulePack,
      LocalizedText("the pack has 1 error"),
      findings: [RunFailure.Finding(diagnostic, in: buffer)]
    )
    var output = ByteWriter()
    JSONReporter.report(failure, of: Sample.failedRun, into: &output)
    let all = try object(String(decoding: output.bytes, as: UTF8.self))
    #expect(
      Set(all.keys) == [
        "schema_version", "tool", "packs", "today", "language", "parameters", "summary", "files", "error",
      ]
    )
    let error = try #require(all["error"] as? [String: Any])
    #expect(error["kind"] as? String == "rule-pack")
    let location = [
      "start": ["line": 2, "column": 4, "offset": 8], "end": ["line": 2, "column": 5, "offset": 9],
    ]
    let expected: [String: Any] = [
      "path": "pack.yaml", "code": "cel-type", "severity": "error", "message": "no such field",
      "hint": "did you mean x?", "location": location,
    ]
    #expect(error["diagnostics"] as? [NSDictionary] == [expected as NSDictionary])
    var text = ByteWriter()
    failure.writeText(language: .english, look: Look(), into: &text)
    #expect(
      String(decoding: text.bytes, as: UTF8.self) == """
        error[cel-type]: no such field
         --> pack.yaml:2:4
          |
        2 | b: 2
          |    ^
          |
          = help: did you mean x?

        validate: error: the pack has 1 error

        """
    )
  }

  private func object(_ text: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }
}
