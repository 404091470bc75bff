import Engine
import Testing

/// What is missing, by name: neither too much nor too little.
struct UnknownTests {
  @Test(arguments: [
    ("{}", "a > 1", "/a"), ("{}", "on", "/on"), ("a: null", "a > 1", "/a"), ("{}", "group.x > 1", "/group/x"),
    ("group: null", "group.x > 1", "/group/x"), ("group: {}", "group.x > 1", "/group/x"),
    ("{}", "group.deep.z > 1", "/group/deep/z"), ("group: {x: 1}", "group.deep.z > 1", "/group/deep/z"),
    ("{}", "group.x > group.y", "/group/x /group/y"), ("{}", "a > 1 && b > 1", "/a /b"),
    ("a: 5", "a > 1 && b > 1", "/b"), ("{}", "a > 1 || b > 1", "/a /b"), ("a: 0", "a > 1 || b > 1", "/b"),
    ("{}", "on ? a > 1 : b > 1", "/on"), ("on: true", "on ? a > 1 : b > 1", "/a"),
    ("{}", "items.all(i, i.on)", "/items"),
    ("items: [{n: 1}, {on: true}, {n: 2}]", "items.all(i, i.on)", "/items/0/on /items/2/on"),
    ("items: [{n: 1}, {on: false}]", "items.exists(i, i.on)", "/items/0/on"),
    ("items: [{n: 1}, {on: true}]", "items.exists_one(i, i.on)", "/items/0/on"),
    ("{}", "size(numbers) > 1", "/numbers"), ("{}", "name.startsWith('a')", "/name"),
    ("{}", "money >= 5", "/money"),
    ("{}", "a in [1, 2]", "/a"), ("{}", "a + b == 3", "/a /b"), ("{}", "!on", "/on"),
    ("a: yes", "a > 1", "/a"),
  ])
  func isMissing(_ setup: String, _ check: String, _ wanted: String) throws {
    let report = try #require(SmallPack.check(setup + "\n", SmallPack.rule(check: check)).first)
    let result = try #require(report.results.first { $0.ruleID == "it" })
    #expect(result.status == .unknown)
    #expect(result.missing.joined(separator: " ") == wanted)
    #expect(result.place.pointer == result.missing.first)
  }

  @Test(arguments: [
    ("a: 5", "a > 1 || b > 1", ResultStatus.pass), ("a: 0", "a > 1 && b > 1", .fail),
    ("b: 0", "a > 1 && b > 1", .fail), ("{}", "has(group.x)", .fail), ("{}", "!has(group.deep.z)", .pass),
    ("{}", "false && on", .fail), ("{}", "true || on", .pass), ("on: null", "has(group.x) || true", .pass),
    ("items: [{n: 1}, {on: false}]", "items.all(i, i.on)", .fail),
    ("items: [{n: 1}, {on: true}]", "items.exists(i, i.on)", .pass),
    ("items: [{n: 1}, {on: true}, {on: true}]", "items.exists_one(i, i.on)", .fail),
    ("items: []", "items.all(i, i.on)", .pass),
  ])
  func isAbsorbed(_ setup: String, _ check: String, _ wanted: ResultStatus) throws {
    let report = try #require(SmallPack.check(setup + "\n", SmallPack.rule(check: check)).first)
    #expect(report.results.map(\.status) == [wanted])
  }

  @Test func anUnknownConditionOfApplying() throws {
    let pack = try SmallPack.rule(check: "a > 1", when: "group.x > 1")
    let result = try #require(SmallPack.check("a: 5\n", pack).first?.results.first)
    #expect(result.status == .unknown)
    #expect(result.missing == ["/group/x"])
    #expect(result.message == "can't be decided yet; not known: group.x")
    #expect(result.fix == "find out and write down: group.x")
  }

  @Test func anUnknownList() throws {
    let pack = try SmallPack.rule(check: "item.n > 1", forEach: "items")
    #expect(try #require(SmallPack.check("{}\n", pack).first?.results.first).missing == ["/items"])
    #expect(try #require(SmallPack.check("items: []\n", pack).first?.results.first).status == .notApplicable)
    let results = try #require(SmallPack.check("items: [{n: 2}, {}, {n: 1}]\n", pack).first?.results)
    #expect(results.map(\.status) == [.pass, .unknown, .fail])
    #expect(results.map(\.place.pointer) == ["/items/0", "/items/1/n", "/items/2/n"])
  }
}
