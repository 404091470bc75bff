import Engine
import SourceText
import Testing

/// Which values are pointed at when a condition fails: found from the condition alone.
struct BlameTests {
  /// The setup that every condition below fails on; `deep` and several fields are missing.
  private static let setup = """
    a: 1
    b: 2
    on: true
    off: false
    name: abc
    money: 4.20
    group: {x: 5, y: 6}
    items:
      - {n: 1, on: true, name: p}
      - {n: 2, on: false, name: q}
      - {n: 3, on: true, name: r}
    numbers: [7, 8, 9]
    load: 2k
    rest: 1.5k
    """

  @Test(arguments: [
    // Comparisons blame the operand that comes from the setup.
    ("a > 5", "/a"), ("5 < a", "/a"), ("a >= b", "/a /b"), ("a == 2", "/a"), ("a != 1", "/a"),
    ("a + b > 5", "/a /b"), ("a * 2 == b + 1", "/a /b"), ("-a > 0", "/a"), ("a - b == 0", "/a /b"),
    ("money >= 5", "/money"), ("money + 1 > 6", "/money"), ("money >= decimal('4.21')", "/money"),
    ("name == 'x'", "/name"), ("'x' == name", "/name"), ("group.x > group.y", "/group/x /group/y"),
    // Truth values.
    ("off", "/off"), ("!on", "/on"), ("!(!off)", "/off"), ("on == off", "/on /off"),
    // Logic: the false side of &&, both sides of ||.
    ("on && off", "/off"), ("off && on", "/off"), ("off && a > 5", "/off"), ("on && a > 5", "/a"),
    ("off || a > 5", "/off /a"), ("a > 5 || b > 5", "/a /b"), ("(on && off) || a > 5", "/off /a"),
    ("!(on || off)", "/on"), ("!(on && a == 1)", "/on /a"), ("on && (off || a > 5)", "/off /a"),
    ("off || off && on", "/off"),
    // A conditional blames its chosen branch, then what chose it.
    ("on ? a > 5 : b > 5", "/a /on"), ("off ? a > 5 : b > 5", "/b /off"), ("(on ? a : b) > 5", "/a /on"),
    ("on ? false : true", "/on"),
    // Presence: a missing key points at where it would be put.
    ("has(group.deep)", "/group/deep"), ("!has(group.x)", "/group/x"),
    ("has(group.deep) && on", "/group/deep"),
    // Functions blame their arguments.
    ("name.startsWith('x')", "/name"), ("name.matches('^[0-9]+$')", "/name"), ("size(name) == 2", "/name"),
    ("name.size() > a + b", "/name /a /b"), ("name.contains(string(a))", "/name /a"),
    ("a in [2, 3]", "/a"), ("5 in numbers", "/numbers"), ("a in numbers", "/a /numbers"),
    ("size(items) == 2", "/items"), ("items.size() < 3", "/items"), ("numbers[0] == 8", "/numbers/0"),
    ("items[1].on", "/items/1/on"), ("math.greatest(a, b) > 5", "/a /b"),
    // Comprehensions blame each element that decides.
    ("items.all(i, i.on)", "/items/1/on"), ("items.all(i, i.n < 2)", "/items/1/n /items/2/n"),
    ("items.all(i, i.on && i.n < 3)", "/items/1/on /items/2/n"),
    ("items.exists(i, i.n > 5)", "/items/0/n /items/1/n /items/2/n"),
    ("!items.exists(i, i.n == 2)", "/items/1/n"),
    ("!items.all(i, i.n > 0)", "/items/0/n /items/1/n /items/2/n"),
    ("items.exists_one(i, i.on)", "/items/0/on /items/2/on"),
    ("items.exists_one(i, i.n > 5)", "/items/0/n /items/1/n /items/2/n"),
    ("numbers.all(n, n < 8)", "/numbers/1 /numbers/2"),
    ("numbers.exists(n, n == a)", "/numbers/0 /a /numbers/1 /numbers/2"),
    ("items.filter(i, i.on).size() == 1", "/items/0/on /items/1/on /items/2/on"),
    ("items.map(i, i.n).exists(n, n > 5)", "/items/0/n /items/1/n /items/2/n"),
    (
      "items.all(i, numbers.exists(n, n == i.n))",
      "/numbers/0 /items/0/n /numbers/1 /numbers/2 /items/1/n /items/2/n"
    ),
    // What is read if it is there: the field, else what stands in its place, else the field again.
    ("!items[0].?on.orValue(false)", "/items/0/on"), ("group.?x.orValue(9) > 5", "/group/x"),
    ("group.?deep.?z.orValue(1) > 5", "/group/deep"),
    ("group.?deep.?z.orValue(a) > 5", "/a"), ("items[1].?on.orValue(off)", "/items/1/on"),
    // A bound name is what it was made from.
    ("cel.bind(s, a + b, s > 5)", "/a /b"),
    // Nothing of the setup in it: the whole document.
    ("false", ""), ("1 > 2", ""),
  ])
  func decides(_ check: String, _ wanted: String) throws {
    let reports = try SmallPack.check(Self.setup, SmallPack.rule(check: check))
    let result = try #require(reports.first?.results.first)
    #expect(result.status == .fail, "\(result.message)")
    let places = ([result.place] + result.related.map(\.place)).map(\.pointer)
    #expect(places.joined(separator: " ") == wanted)
  }

  @Test(arguments: [
    ("a > 5", "1:4", "must be more than 5"), ("a >= 5", "1:4", "must be at least 5"),
    ("5 > a && a < 1", "1:4", "must be less than 1"), ("a <= 0", "1:4", "must be at most 0"),
    ("!(a < 5)", "1:4", "must be at least 5"), ("a == 2", "1:4", "must be 2"),
    ("a != 1", "1:4", "must not be 1"),
    ("off", "4:6", "must be true"), ("!on", "3:5", "must be false"),
    ("money >= 5", "6:8", "must be at least 5"),
    ("has(group.deep)", "7:1", "'deep' is missing"), ("size(items) == 2", "8:1", "nil"),
    ("!items[0].?on.orValue(false)", "9:16", "must be false"),
    ("group.?x.orValue(9) > 5", "7:12", "must be more than 5"),
    ("name == ''", "5:7", "must be \"\""), ("load <= 5", "13:7", "must be at most 5"),
    ("load < rest", "13:7", "must be less than 1.5k"),
  ])
  func label(_ check: String, _ place: String, _ wanted: String) throws {
    let report = try #require(try SmallPack.check(Self.setup, SmallPack.rule(check: check)).first)
    let result = try #require(report.results.first)
    let range = try #require(result.place.range)
    let location = LineTable(report.buffer).location(of: Int(range.start))
    #expect("\(location.line):\(location.column)" == place)
    #expect(result.label ?? "nil" == wanted)
  }

  @Test func aVariableIsWhatItWasMadeFrom() throws {
    let pack = try SmallPack.rule(check: "total > 5", variables: "variables: {total: a + b}")
    let result = try #require(SmallPack.check(Self.setup, pack).first?.results.first)
    #expect(([result.place] + result.related.map(\.place)).map(\.pointer) == ["/a", "/b"])
  }

  @Test func theElementOfTheRuleComesFirst() throws {
    let pack = try SmallPack.rule(check: "a > 1 || item.n > 5", forEach: "items")
    let results = try #require(SmallPack.check(Self.setup, pack).first?.results)
    #expect(results.map(\.place.pointer) == ["/items/0/n", "/items/1/n", "/items/2/n"])
  }

  @Test func aConditionThatAlwaysFailsPointsAtWhatMadeItApply() throws {
    let pack = try SmallPack.rule(check: "false", when: "on && a == 1")
    let result = try #require(SmallPack.check(Self.setup, pack).first?.results.first)
    #expect(([result.place] + result.related.map(\.place)).map(\.pointer) == ["/on", "/a"])
  }
}
