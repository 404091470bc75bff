import Reports
import SourceText
import Testing

@Suite("Breaking lines")
struct LineBreakTests {
  private func lines(_ text: String, _ width: Int, from column: Int = 0, hang: Int = 0) -> [String] {
    Look(width: width, wraps: true).lines(text, from: column, hang: hang)
  }

  @Test(
    arguments: [
      ("", 20, [""]), ("one", 3, ["one"]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]),
      ("one  two  three", 9, ["one  two", "three"]), ("one two   ", 7, ["one two"]),
      // A word that is longer than a line is cut, behind a sign if there is one.
      ("a abcdefghij", 4, ["a", "abcd", "efgh", "ij"]), ("cards[0].balance", 12, ["cards[0].", "balance"]),
      ("fixtures/findings/x.yaml:1:2", 20, ["fixtures/findings/x.", "yaml:1:2"]),
      // Chinese breaks between any two characters,
      ("充值被拒", 4, ["充值", "被拒"]), ("充值被拒", 5, ["充值", "被拒"]), ("还有5张卡", 6, ["还有5", "张卡"]),
      // but not before what closes, nor behind what opens.
      ("充值被拒。", 8, ["充值被", "拒。"]), ("充值（被拒）", 6, ["充值", "（被", "拒）"]),
      ("他说「充值」。", 6, ["他说", "「充", "值」。"]), ("共10%，对", 5, ["共", "10%，", "对"]),
      ("abcdefgh）", 8, ["abcdefg", "h）"]), ("警告[abc-defgh]：x", 13, ["警告[abc-", "defgh]：x"]),
      // An address is never cut.
      (
        "see (https://example.org/a/long/way, 2026)", 12,
        ["see", "(https://example.org/a/long/way,", "2026)"]
      ),
      ("见（https://example.org/a/long/way）。", 12, ["见", "（https://example.org/a/long/way）。"]),
    ]
  )
  func breaks(text: String, width: Int, expected: [String]) {
    #expect(lines(text, width) == expected)
  }

  @Test("Further lines hang, and a word too long for the rest of the first line goes to the next")
  func hanging() {
    #expect(lines("one two three", 12, from: 6, hang: 2) == ["one", "  two three"])
    #expect(lines("extraordinary", 15, from: 6, hang: 2) == ["", "  extraordinary"])
    #expect(Look(width: 12).lines("one two three", from: 6, hang: 2) == ["one two three"])
  }

  @Test("No line is too long, and no character is lost")
  func random() {
    var random = SystemRandomNumberGenerator()
    let letters: [Character] = Array("ab 充（，」）$5.")
    for _ in 0..<2000 {
      let text = String(
        (0..<Int.random(in: 0...40, using: &random)).map { _ in letters.randomElement(using: &random)! }
      )
      let width = Int.random(in: 8...20, using: &random)
      let column = Int.random(in: 0...6, using: &random)
      let hang = Int.random(in: 0...6, using: &random)
      let result = lines(text, width, from: column, hang: hang)
      let name = "'\(text)' at \(width) from \(column), hanging \(hang)"
      #expect(result[0].displayWidth <= width - column, "\(name)")
      #expect(result.dropFirst().allSatisfy { $0.displayWidth <= width }, "\(name)")
      #expect(
        result.dropFirst().allSatisfy { $0.prefix(hang) == String(repeating: " ", count: hang) },
        "\(name)"
      )
      #expect(result.joined().filter { $0 != " " } == text.filter { $0 != " " }, "\(name)")
    }
  }
}
