import Foundation
import TestSupport
import Testing

/// The `--max-…` options: the greatest input that each lets pass, and the least that it does not.
@Suite("Limits by option")
struct LimitOptionTests {
  /// An option with a value, a text just within it, and one just beyond.
  struct Case: Sendable, CustomTestStringConvertible {
    let words: [String]
    let within: String
    let beyond: String
    /// The message beyond, with its place.
    let message: String
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String, within: String, beyond: String, _ message: String) {
      self.words = words.split(separator: " ").map(String.init)
      self.within = within
      self.beyond = beyond
      self.message = message
    }
  }

  static let cases = [
    Case(
      "--max-file-size 12",
      within: "account: {}\n",
      beyond: "account: { }\n",
      "1:1: error[limit-exceeded] the file has more than 12 bytes: what lies behind them is not checked (limit file-bytes)"
    ),
    Case(
      "--max-document-size 12",
      within: "account: {}\n",
      beyond: "account: { }\n",
      "1:1: error[limit-exceeded] the document has more than 12 bytes (limit document-bytes)"
    ),
    Case(
      "--max-depth 2",
      within: "account: {}\n",
      beyond: "account: {kind: []}\n",
      "1:17: error[limit-exceeded] lists and mappings are nested more than 2 deep (limit depth)"
    ),
    Case(
      "--max-depth 2",
      within: "account:\n  signed_in: true\n",
      beyond: "account:\n  kind:\n  - a\n",
      "3:3: error[limit-exceeded] lists and mappings are nested more than 2 deep (limit depth)"
    ),
    Case(
      "--max-nodes 5",
      within: "account: {signed_in: true}\n",
      beyond: "account: {signed_in: true, kind: company}\n",
      "1:32: error[limit-exceeded] the document has more than 5 nodes (limit nodes)"
    ),
    Case(
      "--max-alias-expansion 5",
      within: "account: &a {}\ncards: [*a, *a]\n",
      beyond: "account: &a {}\ncards: [*a, *a, *a]\n",
      "2:17: error[limit-exceeded] with its aliases followed the document has more than 5 nodes (limit alias-expansion)"
    ),
    Case(
      "--max-key-length 7",
      within: "account: {}\n",
      beyond: "accounts: {}\n",
      "1:1: error[limit-exceeded] the key has more than 7 bytes (limit key-length)"
    ),
  ]

  @Test("Both sides, from a file and from standard input", arguments: cases)
  func bothSides(_ limit: Case) throws {
    let folder = try TemporaryFolder()
    for (text, isWithin) in [(limit.within, true), (limit.beyond, false)] {
      try folder.write(text, to: "setup.yaml")
      let words = limit.words + ["--lang=en", "-fconcise"]
      let ofFile = try CommandRun.run(["setup.yaml"] + words, in: folder.path)
      let ofInput = try CommandRun.run(["-", "--stdin-filename=setup.yaml"] + words, input: Array(text.utf8))
      #expect(ofFile.output.contains("limit-exceeded") == !isWithin)
      if !isWithin { #expect(ofFile.output.hasPrefix("setup.yaml:" + limit.message)) }
      #expect((ofFile.exitCode == 2) == !isWithin)
      #expect(ofInput.output == ofFile.output)
      #expect(ofInput.exitCode == ofFile.exitCode)
    }
  }

  @Test("The fix names the option, in both languages", arguments: cases)
  func fix(_ limit: Case) throws {
    for language in ["en", "zh-Hans"] {
      let words = ["-", "--lang", language] + limit.words
      let run = try CommandRun.run(words, input: Array(limit.beyond.utf8))
      let option = limit.words[0]
      #expect(
        run.output.contains(
          language == "en"
            ? "= fix: if this is meant to be so, raise the limit with `\(option)`\n"
            : "= 解决办法：如果确实需要，可用 `\(option)` 提高限制\n"
        )
      )
    }
  }

  @Test("Documents before the end of what is read are reported, the one that it cuts is not")
  func documentsBeforeTheLimit() throws {
    let first = "account: {signed_in: false}\n"
    let second = "---\naccount: {signed_in: no}\n"
    let all = Array((first + second + second).utf8)
    func found(_ limit: Int) throws -> [Substring] {
      let run = try CommandRun.run(
        ["-", "--lang=en", "-fconcise", "--max-file-size", "\(limit)"],
        input: all
      )
      #expect(run.exitCode == (limit < all.count ? 2 : 1))
      return run.output.split(separator: "\n").map { $0.dropFirst("<stdin>:".count).prefix(4) }
    }
    let signs = (first.utf8.count, (first + second).utf8.count)
    #expect(try found(1) == ["1:1:"])
    #expect(try found(signs.0 - 1) == ["1:1:"])
    #expect(try found(signs.0) == ["1:22", "1:1:"])
    #expect(try found(signs.1 - 1) == ["1:22", "1:1:"])
    #expect(try found(signs.1) == ["1:22", "3:22", "1:1:"])
    #expect(try found(all.count - 1) == ["1:22", "3:22", "1:1:"])
    #expect(try found(all.count) == ["1:22", "3:22", "5:22"])
  }

  @Test("A stream without end is read no further than allowed")
  func endlessStream() throws {
    let program = CommandRun.path(of: "validate")
    let run = try CommandRun.shell(
      "yes 'account: {}\n---' | '\(program)' - --max-file-size 100K --lang=en -fconcise -q"
    )
    #expect(
      run.output == "<stdin>:1:1: error[limit-exceeded] the file has more than 102400 bytes: "
        + "what lies behind them is not checked (limit file-bytes)\n"
    )
    #expect(run.exitCode == 2)
  }

  @Test("A raised limit lets pass what the default does not")
  func raised() throws {
    let key = String(repeating: "k", count: 5000)
    let deep = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    let cases = [("? \(key)\n: 1\n", "--max-key-length=5000"), ("x: \(deep)\n", "--max-depth=301")]
    for (text, option) in cases {
      let short = try CommandRun.run(["-", "-fconcise"], input: Array(text.utf8))
      #expect(short.output.contains("[limit-exceeded]"))
      let long = try CommandRun.run(["-", "-fconcise", option], input: Array(text.utf8))
      #expect(!long.output.contains("[limit-exceeded]"))
      #expect(long.output.contains("[unknown-key]"))
    }
  }

  @Test(
    "Sizes as people write them",
    arguments: [
      ("70", 70), ("70B", 70), ("1K", 1024), ("1k", 1024), ("1KiB", 1024), ("2M", 2 << 20), ("2MiB", 2 << 20),
      ("1G", 1 << 30), ("1GiB", 1 << 30), ("0070", 70),
    ]
  )
  func sizes(word: String, bytes: Int) throws {
    let key = String(repeating: "k", count: min(bytes, 2000))
    let run = try CommandRun.run(
      ["-", "-fconcise", "--lang=en", "--max-key-length", word],
      input: Array("? \(key)k\n: 1\n".utf8)
    )
    #expect(run.output.contains("the key has more than \(bytes) bytes") == (bytes <= 2000))
  }

  @Test("The expression of eval reads under the same limits")
  func eval() throws {
    let run = try CommandRun.run(
      ["eval", "1", "-", "--lang=en", "--max-depth=1"],
      input: Array("cards: []\n".utf8)
    )
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("nested more than 1 deep"))
  }
}
