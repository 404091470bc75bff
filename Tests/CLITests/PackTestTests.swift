import Foundation
import TestSupport
import Testing

@Suite("validate test")
struct PackTestTests {
  private static let failing = "fixtures/packs/failing"

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(
    "Tests that fail are shown with their place, the setup, what is different and the condition",
    arguments: [
      ("en.txt", ["--coverage", "--lang=en"]), ("zh-Hans.txt", ["--coverage", "--lang=zh-Hans"]),
      ("json", ["-fjson", "--lang=en"]), ("junit", ["-fjunit", "--threshold=90", "--lang=en"]),
      ("tap", ["-ftap", "--threshold=90", "--lang=zh-Hans"]),
    ]
  )
  func failures(golden: String, words: [String]) throws {
    let run = try CommandRun.run(["test", Self.failing] + words)
    expectGolden(run.output, "Tests/Goldens/test-failing.\(golden)")
    #expect(run.exitCode == 1)
    #expect(run.errors == "")
  }

  @Test("The bundled pack: all tests pass, and all is covered, with reasons for what can't happen")
  func bundled() throws {
    let run = try CommandRun.run(["test", "--threshold=100", "--coverage", "-v", "--lang=en"])
    #expect(run.exitCode == 0)
    let report = try object(CommandRun.run(["test", "-fjson", "--threshold=100"]).output)
    let pack = try #require((report["packs"] as? [[String: Any]])?.first)
    #expect(pack["failed"] as? Int == 0)
    let coverage = try #require(pack["coverage"] as? [String: Any])
    #expect(coverage["percent"] as? Double == 100)
    // What can't happen counts for nothing, and there is not much of it.
    let rules = try #require(pack["rules"] as? [[String: Any]])
    var reasons: [String: Int] = [:]
    for rule in rules {
      for outcome in try #require(rule["outcomes"] as? [String: [String: Any]]).values {
        if let reason = outcome["impossible"] as? String { reasons[reason, default: 0] += 1 }
      }
    }
    #expect(
      reasons == [
        "it looks at the text, not at facts": 2, "it has no 'when'": 6, "'check' is always false": 1,
      ]
    )
    #expect(run.output.contains("signed-in: not_applicable can't happen: it has no 'when'\n"))
    let parts = try #require(coverage["parts"] as? [String: Int])
    #expect(parts["covered"] == parts["needed"] && (parts["needed"] ?? 0) >= 138)
  }

  @Test("The formats of the bundled pack's tests", arguments: ["junit", "tap"])
  func formats(format: String) throws {
    let run = try CommandRun.run(["test", "--lang=en", "-f", format])
    #expect(run.exitCode == 0)
    #expect(
      run.output.contains(format == "tap" ? "ok 1 - no-secrets: an ordinary setup\n" : "failures=\"0\"")
    )
  }

  @Test(
    "Which tests run",
    arguments: [
      (["--run=signed-in/*"], "openai-billing: 5 tests passed, 0 failed\n", 0),
      (["--run", "signed-in/not ?aid"], "openai-billing: 1 test passed, 0 failed\n", 0),
      (["--run=*/one cent short"], "openai-billing: 3 tests passed, 0 failed\n", 0),
      (["--run=fixtures/*"], "openai-billing: 6 tests passed, 0 failed\n", 0),
      (["--run=signed-in", "--lang=en"], "", 2), (["--run=fixtures/*", "--select=signed-in"], "", 2),
      (["--threshold=101"], "", 2), (["--threshold=all"], "", 2), (["-fsarif"], "", 2),
      (["--run=signed-in/signed in", "--threshold=2"], nil, 1),
      (["--run=signed-in/signed in", "--threshold=0"], nil, 0),
    ] as [([String], String?, Int32)]
  )
  func selection(words: [String], output: String?, code: Int32) throws {
    let run = try CommandRun.run(["test"] + words)
    #expect(run.exitCode == code, "\(run.output)\(run.errors)")
    if let output { #expect(run.output == output) }
  }

  @Test("No test at all is an error, in every format")
  func noTests() throws {
    let run = try CommandRun.run(["test", "--run=nothing", "--lang=en"])
    #expect(
      run.errors == """
        validate: error: there is no test to run
          no test is called 'nothing', as RULE/NAME; '*' stands for any text

        """
    )
    let json = try object(CommandRun.run(["test", "--run=nothing", "-fjson"]).output)
    #expect((json["error"] as? [String: Any])?["kind"] as? String == "usage")
    #expect(
      try CommandRun.run(["test", "--run=nothing", "-fjunit"]).output.contains("<error type=\"usage\"")
    )
    #expect(try CommandRun.run(["test", "--run=nothing", "-ftap"]).output.contains("Bail out!"))
  }

  @Test("A gate on what is covered")
  func threshold() throws {
    let words = ["test", "rules/_template", "--lang=en", "--run=bag-weight/at the limit"]
    let run = try CommandRun.run(words + ["--threshold=12.5"])
    #expect(run.exitCode == 1)
    #expect(run.output.hasSuffix("\ncoverage is 10.5 %, and 12.5 % is asked for\n"), "\(run.output)")
    #expect(run.output.contains("[bag-weight] not all of 'check' is shown\n"))
    #expect(try CommandRun.run(words + ["--threshold=10.5"]).exitCode == 0)
  }

  @Test("A fixture whose file is not there is a mistake of the pack")
  func missingFile() throws {
    let folder = try TemporaryFolder()
    let pack = try String(contentsOfFile: PackageRoot.file("rules/_template/pack.yaml"), encoding: .utf8)
    let schema = try String(
      contentsOfFile: PackageRoot.file("rules/_template/setup.schema.yaml"),
      encoding: .utf8
    )
    try folder.write(pack, to: "pack.yaml")
    try folder.write(schema, to: "setup.schema.yaml")
    let run = try CommandRun.run(["test", ".", "--lang=en"], in: folder.path)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("fixtures/weekend.yaml"), "\(run.errors)")
    // Whoever only checks setups needs no fixtures.
    let check = try CommandRun.run(
      ["-", "--rules=.", "-fconcise"],
      input: Array("bags: []\n".utf8),
      in: folder.path
    )
    #expect(check.exitCode == 0)
  }
}
