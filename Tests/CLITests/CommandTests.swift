import Foundation
import TestSupport
import Testing

@Suite("Other commands")
struct CommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  // MARK: rules, explain

  @Test("Rules are listed with stage, severity and title")
  func rules() throws {
    let run = try CommandRun.run(["rules", "--select=stage:spend", "--lang=en"])
    #expect(run.exitCode == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains("  spend  ") })
    #expect(lines.contains { $0.hasPrefix("spend-within-credit ") && $0.contains("  error    ") })
    let all = try object(CommandRun.run(["rules", "-fjson"]).output)
    let rules = try #require(all["rules"] as? [[String: String]])
    #expect(rules.count >= 29)
    #expect(Set(rules.flatMap(\.keys)) == ["id", "pack", "stage", "severity", "title"])
    #expect(Set(rules.map { $0["id"] }).count == rules.count)
  }

  @Test("All about one rule", arguments: ["en", "zh-Hans"])
  func explain(language: String) throws {
    let run = try CommandRun.run(["explain", "top-up-within-range", "--lang", language])
    #expect(run.exitCode == 0)
    expectGolden(run.output, "Tests/Goldens/explain.\(language).txt")
  }

  @Test("Every rule can be explained, with source and examples")
  func explainAll() throws {
    let all = try object(CommandRun.run(["rules", "-fjson"]).output)
    for rule in try #require(all["rules"] as? [[String: String]]) {
      let id = try #require(rule["id"])
      let page = try object(CommandRun.run(["explain", id, "-fjson"]).output)
      #expect(page["id"] as? String == id)
      #expect((page["why"] as? String)?.isEmpty == false, "\(id)")
      #expect((page["examples"] as? [Any])?.isEmpty == false, "\(id)")
      #expect((page["source"] as? [String: String])?["title"]?.isEmpty == false, "\(id)")
    }
  }

  @Test("Examples stand at one margin, whatever their place in the pack, with the options that they need")
  func explainExamples() throws {
    let folder = try TemporaryFolder()
    try Self.writePack(
      to: folder,
      rules: """
        - id: small
          stage: one
          severity: error
          title: {en: T, zh-Hans: T}
          check: x < 10 && run.stage != "two"
          message: {en: M, zh-Hans: M}
          source: {section: "2, 4", title: S}
          tests:
            - name: block
              setup:
                x: 3
                y:
                  - z: 4
              expect: pass
            - {name: flow, setup: {x:
                 11}, stage: one, params: {limit: 3}, expect: fail}
            - name: text
              text: |
                # a comment
                x: 5
              today: 2026-11-24
              expect: pass
        """
    )
    let words = ["explain", "small", "--rules", folder.path, "--lang=en"]
    let run = try CommandRun.run(words)
    #expect(
      run.output.hasSuffix(
        """
        source    §2, §4 (S)

        examples
          pass  block
                  x: 3
                  y:
                    - z: 4
          fail  flow  --param limit=3  --stage one
                  {x:
                  11}
          pass  text  --param today=2026-11-24
                  # a comment
                  x: 5

        """
      ),
      "\(run.output)\(run.errors)"
    )
    let page = try object(CommandRun.run(words + ["-fjson"]).output)
    let examples = try #require(page["examples"] as? [[String: Any]])
    #expect(
      examples.map { $0["setup"] as? String } == ["x: 3\ny:\n  - z: 4", "{x:\n11}", "# a comment\nx: 5\n"]
    )
    #expect(examples.map { ($0["options"] as? [String])?.count } == [0, 2, 1])
  }

  // MARK: test

  @Test("The built-in pack passes its own tests")
  func packTests() throws {
    let run = try CommandRun.run(["test", "--lang=en"])
    #expect(run.exitCode == 0)
    #expect(run.output.hasPrefix("openai-billing: ") && run.output.contains(" tests passed, 0 failed; "))
    #expect(try CommandRun.run(["test", "-q"]).output == "")
  }

  @Test("A test that fails is shown with its place; a rule without a test is named")
  func failingPackTests() throws {
    let folder = try TemporaryFolder()
    try Self.writePack(
      to: folder,
      rules: """
        - {id: small, stage: one, severity: error, title: {en: T, zh-Hans: T}, check: x < 10,
           message: {en: "{{ x }} is too much", zh-Hans: M},
           tests: [{name: ten, setup: {x: 10}, expect: pass}, {name: nine, setup: {x: 9}, expect: pass}]}
        - {id: other, stage: one, severity: error, title: {en: T, zh-Hans: T}, check: x > 0,
           message: {en: M, zh-Hans: M}}
        """
    )
    let run = try CommandRun.run(["test", ".", "--lang=en"], in: folder.path)
    #expect(
      run.output == """
        failed [small] ten
         --> ./pack.yaml:8:14
          expected pass, got fail: 10 is too much
          setup: {"x": 10}
          condition: x < 10
                     | |
                     | false
                     10  setup:1:7

        small-pack: 1 test passed, 1 failed; 0 of 2 rules tested both ways; without a test: other
        coverage 20 %: 1 of 6 outcomes, 1 of 4 values of parts that decide

        """
    )
    #expect(run.exitCode == 1)
    let report = try object(CommandRun.run(["test", ".", "-fjson"], in: folder.path).output)
    let packs = try #require(report["packs"] as? [[String: Any]])
    #expect(packs.first?["failed"] as? Int == 1 && packs.first?["untested"] as? [String] == ["other"])
  }

  // MARK: Packs of one's own

  private static func writePack(to folder: TemporaryFolder, name: String = "small-pack", rules: String) throws
  {
    let indented = rules.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    try folder.write(
      """
      pack: \(name)
      version: 1.0.0
      schema: schema.yaml
      stages: [{id: one, title: {en: One, zh-Hans: 一}}]
      rules:
      \(indented)

      """,
      to: "pack.yaml"
    )
    try folder.write(
      """
      type: object
      additionalProperties: false
      properties: {x: {type: [integer, "null"]}}

      """,
      to: "schema.yaml"
    )
  }

  @Test("A mistake in a pack is shown in the pack's own file, inside the expression")
  func brokenPack() throws {
    let folder = try TemporaryFolder()
    try Self.writePack(
      to: folder,
      rules: """
        - id: small
          stage: one
          severity: error
          title: {en: T, zh-Hans: T}
          check: xx < 10
          message: {en: M, zh-Hans: M}
        """
    )
    let words = ["-", "--rules", ".", "--lang=en"]
    let run = try CommandRun.run(words, input: Array("x: 1\n".utf8), in: folder.path)
    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(" --> ./pack.yaml:10:12\n"), "\(run.errors)")
    #expect(run.errors.contains("\n10 |     check: xx < 10\n   |            ^^\n"), "\(run.errors)")
    #expect(run.errors.hasSuffix("validate: error: the rule pack small-pack can't be used: 1 error\n"))
    let report = try object(CommandRun.run(words + ["-fjson"], in: folder.path).output)
    let error = try #require(report["error"] as? [String: Any])
    #expect(error["kind"] as? String == "rule-pack")
    let diagnostics = try #require(error["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.first?["path"] as? String == "./pack.yaml")
  }

  @Test("A pack that is not there")
  func missingPack() throws {
    let run = try CommandRun.run(["-", "--rules=no-such-pack", "--lang=en"])
    #expect(
      run.errors == """
        validate: error: can't read the rule pack file no-such-pack/pack.yaml: no such file or folder
          name a folder that holds a pack.yaml, or a pack's main file

        """
    )
    #expect(run.exitCode == 2)
  }

  @Test("Two packs judge the same document; a key is unknown only when both say so")
  func twoPacks() throws {
    let folder = try TemporaryFolder()
    let rule = """
      - {id: small, stage: one, severity: error, title: {en: T, zh-Hans: T}, check: x < 10,
         message: {en: M, zh-Hans: M}}
      """
    try Self.writePack(to: folder, rules: rule)
    let words = ["-", "--rules", folder.path, "--rules", "rules/openai-billing", "-fconcise"]
    let setup = "account: {signed_in: false}\nx: 10\ny: 1\n"
    let run = try CommandRun.run(words, input: Array(setup.utf8))
    let ids = run.output.split(separator: "\n").compactMap {
      $0.split(separator: "[").last?.split(separator: "]").first
    }
    #expect(ids == ["unknown-key", "small", "signed-in"])
    #expect(run.output.hasPrefix("<stdin>:3:1: error[unknown-key] "))
  }

  // MARK: init, schema

  @Test("A new setup file is valid, says nothing yet, and is not written over another")
  func initialize() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.run(["init", "--lang=en"], in: folder.path)
    #expect(run.output == "wrote setup.yaml\n" && run.exitCode == 0)
    let path = folder.path + "/setup.yaml"
    expectGolden(try String(contentsOfFile: path, encoding: .utf8), "Tests/Goldens/init.yaml")
    let check = try CommandRun.run([path, "-fconcise", "--fail-on=warning"])
    #expect(check.output == "" && check.exitCode == 0)
    try folder.write("mine: 1\n", to: "setup.yaml")
    for words in [["init"], ["init", "setup.yaml"], ["init", "."]] {
      let again = try CommandRun.run(words + ["--lang=en"], in: folder.path)
      #expect(again.errors.hasSuffix("setup.yaml exists already\n  '--force' overwrites it\n"))
      #expect(again.exitCode == 2)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine: 1\n")
    #expect(try CommandRun.run(["init", "--force"], in: folder.path).exitCode == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) != "mine: 1\n")
    #expect(try CommandRun.run(["init", "-", "--lang=zh-Hans"]).output.hasPrefix("# OpenAI API "))
  }

  @Test("The schema is JSON and describes every top-level field")
  func schema() throws {
    let schema = try object(CommandRun.run(["schema"]).output)
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let fields = try #require(schema["properties"] as? [String: Any])
    let expected = ["account", "cards", "top_up", "auto_recharge", "phones", "api", "usage", "waivers"]
    #expect(Set(fields.keys) == Set(expected))
  }

  // MARK: eval

  @Test(
    "The value of an expression",
    arguments: [
      ("1 + 2", "3\n", 0), ("cards[0].balance", "decimal(\"4.20\")\n", 0),
      ("cards.exists(c, c.bound)", "false\n", 0),
      ("params.binding_minimum", "decimal(\"5\")\n", 0), ("usage.spent", "unknown: usage.spent\n", 1),
      ("1 / 0", "error: division by zero\n", 2), ("has(usage.spent)", "false\n", 0),
    ]
  )
  func eval(expression: String, answer: String, code: Int32) throws {
    let run = try CommandRun.run(["eval", expression, "fixtures/findings/not-funded.yaml", "--lang=en"])
    #expect(run.output == answer)
    #expect(run.exitCode == code)
  }

  @Test("A mistake in an expression is shown at its place")
  func evalMistake() throws {
    let run = try CommandRun.run(["eval", "1 + cards[0].balanc", "--lang=en"])
    #expect(run.exitCode == 2 && run.output == "")
    #expect(run.errors.contains(" --> <expression>:1:14\n"), "\(run.errors)")
    #expect(run.errors.hasSuffix("validate: error: the expression can't be used: 1 error\n"))
  }

  @Test("The trace draws the expression like a failing condition, with places in the setup")
  func trace() throws {
    let expression = "cards.exists(c, c.balance > decimal(\"5\") && c.bound)"
    let path = "fixtures/findings/not-funded.yaml"
    let words = ["eval", expression, path, "--trace", "--lang=en"]
    let run = try CommandRun.run(words)
    #expect(
      run.output == """
        false

        cards.exists(c, c.balance > decimal("5") && c.bound)
        |     |
        |     false
        [cards[0]]  fixtures/findings/not-funded.yaml:5:1
            cards[0]: c.balance > decimal("5") && c.bound = false
              c.balance > decimal("5") = false
                c.balance = $4.20  fixtures/findings/not-funded.yaml:7:14
                  c = cards[0]  fixtures/findings/not-funded.yaml:6:5
                decimal("5") = $5.00

        """
    )
    let json = try object(CommandRun.run(words + ["-fjson"]).output)
    #expect(json["type"] as? String == "bool")
    #expect((json["value"] as? [String: Any])?["cel"] as? String == "false")
    let parts = try #require(json["trace"] as? [[String: Any]])
    #expect(parts.count == 7)
    let balance = try #require(parts.first { $0["expression"] as? String == "c.balance" })
    #expect(
      balance["value"] as? String == "$4.20" && balance["instance_path"] as? String == "/cards/0/balance"
    )
    #expect(balance["location"] is [String: Any])
    #expect(try object(CommandRun.run(["eval", "1", "-fjson"]).output)["trace"] as? [Int] == [])
  }

  @Test("The trace of an expression without a setup, and of one with computed variables")
  func traceOfVariables() throws {
    let unknown = try CommandRun.run(["eval", "cards[0].balance > decimal(\"5\")", "--trace", "--lang=en"])
    #expect(unknown.exitCode == 1)
    #expect(
      !unknown.output.contains("<none>") && unknown.output.contains("unknown: cards"),
      "\(unknown.output)"
    )
    let path = "fixtures/findings/declined-top-up.yaml"
    let variable = try CommandRun.run(["eval", "!top_up_is_coming", path, "--trace", "--lang=en"])
    #expect(variable.output.contains("top_up.status = \"declined\"  \(path):11:11\n"), "\(variable.output)")
  }

  @Test("An expression shows no phone number and no secret, unless the number is asked for")
  func masking() throws {
    let setup = "phones: [{number: \"+447700900123\"}]\n# cvv 987\n"
    let expression = "[phones[0].number, \"987\"]"
    let masked = try CommandRun.run(["eval", expression, "-", "--trace"], input: Array(setup.utf8))
    #expect(masked.output.hasPrefix("[\"+44••••••••23\", \"•••\"]\n"))
    #expect(
      masked.output.contains("\n|\n\"+44••••••••23\"")
        || masked.output.contains("\"+44••••••••23\"  <stdin>:1:")
    )
    #expect(!masked.output.contains("900123"))
    let json = try CommandRun.run(["eval", expression, "-", "-f", "json"], input: Array(setup.utf8))
    #expect(!json.output.contains("900123"))
    let shown = try CommandRun.run(["eval", expression, "-", "--show-private"], input: Array(setup.utf8))
    #expect(shown.output == "[\"+447700900123\", \"•••\"]\n")
    let broken = try CommandRun.run(
      ["eval", "cards", "-"],
      input: Array("cards: [+447700900123, cvv: 987\n".utf8)
    )
    #expect(broken.errors.contains("[+44••••••••23, cvv: •••"))
    #expect(broken.exitCode == 2)
  }

  @Test("A setup that cannot be read")
  func evalInput() throws {
    let run = try CommandRun.run(["eval", "1", "no-such-file.yaml", "--lang=en"])
    #expect(run.errors == "validate: error: can't read no-such-file.yaml: no such file or folder\n")
    let broken = try CommandRun.run(["eval", "1", "-", "--lang=en"], input: Array("a: [".utf8))
    #expect(broken.errors.hasSuffix("validate: error: <stdin> can't be read as a setup\n"))
    #expect(run.exitCode == 2 && broken.exitCode == 2)
  }
}
