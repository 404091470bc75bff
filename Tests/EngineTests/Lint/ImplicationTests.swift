import CEL
import Engine
import Rules
import Testing

/// What is proved about conditions, and what must not be.
@Suite struct ImplicationTests {
  private static let variables = """
    variables:
      big: a > 10
      on_items: items.filter(i, i.on)
    """
  private static let params = """
    params:
      limit: {type: int, value: 3}
      least: {type: decimal, value: 5}
      strict: {type: bool, value: false}
      word: {type: string, value: x}
    """

  private func pack() throws -> CompiledPack {
    let pack = try SmallPack.load(
      rules: "  - {id: it, stage: first, title: It, check: a > 0, message: m}",
      variables: Self.variables,
      params: Self.params
    )
    return try PackCompiler.compile(pack, PackCompiler.Options(today: 20_000))
  }

  @Test(arguments: [
    ("items.all(i, i.n > 3)", "!items.exists(j, !(j.n > 3))"),
    ("items.all(i, !i.on)", "!items.exists(i, i.on)"),
    ("items.all(i, i.n < 3 || i.n > 2) || on", "!(items.exists(i, !(i.n < 3 || i.n > 2))) || on"),
    ("a < 5", "5 > a"), ("a < 5", "a <= 4"), ("!(a < 5)", "a >= 5"), ("a != 3", "!(a == 3)"),
    ("a < 5 && a < 9", "a < 5"), ("a < 5 || a < 9", "a < 9"), ("a + 1 - b < 3", "a + 1 - b <= 2"),
    ("on && (off || on)", "on && (on || off)"), ("on == true", "on"), ("on != true", "!on"),
    ("on ? a > 1 : a > 1", "on ? a >= 2 : a > 1"), ("name in ['x', 'y']", "name == 'y' || name == 'x'"),
    ("big", "a > 10"), ("!big", "a <= 10"), ("money >= 5", "money >= decimal('5.00')"),
    ("a > 2 && a < 4", "a == 3"),
    ("has(group.x) && group.x > 3 && has(group.x)", "has(group.x) && group.x > 3"),
    ("items.exists(i, i.n > 3)", "items.exists(j, j.n > 3)"), ("a > 1 && false", "false"),
    ("params.limit > a", "a < params.limit"), ("group.x > 1 && group.x > 0", "group.x > 1"),
  ])
  func equal(_ left: String, _ right: String) throws {
    #expect(try isEqual(left, right))
  }

  @Test(arguments: [
    ("items.all(i, !i.on)", "items.exists(i, !i.on)"), ("items.all(i, i.on)", "!items.exists(i, i.on)"),
    ("a < 5", "a <= 5"), ("money < 5", "money <= 4"), ("a > 0 || a <= 0", "true"), ("on || !on", "true"),
    ("has(group.x) && group.x > 3", "group.x > 3"), ("has(group.x) || group.x > 3", "has(group.x)"),
    ("a < b", "b < a"),
    ("on && off", "on || off"),
    ("a > params.limit", "a > 3"), ("params.strict ? on : off", "off"),
    ("name == params.word", "name == 'x'"),
    ("items.exists(i, i.n > 3)", "items.exists(i, i.n > 4)"), ("a + b < 3 || on", "on || a < 3"),
    ("items.exists(i, i.on)", "on_items.exists(i, true)"), ("a * b > 4", "b > 4"), ("a / 2 > 1", "a > 3"),
    ("items[0].n > 1", "items[1].n > 1"), ("a > 1 && b > 1", "a > 1 && b > 2"), ("name < 'b'", "name <= 'b'"),
    ("name == 'x'", "name.lowerAscii() == 'x'"), ("a == 1 || a == 2", "a == 1"), ("!(a > 1)", "!(a > 2)"),
    ("items.all(i, i.n > 3)", "items.exists(i, i.n > 3)"), ("has(group.deep.z)", "has(group.deep)"),
    ("has(group.deep.z) && has(group.deep)", "has(group.deep)"), ("a - 1 < a", "true"), ("on", "off"),
  ])
  func notEqual(_ left: String, _ right: String) throws {
    #expect(try !isEqual(left, right))
  }

  private func isEqual(_ left: String, _ right: String) throws -> Bool {
    let pack = try pack()
    let first = try pack.environment.compile(left, expecting: .bool)
    let second = try pack.environment.compile(right, expecting: .bool)
    return Implication(pack).alwaysEqual(Condition(first), Condition(second))
  }

  @Test(arguments: [
    ("a > 3", "a > 2", true), ("a > 2", "a > 3", false), ("a == 3", "a != 4", true),
    ("a < b && b < 5", "a < 4", true), ("money < 5 && money > 4", "money < 6", true),
    ("name == 'x'", "name != 'y'", true), ("name != 'y'", "name == 'x'", false),
    ("group.x > 3", "has(group.x)", true), ("has(group.x)", "group.x > 3 || group.x <= 3", false),
    ("has(group.deep.z)", "has(group.deep)", true), ("group.deep.z == 1", "has(group.deep)", true),
    ("has(group.deep)", "has(group.deep.z)", false),
    ("a == 1 || a == 2", "a > 0 && a < 3", true), ("a > 0 && a < 3", "a == 1 || a == 2", true),
    ("money > 0 && money < 3", "money == 1 || money == 2", false), ("a * 2 > 5", "a >= 3", true),
    ("2 * a < 2 * b", "a <= b - 1 || b - 1 >= a", false),
    ("items.exists(i, i.n > 3 && i.n < 4)", "false", true),
    ("items.exists(i, i.n >= 3 && i.n < 4)", "false", false),
  ])
  func implies(_ left: String, _ right: String, _ expected: Bool) throws {
    let pack = try pack()
    let first = try pack.environment.compile(left, expecting: .bool)
    let second = try pack.environment.compile(right, expecting: .bool)
    #expect(Implication(pack).implies(Condition(first), Condition(second)) == expected)
  }

  @Test func premises() throws {
    let pack = try pack()
    let environment = pack.environment
    let premise = Condition(try environment.compile("a > 5", expecting: .bool))
    let one = Condition(try environment.compile("a > 3 && on", expecting: .bool))
    let two = Condition(try environment.compile("on", expecting: .bool))
    #expect(Implication(pack).alwaysEqual(one, two, where: premise))
    #expect(!Implication(pack).alwaysEqual(one, two))
  }
}
