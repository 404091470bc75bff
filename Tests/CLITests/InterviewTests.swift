import Foundation
import Platform
import TestSupport
import Testing

/// `validate init --ask` at a terminal: what a person sees and types.
@Suite("Questions at a terminal")
struct InterviewTerminalTests {
  private func start(_ folder: TemporaryFolder, _ words: String) throws -> TerminalSession {
    try TerminalSession(
      "'\(CommandRun.path(of: "validate"))' init --ask \(words)",
      environment: ["LC_ALL": "C.UTF-8", "TERM": "dumb"],
      in: folder.path
    )
  }

  private func text(_ folder: TemporaryFolder, _ name: String = "setup.yaml") throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  /// Answers questions by their prompts; an empty answer for those that are not named.
  private func answer(_ session: TerminalSession, _ answers: [(prompt: String, answer: String)]) throws {
    for (prompt, answer) in answers {
      try session.expect(prompt)
      try session.enter(answer)
    }
  }

  @Test("From the first question to the checklist, with wrong answers on the way")
  func complete() throws {
    let folder = try TemporaryFolder()
    let session = try start(folder, "--lang en")
    #expect(try session.expect("Prepare (stage 1 of 8)\n").contains("Questions for setup.yaml"))
    try answer(
      session,
      [
        ("cards (how many?): ", "some"), ("write a whole number from 0 to 100\n  cards (how many?): ", "1"),
        ("cards[0].bound (yes or no): ", "ja"),
        ("expected true or false, found the text ja\n  cards[0].bound (yes or no): ", "no"),
        ("cards[0].balance (for example 20.00): ", "4,20"),
        ("write 4.20, with a point\n  cards[0].balance (for example 20.00): ", "4.20"),
      ]
    )
    let finding = try session.expect("Sign in (stage 2 of 8)\n")
    #expect(finding.contains("\n  error[card-balance-covers-binding]: Card 1 holds $4.20; binding needs"))
    #expect(finding.contains("\n    fix: Add $0.80 or more to the card, then bind it.\n"))
    try answer(
      session,
      [
        ("account.signed_in (yes or no): ", "?"),
        ("needed by signed-in\n  account.signed_in (yes or no): ", "y"),
        ("account.kind (for example individual): ", "company"),
      ]
    )
    for detail in ["number", "expiry", "cvv", "postal_code", "holder_name", "billing_address"] {
      try answer(session, [("cards[0].details.\(detail) (yes or no): ", detail == "cvv" ? "" : "yes")])
    }
    try answer(
      session,
      [
        ("top_up.amount (for example 10): ", "10"), ("cards[0].default (yes or no): ", ""),
        ("top_up.status (planned | succeeded | declined): ", "planed"),
        ("did you mean 'planned'?\n  top_up.status (planned | succeeded | declined): ", "planned"),
        ("cards[0].consecutive_failed_charges (for example 0): ", ""),
        ("auto_recharge.enabled (yes or no): ", "no"), ("phones (how many?): ", "1"),
        ("phones[0].number (for example +447700900123): ", "+447700900456"),
        ("phones[0].country (for example GB): ", "FR"),
      ]
    )
    try session.expect("phone-country-matches-number")
    // From here on the reader knows nothing more.
    for _ in 0..<5 {
      try session.expect("): ")
      try session.enter("")
    }
    let (output, code) = try session.finish()
    #expect(code == 0)
    #expect(output.contains("\nwrote setup.yaml\n"), "\(output)")
    #expect(output.contains("\nChecklist for setup.yaml\n  ✗ prepare  "), "\(output)")
    #expect(!output.contains("900456"), "\(output)")
    let setup = try text(folder)
    for line in [
      "  kind: company   ", "    balance: 4.20  ", "      cvv:   ", "      postal_code: true  ",
      "  status: planned  ",
      "  - number: \"+447700900456\"", "    country: FR  ",
    ] {
      #expect(setup.contains("\n\(line)"), "\(line) in \(setup)")
    }
    // What no rule needs is not asked: a nickname, and the amount of a recharge that is off.
    #expect(!session.transcript.contains("cards[0].name") && !session.transcript.contains("recharge.amount"))
  }

  @Test("In Chinese")
  func chinese() throws {
    let folder = try TemporaryFolder()
    let session = try start(folder, "我的.setup.yaml --lang zh-Hans")
    try session.expect("为 我的.setup.yaml 提问")
    try session.expect("准备（第 1 步，共 8 步）\n")
    try answer(
      session,
      [
        ("你的付款卡，每张一项。不要在这里写卡号。\n  cards（有几个？）：", "一"),
        ("请写 0 到 100 的整数\n  cards（有几个？）：", "1"), ("cards[0].bound（是或否）：", "否"),
        ("cards[0].balance（例如 20.00）：", "4.99"),
        ("错误[card-balance-covers-binding]：", ""),
      ]
    )
    // The last answer was for the next question.
    try session.expect("account.signed_in（是或否）：")
    try answer(session, [("account.kind（例如 individual）：", "？")])
    try answer(session, [("需要它的规则：account-kind-chosen\n  account.kind（例如 individual）：", "individual")])
    for _ in 0..<15 {
      try session.expect("）：")
      try session.enter("")
    }
    let (output, code) = try session.finish()
    #expect(code == 0)
    #expect(output.contains("已写入 我的.setup.yaml") && output.contains("准备"), "\(output)")
    let setup = try text(folder, "我的.setup.yaml")
    #expect(setup.contains("\n    balance: 4.99    ") && setup.contains("# 没有值的字段表示：还不知道。"))
    #expect(setup.contains("    bound: false "))
  }

  @Test(
    "Ctrl-C and Ctrl-D offer to keep what is known",
    arguments: [("\u{3}", "yes", 130), ("\u{3}", "no", 130), ("\u{4}", "yes", 0), ("\u{4}", "", 2)]
      as [(String, String, Int32)]
  )
  func interrupted(key: String, answer: String, code: Int32) throws {
    let folder = try TemporaryFolder()
    let session = try start(folder, "--lang en")
    try self.answer(session, [("cards (how many?): ", "1"), ("cards[0].bound (yes or no): ", "yes")])
    try session.expect("account.signed_in (yes or no): ")
    try session.type(key)
    try session.expect("Keep what is known so far in setup.yaml? (yes or no): ")
    try session.enter(answer)
    let end = try session.finish()
    #expect(end.exitCode == code)
    if answer == "yes" {
      #expect(end.output.contains("wrote setup.yaml\n"))
      #expect(try text(folder).contains("    bound: true   "))
    } else {
      #expect(end.output.contains("nothing was written\n"), "\(end.output)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test("Ctrl-C before the first answer, or twice, ends it at once")
  func interruptedEarly() throws {
    let folder = try TemporaryFolder()
    let session = try start(folder, "--lang en")
    try session.expect("cards (how many?): ")
    try session.type("\u{3}")
    let end = try session.finish()
    #expect(end.exitCode == 130 && end.output.contains("nothing was written\n"))
    #expect(!end.output.contains("Keep"))
    let other = try start(folder, "--lang en")
    try answer(other, [("cards (how many?): ", "0")])
    try other.expect("(yes or no): ")
    try other.type("\u{3}")
    try other.expect("Keep what is known so far")
    try other.type("\u{3}")
    #expect(try other.finish().exitCode == 130)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }
}

/// `validate init --ask` with the answers in a pipe.
@Suite("Questions and answers through a pipe")
struct InterviewPipeTests {
  private func ask(
    _ answers: [String],
    _ words: [String] = [],
    in folder: TemporaryFolder,
    language: String = "en"
  ) throws -> CommandRun {
    let input = answers.map { $0 + "\n" }.joined() + String(repeating: "\n", count: 200)
    return try CommandRun.run(
      ["init", "--ask", "--lang", language] + words,
      input: Array(input.utf8),
      in: folder.path
    )
  }

  private func setup(_ folder: TemporaryFolder, _ name: String = "setup.yaml") throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  /// The facts that were asked for, in order.
  private func questions(_ run: CommandRun) -> [String] {
    run.output.matches(of: #/\n  ([a-zA-Z_.\[\]0-9]+)( \([^\n]*\))?: /#).map { String($0.1) }
      .filter { !$0.hasPrefix("error[") && !$0.hasPrefix("warning[") && !$0.hasPrefix("info[") }
  }

  @Test("Without a single answer all is asked that rules need, and the file is that of nothing known")
  func nothingKnown() throws {
    let folder = try TemporaryFolder()
    let run = try ask([], in: folder)
    #expect(run.exitCode == 0 && run.errors == "")
    #expect(
      questions(run) == [
        "cards", "account.signed_in", "account.kind", "top_up.amount", "top_up.status",
        "auto_recharge.enabled",
        "phones", "api.keys", "usage.credit", "usage.spent",
      ]
    )
    let check = try CommandRun.run([folder.path, "-fconcise", "--fail-on=warning"])
    #expect(check.output == "" && check.exitCode == 0)
  }

  @Test(
    "An answer is checked by the schema before the next question",
    arguments: [
      ("cards", ["-1", "101", "1.5", "0x1"], "write a whole number from 0 to 100", "0", "cards: []"),
      (
        "account.signed_in", ["maybe"], "expected true or false, found the text maybe", "N",
        "signed_in: false"
      ),
      ("account.signed_in", ["1"], "write true", "true", "signed_in: true"),
      ("account.kind", [], "", "someone else: #1", "kind: \"someone else: #1\""),
      ("top_up.amount", ["10 EUR"], "'EUR' is not", "$10", "amount: $10"),
      ("top_up.amount", ["1,000"], "1000", "1000", "amount: 1000"),
      (
        "top_up.amount", ["[1", "*a", "- 5", "5 #", "{}"], "expected an amount in US dollars", "5",
        "amount: 5"
      ),
      (
        "top_up.status", ["plan", "null"], "is not one of planned, succeeded, declined", "declined",
        "status: declined"
      ),
      ("api.keys", ["-1"], "-1", "2", "keys: 2"), ("api.keys", ["two"], "expected", "2", "keys: 2"),
      ("usage.spent", ["-3"], "-3", "3.20", "spent: 3.20"),
    ] as [(String, [String], String, String, String)]
  )
  func answers(fact: String, wrong: [String], message: String, right: String, line: String) throws {
    let folder = try TemporaryFolder()
    let order = questions(try ask([], in: folder))
    let position = try #require(order.firstIndex(of: fact))
    let answers = wrong + [right]
    let run = try ask(Array(repeating: "", count: position) + answers, ["--force"], in: folder)
    let times = questions(run).count { $0 == fact }
    #expect(times == answers.count, "\(run.output)")
    if !message.isEmpty { #expect(run.output.contains(message), "\(run.output)") }
    let text = try setup(folder)
    #expect(text.contains("\(line)\n") || text.contains("\(line) "), "\(text)")
  }

  @Test("A finding is told with the answer that leads to it, once")
  func findings() throws {
    let folder = try TemporaryFolder()
    let run = try ask(["1", "no", "3", "no"], in: folder)
    let parts = run.output.components(separatedBy: "wrote setup.yaml")
    #expect(parts.count == 2)
    let told = parts[0].matches(of: #/\n  (error|warning|info)\[([a-z-]+)\]: /#).map { String($0.2) }
    #expect(told == ["card-bound", "card-balance-covers-binding", "signed-in"], "\(run.output)")
    #expect(
      run.output.contains("cards[0].balance (for example 20.00): 3\n  error[card-balance-covers-binding]: ")
    )
  }

  @Test("Private values are masked in what is printed, and secrets are not written down")
  func privacy() throws {
    let folder = try TemporaryFolder()
    let skipped = Array(repeating: "", count: 6)
    let run = try ask(skipped + ["1", "+447700900456", "GB"], in: folder)
    #expect(
      run.output.contains("phones[0].number (for example +447700900123): +44••••••••56\n"),
      "\(run.output)"
    )
    #expect(!run.output.contains("900456"))
    #expect(try setup(folder).contains("\"+447700900456\""))
    let secret = try ask(["", "", "4111 1111 1111 1111", "individual"], ["b.yaml"], in: folder)
    #expect(secret.output.contains("This is not written down.\n"), "\(secret.output)")
    let written = try setup(folder, "b.yaml")
    #expect(!secret.output.contains("4111 1111") && !written.contains("4111"))
    #expect(written.contains("kind: individual "))
  }

  @Test("Answers that end before the questions write nothing")
  func end() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.run(
      ["init", "--ask", "--lang=en"],
      input: Array("1\nyes".utf8),
      in: folder.path
    )
    #expect(
      run.errors == """
        validate: error: the answers end before the questions; nothing was written
          an empty line answers: not known yet

        """
    )
    #expect(run.exitCode == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test("A file that is there, or a place that nothing can be written to, is told before the first question")
  func places() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine: 1\n", to: "setup.yaml")
    let exists = try ask([], in: folder)
    #expect(
      exists.exitCode == 2 && exists.output == "" && exists.errors.contains("setup.yaml exists already")
    )
    #expect(try setup(folder) == "mine: 1\n")
    #expect(try ask(["2"], ["--force"], in: folder).exitCode == 0)
    #expect(try setup(folder).contains("\ncards: "))
    let missing = try ask([], ["no/such/setup.yaml"], in: folder)
    #expect(
      missing.exitCode == 2 && missing.output == ""
        && missing.errors.contains("can't write no/such/setup.yaml")
    )
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["setup.yaml"])
  }

  @Test("The setup goes to standard output for -, and the questions to standard error")
  func standardOutput() throws {
    let folder = try TemporaryFolder()
    let run = try ask(["1", "yes"], ["-"], in: folder)
    #expect(run.exitCode == 0 && run.errors.contains("cards (how many?): 1\n"))
    #expect(run.output.hasPrefix("# Setup of an OpenAI API account\n") && run.output.contains("bound: true"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test("Any pack: required fields, constants, lists of values, nested lists, bounds and patterns")
  func otherPack() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      pack: garden
      version: 1.0.0
      schema: schema.yaml
      stages: [{id: plan, title: {en: Plan, zh-Hans: 计划}}, {id: dig, title: {en: Dig, zh-Hans: 挖}}]
      rules:
        - {id: late, stage: dig, severity: warning, title: {en: T, zh-Hans: T}, check: depth < 30,
           message: {en: "{{ depth }} cm is deep", zh-Hans: "{{ depth }} 厘米太深"}}
        - {id: tools-there, stage: plan, severity: error, title: {en: T, zh-Hans: T}, check: '"spade" in tools',
           message: {en: No spade, zh-Hans: 没有铁锹}}
        - {id: beds-sunny, stage: plan, severity: error, title: {en: T, zh-Hans: T},
           check: 'beds.all(b, b.plants.all(p, p.height < 2.0))', message: {en: Too high, zh-Hans: 太高}}

      """,
      to: "pack.yaml"
    )
    try folder.write(
      """
      type: object
      additionalProperties: false
      required: [kind, owner]
      properties:
        kind: {type: string, enum: [Garden]}
        owner: {type: string, minLength: 2, description: Whose it is.}
        depth: {type: integer, minimum: 5, maximum: 100}
        tools: {type: array, items: {type: string, pattern: "^[a-z ]+$"}}
        colour: {type: string}
        beds:
          type: array
          items:
            type: object
            required: [id]
            properties:
              id: {type: integer}
              plants: {type: array, items: {type: object, properties: {height: {type: number}, name: {type: string}}}}

      """,
      to: "schema.yaml"
    )
    let answers = [
      "x", "Ada", "hoe, SPADE", "hoe, garden fork", "2", "one", "1", "2", "1", "1.5", "0", "3", "50",
    ]
    let run = try ask(answers, ["--rules", "."], in: folder)
    #expect(
      questions(run) == [
        "owner", "owner", "tools", "tools", "beds", "beds[0].id", "beds[0].id", "beds[1].id",
        "beds[0].plants",
        "beds[0].plants[0].height", "beds[1].plants", "depth", "depth",
      ],
      "\(run.output)\(run.errors)"
    )
    #expect(
      try setup(folder) == """
        # A field without a value means: not known yet.

        kind: Garden

        owner: Ada                        # Whose it is.

        depth: 50

        tools: [hoe, "garden fork"]

        beds:
          - id: 1
            plants:
              - height: 1.5
        #         name:
          - id: 2
            plants: []

        """
    )
    let check = try CommandRun.run([
      folder.path + "/setup.yaml", "--rules", folder.path, "-fconcise", "--lang=en",
    ])
    #expect(
      check.output.split(separator: "\n").map { $0.split(separator: ": ", maxSplits: 1)[1] } == [
        "warning[late] 50 cm is deep", "error[tools-there] No spade",
      ]
    )
  }

  @Test("The example pack: its own file name, constants and usual values")
  func examplePack() throws {
    let folder = try TemporaryFolder()
    let pack = PackageRoot.file("rules/examples/kubernetes-pod")
    let run = try ask(["1", "Web_1", "web", "nginx:1.27.3"], ["--rules", pack], in: folder)
    let asked = [
      "spec.containers", "spec.containers[0].name", "spec.containers[0].name", "spec.containers[0].image",
    ]
    #expect(questions(run) == asked, "\(run.output)")
    let text = try setup(folder, "pod.yaml")
    #expect(text.contains("\napiVersion: v1\n") && text.contains("\nkind: Pod\n"))
    #expect(text.contains("\n    - name: web   "))
    let check = try CommandRun.run(
      [folder.path + "/pod.yaml", "--rules", pack, "-fconcise", "--fail-on=error"]
    )
    #expect(check.exitCode == 0, "\(check.output)")
  }

  @Test("Questions and findings in Chinese")
  func chinese() throws {
    let folder = try TemporaryFolder()
    let run = try ask(["1", "否", "3"], in: folder, language: "zh-Hans")
    #expect(run.output.contains("  cards[0].bound（是或否）：否\n"), "\(run.output)")
    #expect(run.output.contains("  错误[card-balance-covers-binding]："), "\(run.output)")
    #expect(run.output.contains("\n已写入 setup.yaml\n"))
  }
}
