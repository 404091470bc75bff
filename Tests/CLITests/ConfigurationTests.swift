import Foundation
import TestSupport
import Testing

/// `.validate.yaml`: where it is found, what it changes, and what is said about mistakes in it.
@Suite("Configuration")
struct ConfigurationTests {
  private static let setup = """
    account: {signed_in: true, kind: nobody}
    cards: [{name: a, balance: 4.99, bound: false}]

    """

  /// A folder with files, by their paths.
  private func folder(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in files {
      let file = URL(fileURLWithPath: folder.path + "/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
    }
    return folder
  }

  private func findings(
    _ words: [String],
    in folder: TemporaryFolder,
    at path: String = ""
  ) throws -> [String] {
    let run = try CommandRun.run(words + ["-q", "-f", "concise"], in: folder.path + path)
    #expect(run.errors == "")
    return run.output.split(separator: "\n").map { line in
      String(line.prefix { $0 != "]" }.drop { $0 != " " }.dropFirst())
    }
  }

  // MARK: What it changes

  @Test(
    "Each key",
    arguments: [
      ("", ["warning[account-kind-chosen", "error[card-balance-covers-binding", "error[card-bound"], 1),
      ("ignore: card-bound", ["warning[account-kind-chosen", "error[card-balance-covers-binding"], 1),
      ("ignore: [card-*]", ["warning[account-kind-chosen"], 0),
      ("ignore: [card-*]\nfail-on: warning", ["warning[account-kind-chosen"], 1),
      ("ignore: ['stage:prepare', card-bound]", ["warning[account-kind-chosen"], 0),
      ("select: [account-kind-chosen]", ["warning[account-kind-chosen"], 0),
      ("select: card-*\nignore: card-bound", ["error[card-balance-covers-binding"], 1),
      (
        "severity: {account-kind-chosen: error, 'card-b*': info}",
        ["error[account-kind-chosen", "info[card-balance-covers-binding", "info[card-bound"], 1
      ),
      ("select: card-balance-covers-binding\nparams: {binding_minimum: 4.99}", [], 0),
      ("select: card-balance-covers-binding\nparams: {binding_minimum: $4.99}", [], 0),
      (
        "select: card-balance-covers-binding\nparams: {binding_minimum: 5}\nfail-on: never",
        ["error[card-balance-covers-binding"], 0
      ),
      ("packs: [openai-billing]\nselect: card-bound", ["error[card-bound"], 1),
    ]
  )
  func keys(configuration: String, wanted: [String], exitCode: Int32) throws {
    let folder = try folder([".validate.yaml": configuration, "setup.yaml": Self.setup])
    #expect(try findings(["setup.yaml"], in: folder) == wanted)
    #expect(try CommandRun.run(["setup.yaml"], in: folder.path).exitCode == exitCode)
  }

  @Test("The language, which --lang overrides")
  func language() throws {
    let folder = try folder([".validate.yaml": "lang: zh-Hans", "setup.yaml": Self.setup])
    let environment = ["LC_ALL": "en_US.UTF-8"]
    let run = try CommandRun.run(["setup.yaml"], environment: environment, in: folder.path)
    #expect(run.output.contains("警告[account-kind-chosen]"))
    let other = try CommandRun.run(["--lang=en", "setup.yaml"], environment: environment, in: folder.path)
    #expect(other.output.contains("warning[account-kind-chosen]"))
  }

  @Test(
    "The command line stands above it",
    arguments: [
      (["--param", "binding_minimum=4.99"], ["warning[account-kind-chosen"]),
      (["--select", "card-bound"], ["error[card-bound"]),
      (["--ignore", "account-kind-chosen"], ["error[card-balance-covers-binding"]),
      (
        ["--no-config"],
        ["warning[account-kind-chosen", "error[card-balance-covers-binding", "error[card-bound"]
      ),
      (["--config", "other.yaml"], ["error[card-bound"]),
    ]
  )
  func commandLine(words: [String], wanted: [String]) throws {
    let folder = try folder([
      ".validate.yaml": "ignore: card-bound\nparams: {binding_minimum: 6}",
      "other.yaml": "select: card-bound",
      "setup.yaml": Self.setup,
    ])
    #expect(try findings(words + ["setup.yaml"], in: folder) == wanted)
  }

  @Test("--fail-on stands above it")
  func failOn() throws {
    let folder = try folder([".validate.yaml": "fail-on: never", "setup.yaml": Self.setup])
    #expect(try CommandRun.run(["setup.yaml"], in: folder.path).exitCode == 0)
    #expect(try CommandRun.run(["setup.yaml", "--fail-on", "error"], in: folder.path).exitCode == 1)
  }

  @Test("Each file's own fail-on decides what is red", arguments: ["tap", "junit"])
  func redByFile(format: String) throws {
    let folder = try folder([
      "a/.validate.yaml": "fail-on: never", "a/setup.yaml": Self.setup, "b/setup.yaml": Self.setup,
      "c/.validate.yaml": "fail-on: warning\nselect: account-kind-chosen", "c/setup.yaml": Self.setup,
    ])
    for (paths, red) in [
      (["a", "b", "c"], [false, true, true]), (["b", "a"], [true, false]), (["c", "a"], [true, false]),
    ] {
      let run = try CommandRun.run(paths + ["-f", format], in: folder.path)
      #expect(run.exitCode == 1)
      if format == "tap" {
        let lines = run.output.split(separator: "\n").filter {
          $0.hasPrefix("ok ") || $0.hasPrefix("not ok ")
        }
        #expect(lines.map { $0.hasPrefix("not") } == red, "\(run.output)")
      } else {
        let counts = run.output.matches(of: /<testsuite [^>]*failures="(\d+)"/).map { $0.1 != "0" }
        #expect(counts == red, "\(run.output)")
      }
    }
  }

  // MARK: Where it is found

  @Test("The nearest one upwards from each file, and no other", arguments: [1, 4])
  func nearest(jobs: Int) throws {
    let folder = try folder([
      ".validate.yaml": "select: account-kind-chosen", "a/.validate.yaml": "select: card-bound",
      "setup.yaml": Self.setup, "a/setup.yaml": Self.setup, "a/b/c/setup.yaml": Self.setup,
      "d/setup.yaml": Self.setup, "e/.validate.yaml": "", "e/setup.yaml": Self.setup,
    ])
    let run = try CommandRun.run(["-q", "-f", "concise", "--jobs", "\(jobs)", "."], in: folder.path)
    let rules = run.output.split(separator: "\n").map { line in
      "\(line.prefix { $0 != ":" }) \(line.drop { $0 != "[" }.prefix { $0 != "]" })"
    }
    #expect(
      rules == [
        "./a/b/c/setup.yaml [card-bound", "./a/setup.yaml [card-bound", "./d/setup.yaml [account-kind-chosen",
        "./e/setup.yaml [account-kind-chosen", "./e/setup.yaml [card-balance-covers-binding",
        "./e/setup.yaml [card-bound", "./setup.yaml [account-kind-chosen",
      ]
    )
  }

  @Test(
    "However the file is named",
    arguments: [
      ("/a/b", "setup.yaml"), ("/a", "b/setup.yaml"), ("/a/b", "../b/setup.yaml"),
      ("", "a/./b/../b/setup.yaml"),
      ("/a/b", "../../a/b/setup.yaml"),
    ]
  )
  func paths(place: String, path: String) throws {
    let folder = try folder([
      ".validate.yaml": "ignore: '*'", "a/.validate.yaml": "select: card-bound", "a/b/setup.yaml": Self.setup,
    ])
    #expect(try findings([path], in: folder, at: place) == ["error[card-bound"])
    #expect(try findings([folder.path + "/a/b/setup.yaml"], in: folder, at: place) == ["error[card-bound"])
  }

  @Test("Standard input has the one of its name, or of the working folder")
  func standardInput() throws {
    let folder = try folder([
      ".validate.yaml": "select: account-kind-chosen", "a/.validate.yaml": "select: card-bound",
    ])
    let input = Array(Self.setup.utf8)
    let words = ["-", "-q", "-f", "concise"]
    let run = try CommandRun.run(words, input: input, in: folder.path)
    #expect(run.output.contains("[account-kind-chosen]") && !run.output.contains("[card-bound]"))
    let named = try CommandRun.run(
      words + ["--stdin-filename", "a/setup.yaml"],
      input: input,
      in: folder.path
    )
    #expect(named.output.contains("[card-bound]") && !named.output.contains("[account-kind-chosen]"))
  }

  @Test(
    "Overrides are for the files that their patterns name",
    arguments: [
      ("setup.yaml", "a/b/setup.yaml", true), ("*.yaml", "a/b/setup.yaml", true),
      ("a", "a/setup.yaml", false),
      ("a/", "a/setup.yaml", true), ("a/", "a/b/c/setup.yaml", true), ("b/", "a/b/setup.yaml", true),
      ("a/b/", "a/b/c/setup.yaml", true), ("b/c/", "a/b/c/setup.yaml", false),
      ("/b/", "a/b/setup.yaml", false),
      ("a/*.yaml", "a/setup.yaml", true), ("a/*.yaml", "a/b/setup.yaml", false),
      ("a/**", "a/b/c/setup.yaml", true), ("a/**/setup.yaml", "a/setup.yaml", true),
      ("a/**/setup.yaml", "a/b/c/setup.yaml", true), ("**/c/*", "a/b/c/setup.yaml", true),
      ("**/b", "a/b/setup.yaml", false), ("s?tup.yaml", "setup.yaml", true),
      ("a?setup.yaml", "a/setup.yaml", false),
      ("./setup.yaml", "setup.yaml", true), ("./setup.yaml", "a/setup.yaml", false),
      ("*", "a/setup.yaml", true),
      ("*.draft.*", "a/x.draft.setup.yaml", true), ("*.draft.*", "a/x.setup.yaml", false),
      ("**", "a/b/setup.yaml", true), ("*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
    ]
  )
  func patterns(pattern: String, path: String, matches: Bool) throws {
    let folder = try folder([
      ".validate.yaml": "overrides: [{paths: ['\(pattern)'], fail-on: unknown}]", "x/y": "",
    ])
    let run = try CommandRun.run(["config", path, "-fjson"], in: folder.path)
    let level = matches ? "unknown" : "error"
    #expect(run.output.contains("{\"name\": \"fail-on\", \"value\": \"\(level)\""), "\(run)")
  }

  @Test("Later overrides win, and add to what is ignored")
  func overrides() throws {
    let folder = try folder([
      ".validate.yaml": """
      params: {binding_minimum: 1}
      ignore: account-kind-chosen
      overrides:
        - {paths: a/, params: {binding_minimum: 5}, ignore: card-bound}
        - {paths: setup.yaml, severity: {card-balance-covers-binding: warning}}
        - {paths: b/, params: {binding_minimum: 5}}
      """, "a/setup.yaml": Self.setup,
    ])
    #expect(try findings(["a/setup.yaml"], in: folder) == ["warning[card-balance-covers-binding"])
  }

  @Test("A pack by its path from the file's folder, which --rules replaces with all that belongs to it")
  func packs() throws {
    let pack = PackageRoot.file("rules/_template")
    let folder = try folder([
      "a/.validate.yaml": "packs: [rules/mine]\nignore: bag-weight", "a/b/setup.yaml": "name: x\n",
    ])
    try FileManager.default.createDirectory(
      atPath: folder.path + "/a/rules",
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(atPath: pack, toPath: folder.path + "/a/rules/mine")
    let run = try CommandRun.run(["config", "a/b"], in: folder.path)
    #expect(run.output.contains(/\npacks +a\/rules\/mine +a\/.validate.yaml:1:9\n/), "\(run)")
    let other = try CommandRun.run(
      ["config", "a/b", "--rules", PackageRoot.file("rules/openai-billing")],
      in: folder.path
    )
    #expect(other.exitCode == 0)
  }

  @Test("Other commands have it too")
  func otherCommands() throws {
    let folder = try folder([
      ".validate.yaml": "ignore: card-bound\nparams: {binding_minimum: 7}\nlang: zh",
      "setup.yaml": Self.setup,
    ])
    func output(_ words: [String]) throws -> String { try CommandRun.run(words, in: folder.path).output }
    #expect(try !output(["rules"]).contains("card-bound"))
    #expect(try output(["explain", "card-balance-covers-binding"]).contains("binding_minimum = 7"))
    #expect(try output(["eval", "params.binding_minimum"]).contains("7"))
    #expect(try output(["plan", "setup.yaml"]).contains("7.00"))
    #expect(try !output(["plan", "--no-config", "setup.yaml"]).contains("7.00"))
  }

  // MARK: What it looks like

  @Test("The settings in force and where each comes from", arguments: ["en", "zh-Hans"], ["text", "json"])
  func page(language: String, format: String) throws {
    let folder = try folder([
      ".validate.yaml": """
      ignore: [phone-country-is-tutorials]
      severity: {account-kind-chosen: error}
      params: {binding_minimum: 10}
      overrides:
        - {paths: drafts/, fail-on: never, select: [stage:prepare, card-*]}

      """
    ])
    let words = [
      "config", "drafts/setup.yaml", "--lang", language, "-f", format, "--param", "today=2026-11-24",
    ]
    let run = try CommandRun.run(words, in: folder.path)
    #expect(run.errors == "")
    expectGolden(run.output, "Tests/Goldens/config.\(language).\(format == "json" ? "json" : "txt")")
  }

  @Test("The environment and the command line are named")
  func origins() throws {
    let folder = try folder([:])
    let run = try CommandRun.run(
      ["config", "--fail-on", "warning"],
      environment: ["LANG": "en_GB.UTF-8"],
      in: folder.path
    )
    #expect(run.output.contains(/\nlang +en +environment: LANG\n/))
    #expect(run.output.contains(/\nfail-on +warning +command line: --fail-on\n/))
    #expect(run.output.contains("configuration file: none (built-in settings)\n"))
  }

  // MARK: Mistakes

  @Test("Exact words, at their places, exit code 2", arguments: Mistake.table)
  func mistakes(mistake: Mistake) throws {
    let folder = try folder([".validate.yaml": mistake.text, "setup.yaml": Self.setup])
    let run = try CommandRun.run(["setup.yaml", "-f", "json"], in: folder.path)
    #expect(run.exitCode == 2)
    #expect(try JSONSchemaCheck("docs/report.schema.json").problems(in: run.output) == [])
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let error = try #require(report?["error"] as? [String: Any])
    #expect(error["kind"] as? String == "configuration")
    let diagnostic = try #require((error["diagnostics"] as? [[String: Any]])?.first)
    let start = (diagnostic["location"] as? [String: [String: Int]])?["start"]
    #expect(start?["line"] == mistake.line)
    #expect(start?["column"] == mistake.column)
    #expect(diagnostic["message"] as? String == mistake.message)
    #expect(diagnostic["hint"] as? String == mistake.hint)
  }

  struct Mistake {
    let text: String
    let line: Int
    let column: Int
    let message: String
    let hint: String?

    static let table = [
      Mistake(
        text: "pakcs: [a]",
        line: 1,
        column: 1,
        message: "unknown key 'pakcs'",
        hint: "did you mean 'packs'?"
      ),
      Mistake(
        text: "overrides:\n  - {paths: a, ingore: b}",
        line: 2,
        column: 16,
        message: "unknown key 'ingore'",
        hint: "did you mean 'ignore'?"
      ),
      Mistake(
        text: "overrides: [{ignore: card-bound}]",
        line: 1,
        column: 13,
        message: "'paths' must say which files these settings are for",
        hint: nil
      ),
      Mistake(
        text: "overrides: [{paths: a, lang: en}]",
        line: 1,
        column: 24,
        message: "a run has one language: 'lang' belongs outside 'overrides'",
        hint: nil
      ),
      Mistake(
        text: "# c\nignore: [card-bound, card-bond]",
        line: 2,
        column: 22,
        message: "there is no rule 'card-bond'",
        hint: "did you mean 'card-bound'?"
      ),
      Mistake(
        text: "select: 'x*'",
        line: 1,
        column: 9,
        message: "no rule matches 'x*'",
        hint: "'validate rules' lists them"
      ),
      Mistake(
        text: "ignore: 'stage:prepair'",
        line: 1,
        column: 9,
        message: "there is no stage 'prepair'",
        hint: "did you mean 'prepare'?"
      ),
      Mistake(
        text: "severity: {card-bound: warn}",
        line: 1,
        column: 24,
        message: "'warn' is no value for 'severity'",
        hint: "use error, warning or info"
      ),
      Mistake(
        text: "severity: {nope: warning}",
        line: 1,
        column: 12,
        message: "there is no rule 'nope'",
        hint: "'validate rules' lists them"
      ),
      Mistake(
        text: "params: {bindng_minimum: 3}",
        line: 1,
        column: 10,
        message: "there is no parameter 'bindng_minimum'",
        hint: "did you mean 'binding_minimum'?"
      ),
      Mistake(
        text: "params: {binding_minimum: ten}",
        line: 1,
        column: 27,
        message: "'ten' is no value for the parameter 'binding_minimum'",
        hint: "use an amount, such as 4.99"
      ),
      Mistake(
        text: "fail-on: warnings",
        line: 1,
        column: 10,
        message: "'warnings' is no value for 'fail-on'",
        hint: "did you mean 'warning'?"
      ),
      Mistake(
        text: "lang: de",
        line: 1,
        column: 7,
        message: "'de' is no value for 'lang'",
        hint: "use en or zh-Hans"
      ),
      Mistake(text: "ignore:", line: 1, column: 8, message: "a value is missing", hint: nil),
      Mistake(text: "packs: []", line: 1, column: 8, message: "'packs' names no rule pack", hint: nil),
      Mistake(
        text: "packs: [nowhere]",
        line: 1,
        column: 9,
        message: "can't read the rule pack file nowhere/pack.yaml: no such file or folder",
        hint: "name a folder that holds a pack.yaml, or a pack's main file"
      ),
      Mistake(text: "- a", line: 1, column: 1, message: "a mapping is needed here", hint: nil),
      Mistake(
        text: "lang: en\n---\nlang: en",
        line: 3,
        column: 1,
        message: "a configuration is one document, and here begins another",
        hint: nil
      ),
      Mistake(
        text: "lang: en\nlang: en",
        line: 2,
        column: 1,
        message: "the key `lang` is already in this mapping",
        hint: "keep one of the two: programs disagree about which one counts"
      ),
    ]
  }

  @Test("A file that is not there, or can't be read")
  func unreadable() throws {
    let folder = try folder(["setup.yaml": Self.setup, ".validate.yaml/x": ""])
    let run = try CommandRun.run(["--config", "no.yaml", "setup.yaml"], in: folder.path)
    #expect(run.exitCode == 2)
    #expect(
      run.errors == "validate: error: the configuration no.yaml can't be read: no such file or folder\n"
    )
    let other = try CommandRun.run(["setup.yaml"], in: folder.path)
    #expect(other.exitCode == 2)
    #expect(
      other.errors == "validate: error: the configuration .validate.yaml can't be read: it is a folder\n"
    )
  }

  @Test("The keys of its schema are the keys that are read")
  func schema() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: PackageRoot.file("docs/config.schema.json")))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let keys = try #require(schema["properties"] as? [String: Any])
    let elements = (keys["overrides"] as? [String: Any])?["items"] as? [String: Any]
    let overrideKeys = try #require(elements?["properties"] as? [String: Any])
    for (prefix, keys, tail) in [("", keys, ""), ("overrides: [{paths: x, ", overrideKeys, "}]")] {
      let folder = try folder([".validate.yaml": "\(prefix)nope: 1\(tail)"])
      let run = try CommandRun.run(["config"], in: folder.path)
      let hint = try #require(run.errors.firstMatch(of: /known are (.*)/)?.1)
      #expect(Set(hint.split(separator: ", ").map(String.init)) == Set(keys.keys))
    }
  }
}
