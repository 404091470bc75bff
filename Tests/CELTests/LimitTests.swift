import CEL
import Testing

@Suite struct LimitTests {
  private func evaluate(_ source: String, _ change: (Frame) -> Void) throws -> Value {
    let cards = (0..<20).map { CardInput.card("card\($0)", balance: 100, bound: true) }
    let frame = CardInput(card: nil, cards: cards).frame
    change(frame)
    return try CardInput.environment.compile(source).evaluate(in: frame)
  }

  @Test(arguments: [
    "cards.all(c, c.bound)", "cards.map(c, c.name)", "cards.exists_one(c, c.name == 'card3')",
    "bound_cards.size() > 1",
  ])
  func theBudgetEndsAnEvaluation(source: String) throws {
    let value = try evaluate(source) { $0.costLimit = 20 }
    #expect(value.text == "error(\"the evaluation takes more than 20 steps (cost limit)\")")
    #expect(try !evaluate(source) { $0.costLimit = 1000 }.isErrorOrUnknown)
  }

  /// Both sides of the boundary: a name, a selection and a comparison are three steps.
  @Test func stepsAreCounted() throws {
    #expect(try !evaluate("any.x == 1 || true") { $0.costLimit = 3 }.isErrorOrUnknown)
    #expect(try evaluate("any.x == 1 || true") { $0.costLimit = 2 }.isErrorOrUnknown)
  }

  @Test func theBudgetLastsUntilTheReset() throws {
    let frame = CardInput(card: nil, cards: [CardInput.card("a", balance: 1, bound: true)]).frame
    let program = try CardInput.environment.compile("cards[0].bound")
    frame.costLimit = 7
    #expect(program.evaluateBool(in: frame) == .isTrue)
    #expect(program.evaluateBool(in: frame) == .isTrue)
    #expect(program.evaluateBool(in: frame) == .error)
    #expect(frame.error?.kind == .costExceeded)
    frame.reset()
    #expect(program.evaluateBool(in: frame) == .isTrue)
  }

  @Test func nestedComprehensionsPayForEveryRound() throws {
    let source =
      "cards.all(a, cards.all(b, cards.all(c, cards.all(d, a.bound && b.bound && c.bound && d.bound))))"
    let value = try evaluate(source) { $0.costLimit = 100_000 }
    #expect(value.text == "error(\"the evaluation takes more than 100000 steps (cost limit)\")")
  }

  @Test func textAndListsMayNotGrowWithoutEnd() throws {
    let doubled = "cel.bind(a, s + s, cel.bind(b, a + a, cel.bind(c, b + b, c + c)))"
    let text = try evaluate(doubled) { $0.limits.textBytes = 47 }
    #expect(text.text == "error(\"a string is longer than 47 bytes (text size limit)\")")
    #expect(try evaluate(doubled) { $0.limits.textBytes = 48 }.text.utf8.count == 50)
    let list = try evaluate("cards.map(c, c.name) + [s]") { $0.limits.elements = 20 }
    #expect(list.text == "error(\"a list has more than 20 elements (element count limit)\")")
    let map = try evaluate("cards.transformMap(i, c, c.name)") { $0.limits.elements = 19 }
    #expect(map.text == "error(\"a map has more than 19 entries (element count limit)\")")
    let bytes = try evaluate("bytes(s + s)") { $0.limits.textBytes = 5 }
    #expect(bytes.isErrorOrUnknown)
  }

  /// As deep as the parser lets through, without optimisation and on a thread of the test runner.
  @Test(arguments: [
    String(repeating: "(", count: 249) + "n" + String(repeating: ")", count: 249),
    "n" + String(repeating: " + n", count: 248),
    String(repeating: "n == 1 ? 1 : ", count: 120) + "2",
    String(repeating: "[", count: 100) + "n" + String(repeating: "]", count: 100)
      + String(repeating: "[0]", count: 100),
    (0..<60).reduce("n") { text, _ in "cel.bind(x, \(text), x + 1)" },
    (0..<60).reduce("true") { text, _ in "[1].all(x, \(text))" },
  ])
  func deepExpressionsDoNotExhaustTheStack(source: String) throws {
    let frame = CardInput(card: nil, cards: []).frame
    let program = try CardInput.environment.compile(source)
    #expect(!program.evaluate(in: frame).isErrorOrUnknown)
    #expect(!program.evaluatePlainly(in: frame).isErrorOrUnknown)
    #expect(!program.trace(in: frame).nodes.isEmpty)
  }
}
