import Diagnostics
import Engine
import Rules
import TestSupport
import Testing

/// What conditions can never do: for each finding a pack with it, and one that only nearly has it.
@Suite struct ConditionLintTests {
  @Test(
    "One rule",
    arguments: [
      // when, check, findings
      ("n > 10", "m > 1", ["rule-never-applies: n > 10"]),
      ("n > 9", "m > 1", []),
      ("word == 'w'", "m > 1", ["rule-never-applies: word == 'w'"]),
      ("word == 'z'", "m > 1", []),
      ("on && !on", "m > 1", ["rule-never-applies: on && !on"]),
      ("on && !off", "m > 1", []),
      ("m > 3 && m < 4", "n > 1", ["rule-never-applies: m > 3 && m < 4"]),
      ("money > 3 && money < 4", "n > 1", []),
      ("!has(group.x) && group.x > 1", "n > 1", ["rule-never-applies: !has(group.x) && group.x > 1"]),
      ("has(group.x) && group.x > 1", "n > 1", []),
      ("items.exists(i, i.n < 0)", "n > 1", ["rule-never-applies: items.exists(i, i.n < 0)"]),
      (
        "m > params.limit && m < params.limit", "n > 1",
        ["rule-never-applies: m > params.limit && m < params.limit"]
      ),
      ("m > params.low && m < params.limit", "n > 1", []),
      (
        "m > params.limit && m < params.low", "n > 1",
        ["rule-never-applies: m > params.limit && m < params.low"]
      ),
      ("params.strict", "n > 1", []),
      ("", "n >= 0", ["rule-never-fails: n >= 0"]),
      ("", "n >= 1", []),
      ("", "true", ["rule-never-fails: true"]),
      ("n > 3", "n > 2", ["rule-never-fails: n > 2"]),
      ("n > 3", "n > 4", []),
      ("", "m > 1 || m < 5", ["rule-never-fails: m > 1 || m < 5"]),
      ("", "m > 5 || m < 1", []),
      ("", "word in ['x', 'y', 'z']", ["rule-never-fails: word in ['x', 'y', 'z']"]),
      ("", "word in ['x', 'y']", []),
      ("", "name in ['x', 'y', 'z']", []),
      ("on", "on ? true : off", ["rule-never-fails: on ? true : off"]),
      ("", "n > 10", ["rule-never-passes: n > 10"]),
      ("", "false", ["rule-never-passes: false"]),
      ("on", "!on", ["rule-never-passes: !on"]),
      ("off", "!on", []),
      ("", "n * 2 > 20", ["rule-never-passes: n * 2 > 20"]),
      ("", "n * 2 > 19", []),
      ("", "n + m > 20 && m < 10", ["rule-never-passes: n + m > 20 && m < 10"]),
      ("", "n + m > 20 && m < 12", []),
      ("", "items.exists(i, i.n > 3 && i.n < 4)", ["rule-never-passes: items.exists(i, i.n > 3 && i.n < 4)"]),
      ("", "size(name) < 0", ["rule-never-passes: size(name) < 0"]),
      ("", "name.size() < 1", []),
    ]
  )
  func oneRule(_ when: String, _ check: String, _ expected: [String]) throws {
    let keys = (when.isEmpty ? "" : "when: \"\(when)\"\n") + "check: \"\(check)\""
    let found = try LintPack.found(LintPack.main(LintPack.rule(keys), Self.params))
    let kinds = ["rule-never", "constant-condition"]
    #expect(
      found.filter { finding in kinds.contains { finding.hasPrefix($0) } }.map(Self.unquoted) == expected
    )
  }

  private static let params = """
    params:
      limit: {type: int, value: 5}
      low: {type: int, value: 2}
      strict: {type: bool, value: false}
    """

  private static func unquoted(_ finding: String) -> String { String(finding.filter { $0 != "\"" }) }

  @Test(
    "Parts",
    arguments: [
      ("n > 3 && n >= 0", ["n >= 0"]),
      ("n > 3 && n >= 4", ["n >= 4"]),
      ("n > 3 && n >= 5", ["n > 3"]),
      ("n > 3 && m >= 5", []),
      ("on || (on && off)", ["on && off"]),
      ("on || (on || off)", ["on"]),
      ("has(group.x) && group.x > 3", []),
      ("!has(group.x) || group.x > 3", []),
      ("group.x > 3 && has(group.x)", []),
      ("on && true", ["true"]),
      ("on && params.strict", []),
      ("m > params.limit && m > params.low", []),
      ("m > 2 ? n > 5 : n > 5", []),
      ("word != 'w' && on", ["word != 'w'"]),
      ("word != 'x' && on", []),
      ("items.exists(i, i.on && i.n >= 0)", ["i.n >= 0"]),
      ("items.exists(i, i.on && i.n > 0)", []),
      ("items.filter(i, i.on).exists(j, j.on && j.n > 3)", ["j.on"]),
      ("items.filter(i, i.on).all(j, j.n > 3)", []),
      ("!(n > 3 && n > 2)", ["n > 2"]),
      ("money > 1 && money > 0", ["money > 0"]),
      ("m > 1 && m != 1", ["m != 1"]),
    ]
  )
  func parts(_ check: String, _ expected: [String]) throws {
    let found = try LintPack.found(LintPack.main(LintPack.rule("check: \"\(check)\""), Self.params))
    let parts = found.filter { $0.hasPrefix("part-") || $0.hasPrefix("constant-") }
    #expect(parts.map { String($0.drop { $0 != ":" }.dropFirst(2)) } == expected)
  }

  @Test(
    "Pairs",
    arguments: [
      ("{when: '!on', check: n > 3}", "check: 'on'", []),
      ("{when: n == 1, check: m > 3}", "check: n < 1", []),
      ("{when: n == 1, check: m > 3}", "{when: n >= 1, check: m < 1}", ["rules-contradict: m < 1"]),
      ("check: n > 5", "check: n < 3", ["rules-contradict: n < 3"]),
      ("check: n > 5", "check: n < 7", []),
      ("check: n > 5", "check: m < 3", []),
      ("{when: 'on', check: n > 5}", "{when: '!on', check: n < 3}", []),
      ("{when: 'on', check: n > 5}", "{when: 'off', check: n < 3}", ["rules-contradict: n < 3"]),
      (
        "{for_each: {item: items}, check: item.n > 5}", "{for_each: {i: items}, check: i.n < 3}",
        ["rules-contradict: i.n < 3"]
      ),
      ("{for_each: {item: items}, check: item.n > 5}", "check: n < 3", []),
      ("{for_each: {item: items}, check: item.n > n}", "check: n > 9", []),
      ("check: word == 'x'", "check: word == 'y'", ["rules-contradict: word == 'y'"]),
      ("check: word == 'x'", "check: word != 'y'", ["rule-implied: word != 'y'"]),
      ("check: m > params.limit", "check: m < params.low", ["rules-contradict: m < params.low"]),
      ("check: n > 5", "check: n > 3", ["rule-implied: n > 3"]),
      ("check: n > 3", "check: n > 5", ["rule-implied: n > 3"]),
      ("check: n > 5", "check: n >= 6", ["rule-implied: n >= 6"]),
      ("check: m > params.limit", "check: m > params.low", []),
      ("{when: 'on', check: n > 5}", "check: n > 3", []),
      ("{when: 'on', check: n > 3}", "check: n > 5", ["rule-implied: n > 3"]),
      ("check: n > 5", "{check: n > 3, severity: warning}", ["rule-implied: n > 3"]),
      ("{check: n > 5, severity: warning}", "check: n > 3", []),
      (
        "{for_each: {item: items}, check: item.n > 5}",
        "{for_each: {i: 'items.filter(x, x.on)'}, check: i.n > 3}", ["rule-implied: i.n > 3"]
      ),
      (
        "{for_each: {item: items}, check: item.n > 3}",
        "{for_each: {i: 'items.filter(x, x.on)'}, check: i.n > 5}", []
      ),
    ]
  )
  func pairs(_ one: String, _ other: String, _ expected: [String]) throws {
    let rules = [one, other].enumerated().map { index, keys in
      let lines = Self.lines(keys)
      let rule = LintPack.rule(lines.keys, id: index == 0 ? "one" : "two")
      return lines.isWarning ? rule.replacing("severity: error", with: "severity: warning") : rule
    }
    let found = try LintPack.found(LintPack.main(rules.joined(), Self.params))
    #expect(found.filter { $0.hasPrefix("rule-") || $0.hasPrefix("rules-") } == expected)
  }

  /// The keys of a flow mapping on a line each.
  private static func lines(_ keys: String) -> (keys: String, isWarning: Bool) {
    guard keys.hasPrefix("{") else { return (keys, false) }
    var lines = [""]
    var depth = 0
    for character in keys.dropFirst().dropLast() {
      if "{(".contains(character) { depth += 1 }
      if "})".contains(character) { depth -= 1 }
      if character == ",", depth == 0 { lines.append("") } else { lines[lines.count - 1].append(character) }
    }
    let trimmed = lines.map { String($0.drop { $0 == " " }) }
    return (trimmed.filter { !$0.hasPrefix("severity") }.joined(separator: "\n"), keys.contains("severity"))
  }

  @Test func noticesNeedNotPass() throws {
    let rule = LintPack.rule("check: \"false\"").replacing("severity: error", with: "severity: info")
    #expect(try LintPack.found(LintPack.main(rule)) == [])
  }

  @Test func aContradictionComesWithASetupAndItsSteps() throws {
    let rules =
      LintPack.rule("when: \"on\"\ncheck: \"n > params.limit\"", id: "one")
      + LintPack.rule("check: n < 3", id: "two")
    let findings = try LintPack.lint(LintPack.main(rules, Self.params)).findings
    let finding = try #require(findings.first { $0.kind == .rulesContradict })
    #expect(finding.message.english == "'two' and 'one' can never pass together.")
    #expect(
      finding.notes.map(\.english) == [
        "these can't hold together: 'n > params.limit', 'n < 3'; the schema has n >= 0, <= 10, params.limit is 5",
        "both apply for instance with:\nn: 6\non: true",
      ]
    )
    #expect(finding.related.map(\.message.english) == ["one"])
  }

  @Test("What the pack is about holds for every rule")
  func packCondition() throws {
    let rule = LintPack.rule("check: n < 7")
    #expect(try LintPack.found(LintPack.main(rule, "when: n < 7")) == ["rule-never-fails: n < 7"])
    #expect(try LintPack.found(LintPack.main(rule, "when: n < 8")) == [])
    #expect(try LintPack.found(LintPack.main(rule, "when: n >= 0")) == ["constant-condition: n >= 0"])
    let limit = "params:\n  limit: {type: int, value: 5}\nwhen: n < params.limit"
    #expect(try LintPack.found(LintPack.main(LintPack.rule("check: m < 7"), limit)) == [])
  }

  @Test func variablesAreLookedInto() throws {
    let more = "variables:\n  few: n < 3\n  always: n <= 10\n  big: items.filter(i, i.n > 3)\n"
    let rule = LintPack.rule("when: \"few && always\"\ncheck: \"n > 5 || size(big) < 0\"")
    let found = try LintPack.found(LintPack.main(rule, more))
    #expect(found == ["constant-condition: n <= 10", "rule-never-passes: \"n > 5 || size(big) < 0\""])
  }

  @Test(
    "The packs of the repository have no finding",
    arguments: ["rules/openai-billing", "rules/_template", "rules/examples/kubernetes-pod"]
  )
  func ownPacks(_ path: String) throws {
    let pack = try PackFolder.load(PackageRoot.file(path))
    let findings = try Linter.lint(pack, PackCompiler.Options(today: 20_000))
    #expect(findings.map { "\($0.kind.rawValue): \($0.message.english)" } == [])
  }
}
