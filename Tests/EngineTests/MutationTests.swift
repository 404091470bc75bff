import CEL
import Diagnostics
import Rules
import SourceText
import Testing
import YAMLDocument

@testable import Engine

/// Mutants of small packs: which the tests notice, which nobody could, and which test is missing.
@Suite("Mutation")
struct MutationTests {
  /// A rule and its tests, and what is to become of its mutants.
  struct Case: Sendable, CustomTestStringConvertible {
    /// The rule's `for_each`, `when` and `check`.
    let rule: [String]
    let tests: [String]
    /// Mutants that no test notices, as `old -> new`.
    var survivors: [String] = []
    /// Mutants that mean the same.
    var equivalent: [String] = []
    var params = ""
    var variables = ""

    var testDescription: String { rule.joined(separator: ", ") }
  }

  static let reported = "reports: {severity: error, stage: first}"

  static let cases: [Case] = [
    // Both sides of a limit.
    Case(
      rule: ["check: a < 5"],
      tests: ["{setup: {a: 4, b: 4}, expect: pass}", "{setup: {a: 5, b: 5}, expect: fail, \(reported)}"],
      survivors: ["a -> b"]
    ),
    Case(
      rule: ["check: a < 5"],
      tests: ["{setup: {a: 4, b: 9}, expect: pass}", "{setup: {a: 5, b: 1}, expect: fail, \(reported)}"]
    ),
    Case(
      rule: ["check: a < 5"],
      tests: ["{setup: {a: 3, b: 9}, expect: pass}", "{setup: {a: 9, b: 1}, expect: fail, \(reported)}"],
      survivors: ["5 -> 4", "5 -> 6", "< -> <="]
    ),
    // Nothing says how the result is reported.
    Case(
      rule: ["check: a == 5 && true"],
      tests: [
        "{setup: {a: 5, b: 1}, expect: pass}", "{setup: {a: 4, b: 5}, expect: fail}",
        "{setup: {a: 6}, expect: fail}",
      ],
      survivors: ["severity: error -> info", "severity: error -> warning", "stage: first -> second"],
      equivalent: ["&& true -> "]
    ),
    // A `when` that no test needs, and one that is needed.
    Case(
      rule: ["when: on", "check: a == 5"],
      tests: [
        "{setup: {on: true, off: false, a: 5, b: 1}, expect: pass}",
        "{setup: {on: true, off: false, a: 4, b: 5}, expect: fail, \(reported)}",
        "{setup: {on: true, off: false, a: 6, b: 5}, expect: fail}",
      ],
      survivors: ["when: on -> "]
    ),
    Case(
      rule: ["when: on", "check: a == 5"],
      tests: [
        "{setup: {on: true, off: false, a: 5, b: 1}, expect: pass}",
        "{setup: {on: true, off: false, a: 4, b: 5}, expect: fail, \(reported)}",
        "{setup: {on: true, a: 6, b: 5}, expect: fail}", "{setup: {on: false}, expect: not_applicable}",
      ]
    ),
    // Truth values: `&&` looks like `||` as long as both are the same.
    Case(
      rule: ["check: on && off"],
      tests: [
        "{setup: {on: true, off: true}, expect: pass}",
        "{setup: {on: false, off: false}, expect: fail, \(reported)}",
      ],
      survivors: ["&& -> ||", "&& off -> ", "off -> on", "on && -> ", "on -> off"]
    ),
    Case(
      rule: ["check: on && off"],
      tests: [
        "{setup: {on: true, off: true}, expect: pass}",
        "{setup: {on: false, off: true}, expect: fail, \(reported)}",
        "{setup: {on: true, off: false}, expect: fail}",
      ]
    ),
    // Proved over all values of both facts.
    Case(
      rule: ["check: on || on && off"],
      tests: [
        "{setup: {on: true, off: false}, expect: pass}",
        "{setup: {on: false, off: true}, expect: fail, \(reported)}",
      ],
      survivors: ["&& off -> ", "off -> on", "|| on && off -> "],
      equivalent: ["off -> !off"]
    ),
    // Whatever is below 5 is below 7.
    Case(
      rule: ["check: a < 5 && a < 7"],
      tests: ["{setup: {a: 4, b: 9}, expect: pass}", "{setup: {a: 5, b: 1}, expect: fail, \(reported)}"],
      equivalent: ["&& a < 7 -> ", "7 -> 6", "7 -> 8", "< -> <="]
    ),
    // A size is never below 0.
    Case(
      rule: ["check: size(numbers) == 0"],
      tests: ["{setup: {numbers: []}, expect: pass}", "{setup: {numbers: [1]}, expect: fail, \(reported)}"],
      equivalent: ["== -> <="]
    ),
    // The first and the last element, and one of several.
    Case(
      rule: ["for_each: {item: items}", "check: item.n > 0"],
      tests: [
        "{setup: {items: [{n: 1}, {n: 1}]}, expect: pass}",
        "{setup: {items: [{n: 0}, {n: 1}]}, expect: fail, \(reported)}",
      ],
      survivors: [
        "items -> items.transformList(i, item, i < size(items) - 1, item)"
      ]
    ),
    Case(
      rule: ["check: 'numbers.exists(n, n == 5)'"],
      tests: [
        "{setup: {numbers: [5]}, expect: pass}", "{setup: {numbers: [4, 6]}, expect: fail, \(reported)}",
      ],
      survivors: ["exists -> all", "exists -> exists_one"]
    ),
    // A parameter, and a variable that two rules could use.
    Case(
      rule: ["check: a <= params.most"],
      tests: ["{setup: {a: 5, b: 9}, expect: pass}", "{setup: {a: 6, b: 1}, expect: fail, \(reported)}"],
      params: "params: {most: {type: int, value: 5}}"
    ),
    Case(
      rule: ["check: large || on"],
      tests: [
        "{setup: {a: 9, b: 1, on: false, off: true}, expect: pass}",
        "{setup: {a: 1, b: 9, on: false, off: true}, expect: fail, \(reported)}",
        "{setup: {a: 1, on: true, off: false}, expect: pass}",
      ],
      survivors: ["3 -> 2", "3 -> 4", "> -> >="],
      variables: "variables: {large: a > 3}"
    ),
    // Amounts go by cents.
    Case(
      rule: ["check: 'money >= decimal(\"4.50\")'"],
      tests: ["{setup: {money: 4.5}, expect: pass}", "{setup: {money: 4.48}, expect: fail, \(reported)}"],
      survivors: ["\"4.50\" -> \"4.49\""]
    ),
    // What the pack is about stays as it is: the rule's own `when` makes no difference to another document.
    Case(
      rule: ["when: on", "check: a == 5"],
      tests: [
        "{setup: {name: mine, on: true, off: true, a: 5, b: 1}, expect: pass}",
        "{setup: {name: mine, on: true, off: true, a: 4, b: 5}, expect: fail, \(reported)}",
        "{setup: {name: mine, on: true, off: true, a: 6, b: 5}, expect: fail}",
        "{setup: {name: other, on: false, off: false, a: 1, b: 1}, expect: not_applicable}",
      ],
      survivors: ["on -> off", "when: on -> "],
      params: "when: name == 'mine'"
    ),
  ]

  private static func pack(_ item: Case, extra: [String] = []) throws -> Pack {
    var lines = ["  - id: it", "    stage: first", "    severity: error", "    title: It", "    message: m"]
    lines += item.rule.map { "    " + $0 }
    lines.append("    tests:")
    for (index, test) in item.tests.enumerated() {
      lines.append("      - {name: test \(index), " + test.dropFirst())
    }
    lines += extra.map { "      " + $0 }
    return try SmallPack.load(
      rules: lines.joined(separator: "\n"),
      variables: item.variables,
      params: item.params
    )
  }

  private static func name(_ mutant: Mutant) -> String { "\(mutant.old) -> \(mutant.new)" }

  @Test("Known survivors and known equivalents", arguments: cases)
  func fates(item: Case) throws {
    let summary = try MutationRun(Self.pack(item)).run(jobs: 1)
    var survivors: [String] = []
    var equivalent: [String] = []
    for result in summary.results {
      switch result.fate {
      case .survived: survivors.append(Self.name(result.mutant))
      case .equivalent: equivalent.append(Self.name(result.mutant))
      case .killed: break
      }
    }
    #expect(survivors.sorted() == item.survivors.sorted())
    #expect(equivalent.sorted() == item.equivalent.sorted())
    #expect(summary.killed > 0)
    #expect(summary.killed + summary.survivors + summary.equivalent == summary.results.count)
  }

  @Test(
    "The missing test kills the mutant when it is pasted",
    arguments: cases.filter { !$0.survivors.isEmpty }
  )
  func pasted(item: Case) throws {
    for result in try MutationRun(Self.pack(item)).run(jobs: 1).results {
      guard case .survived(let missing) = result.fate else { continue }
      let name = Self.name(result.mutant)
      let test = try #require(missing, "\(name)")
      let pack = try Self.pack(item, extra: test.yaml)
      #expect(try failures(pack).isEmpty, "\(name): \(test.yaml)")
      let again = try MutationRun(pack).run(jobs: 1).results.first { Self.name($0.mutant) == name }
      guard case .killed(_, let killer)? = again?.fate else {
        Issue.record("\(name) survives \(test.yaml)")
        continue
      }
      #expect(!killer.isEmpty)
    }
  }

  @Test("The outcome is the same for any number of threads")
  func threads() throws {
    let pack = try Self.pack(Self.cases[6])
    let outcomes = try [1, 2, 5].map { jobs in
      try MutationRun(pack).run(jobs: jobs).results.map { "\(Self.name($0.mutant)): \($0.fate)" }
    }
    #expect(outcomes[0] == outcomes[1] && outcomes[1] == outcomes[2])
    #expect(outcomes[0].count > 8)
  }

  @Test("What is shown is what runs: the pack with the change in its text", arguments: cases)
  func shown(item: Case) throws {
    try expectSameInText(Self.pack(item), every: 1)
  }

  @Test("The same for a part of the bundled pack's mutants")
  func shownOfBundledPack() throws {
    try expectSameInText(BundledPack.loadEverything(), every: 24)
  }

  /// Makes mutants in the files' texts, loads the pack from those and runs all of its tests.
  private func expectSameInText(_ pack: Pack, every step: Int) throws {
    let results = try MutationRun(pack).run(jobs: 1).results
    for index in stride(from: 0, to: results.count, by: step) {
      let mutant = results[index].mutant
      let changed = pack.files[mutant.file].path
      let main = pack.files[0].path
      let folder = main.dropLast("pack.yaml".count)
      let mutated = try PackLoader.load(includesFixtures: !pack.fixtures.isEmpty) { path in
        let name = main.hasSuffix("/pack.yaml") ? folder + path : path
        let file = try #require(pack.files.first { $0.path == name })
        var bytes = file.tree.source.bytes
        if file.path == changed { bytes.replaceSubrange(mutant.range.indices, with: mutant.replacement.utf8) }
        return try PackFolder.read(SourceBuffer(name: name, bytes: bytes))
      }
      let name = Self.name(mutant)
      if case .killed(let rule, let test) = results[index].fate {
        let position = pack.rules.firstIndex { $0.id == rule }
        #expect(try failures(mutated, rule: position).contains(test), "\(name)")
      } else {
        #expect(try failures(mutated) == [], "\(name)")
      }
    }
    #expect(!results.isEmpty)
  }

  /// The names of the tests that a pack does not pass: of one rule or of all, and of fixtures.
  private func failures(_ pack: Pack, rule: Int? = nil) throws -> [String] {
    var tests = try PackTests(pack)
    tests.keep { position, _ in
      rule.map { $0 == position } ?? true
    } fixtures: { _ in
      rule == nil
    }
    return try PackTestRun(pack, tests).run { _ in false }.failures.map(\.name)
  }

  private static let provable = [
    "size(numbers) != 0 && a < 5", "on && (off || true)", "!(a >= 3) || on", "name == 'x' || name != 'x'",
    "on ? off : off", "(on || off) && (on || !off)", "a < 5 && a < 7 && b > 2", "a + 0 < b * 1 || a < 2 + 3",
    "numbers.all(n, n > 0) && size(numbers) > 0", "name in ['x', 'y'] && name != 'z'",
    "has(group.x) && group.x > 1 || on && !off",
    "group.x < 3 && group.x < 9", "items.exists(i, i.n > 2) || size(items) == 0", "a <= 4 && a < 5",
  ]

  @Test("What is proved holds for random setups", arguments: provable)
  func proofs(check: String) throws {
    let pack = try Self.pack(Case(rule: ["check: |", "  \(check)"], tests: ["{setup: {}, expect: unknown}"]))
    let bench = TestBench(pack)
    let original = RuleObserver(try #require(bench.original(TestSetting())), rule: 0)
    let proved = try MutationRun(pack).run(jobs: 1).results.compactMap { result -> (Mutant, Bool)? in
      guard case .equivalent(let reason) = result.fate else { return nil }
      return (result.mutant, reason == MutationMessages.sameEverywhere)
    }
    var random = SeededNumbers(seed: 7)
    let setups = (0..<300).map { _ in Self.setup(&random) }
    for (mutant, isAboutOutcome) in proved {
      let changed = RuleObserver(try #require(bench.changed(mutant, TestSetting())), rule: 0)
      for setup in setups {
        let buffer = SourceBuffer(name: "setup.yaml", text: setup)
        let (before, after) = (original.observe(buffer), changed.observe(buffer))
        #expect(before.status == after.status, "\(Self.name(mutant)): \(setup)")
        if !isAboutOutcome { #expect(before == after, "\(Self.name(mutant)): \(setup)") }
      }
    }
  }

  @Test("Something is proved of most of these conditions")
  func proofsAreFound() throws {
    let counts = try Self.provable.map { check in
      let pack = try Self.pack(
        Case(rule: ["check: |", "  \(check)"], tests: ["{setup: {}, expect: unknown}"])
      )
      return try MutationRun(pack).run(jobs: 1).equivalent
    }
    #expect(counts.count { $0 > 0 } >= 8, "\(counts)")
  }

  /// A setup with some of the fields, among them wrong ones.
  private static func setup(_ random: inout SeededNumbers) -> String {
    func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    let numbers = ["-1", "0", "1", "2", "3", "4", "5", "6", "7", "8", "x", "null"]
    let flags = ["true", "false", "x", "null"]
    var fields = ["a: \(pick(numbers))", "b: \(pick(numbers))", "on: \(pick(flags))", "off: \(pick(flags))"]
    fields.append("name: \(pick(["x", "y", "z", "xy", "1", "null"]))")
    let count = Int.random(in: 0...3, using: &random)
    fields.append("numbers: [\((0..<count).map { _ in pick(numbers) }.joined(separator: ", "))]")
    fields.append("items: [\((0..<count).map { _ in "{n: \(pick(numbers))}" }.joined(separator: ", "))]")
    fields.append("group: {x: \(pick(numbers)), y: \(pick(numbers))}")
    let kept = fields.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    return "{\(kept.joined(separator: ", "))}\n"
  }

  @Test(
    "Conditions that mean the same have one normal form",
    arguments: [
      ("a < 5", "a <= 4", "both mean `a <= 4`"), ("a > 4", "5 <= a", "both mean `a >= 5`"),
      ("!(a < 5)", "a >= 5", "both mean `a >= 5`"), ("!!on", "on", "both mean `on`"),
      ("size(numbers) > 0", "size(numbers) != 0", "`size(numbers)` is at least 0"),
      ("size(numbers) >= 0", "size(numbers) > -1", "`size(numbers)` is at least 0"),
      ("a + 0 == b", "a == b", "both mean `a == b`"), ("on && true", "on", "both mean `on`"),
      ("a < 2 * 3", "a < 6", "both mean `a <= 5`"),
      ("['x', 'xy'].exists(t, name == t)", "['x', 'xy'].exists_one(t, name == t)", nil),
      (
        "data.words.exists(t, name == t)", "data.words.exists_one(t, name == t)",
        "`name == t` holds for one element at most"
      ),
      ("data.words.exists(t, name.startsWith(t))", "data.words.exists_one(t, name.startsWith(t))", nil),
      (
        "data.words.exists(t, name.startsWith('-' + t))",
        "data.words.exists_one(t, name.startsWith('-' + t))", nil
      ),
      (
        "data.codes.exists(t, name.startsWith('-' + t))",
        "data.codes.exists_one(t, name.startsWith('-' + t))",
        "`name.startsWith('-' + t)` holds for one element at most"
      ),
      ("a < 5", "a < 6", nil), ("a <= 5", "b <= 5", nil), ("on && off", "on || off", nil),
      ("money <= 5", "money < 6", nil), ("numbers.all(n, n > 0)", "numbers.exists(n, n > 0)", nil),
    ] as [(String, String, String?)]
  )
  func normalForms(one: String, other: String, reason: String?) throws {
    let data = "data: {words: [x, xy], codes: ['12', '13']}"
    let rule = [
      "  - id: it", "    stage: first", "    title: It", "    message: m", "    check: |", "      \(one)",
    ]
    let pack = try SmallPack.load(rules: rule.joined(separator: "\n"), params: data)
    let compiled = try PackCompiler.compile(pack, PackCompiler.Options(today: 0))
    let first = try #require(compiled.compile(one, at: .check(rule: 0)))
    let second = try #require(compiled.compile(other, at: .check(rule: 0)))
    #expect(NormalForm.sameness(first, second, in: pack)?.english == reason)
  }
}
