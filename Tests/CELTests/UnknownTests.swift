import CEL
import Testing

@Suite struct UnknownTests {
  /// `card` and `cards[1]` lack the fields named; `cards[0]` is complete.
  private static func frame() -> Frame {
    var card = CardInput.card("abc", balance: 499, bound: false)
    card[0] = .absent
    card[1] = .null
    card[3] = .invalid
    card[7] = .absent
    var second = CardInput.card("home", balance: 100, bound: true)
    second[0] = .absent
    second[7] = .record([.absent, .null])
    return CardInput(
      card: card,
      cards: [CardInput.card("travel", balance: 2000, bound: true), second],
      n: .absent
    ).frame
  }

  @Test(arguments: [
    // Reading.
    ("card.balance", "card.balance"), ("card.bound", "card.bound"), ("card.count", "card.count"), ("n", "n"),
    ("n + 1", "n"), ("-n", "n"), ("card.balance > 5", "card.balance"), ("card.details.bank", "card.details"),
    ("cards[1].details.bank", "cards[1].details.bank"), ("cards[1].balance > 1", "cards[1].balance"),
    // All that is needed, in the order of the paths.
    ("card.balance > 5 && card.bound", "card.balance, card.bound"), ("card.count + n > 1", "card.count, n"),
    ("[n, card.count]", "card.count, n"), ("{'a': n}", "n"), ("card.count == n", "card.count, n"),
    // Absorption.
    ("n > 1 && false", "false"), ("false && n > 1", "false"), ("n > 1 || true", "true"),
    ("n > 1 && true", "n"),
    ("(n > 1 || true) && card.bound", "card.bound"), ("(n > 1 && false) || card.bound", "card.bound"),
    ("n > 1 && card.bound && card.name == 'x'", "false"), ("n > 1 || 1 / 0 > 1", "n"),
    ("1 / 0 > 1 && n > 1", "n"),
    ("card.name == 'abc' ? true : n > 1", "true"), ("n > 1 ? card.bound : card.count > 1", "n"),
    ("n > 1 ? true : true", "n"),
    // Presence is always known.
    ("has(card.balance)", "false"), ("has(card.bound)", "false"), ("has(card.count)", "true"),
    ("has(card.details.bank)", "false"), ("has(cards[1].details.bank)", "false"), ("has(card.name)", "true"),
    ("!has(card.balance) || card.balance > 5", "true"), ("has(card.balance) && card.balance > 5", "false"),
    // Comprehensions.
    ("cards.all(c, c.balance > 1)", "cards[1].balance"), ("cards.all(c, c.balance > 100)", "false"),
    ("cards.exists(c, c.balance > 1)", "true"), ("cards.exists(c, c.balance > 100)", "cards[1].balance"),
    ("cards.exists_one(c, c.balance > 1)", "cards[1].balance"),
    ("cards.exists_one(c, c.bound && (c.name == 'home' || c.balance > 1))", "false"),
    ("(cards + cards).exists_one(c, c.balance > 1)", "false"),
    ("cards.map(c, c.balance)", "cards[1].balance"),
    ("cards.filter(c, c.balance > 1)", "cards[1].balance"), ("cards.filter(c, c.bound).size()", "2"),
    ("cards.all(c, c.balance > 1 && n > 1)", "cards[1].balance, n"),
    ("cards.map(c, c.balance > 1, 1)", "cards[1].balance"),
    ("first_bound.balance > 1", "true"), ("bound_cards[1].balance > 1", "cards[1].balance"),
    ("cel.bind(x, n, true || x > 1)", "true"), ("cel.bind(x, card.balance, x > 1)", "card.balance"),
    ("size(cards) == 2", "true"), ("card.?balance.hasValue()", "false"),
    // Null in a plain map is a value.
    ("m.none == null", "true"),
  ])
  func need(source: String, expected: String) throws {
    let frame = Self.frame()
    let program = try CardInput.environment.compile(source)
    func text(_ value: Value) -> String {
      if case .unknown(let set) = value {
        set.attributes.map(\.path).joined(separator: ", ")
      } else {
        value.text
      }
    }
    #expect(text(program.evaluate(in: frame)) == expected)
    frame.reset()
    #expect(text(program.evaluatePlainly(in: frame)) == expected)
    frame.reset()
    if program.resultType == .bool {
      let verdict = program.evaluateBool(in: frame)
      switch verdict {
      case .isTrue, .isFalse: #expect((verdict == .isTrue ? "true" : "false") == expected)
      default: #expect(frame.unknowns.map(\.path).joined(separator: ", ") == expected)
      }
    }
  }

  @Test func attributesNameTheirSlots() throws {
    let frame = Self.frame()
    let program = try CardInput.environment.compile("cards[1].balance > 1")
    #expect(program.evaluateBool(in: frame) == .unknown)
    let slot = try #require(frame.unknowns.first?.slot)
    #expect(frame.store.slots[Int(slot)].kind == .absent)
    #expect(frame.unknownSlots == [slot])
    #expect(frame.path(ofSlot: Int(slot)) == "cards[1].balance")
    // The outcome of one evaluation is not that of the next.
    #expect(try CardInput.environment.compile("true").evaluateBool(in: frame) == .isTrue)
    #expect(frame.unknowns.isEmpty)
  }

  @Test func aMissingListIsUnknown() throws {
    let input = CardInput(card: nil, cards: nil)
    for (source, expected) in [
      ("cards.all(c, c.bound)", "cards"), ("cards.size() == 0", "cards"), ("card.bound", "card"),
      ("bound_cards.size() > 0", "cards"), ("first_bound.bound", "cards"), ("cards[0].bound", "cards"),
    ] {
      input.frame.reset()
      let program = try CardInput.environment.compile(source)
      #expect(program.evaluateBool(in: input.frame) == .unknown, "\(source)")
      #expect(input.frame.unknowns.map(\.path) == [expected], "\(source)")
    }
    #expect(try input.verdict("has(card.bound)") == .isFalse)
  }

  /// Patterns make parts of plain bindings unknown.
  @Test(arguments: [
    ("m.flag", ["m.flag"], "m.flag"), ("m.count + 1", ["m.flag"], "5"),
    ("m.flag || true", ["m.flag"], "true"),
    ("m.size()", ["m.flag"], "m"), ("m", ["m.flag"], "m"), ("m.list[1]", ["m.list[*]"], "m.list[1]"),
    ("m.list.all(x, x > 0)", ["m.list[1]"], "m.list[1]"), ("m.list.exists(x, x == 1)", ["m.list[1]"], "true"),
    ("m['flag']", ["m.flag"], "m.flag"), ("m.count", ["m.*"], "m.count"), ("n", ["n"], "n"),
    ("n + m.count", ["n", "m"], "m, n"),
    ("cards[0].bound", ["cards[*].bound"], "cards[0].bound"),
    ("cards.map(c, c.name)", ["cards[1].name"], "cards[1].name"),
    ("cel.bind(x, m, x.flag)", ["m.flag"], "m.flag"),
  ])
  func patterns(source: String, patterns: [String], expected: String) throws {
    let input = CardInput(
      card: nil,
      cards: [CardInput.card("a", balance: 1, bound: true), CardInput.card("b", balance: 2, bound: false)]
    )
    for pattern in patterns { input.frame.markUnknown(Self.pattern(pattern)) }
    let value = try CardInput.environment.compile(source).evaluate(in: input.frame)
    if case .unknown(let set) = value {
      #expect(set.attributes.map(\.path).joined(separator: ", ") == expected)
    } else {
      #expect(value.text == expected)
    }
    input.frame.removeUnknownPatterns()
    #expect(!(try CardInput.environment.compile(source).evaluate(in: input.frame).isErrorOrUnknown))
  }

  private static func pattern(_ text: String) -> AttributePattern {
    var qualifiers: [AttributePattern.Qualifier] = []
    let parts = text.replacing("[", with: ".").replacing("]", with: "").split(separator: ".").map(String.init)
    for part in parts.dropFirst() {
      qualifiers.append(part == "*" ? .wildcard : Int64(part).map { .index($0) } ?? .field(part))
    }
    return AttributePattern(parts[0], qualifiers)
  }
}
