import Diagnostics
import Engine
import Reports
import SourceText
import Testing

@Suite("Text report")
struct TextReporterTests {
  private let sample = Sample()

  private var document: DocumentReport {
    sample.report(
      [sample.failing, sample.unknown, sample.waived, sample.passing],
      stages: sample.stages
    )
  }

  @Test("A finding, the checklist and the summary")
  func everything() {
    let expected = """
      error[card-balance-covers-binding]: travel-card holds $4.20; binding needs $5
       --> setup.yaml:3:14
        |
      3 |     balance: 4.20
        |              ^^^^ 0.80 short
      4 |     bound: false
        |            ----- not bound yet
        |
        = fix: top the card up
        = suggestion: make cards[0].balance at least 5 (+0.80)
        = source: §0 "at least five" (A tutorial, 2025-04-23)

      Checklist for setup.yaml
        ✗ prepare  Prepare  blocked: card-balance-covers-binding
        ✗ sign-in  Sign in  blocked: an earlier step
      Next: prepare: top the card up
      Not known yet; find out and write down:
        ? account.signed_in (signed-in)
      Accepted on purpose:
        ~ account-kind-chosen: decided on Friday (until 2026-12-01)

      1 error; 1 passed, 1 unknown, 1 waived in 1 document; today is 2026-05-01

      """
    #expect(written(TextReporter.self, [document]) == expected)
  }

  @Test("Every fixed word has a Chinese form")
  func chinese() {
    let expected = """
      错误[card-balance-covers-binding]：travel-card holds $4.20; binding needs $5
       --> setup.yaml:3:14
        |
      3 |     balance: 4.20
        |              ^^^^ 0.80 short
      4 |     bound: false
        |            ----- not bound yet
        |
        = 解决办法：top the card up
        = 改动建议：把 cards[0].balance 改成至少 5（+0.80）
        = 原因：binding charges it
        = 出处：§0 “at least five”（A tutorial，2025-04-23）

      setup.yaml 的检查清单
        ✗ prepare  Prepare  受阻：card-balance-covers-binding
        ✗ sign-in  Sign in  受阻：前面的步骤
      下一步：prepare：top the card up
      尚不清楚，请查明并写下：
        ? account.signed_in（signed-in）
      有意接受：
        ~ account-kind-chosen：decided on Friday（至 2026-12-01）
      通过：
        ✓ one-default-card：One card is the default（cards）

      1 个文档：1 个错误；1 条通过，1 条未知，1 条已豁免；今天是 2026-05-01

      """
    let options = ReportOptions(run: Sample.run(.simplifiedChinese), isVerbose: true)
    #expect(written(TextReporter.self, [document], options) == expected)
  }

  @Test("Colours as rustc has them")
  func colors() {
    let expected = """
      \u{1B}[1;31merror[card-balance-covers-binding]\u{1B}[0m\
      \u{1B}[1m: travel-card holds $4.20; binding needs $5\u{1B}[0m
       \u{1B}[1;34m-->\u{1B}[0m setup.yaml:3:14
      \u{1B}[1;34m  |\u{1B}[0m
      \u{1B}[1;34m3 |\u{1B}[0m     balance: 4.20
      \u{1B}[1;34m  |\u{1B}[0m              \u{1B}[1;31m^^^^\u{1B}[0m \u{1B}[1;31m0.80 short\u{1B}[0m

      """
    let text = written(
      TextReporter.self,
      [document],
      ReportOptions(run: Sample.run(), look: Look(usesColor: true))
    )
    #expect(text.hasPrefix(expected), "\(text)")
    #expect(!written(TextReporter.self, [document]).contains("\u{1B}"))
  }

  @Test("With nothing but ASCII")
  func ascii() {
    let sample = Sample("n: \"+44770123\u{1B}•\", c: GB\n", privateTexts: ["+44770123"])
    let result = RuleResult(
      ruleID: "r",
      status: .fail,
      severity: .error,
      stage: nil,
      title: "t",
      message: "+44••••23 is wrong\u{7F}",
      fix: "write ⟨it⟩ anew…",
      place: sample.place("/c", "GB"),
      label: "no…",
      source: SourceReference(section: "2, 4", quote: nil, title: "A", date: nil)
    )
    let options = ReportOptions(run: Sample.run(), look: Look(isASCII: true))
    let stages = [
      StageState(id: "s", title: "S", state: .ready, blockedBy: [], unknownBecause: []),
      StageState(id: "s", title: "S", state: .blocked, blockedBy: ["r"], unknownBecause: []),
      StageState(id: "s", title: "S", state: .unknown, blockedBy: [], unknownBecause: ["q"]),
    ]
    let text = written(TextReporter.self, [sample.report([result], stages: stages)], options)
    #expect(
      text.hasPrefix(
        """
        error[r]: +44****23 is wrong?
         --> setup.yaml:1:22
          |
        1 | n: "+44****23?•", c: GB
          |                      ^^ no...
          |
          = fix: write <it> anew...
          = source: section 2, section 4 (A)

        Checklist for setup.yaml
          + s  S
          x s  S  blocked: r
          ? s  S  unknown: q

        """
      ),
      "\(text)"
    )
  }

  @Test("On a narrow terminal")
  func narrow() {
    let options = ReportOptions(run: Sample.run(), look: Look(width: 40, wraps: true))
    let expected = """
      error[card-balance-covers-binding]:
        travel-card holds $4.20; binding needs
        $5
       --> setup.yaml:3:14
        |
      3 |     balance: 4.20
        |              ^^^^ 0.80 short
      4 |     bound: false
        |            ----- not bound yet
        |
        = fix: top the card up
        = suggestion: make cards[0].balance at
                      least 5 (+0.80)
        = source: §0 "at least five" (A
                  tutorial, 2025-04-23)

      Checklist for setup.yaml
        ✗ prepare  Prepare
            blocked:
              card-balance-covers-binding
        ✗ sign-in  Sign in
            blocked: an earlier step
      Next: prepare: top the card up
      Not known yet; find out and write down:
        ? account.signed_in (signed-in)
      Accepted on purpose:
        ~ account-kind-chosen: decided on
            Friday (until 2026-12-01)

      1 error; 1 passed, 1 unknown, 1 waived
        in 1 document; today is 2026-05-01

      """
    #expect(written(TextReporter.self, [document], options) == expected)
  }

  @Test("Quiet is silent when all is well, and shows findings only when not")
  func quiet() {
    let options = ReportOptions(run: Sample.run(), isQuiet: true)
    let fine = sample.report([sample.passing, sample.unknown], stages: sample.stages)
    #expect(written(TextReporter.self, [fine], options) == "")
    let text = written(TextReporter.self, [document], options)
    #expect(text.hasPrefix("error[card-balance-covers-binding]"))
    #expect(!text.contains("Checklist"))
    #expect(text.hasSuffix("\n\n1 error; 1 passed, 1 unknown, 1 waived in 1 document; today is 2026-05-01\n"))
  }

  @Test("Quiet still names unknown facts when they count as findings")
  func quietUnknown() {
    let options = ReportOptions(run: Sample.run(), isQuiet: true, countsUnknown: true)
    let expected = """
      Not known yet; find out and write down:
        ? account.signed_in (signed-in)
      no findings; 1 passed, 1 unknown in 1 document; today is 2026-05-01

      """
    #expect(
      written(TextReporter.self, [sample.report([sample.passing, sample.unknown])], options) == expected
    )
  }

  @Test(
    "Singular and plural",
    arguments: [
      (1, "1 error, 1 warning, 1 note, 1 broken rule; 0 passed in 1 document; today is 2026-05-01\n"),
      (2, "2 errors, 2 warnings, 2 notes, 2 broken rules; 0 passed in 2 documents; today is 2026-05-01\n"),
    ]
  )
  func plurals(count: Int, expected: String) {
    let results = [Severity.error, .warning, .info].map {
      RuleResult(ruleID: "r", status: .fail, severity: $0, stage: nil, title: "t", message: "m")
    }
    let broken = RuleResult(
      ruleID: "r",
      status: .error,
      severity: .info,
      stage: nil,
      title: "t",
      message: "m"
    )
    let documents = (0..<count).map { sample.report(results + [broken], index: $0) }
    #expect(written(TextReporter.self, documents).hasSuffix("\n\n" + expected))
  }

  @Test("A finding without a place, and a rule that broke")
  func noPlace() {
    let results = [
      RuleResult(
        ruleID: "card-bound",
        status: .fail,
        severity: .warning,
        stage: nil,
        title: "A card is bound",
        message: "no card is bound\nnone at all",
        fix: "bind one:\nunder Settings",
        related: [RelatedPlace(place: sample.place("/cards/0/bound", "false"), message: "not bound")]
      ),
      RuleResult(
        ruleID: "r",
        status: .error,
        severity: .info,
        stage: nil,
        title: "t",
        message: "division by zero"
      ),
    ]
    let expected = """
      warning[card-bound]: no card is bound
        none at all
       --> setup.yaml
        = note: not bound (cards[0].bound)
        = fix: bind one:
               under Settings

      error[r]: division by zero
       --> setup.yaml

      1 warning, 1 broken rule; 0 passed in 1 document; today is 2026-05-01

      """
    #expect(written(TextReporter.self, [sample.report(results)]) == expected)
  }

  @Test("Words from a file cannot command the terminal")
  func controlCharacters() {
    let sample = Sample("name: \"\u{1B}[2J\u{202E}x\"\n")
    let result = RuleResult(
      ruleID: "r",
      status: .fail,
      severity: .error,
      stage: nil,
      title: "t",
      message: "\u{1B}[31mred\u{7F}\u{85}",
      place: sample.place("/name", "x")
    )
    let text = written(TextReporter.self, [sample.report([result])])
    #expect(
      text.hasPrefix(
        """
        error[r]: ␛[31mred␡\u{FFFD}
         --> setup.yaml:1:13
          |
        1 | name: "␛[2J\u{FFFD}x"
          |             ^
          |

        """
      ),
      "\(text)"
    )
    #expect(!written(ConciseReporter.self, [sample.report([result])]).contains("\u{1B}"))
  }

  @Test("A fact is named once, with the first rules that need it", arguments: [3, 4])
  func missingFacts(count: Int) {
    let results = (0..<count).map { index in
      RuleResult(
        ruleID: "r\(index)",
        status: .unknown,
        severity: .error,
        stage: nil,
        title: "t",
        missing: index == 0 ? ["/a", "/b/0/c d"] : ["/a"]
      )
    }
    let stage = StageState(id: "s", title: "S", state: .unknown, blockedBy: [], unknownBecause: ["r0", "r1"])
    let more = count > 3 ? " and 1 more" : ""
    let expected = """
      Checklist for setup.yaml
        ? s  S  unknown: r0, r1
      Next: s: t
      Not known yet; find out and write down:
        ? a (r0, r1, r2\(more))
        ? /b/0/c d (r0)


      """
    let text = written(TextReporter.self, [sample.report(results, stages: [stage])])
    #expect(text.hasPrefix(expected), "\(text)")
  }
}
