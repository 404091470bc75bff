import CEL
import Testing

@Suite struct TraceTests {
  /// The nodes as text, indented by depth: expression, value, slot's path, label.
  private static func text(_ source: String) throws -> [String] {
    let input = CardInput(
      card: CardInput.card("abc", balance: 499, bound: false),
      cards: [
        CardInput.card("a", balance: 100, bound: true), CardInput.card("b", balance: 200, bound: false),
      ]
    )
    let program = try CardInput.environment.compile(source)
    let trace = program.trace(in: input.frame)
    let unparser = Unparser(program.ast)
    var lines: [String] = []
    func write(_ index: Int, _ depth: Int) {
      let node = trace.nodes[index]
      var line = String(repeating: "  ", count: depth) + unparser.text(node.exprID)
      line += node.absorbed ? " skipped" : " = \(node.value.text)"
      if node.slot >= 0 { line += " @\(input.frame.path(ofSlot: Int(node.slot)))" }
      if let label = node.label { line += " #\(label)" }
      #expect(node.range == program.ast[node.exprID].range)
      lines.append(line)
      for child in node.children { write(child, depth + 1) }
    }
    write(trace.root, 0)
    return lines
  }

  @Test func everyPartHasItsValueAndSlot() throws {
    #expect(
      try Self.text("card.count >= 3 || !card.bound") == [
        "card.count >= 3 || !card.bound = true",
        "  card.count >= 3 = false",
        "    card.count = 2 @card.count",
        "      card = Card{balance: decimal(\"4.99\"), bound: false, name: \"abc\", count: 2, score: 1.5, "
          + "tags: [\"a\", \"b\"], default: false, details: Details{number: true, bank: \"bank\"}} @card",
        "    3 = 3",
        "  !card.bound = true",
        "    card.bound = false @card.bound",
        "      card = Card{balance: decimal(\"4.99\"), bound: false, name: \"abc\", count: 2, score: 1.5, "
          + "tags: [\"a\", \"b\"], default: false, details: Details{number: true, bank: \"bank\"}} @card",
      ]
    )
  }

  @Test func whatIsNotEvaluatedIsMarked() throws {
    #expect(
      try Self.text("n == 3 || s == 'x'") == [
        "n == 3 || s == \"x\" = true", "  n == 3 = true", "    n = 3 @n", "    3 = 3", "  s == \"x\" skipped",
      ]
    )
    #expect(
      try Self.text("n == 3 ? s : 'x'") == [
        "n == 3 ? s : \"x\" = \"abc\" @s", "  n == 3 = true", "    n = 3 @n", "    3 = 3", "  s = \"abc\" @s",
        "  \"x\" skipped",
      ]
    )
  }

  @Test func roundsOfComprehensionsAreLabelled() throws {
    let lines = try Self.text("cards.all(c, c.bound)").filter { !$0.contains("Card{") }
    #expect(
      lines == [
        "cards.all(c, c.bound) = false", "  c.bound = true @cards[0].bound #cards[0]",
        "  c.bound = false @cards[1].bound #cards[1]",
      ]
    )
  }
}
