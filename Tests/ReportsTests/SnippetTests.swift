import Diagnostics
import Engine
import Reports
import Rules
import SourceText
import Testing

@Suite("Snippets")
struct SnippetTests {
  /// The lines between the place and the summary, for one primary value and further ones.
  private func snippet(
    _ text: String,
    _ primary: String,
    label: String? = "here",
    related: [(String, String)] = [],
    width: Int? = nil,
    wraps: Bool = false,
    privateTexts: [String] = []
  ) -> String {
    var sample = Sample(text)
    sample.privateTexts = privateTexts
    let result = RuleResult(
      ruleID: "r",
      status: .fail,
      severity: .error,
      stage: nil,
      title: "t",
      message: "m",
      place: sample.place("/x", primary),
      label: label,
      related: related.map { RelatedPlace(place: sample.place("/y", $0.0), message: $0.1) }
    )
    let options = ReportOptions(run: Sample.run(), look: Look(width: width, wraps: wraps))
    let lines = written(TextReporter.self, [sample.report([result])], options)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines[1..<(lines.firstIndex(of: "") ?? lines.count)].joined(separator: "\n")
  }

  @Test("Two marks on one line: the first label hangs below")
  func hangingLabel() {
    let expected = """
       --> setup.yaml:1:13
        |
      1 | - {balance: 4.20, bound: false}
        |             ^^^^         ----- not bound
        |             |
        |             too little
        |
      """
    let text = snippet(
      "- {balance: 4.20, bound: false}\n",
      "4.20",
      label: "too little",
      related: [("false", "not bound")]
    )
    #expect(text == expected)
  }

  @Test("Wide characters and tabs keep carets aligned")
  func wideCharacters() {
    let expected = """
       --> setup.yaml:1:6
        |
      1 |     名前: 日本語 # 🙂
        |           ^^^^^^ here
        |
      """
    #expect(snippet("\t名前: 日本語 # 🙂\n", "日本語") == expected)
  }

  @Test("A value of several lines is underlined in each, without indentation")
  func severalLines() {
    let expected = """
       --> setup.yaml:2:3
        |
      2 |   - a: 1
        |   ^^^^^^
      3 |     b: 2
        |     ^^^^ here
        |
      """
    #expect(snippet("x:\n  - a: 1\n    b: 2\n", "- a: 1\n    b: 2") == expected)
  }

  @Test("The middle of a long value is left out")
  func longValue() {
    let expected = """
       --> setup.yaml:1:1
        |
      1 | a: 1
        | ^^^^
      2 | b: 1
        | ^^^^
      3 | c: 1
        | ^^^^
      ...
      6 | f: 1
        | ^^^^ here
        |
      """
    let text = "a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\n"
    #expect(snippet(text, "a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1") == expected)
  }

  @Test("One line between two marks is shown, more are not; numbers are aligned")
  func gaps() {
    let expected = """
        --> setup.yaml:1:4
         |
       1 | a: 1
         |    ^ here
       2 | b: 2
       3 | c: 3
         |    - then
      ...
      10 | j: 10
         |    -- last
         |
      """
    let text = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\ni: 9\nj: 10\n"
    #expect(snippet(text, "1", related: [("3", "then"), ("10", "last")]) == expected)
  }

  @Test("A long line is cut around the value")
  func longLine() {
    let line = String(repeating: "a", count: 300) + " 4.20 " + String(repeating: "b", count: 300)
    let expected = """
       --> setup.yaml:1:302
        |
      1 | …aaaaaaaaaaaaaaaa 4.20 bbbbbbbbbbbbbbbb…
        |                   ^^^^ here
        |
      """
    #expect(snippet(line, "4.20", width: 44) == expected)
  }

  @Test("A long label stands where there is room")
  func longLabel() {
    let label = "must be the number that is printed on the card"
    let beside = """
       --> setup.yaml:1:4
        |
      1 | a: 12
        |    ^^ must be the number that is
        |       printed on the card
        |
      """
    #expect(snippet("a: 12\n", "12", label: label, width: 40, wraps: true) == beside)
    let below = """
       --> setup.yaml:1:28
        |
      1 | aaaaaaaaaaaaaaaaaaaaaaaaa: 12
        |                            ^^
        |                            |
        |             must be the number that
        |             is printed on the card
        |
      """
    let key = String(repeating: "a", count: 25)
    #expect(snippet("\(key): 12\n", "12", label: label, width: 40, wraps: true) == below)
    let related = [("12", "so is this, which also takes more room than there is")]
    let two = """
       --> setup.yaml:1:4
        |
      1 | a: 7, bbbbbbbbbbbbbbbbbb: 12
        |    ^                      --
        |    |                      |
        |    |        so is this, which also
        |    |        takes more room than
        |    |        there is
        |    |
        |    must be the number that is
        |    printed on the card
        |
      """
    let line = "a: 7, \(String(repeating: "b", count: 18)): 12\n"
    #expect(snippet(line, "7", label: label, related: related, width: 40, wraps: true) == two)
  }

  @Test("Of a mark that is cut off the label is left")
  func cutOffMark() {
    let expected = """
       --> setup.yaml:1:38
        |
      1 | …a: aaaaaaaaaaaaaaaaaaaaaa, b: 2}
        |                                ^ here
        | … not there
        |
      """
    let text = "{c: 3, a: \(String(repeating: "a", count: 22)), b: 2}\n"
    #expect(snippet(text, "2", related: [("3", "not there")], width: 38) == expected)
  }

  @Test("A wide character that is cut in two moves nothing", arguments: [0, 1])
  func halfCharacter(shift: Int) {
    let line = String(repeating: "x", count: shift) + String(repeating: "卡", count: 40) + " 7\n"
    let lines = snippet(line, "7", width: 40).split(separator: "\n").map(String.init)
    let cell = lines[2].prefix { $0 != "7" }
    #expect(String(cell).displayWidth == lines[3].prefix { $0 != "^" }.count)
  }

  @Test("A mask hides characters and moves nothing")
  func masked() {
    let expected = """
       --> setup.yaml:1:20
        |
      1 | n: "+44••••23", c: GB
        |                    ^^ here
        |
      """
    let text = snippet("n: \"+44770123\", c: GB\n", "GB", privateTexts: ["+44770123"])
    #expect(text == expected)
  }

  @Test("A very long line shows what a long one shows", arguments: [300, 60_000, 200_000])
  func veryLongLine(_ length: Int) {
    let filler = String(repeating: "[1, 卡], ", count: length / 11)
    let text = snippet(
      "{a: [\(filler)], n: \"+44770123\", bad: 7, c: GB, z: [\(filler)]}\n",
      "7,",
      width: 60,
      privateTexts: ["+44770123"]
    )
    let lines = text.split(separator: "\n").dropFirst()
    #expect(
      lines.joined(separator: "\n") == """
          |
        1 | …, ], n: "+44••••23", bad: 7, c: GB, z: [[1, 卡], [1, …
          |                            ^^ here
          |
        """
    )
  }

  @Test("A key that fills a very long line stays hidden")
  func veryLongKey() {
    let key = "sk-" + String(repeating: "a1", count: 100_000)
    var sample = Sample("{a: 1, key: \(key), z: \(String(repeating: "0, ", count: 100_000))}\n")
    let detector = SecretDetector(
      pattern: .token(prefix: Array("sk-".utf8), minimum: 20),
      title: LocalizedText("key")
    )
    sample.detectors = [detector]
    for offset in [5_000, 100_000, 200_010, 200_030] {
      let result = RuleResult(
        ruleID: "r",
        status: .fail,
        severity: .error,
        stage: nil,
        title: "t",
        place: Place(pointer: "/key", range: TextRange(at: offset))
      )
      let text = written(TextReporter.self, [sample.report([result])])
      #expect(text.contains("•"))
      #expect(!text.contains("a1"))
    }
  }

  @Test("A carriage return is no part of the line")
  func carriageReturn() {
    let expected = """
       --> setup.yaml:1:4
        |
      1 | a: 1
        |    ^ here
        |
      """
    #expect(snippet("a: 1\r\nb: 2\r\n", "1") == expected)
  }

  @Test("Related places beyond the fifth are counted")
  func manyRelated() {
    let text = snippet(
      "a: 1 2 3 4 5 6 7 8\n",
      "1",
      label: nil,
      related: (2...8).map { ("\($0)", "n\($0)") }
    )
    #expect(text.hasSuffix("  = note: and 2 more places"), "\(text)")
    #expect(text.contains("n6") && !text.contains("n7"))
  }
}
