import Foundation
import Platform
import TestSupport
import Testing

@Suite("validate check")
struct CheckTests {
  /// A setup whose only finding of severity error is a balance that is too small.
  static let short = """
    account: {signed_in: true, kind: individual}
    cards:
      - {name: travel-card, balance: 4.99, bound: false}

    """
  static let binding = "card-balance-covers-binding"

  private func check(
    _ words: [String],
    input: String = CheckTests.short,
    environment: [String: String] = [:]
  ) throws -> CommandRun {
    try CommandRun.run(words, input: Array(input.utf8), environment: environment)
  }

  private func object(_ run: CommandRun) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func results(_ run: CommandRun) throws -> [[String: Any]] {
    let files = try #require(try object(run)["files"] as? [[String: Any]])
    let documents = files.flatMap { $0["documents"] as? [[String: Any]] ?? [] }
    return documents.flatMap { $0["results"] as? [[String: Any]] ?? [] }
  }

  // MARK: Exit codes

  @Test(
    "Exit codes by level, for one rule that fails, one that warns, one that is unknown, one that passes",
    arguments: [
      (binding, [:], [1, 1, 1, 0]),
      ("account-kind-chosen", ["kind: individual": "kind: robot"], [0, 1, 1, 0]),
      ("top-up-within-range", [:], [0, 0, 1, 0]),
      ("signed-in", [:], [0, 0, 0, 0]),
      (binding, ["4.99": "5.00"], [0, 0, 0, 0]),
      (binding, ["4.99": "\"$4.99\""], [1, 1, 1, 0]),
    ]
  )
  func levels(rule: String, changes: [String: String], codes: [Int32]) throws {
    var setup = Self.short
    for (old, new) in changes { setup = setup.replacing(old, with: new) }
    for (level, code) in zip(["error", "warning", "unknown", "never"], codes) {
      let run = try check(["-", "--select", rule, "--fail-on", level], input: setup)
      #expect(run.exitCode == code, "\(level): \(run.output)")
    }
  }

  @Test("What cannot be used is 2 at any level", arguments: ["a: [", "", "# nothing\n"])
  func unusable(setup: String) throws {
    #expect(try check(["-", "--fail-on=never"], input: setup).exitCode == 2)
  }

  @Test("An input that is missing does not stop the others")
  func missing() throws {
    let run = try check(["fixtures/ok/ready.yaml", "no-such-file.yaml", "-", "-fjson"])
    #expect(run.exitCode == 2)
    #expect(run.errors == "")
    let report = try object(run)
    let files = try #require(report["files"] as? [[String: Any]])
    #expect(
      files.map { $0["path"] as? String } == ["fixtures/ok/ready.yaml", "no-such-file.yaml", "<stdin>"]
    )
    let documents = try #require(files[1]["documents"] as? [[String: Any]])
    let results = try #require(documents.first?["results"] as? [[String: Any]])
    #expect(documents.count == 1 && documents[0]["index"] as? Int == 0 && results.count == 1)
    #expect(results[0]["rule_id"] as? String == "unreadable-file")
    #expect(results[0]["message"] as? String == "this input can't be read: no such file or folder")
    #expect((report["summary"] as? [String: Any])?["files"] as? Int == 3)
  }

  @Test(
    "Whether a stage is ready",
    arguments: [
      ("prepare", binding, "error", 1), ("sign-in", binding, "error", 1),
      ("sign-in", "signed-in", "error", 0),
      ("sign-in", "card-bound", "error", 0), ("bind-card", "card-bound", "error", 1),
      ("top-up", "top-up-within-range", "error", 0), ("top-up", "top-up-within-range", "unknown", 1),
      ("prepare", "top-up-within-range", "unknown", 0), ("bind-card", "card-bound", "never", 0),
    ]
  )
  func stages(stage: String, rule: String, level: String, code: Int32) throws {
    let run = try check(["-", "--stage", stage, "--select", rule, "--fail-on", level])
    #expect(run.exitCode == code, "\(run.output)")
  }

  @Test("A misspelt key counts, whatever stage is asked for")
  func stageAndTypos() throws {
    let run = try check(["-", "--stage=sign-in", "--select=signed-in"], input: Self.short + "topup: 1\n")
    #expect(run.exitCode == 1)
  }

  @Test("Asking for a stage makes its rules apply")
  func stageAsked() throws {
    let setup = "api: {phone_verified: false, keys: 0}\n"
    let rule = "phone-verified-before-key"
    #expect(try check(["-", "--select", rule], input: setup).exitCode == 0)
    #expect(try check(["-", "--select", rule, "--stage=create-key"], input: setup).exitCode == 1)
  }

  // MARK: Choice of rules

  @Test(
    "Rules are chosen by id, glob and stage",
    arguments: [
      (["--select=signed-in"], ["signed-in"]),
      (["--select=signed-in,card-bound"], ["signed-in", "card-bound"]),
      (["--select=signed-in", "--select=card-bound"], ["signed-in", "card-bound"]),
      (["--select=charges-*"], ["charges-not-failing", "charges-one-from-ban"]),
      (["--select=s?gned-in"], ["signed-in"]),
      (["--select=stage:spend", "--ignore=ch*,credit*"], ["spend-within-credit", "auto-recharge-uncapped"]),
    ]
  )
  func selection(words: [String], rules: [String]) throws {
    let run = try check(["-", "-fjson"] + words)
    #expect(try Set(results(run).compactMap { $0["rule_id"] as? String }) == Set(rules))
  }

  @Test("Built-in findings can be ignored, except those that say the document is unusable")
  func ignoreBuiltIn() throws {
    let setup = Self.short.replacing("4.99", with: "5") + "topup: 1\n"
    #expect(try check(["-", "--select=signed-in"], input: setup).exitCode == 1)
    #expect(try check(["-", "--select=signed-in", "--ignore=unknown-key"], input: setup).exitCode == 0)
    let run = try check(["-", "--ignore=yaml-syntax"], input: "a: [")
    #expect(run.errors.hasPrefix("validate: error: there is no rule 'yaml-syntax'"))
  }

  @Test("Parameters change the rules, and the report states them")
  func parameters() throws {
    let words = ["-", "--select", Self.binding, "-fjson", "--param", "today=2030-02-28"]
    #expect(try check(words).exitCode == 1)
    for minimum in ["4.99", "$4.99", "4"] {
      let run = try check(words + ["--param", "binding_minimum=\(minimum)"])
      #expect(run.exitCode == 0)
      let report = try object(run)
      let expected = minimum.replacing("$", with: "")
      #expect((report["parameters"] as? [String: String])?["binding_minimum"] == expected)
      #expect(report["today"] as? String == "2030-02-28")
    }
    #expect(try check(words + ["--param", "binding_minimum=5.00"]).exitCode == 1)
  }

  // MARK: Inputs

  @Test("Standard input has the name it is given, and is JSON when that says so")
  func standardInput() throws {
    let run = try check(["-", "--stdin-filename=my.setup.yaml", "-fconcise", "--select", Self.binding])
    #expect(run.output.hasPrefix("my.setup.yaml:3:34: error[\(Self.binding)] "), "\(run.output)")
    let json = "{\"account\": {\"signed_in\": false,}}"
    #expect(try check(["-", "--select=signed-in"], input: json).exitCode == 1)
    let strict = try check(["-", "--stdin-filename=x.json", "--select=signed-in", "-fconcise"], input: json)
    #expect(strict.exitCode == 2)
    #expect(strict.output.hasPrefix("x.json:1:32: error[yaml-syntax] "), "\(strict.output)")
  }

  @Test("The command may be written or not; a file named like a command has a path")
  func commandWord() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.short, to: "test")
    try folder.write(Self.short, to: "check")
    let options = ["-fconcise", "--select", Self.binding]
    for words in [["./test"], ["check", "test"], ["check", "check"], ["--", "test"]] {
      let run = try CommandRun.run(options + words, in: folder.path)
      #expect(run.exitCode == 1, "\(words): \(run.errors)")
      #expect(run.output.hasPrefix("\(words.last ?? ""):3:34: "))
    }
  }

  @Test("A path is checked once; a folder's files come in order")
  func order() throws {
    let folder = try TemporaryFolder()
    for name in ["b.setup.yaml", "setup.yaml", "a/setup.yml", "a.setup.yml", "other.yaml", ".git/setup.yaml"]
    {
      try folder.write(Self.short, to: name)
    }
    let run = try CommandRun.run(["setup.yaml", ".", "setup.yaml", "-fjson"], in: folder.path)
    let files = try #require(try object(run)["files"] as? [[String: Any]])
    let paths = files.compactMap { $0["path"] as? String }
    #expect(paths == ["setup.yaml", "./a/setup.yml", "./a.setup.yml", "./b.setup.yaml", "./setup.yaml"])
  }

  @Test("A long stream is cut between documents, and places stay right")
  func stream() throws {
    let document = "---\n" + Self.short + "# " + String(repeating: "x", count: 1000) + "\n"
    let count = 3000
    let input = String(repeating: document, count: count)
    let run = try check(["-", "-fndjson", "--select", Self.binding, "-q"], input: input)
    #expect(run.exitCode == 1)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == count + 1)
    let last = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[count - 1].utf8)) as? [String: Any]
    )
    #expect(last["index"] as? Int == count - 1)
    let result = try #require((last["results"] as? [[String: Any]])?.first)
    let location = try #require(result["location"] as? [String: [String: Int]])
    let linesOfDocument = document.utf8.filter { $0 == 0x0A }.count
    #expect(location["start"]?["line"] == linesOfDocument * (count - 1) + 4)
    #expect(location["start"]?["column"] == 34)
    let offset = try #require(location["start"]?["offset"])
    #expect(Array(input.utf8)[offset..<offset + 4].elementsEqual("4.99".utf8))
  }

  // MARK: Outputs

  @Test("Several reports in one run, each in its place")
  func outputs() throws {
    let folder = try TemporaryFolder()
    let json = folder.path + "/r.json"
    let text = folder.path + "/r.txt"
    let words = ["-", "--select", Self.binding]
    let run = try check(words + ["-f", "json=\(json)", "-f", "text", "-o", text])
    #expect(run.output == "" && run.errors == "" && run.exitCode == 1)
    #expect(try String(contentsOfFile: text, encoding: .utf8) == check(words).output)
    #expect(try String(contentsOfFile: json, encoding: .utf8) == check(words + ["-fjson"]).output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["r.json", "r.txt"])
    let both = try check(words + ["-f", "json=\(json)", "-f", "concise"])
    #expect(both.output.hasPrefix("<stdin>:3:34: error"))
    let onlyFile = try check(words + ["-f", "json=\(json)"])
    #expect(onlyFile.output == "")
  }

  @Test("A report that cannot be written is an error, and leaves nothing behind")
  func unwritable() throws {
    let run = try check(["-", "-o", "no-such-folder/report.txt"])
    #expect(run.errors == "validate: error: can't write no-such-folder/report.txt: no such file or folder\n")
    #expect(run.exitCode == 2)
    let full = try check(["-", "-o", "/dev/full"])
    #expect(full.errors == "validate: error: can't write /dev/full: no space left on the disk\n")
    #expect(full.exitCode == 2)
  }

  @Test(
    "Colours only when asked for, or by the environment",
    arguments: [
      ([], [:], false), (["--color=always"], [:], true), ([], ["CLICOLOR_FORCE": "1"], true),
      ([], ["CLICOLOR_FORCE": "0"], false), ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
      (["--color=always"], ["NO_COLOR": "1"], true), (["--color=never"], ["CLICOLOR_FORCE": "1"], false),
    ]
  )
  func colors(words: [String], environment: [String: String], isColored: Bool) throws {
    let run = try check(["-"] + words, environment: environment)
    #expect(run.output.contains("\u{1B}[") == isColored)
  }

  @Test("Phone numbers are masked unless they are asked for; card numbers always")
  func privacy() throws {
    let setup = """
      phones: [{number: "+447700900123", country: US}]
      cards: [{name: "4111 1111 1111 1111", balance: 1, bound: false}]

      """
    for format in ["text", "json", "concise"] {
      let masked = try check(["-", "-f", format], input: setup)
      #expect(!masked.output.contains("447700900123") && masked.output.contains("•"))
      let shown = try check(["-", "-f", format, "--show-private"], input: setup)
      #expect(shown.output.contains("447700900123"))
      #expect(!shown.output.contains("4111 1111") && !masked.output.contains("4111 1111"))
    }
  }

  @Test("Keys that are secrets are hidden in pointers too", arguments: ["json", "ndjson", "text", "concise"])
  func secretKeys(_ format: String) throws {
    let setup = "account: {\"4111111111111111\": 1}\n\"+44 7700 900123\": 1\n# 验证码：482913\n"
    let run = try CommandRun.run(["-", "-f", format], input: Array(setup.utf8))
    #expect(run.exitCode == 1)
    for secret in ["4111111111111111", "900123", "482913"] { #expect(!run.output.contains(secret)) }
  }

  @Test("A report does not overwrite what it is about")
  func reportOverInput() throws {
    let scratch = try TemporaryFolder()
    let file = try scratch.write(Array("account: {}\n".utf8), to: "setup.yaml")
    let run = try CommandRun.run([file, "-o", file])
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("the report would overwrite '\(file)', which is to be checked"))
    #expect(try String(decoding: InputFile.bytes(ofFile: file), as: UTF8.self) == "account: {}\n")
  }

  @Test(
    "Nor anything else that the run reads, in any format, not even with what went wrong",
    arguments: [
      ["setup.yaml", "-f", "json=setup.yaml"], ["setup.yaml", "-f", "json", "-o", "./x/../setup.yaml"],
      ["setup.yaml", "-f", "html=setup.yaml", "--jobs", "none"], [".", "-f", "sarif=setup.yaml"],
      ["x", "-f", "json=x/setup.yaml"], ["setup.yaml", "-f", "tap=.validate.yaml"],
      ["setup.yaml", "--rules", "pack", "-f", "json=pack/pack.yaml"],
      ["setup.yaml", "--rules", "pack", "--write-baseline", "pack/pack.yaml"],
      ["setup.yaml", "--rules", "broken", "-f", "json=broken/pack.yaml"],
      ["setup.yaml", "--config", "own.yaml", "-f", "json=own.yaml"],
      ["setup.yaml", "--baseline", "base.json", "-f", "json=base.json"],
      ["setup.yaml", "--write-baseline", "setup.yaml"], ["lint", "pack", "-f", "json=pack/pack.yaml"],
      ["lint", "broken", "-f", "json=broken/pack.yaml"], ["docs", "--rules", "pack", "-o", "pack/pack.yaml"],
      ["setup.yaml", "-f", "json=out.json", "-f", "sarif=./out.json"],
      ["setup.yaml", "-f", "json=out.json", "--write-baseline", "out.json"],
    ]
  )
  func reportOverRead(words: [String]) throws {
    let folder = try TemporaryFolder()
    let files = FileManager.default
    try files.copyItem(atPath: PackageRoot.file("rules/_template"), toPath: folder.path + "/pack")
    try files.createDirectory(atPath: folder.path + "/broken", withIntermediateDirectories: true)
    try files.createDirectory(atPath: folder.path + "/x", withIntermediateDirectories: true)
    for (name, text) in [
      ("setup.yaml", "bags: []\n"), ("x/setup.yaml", "bags: []\n"), ("broken/pack.yaml", "pack: [\n"),
      ("own.yaml", "fail-on: never\n"), (".validate.yaml", "packs: [pack]\n"),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name))
    }
    _ = try CommandRun.run(["setup.yaml", "--write-baseline", "base.json"], in: folder.path)
    func contents() throws -> [String: Data] {
      var contents: [String: Data] = [:]
      for name in try files.subpathsOfDirectory(atPath: folder.path) {
        contents[name] = files.contents(atPath: folder.path + "/" + name)
      }
      return contents
    }
    let before = try contents()
    let run = try CommandRun.run(words, in: folder.path)
    #expect(run.exitCode == 2, "\(run)")
    let after = try contents()
    for (name, content) in before { #expect(after[name] == content, "\(name): \(run)") }
  }

  @Test("A baseline is whole even when nobody reads the report to its end")
  func baselineBehindClosedPipe() throws {
    let folder = try TemporaryFolder()
    let setup = "account: {signed_in: false}\ncards: [{balance: 1, bound: false}]\n---\n"
    let file = try folder.write(String(repeating: setup, count: 3_000), to: "setup.yaml")
    let program = PackageRoot.file(".build/debug/validate")
    let words = "'\(program)' --no-config -f concise '\(file)' --write-baseline '\(folder.path)"
    _ = try CommandRun.shell("\(words)/part.json' | head -n 1; \(words)/whole.json' >/dev/null")
    let part = try String(contentsOfFile: folder.path + "/part.json", encoding: .utf8)
    #expect(try part == String(contentsOfFile: folder.path + "/whole.json", encoding: .utf8))
    #expect(part.count > 10_000)
  }

  @Test("100,000 brackets and a bomb of macros end at once, with the limit that they pass")
  func hostile() throws {
    let brackets = try CommandRun.run(["-"], input: [UInt8](repeating: UInt8(ascii: "["), count: 100_000))
    #expect(brackets.exitCode == 2)
    #expect(
      brackets.output.contains(
        "error[limit-exceeded]: brackets are nested more than 64 deep (limit flow-depth)"
      )
    )
    #expect(brackets.output.contains("<stdin>:1:65"))
    var expression = "true"
    for level in 0..<9 { expression = "[1,2,3,4,5,6,7,8,9].all(v\(level), \(expression))" }
    let macros = try CommandRun.run(["eval", expression])
    #expect(macros.exitCode == 2)
    #expect(macros.output == "error: the evaluation takes more than 20000000 steps (cost limit)\n")
  }

  @Test("Quiet says nothing when all is well")
  func quiet() throws {
    let words = ["-", "--select=signed-in", "--quiet"]
    #expect(try check(words).output == "")
    #expect(
      try check(words + ["-fndjson"]).output.hasPrefix(
        "{\"summary\":{\"valid\":true,\"files\":1,\"documents\":1,\"pass\":1,"
      )
    )
    #expect(try results(check(words + ["-fjson"])).isEmpty)
    #expect(try check(words + ["-fconcise"]).output == "")
  }

  @Test("Verbose shows what passed, and why a rule exists")
  func verbose() throws {
    let run = try check(["-", "--select=signed-in,\(Self.binding)", "--verbose"])
    #expect(run.output.contains("\nPassed:\n  ✓ signed-in: "))
    #expect(run.output.contains("\n  = why: "))
  }
}
