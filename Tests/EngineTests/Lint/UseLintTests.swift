import Engine
import Rules
import Testing

/// What nobody uses: for each finding a pack with it, and one that only nearly has it.
@Suite struct UseLintTests {
  @Test(arguments: [
    // keys of the pack, keys of the rule, findings
    ("params:\n  limit: {type: int, value: 5}", "check: n > 5", ["unused-parameter: limit"]),
    ("params:\n  limit: {type: int, value: 5}", "check: n > params.limit", []),
    (
      "params:\n  limit: {type: int, value: 5}",
      "check: n > 5\nfix: {en: 'up to {{ params.limit }}', zh-Hans: '{{ params.limit }}'}", []
    ),
    (
      "params:\n  limit: {type: int, value: 5}",
      "check: n > 5\nlet: {a: params.limit}\nfix: {en: '{{ a }}', zh-Hans: '{{ a }} 个'}", []
    ),
    ("params:\n  limit: {type: int, value: 5}\nvariables:\n  some: n > params.limit", "check: some", []),
    (
      "params:\n  limit: {type: int, value: 5}\nvariables:\n  some: n > params.limit", "check: n > 5",
      ["unused-parameter: limit", "unused-variable: n > params.limit"]
    ),
    ("variables:\n  some: n > 3\n  more: some || on", "check: more", []),
    (
      "variables:\n  some: n > 3\n  more: some || on", "check: on",
      ["unused-variable: n > 3", "unused-variable: some || on"]
    ),
    ("variables:\n  item: n > 3", "check: 'items.exists(item, item.on)'", ["unused-variable: n > 3"]),
    ("data:\n  codes: {a: 1}", "check: n > 5", ["unused-table: codes"]),
    ("data:\n  codes: {a: 1}", "check: 'n > data.codes.a'", []),
    ("data:\n  codes: {a: 1}", "check: 'name in data.codes'", []),
    ("data:\n  codes: {a: 1}\n  other: [b]", "check: 'name in data.codes'", ["unused-table: other"]),
    ("", "check: on\nlet: {a: n}", ["unused-let: n"]),
    ("", "check: on\nlet: {a: n}\nfix: {en: 'to {{ a }}', zh-Hans: '{{ a }}'}", []),
    ("", "check: on\nlet: {a: n, b: a + 1}\nfix: {en: 'to {{ b }}', zh-Hans: '{{ b }}'}", []),
  ])
  func unused(_ more: String, _ rule: String, _ expected: [String]) throws {
    #expect(try LintPack.found(LintPack.main(LintPack.rule(rule), more)) == expected)
  }

  @Test func unusedStage() throws {
    let main = LintPack.main(LintPack.rule("check: on"), "  - {id: second, title: {en: Second, zh-Hans: 二}}")
    #expect(try LintPack.found(main) == ["unused-stage: second"])
  }

  @Test(
    "Texts",
    arguments: [
      // keys of the rule, findings
      ("fix: {en: 'is {{ name }}', zh-Hans: '{{ name == \"a\" ? \"甲\" : \"乙\" }}'}", []),
      ("fix: {en: 'to {{ n }}', zh-Hans: 到}", ["placeholder-mismatch: 到"]),
      ("fix: {en: to, zh-Hans: '到 {{ n }}'}", ["placeholder-mismatch: to"]),
      (
        "fix: {en: 'to {{ n }}', zh-Hans: '到 {{ m }}'}",
        ["placeholder-mismatch: 'to {{ n }}'", "placeholder-mismatch: '到 {{ m }}'"]
      ),
      ("fix: {en: 'to {{ n }} and {{ m }}', zh-Hans: '{{ m }}{{ n }}'}", []),
      ("fix: {en: '{{ n }} {{ plural(m, \"day\", \"days\") }}', zh-Hans: '{{ n }} 天'}", []),
      ("fix: {en: '{{ n }} of {{ size(items) == 1 ? \"it\" : \"them\" }}', zh-Hans: '{{ n }}'}", []),
      (
        "fix: {en: '{{ n }} of {{ on ? name : \"them\" }}', zh-Hans: '{{ n }} {{ name }}'}",
        ["placeholder-mismatch: '{{ n }} {{ name }}'"]
      ),
      ("let: {a: {en: n, zh-Hans: n + 1}}\nfix: {en: 'to {{ a }}', zh-Hans: '{{ a }}'}", []),
      (
        "let: {a: {en: n, zh-Hans: m}}\nfix: {en: 'to {{ a }}', zh-Hans: '{{ a }}'}",
        ["placeholder-mismatch: 'to {{ a }}'", "placeholder-mismatch: '{{ a }}'"]
      ),
      ("fix: {en: '', zh-Hans: 到}", ["empty-text: ''"]),
      ("fix: {en: to, zh-Hans: ' '}", ["empty-text: ' '"]),
      ("why: Because it is so.", ["untranslated-text: Because it is so."]),
      ("why: '{{ n }} kg'", []),
      ("why: {en: Because it is so., zh-Hans: 因为如此。}", []),
    ]
  )
  func texts(_ keys: String, _ expected: [String]) throws {
    #expect(try LintPack.found(LintPack.main(LintPack.rule("check: on\n" + keys))) == expected)
  }

  @Test(
    "Conventions",
    arguments: [
      // what to replace in a good rule, by what, findings
      ("source: {section: \"1\"}", "", ["missing-source: it"]),
      ("source: {section: \"1\"}", "source: {section: \"1\", quote: \"\"}", ["empty-quote: \"\""]),
      ("source: {section: \"1\"}", "source: {section: \"1\", quote: so}", []),
      ("{name: u, setup: {}, expect: fail}", "", ["one-sided-tests: tests"]),
      (
        "tests: [{name: t, setup: {}, expect: pass}, {name: u, setup: {}, expect: fail}]", "",
        ["missing-tests: it"]
      ),
      ("id: it", "id: it--was", ["id-style: it--was"]),
      ("id: it", "id: it-", ["id-style: it-"]),
      ("id: it", "id: 2-it", ["id-style: 2-it"]),
      ("id: it", "id: it-2", []),
      (
        "check: on", "check: on\n    let: {aB: n}\n    why: {en: 'a {{ aB }}', zh-Hans: '{{ aB }}'}",
        ["name-style: n"]
      ),
      (
        "check: on", "check: on\n    let: {a_b2: n}\n    why: {en: 'a {{ a_b2 }}', zh-Hans: '{{ a_b2 }}'}", []
      ),
    ]
  )
  func conventions(_ old: String, _ new: String, _ expected: [String]) throws {
    let rule = LintPack.rule("check: on").replacing(old, with: new)
    #expect(try LintPack.found(LintPack.main(rule)) == expected)
  }

  @Test func titles() throws {
    let two = LintPack.rule("check: on", id: "one") + LintPack.rule("check: off", id: "two")
    #expect(try LintPack.found(LintPack.main(two)) == [])
    let same = two.replacing("title: {en: two, zh-Hans: two}", with: "title: {en: one, zh-Hans: two}")
    #expect(try LintPack.found(LintPack.main(same)) == ["duplicate-title: one"])
    let both = two.replacing("title: {en: two, zh-Hans: two}", with: "title: {en: one, zh-Hans: one}")
    #expect(try LintPack.found(LintPack.main(both)) == ["duplicate-title: one"])
  }

  @Test func order() throws {
    let stages = "  - {id: second, title: {en: Second, zh-Hans: 二}}"
    let one = LintPack.rule("check: on", id: "one")
    let two = LintPack.rule("check: off", id: "two").replacing("stage: first", with: "stage: second")
    #expect(try LintPack.found(LintPack.main(one + two, stages)) == [])
    #expect(try LintPack.found(LintPack.main(two + one, stages)) == [])
    let three = LintPack.rule("check: n > 3", id: "three")
    #expect(try LintPack.found(LintPack.main(one + two + three, stages)) == ["scattered-stage: first"])
  }

  @Test func aPackThatCannotBeUsed() throws {
    let main = LintPack.main(
      LintPack.rule("check: n > params.limmit"),
      "params:\n  limit: {type: int, value: 5}"
    )
    let pack = try LintPack.load(main)
    #expect(throws: PackErrors.self) { try Linter.lint(pack, PackCompiler.Options(today: 20_000)) }
  }
}
