import TestSupport
import Testing

/// `validate lint` as a user runs it.
@Suite struct LintTests {
  private static let pack = "fixtures/packs/questionable"

  /// The run's output, with the day taken out.
  private func lint(_ words: [String]) throws -> CommandRun {
    try CommandRun.run(["lint"] + words)
  }

  @Test("A pack with a finding of most kinds", arguments: ["en", "zh-Hans"])
  func text(language: String) throws {
    let run = try lint([Self.pack, "--lang", language])
    #expect(run.exitCode == 1)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    // The last line names the day.
    let text = lines.dropLast(2).joined(separator: "\n") + "\n"
    expectGolden(text, "Tests/Goldens/lint.\(language).txt")
  }

  @Test("A line a finding")
  func concise() throws {
    let run = try lint([Self.pack, "-f", "concise", "--lang=en"])
    #expect(run.exitCode == 1)
    expectGolden(run.output, "Tests/Goldens/lint.concise.txt")
  }

  @Test(
    "The built-in pack and the template have no finding",
    arguments: [[], ["rules/openai-billing"], ["rules/_template"]]
  )
  func clean(words: [String]) throws {
    let run = try lint(words + ["--fail-on", "warning", "-q", "-f", "text"])
    #expect(run.output == "")
    #expect(run.exitCode == 0)
  }

  @Test(
    "Reports follow their schema, whatever was found",
    arguments: [[pack], [], ["no-such-pack"], [pack, "no-such-pack"]]
  )
  func json(words: [String]) throws {
    let schema = try JSONSchemaCheck("docs/report.schema.json")
    let run = try lint(words + ["-f", "json"])
    #expect(try schema.problems(in: run.output) == [])
    #expect(run.exitCode == (words.contains("no-such-pack") ? 2 : words.isEmpty ? 0 : 1))
    for line in try lint(words + ["-f", "ndjson"]).output.split(separator: "\n") {
      #expect(try schema.problems(in: String(line), at: "#/$defs/line") == [])
    }
  }

  @Test("Every format", arguments: ["sarif", "junit", "github", "gitlab", "tap", "markdown", "html"])
  func formats(format: String) throws {
    let run = try lint([Self.pack, "-f", format, "--lang=en"])
    #expect(run.exitCode == 1)
    #expect(run.errors == "")
    #expect(run.output.contains("can never pass together"))
    #expect(run.output.contains("fixtures/packs/questionable/pack.yaml"))
  }

  private static let selections: [(options: [String], kinds: [String], exitCode: Int32)] = [
    (["--select", "rules-contradict"], ["rules-contradict"], 1),
    (["--select", "unused-*"], ["unused-parameter", "unused-stage"], 0),
    (["--select", "unused-*", "--fail-on", "warning"], ["unused-parameter", "unused-stage"], 1),
    (["--select", "unused-*", "--ignore", "unused-stage"], ["unused-parameter"], 0),
    (["--select", "rules-contradict", "--fail-on", "never"], ["rules-contradict"], 0),
    (["--select", "id-style"], [], 0),
  ]

  @Test("Kinds are chosen by id and glob", arguments: selections)
  func selection(options: [String], kinds: [String], exitCode: Int32) throws {
    let run = try lint([Self.pack, "-f", "concise"] + options)
    let found = run.output.split(separator: "\n").map { line in
      String(line.split(separator: "[")[1].split(separator: "]")[0])
    }
    #expect(found == kinds)
    #expect(run.exitCode == exitCode)
  }

  @Test("A kind that does not exist")
  func unknownKind() throws {
    let run = try lint(["--select", "rule-contradict", "--lang=en"])
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("unknown kind of finding 'rule-contradict'"))
    #expect(run.errors.contains("did you mean 'rules-contradict'?"))
  }

  @Test("What makes a pack unusable stands at its place, beside the findings of the others")
  func unusable() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      pack: broken
      version: 1.0.0
      schema: schema.yaml
      params: {limit: {type: int, value: 5}}
      stages: [{id: one, title: {en: One, zh-Hans: 一}}]
      variables: {some: nn > 3}
      rules:
        - {id: it, stage: one, severity: error, title: It, message: m, check: n > params.limmit}
      """,
      to: "pack.yaml"
    )
    try folder.write("type: object\nproperties: {n: {type: integer}}\n", to: "schema.yaml")
    let run = try lint([folder.path, Self.pack, "-f", "concise", "--lang=en"])
    #expect(run.exitCode == 2)
    let lines = run.output.split(separator: "\n").map { $0.replacing(folder.path + "/", with: "") }
    #expect(lines.first == "pack.yaml:6:19: error[cel-type] unknown name `nn`")
    #expect(
      lines.contains {
        $0.hasPrefix("pack.yaml:8:") && $0.contains("error[cel-type]") && $0.contains("limmit")
      }
    )
    #expect(lines.contains { $0.contains("error[rules-contradict]") })
  }
}
