import CEL
import Testing

@Suite struct ReadPathTests {
  @Test(arguments: [
    ("card.balance > params.minimum", "card.balance"),
    ("has(card.details.bank) && card['name'] == s", "card.details.bank, card.name, s"),
    (
      "cards.all(c, c.bound || c.tags.exists(t, t == s))",
      "cards, cards.*.bound, cards.*.tags, cards.*.tags.*, s"
    ),
    ("cards[n].name.size()", "cards.*.name, n"), ("m.list[0]", "m.list.*"),
    ("first_bound.count", "first_bound.count"),
    ("cel.bind(x, card.details, x.bank)", "card.details, card.details.bank"), ("m.map(k, k)", "m"),
    ("cards.all(i, c, i > n || c.bound)", "cards, cards.*.bound, n"), ("1 + 2", ""),
    ("any.?a.b[?s]", "any.a.b.*, s"),
  ])
  func readsOf(source: String, expected: String) throws {
    let program = try CardInput.environment.compile(source)
    #expect(program.readFields.map(\.description).sorted().joined(separator: ", ") == expected)
  }
}
