import Diagnostics
import Engine
import SourceText
import Testing

@testable import Reports

@Suite("Markdown")
struct MarkdownReporterTests {
  private let sample = Sample()

  @Test("Counts, stages, findings, facts to find out")
  func report() {
    let report = sample.report([sample.failing, sample.unknown, sample.waived], stages: sample.stages)
    let expected = """
      ## ❌ Setup report

      | Result | Count |
      | --- | ---: |
      | Errors | 1 |
      | Not known yet | 1 |
      | Accepted on purpose | 1 |

      ### ❌ setup.yaml

      | | Stage | State | Because of |
      | --- | --- | --- | --- |
      | ❌ | Prepare | blocked | `card-balance-covers-binding` |
      | ❌ | Sign in | blocked | an earlier step |

      #### 🛑 error `card-balance-covers-binding`

      &#8203;travel-card holds $4.20; binding needs $5

      ```text
       --> setup.yaml:3:14
        |
      3 |     balance: 4.20
        |              ^^^^ 0.80 short
      4 |     bound: false
        |            ----- not bound yet
        |
      ```

      - **fix**: top the card up
      - **suggestion**: make cards\\[0\\].balance at least 5 (+0.80)
      - **source**: §0 "at least five" (A tutorial, 2025-04-23)

      **Not known yet; find out and write down**

      - [ ] `account.signed_in` (`signed-in`)

      **Accepted on purpose**

      - `account-kind-chosen`: decided on Friday (until 2026-12-01)

      <sub>validate 0.1.0, openai-billing 1.0.0; today is 2026-05-01</sub>

      """
    #expect(written(MarkdownReporter.self, [report]) == expected)
  }

  @Test(
    "Texts show as they are",
    arguments: [
      ("<b>&", "&lt;b&gt;&amp;"), ("[a](b)", "\\[a\\](b)"), ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
      ("a|b\\", "a\\|b\\\\"), ("@all #1", "@\u{2060}all #\u{2060}1"), ("https://a.b", "https&#58;//a.b"),
      ("www.a.b", "www&#46;a.b"), ("$5.00 and $x$", "$5.00 and &#36;x&#36;"), ("one\ntwo", "one two"),
      ("~~a~~", "\\~\\~a\\~\\~"), ("a\u{1B}b", "a\u{241B}b"),
      ("plain, text. here: now", "plain, text. here: now"),
    ]
  )
  func escapes(text: String, markdown: String) {
    #expect(MarkdownText.escaped(text) == markdown)
  }

  @Test(
    "Code holds any text",
    arguments: [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("", "`  `"), ("a``b`", "``` a``b` ```")]
  )
  func code(text: String, markdown: String) {
    #expect(MarkdownText.code(text) == markdown)
  }

  @Test("No line closes a block of code")
  func block() {
    #expect(MarkdownText.block(["a", "````"]) == "`````text\na\n````\n`````\n")
  }

  @Test("It stays as short as a comment may be, and says what it left out")
  func limit() {
    let report = sample.report(Array(repeating: sample.failing, count: 2_000), stages: sample.stages)
    let text = written(MarkdownReporter.self, [report, report])
    #expect(text.unicodeScalars.count < 65_536)
    let shown = text.split(separator: "\n").filter { $0.hasPrefix("####") }.count
    #expect(shown > 50)
    #expect(text.contains("**\(4_000 - shown) more findings are left out here.**"))
  }
}
