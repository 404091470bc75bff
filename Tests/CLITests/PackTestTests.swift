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

  // MARK: Proposals

  @Test(
    "Tests are proposed from a rule's conditions, without what its tests show",
    arguments: [
      ("box-weight.en.txt", ["--lang=en", "-v"]), ("door.zh-Hans.txt", ["--lang=zh-Hans"]),
      ("lights.json", ["-fjson"]),
    ]
  )
  func proposals(golden: String, words: [String]) throws {
    let rule = String(golden.prefix { $0 != "." })
    let run = try CommandRun.run(["test", Self.failing, "--suggest", rule] + words)
    #expect(run.exitCode == 0)
    expectGolden(run.output, "Tests/Goldens/test-suggest-\(golden)")
  }

  @Test(
    "What no tests can be proposed for",
    arguments: [
      ("no-such-rule", "there is no rule 'no-such-rule'"), ("signed-on", "there is no rule 'signed-on'"),
      ("no-secrets", "no-secrets looks at the text; it has no condition to make tests from"),
    ]
  )
  func noProposals(rule: String, message: String) throws {
    let run = try CommandRun.run(["test", "--suggest", rule, "--lang=en"])
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("validate: error: \(message)"), "\(run.errors)")
    #expect(try CommandRun.run(["test", "--suggest=signed-in", "-ftap"]).exitCode == 2)
  }

  /// The text of a pack's file without the tests of its rules.
  private func withoutTests(_ text: String) -> String {
    var result: [Substring] = []
    var isInTests = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "    tests:" {
        isInTests = true
        continue
      }
      if isInTests, line.isEmpty || line.hasPrefix("      ") { continue }
      isInTests = false
      result.append(line)
    }
    return result.joined(separator: "\n") + "\n"
  }

  @Test(
    "Proposals for rules without tests can be pasted as they are: all pass, and hardly anything is left to cover",
    arguments: [("rules/_template", 0), ("rules/openai-billing", 3)]
  )
  func proposalsFromNothing(pack: String, open: Int) throws {
    let folder = try TemporaryFolder()
    let files = try FileManager.default.contentsOfDirectory(atPath: PackageRoot.file(pack))
      .filter { $0.hasSuffix(".yaml") && $0 != "fixtures.yaml" }
    var texts: [String: String] = [:]
    for file in files {
      let text = try String(contentsOfFile: PackageRoot.file("\(pack)/\(file)"), encoding: .utf8)
      var bare = withoutTests(text).replacing("  - fixtures.yaml\n", with: "")
      if let fixtures = bare.range(of: "\n# Whole setups") { bare.removeSubrange(fixtures.lowerBound...) }
      texts[file] = bare + "\n"
      try folder.write(bare + "\n", to: file)
    }
    for (file, text) in texts {
      var parts = text.components(separatedBy: "\n  - id: ")
      for index in parts.indices.dropFirst() where parts[index].contains("\n    check:") {
        let rule = String(parts[index].prefix { $0 != "\n" })
        let run = try CommandRun.run(["test", "--suggest", rule, folder.path])
        #expect(run.exitCode == 0, "\(run.errors)")
        // Comments before the next rule stay where they are.
        var lines = parts[index].split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.lastIndex { !$0.isEmpty && !$0.hasPrefix("  #") } ?? 0
        lines.insert("    tests:\n\(run.output)", at: end + 1)
        parts[index] = lines.joined(separator: "\n")
      }
      texts[file] = parts.joined(separator: "\n  - id: ")
    }
    for (file, text) in texts { try folder.write(text, to: file) }
    let run = try CommandRun.run(
      ["test", folder.path, "-fjson"] + (pack == "rules/_template" ? [] : ["--ignore=no-secrets"])
    )
    let report = try #require((object(run.output)["packs"] as? [[String: Any]])?.first, "\(run.errors)")
    #expect(report["failed"] as? Int == 0)
    let coverage = try #require(report["coverage"] as? [String: Any])
    let missing = try ["outcomes", "parts"].reduce(0) { sum, key in
      let tally = try #require(coverage[key] as? [String: Int])
      return sum + (tally["needed"] ?? 0) - (tally["covered"] ?? 0)
    }
    #expect(missing <= open)
  }

  // MARK: Fixtures

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

  @Test("--threshold decides with --mutate too, and what says nothing together is refused")
  func thresholdAndMutation() throws {
    let folder = try TemporaryFolder()
    let pack = folder.path + "/pack"
    try FileManager.default.copyItem(atPath: PackageRoot.file("rules/_template"), toPath: pack)
    let file = pack + "/pack.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let without = text.replacing(/\n *- \{name: at the limit,[^\n]*/, with: "")
    try #require(without != text)
    try without.write(toFile: file, atomically: true, encoding: .utf8)
    let plain = try CommandRun.run(["test", pack, "--threshold", "100"])
    #expect(plain.exitCode == 1)
    #expect(try CommandRun.run(["test", pack, "--threshold", "100", "--mutate"]).output == plain.output)
    #expect(try CommandRun.run(["test", pack, "--mutate"]).output.contains("mutants"))
    for (one, other) in [
      ("--suggest=x", "--mutate"), ("--suggest=x", "--threshold=1"), ("--mutate", "--coverage"),
    ] {
      let run = try CommandRun.run(["test", pack, one, other])
      let names = [one, other].map { "'\($0.prefix { $0 != "=" })'" }
      #expect(run.errors == "validate: error: \(names[0]) and \(names[1]) exclude each other\n")
      #expect(run.exitCode == 2)
    }
  }
}
