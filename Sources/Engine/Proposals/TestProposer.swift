import CEL
package import Rules
import Schema
import SourceText
import YAMLDocument

/// Makes up tests from the conditions of a rule: setups on both sides of each comparison in the value's own step, each
/// truth value and each text that matters, and each value left out.
///
/// It starts from the setups of the rule's own tests, or from one that it fills in from the schema, and changes one
/// value at a time. Every setup is run, so each proposal says what the rule does; whether that is right only its author
/// knows.
package final class TestProposer {
  private static let mostRuns = 2000
  private static let mostBases = 12

  private let run: PackTestRun
  private let rule: Int
  private var situations = Situations()
  /// Which test shows each situation.
  private var shown: [String: String] = [:]
  private var made: [ProposedTest] = []
  private var names: Set<String> = []
  private var triedSetups: Set<String> = []
  /// Situations that a test shows, as far as there is a proposal for them.
  private var mentioned: Set<Set<String>> = []
  private var bases: [Base] = []
  private var runs = 0

  /// A setup to change, with what the rule says to it.
  private struct Base {
    let setup: SetupValue
    let setting: TestSetting
    let probe: Probe
  }

  /// One changed value.
  private struct Change {
    let name: String
    let setup: SetupValue
    /// Whether something was taken out or spoilt, so that what is unknown then is the point of it.
    var isDamage = false
  }

  package init(_ pack: Pack, _ tests: PackTests, rule: Int) {
    run = PackTestRun(pack, tests)
    self.rule = rule
  }

  /// The proposals, those included that a test shows already.
  package func proposals() throws(PackErrors) -> [ProposedTest] {
    try startFromTests()
    let isMadeFromTests = bases.contains { $0.probe.status == .pass || $0.probe.status == .fail }
    if !isMadeFromTests { try startFromNothing() }
    for base in bases { try learnSlopes(base) }
    try noteTests()
    let nothing = Change(name: "nothing said", setup: .mapping([]), isDamage: true)
    try propose(nothing, bases.first?.setting ?? TestSetting())
    for base in bases {
      if !isMadeFromTests { try add(base, named: "all that is asked for") }
      for stage in stagesAskedFor {
        var setting = base.setting
        setting.stage = stage
        try propose(Change(name: "asked for \(stage)", setup: base.setup), setting)
      }
    }
    var next = 0
    while next < bases.count, runs < Self.mostRuns {
      for change in try changes(of: bases[next]) { try propose(change, bases[next].setting) }
      next += 1
    }
    return made
  }

  private func probe(_ setup: SetupValue, _ setting: TestSetting) throws(PackErrors) -> Probe? {
    runs += 1
    return try run.probe(setup.yaml + "\n", setting, rule: rule)
  }

  // MARK: Where it starts

  private var tests: [RuleTest] { run.tests.ofRules[rule].filter { $0.setting.parameters.isEmpty } }

  /// The setups of the rule's tests, one for each outcome and stage at first.
  private func startFromTests() throws(PackErrors) {
    var seen: Set<String> = []
    for status in [ResultStatus.pass, .fail, .notApplicable] {
      for test in tests where test.expected == status {
        guard seen.insert("\(status) \(test.setting.stage)").inserted else { continue }
        guard let setup = SetupValue(SourceBuffer(name: "", text: test.setup)),
          let probe = try probe(setup, test.setting)
        else {
          continue
        }
        bases.append(Base(setup: setup, setting: test.setting, probe: probe))
      }
    }
  }

  /// A setup in which everything is said that the rule asks for.
  private func startFromNothing() throws(PackErrors) {
    let setting = tests.first?.setting ?? TestSetting()
    if let base = try filled(.mapping([]), setting) { bases.append(base) }
  }

  /// A setup with values for what the rule misses, so that it has another outcome than unknown.
  private func filled(_ setup: SetupValue, _ setting: TestSetting) throws(PackErrors) -> Base? {
    var setup = setup
    for _ in 0..<12 {
      guard let probe = try probe(setup, setting) else { return nil }
      guard probe.status == .unknown else {
        return probe.status == .error ? nil : Base(setup: setup, setting: setting, probe: probe)
      }
      let before = setup
      for pointer in probe.missing {
        let path = pointer.split(separator: "/").map(String.init)
        if let value = example(at: path) { setup = setup.setting(path[...], to: value) }
      }
      if setup == before { return nil }
    }
    return nil
  }

  /// A value that the schema allows at a path.
  private func example(at path: [String]) -> SetupValue? {
    let schema = run.pack.schema
    guard let node = schema.node(ofValueAt: path).map({ schema.nodes[$0] }) else { return nil }
    switch node.type {
    case .list: return .list([node.items.map { elementExample(schema.nodes[$0]) } ?? .plain("1")])
    case .record: return .mapping([])
    default: return scalarExample(node)
    }
  }

  private func elementExample(_ node: JSONSchema.Node) -> SetupValue {
    if case .record = node.type { return .mapping([]) }
    return scalarExample(node)
  }

  private func scalarExample(_ node: JSONSchema.Node) -> SetupValue {
    switch node.annotations.example {
    case .string(let text)?: return .text(text)
    case .bool(let flag)?: return .plain(flag ? "true" : "false")
    default: break
    }
    for member in node.members ?? [] {
      if case .string(let text) = member { return .text(text) }
    }
    switch node.type {
    case .bool: return .plain("true")
    case .int, .double: return .plain("1")
    case .decimal: return .plain("10.00")
    case .timestamp: return .plain(TestSetting.defaultDay)
    default: return .text("text")
    }
  }

  // MARK: What is shown already

  private func noteTests() throws(PackErrors) {
    for test in tests {
      names.insert(test.name)
      runs += 1
      guard let probe = try run.probe(test.setup, test.setting, rule: rule), probe.status == test.expected
      else {
        continue
      }
      for key in situations.keys(of: probe) where shown[key] == nil { shown[key] = test.name }
    }
  }

  private func propose(_ change: Change, _ setting: TestSetting) throws(PackErrors) {
    guard runs < Self.mostRuns, triedSetups.insert("\(setting.stage) \(change.setup.yaml)").inserted,
      let probe = try probe(change.setup, setting), probe.status != .error
    else { return }
    let base = Base(setup: change.setup, setting: setting, probe: probe)
    try add(base, named: change.name, isBase: !change.isDamage)
    // What was changed asks for more: with that filled in there may be another outcome.
    if probe.status == .unknown, !change.isDamage, let filled = try filled(change.setup, setting) {
      try add(filled, named: change.name)
    }
  }

  /// Adds a proposal; one in a new situation is changed further.
  private func add(_ base: Base, named name: String, isBase: Bool = true) throws(PackErrors) {
    let keys = situations.keys(of: base.probe)
    let new = keys.filter { shown[$0] == nil }
    let isProposed = made.contains { $0.setup == base.setup.yaml && $0.setting == base.setting }
    guard !isProposed else { return }
    let shownBy = new.isEmpty ? keys.compactMap { shown[$0] }.sorted().first : nil
    // What another proposal shows, or was mentioned before, needs no mention.
    if let shownBy {
      guard tests.contains(where: { $0.name == shownBy }), mentioned.insert(keys).inserted else { return }
    }
    var unique = name
    var number = 2
    while shownBy == nil, !names.insert(unique).inserted {
      unique = "\(name) (\(number))"
      number += 1
    }
    for key in new { shown[key] = unique }
    made.append(
      ProposedTest(
        name: unique,
        setup: base.setup.yaml,
        setting: base.setting,
        expected: base.probe.status,
        pointer: base.probe.status == .fail ? base.probe.pointer : nil,
        missing: base.probe.status == .unknown ? base.probe.missing : [],
        shownBy: shownBy
      )
    )
    if isBase, shownBy == nil, base.probe.status != .unknown, bases.count < Self.mostBases {
      try learnSlopes(base)
      bases.append(base)
    }
  }

  /// The stages that the rule's conditions name.
  private var stagesAskedFor: [String] {
    let rule = run.pack.rules[rule]
    let texts = [rule.when, rule.check].compactMap { $0?.text }.filter { $0.contains("run.stage") }
    return run.pack.stages.map(\.id).filter { id in
      texts.contains { $0.contains("\"\(id)\"") || $0.contains("'\(id)'") }
    }
  }

  // MARK: Changes of one value

  private func changes(of base: Base) throws(PackErrors) -> [Change] {
    var changes: [Change] = []
    var seen: Set<[String]> = []
    let facts = base.probe.evaluations.flatMap(\.facts) + [base.probe.list].compactMap { $0 }
    for fact in facts where seen.insert(fact.path).inserted {
      changes += try self.changes(of: fact, in: base)
    }
    return changes
  }

  private func changes(of fact: Probe.Fact, in base: Base) throws(PackErrors) -> [Change] {
    let name = Self.name(fact.path)
    func change(_ value: SetupValue, _ words: String) -> Change {
      Change(name: words, setup: base.setup.setting(fact.path[...], to: value))
    }
    var changes: [Change] = []
    switch fact.schema.type {
    case .bool:
      for flag in ["true", "false"] { changes.append(change(.plain(flag), "\(name) is \(flag)")) }
    case .string:
      for text in texts(comparedWith: fact, in: base) {
        changes.append(change(.text(text), text.isEmpty ? "\(name) is empty" : "\(name) is \(text)"))
      }
    case .list:
      changes.append(change(.list([]), "no \(name)"))
      if case .list(let elements)? = base.setup.value(at: fact.path[...]), elements.count == 1,
        !hasTestWithSeveral(at: fact.path)
      {
        changes.append(change(.list(elements + elements), "two \(name)"))
      }
    case .record: return []
    default: changes += try numberChanges(fact, name, in: base)
    }
    if fact.content.kind == .absent, changes.count < 2, let value = example(at: fact.path) {
      changes.append(change(value, "\(name) is \(value.yaml)"))
    }
    guard fact.content.kind != .absent else { return changes }
    changes.append(
      Change(name: "\(name) not said", setup: base.setup.setting(fact.path[...], to: nil), isDamage: true)
    )
    switch fact.schema.type {
    case .string, .list: break
    default:
      let setup = base.setup.setting(fact.path[...], to: .text("unclear"))
      changes.append(Change(name: "\(name) can't be read", setup: setup, isDamage: true))
    }
    return changes
  }

  /// Whether a test has several elements in a list, so that its author has thought of that.
  private func hasTestWithSeveral(at path: [String]) -> Bool {
    tests.contains { test in
      guard
        case .list(let elements)? = SetupValue(SourceBuffer(name: "", text: test.setup))?.value(at: path[...])
      else {
        return false
      }
      return elements.count > 1
    }
  }

  /// What a value is called: `top_up.amount`, of an element `balance`.
  private static func name(_ path: [String]) -> String {
    let names = path.lastIndex { Int($0) != nil }.map { path[($0 + 1)...] } ?? path[...]
    return names.isEmpty
      ? path.filter { Int($0) == nil }.joined(separator: ".") : names.joined(separator: ".")
  }

  /// The texts that a value may have or is compared with, and the empty one.
  private func texts(comparedWith fact: Probe.Fact, in base: Base) -> [String] {
    var texts: [String] = []
    func add(_ value: Value) {
      if case .string(let text) = value, !texts.contains(text), texts.count < 12 { texts.append(text) }
    }
    if let members = fact.schema.members {
      return members.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
    for traced in base.probe.evaluations.flatMap(\.programs).map(\.traced) {
      for node in traced.trace.nodes where node.children.count == 2 {
        let sides = node.children.map { traced.trace.nodes[$0] }
        guard sides.contains(where: { Int($0.slot) == fact.slot }),
          let other = sides.first(where: { Int($0.slot) != fact.slot }), other.slot < 0
        else { continue }
        switch (traced.function(of: node), other.value) {
        case ("_==_", let value), ("_!=_", let value): add(value)
        case ("@in", .list(let list)): for value in list { add(value) }
        default: break
        }
      }
    }
    return texts + [""]
  }

  // MARK: Numbers

  private static let comparisons: Set<String> = ["_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_"]

  /// A comparison with the difference of its sides now, and how much one step changes it.
  private struct Moving {
    let program: String
    let expression: ExprID
    let difference: Difference
    let next: Difference
    var slope: Int128 { next.value - difference.value }
  }

  /// The values at which a comparison turns, and those beside them.
  private func numberChanges(_ fact: Probe.Fact, _ name: String, in base: Base) throws(PackErrors) -> [Change]
  {
    guard let steps = Steps(fact) else { return [] }
    var found: [Int64: String] = [:]
    for moving in try comparisons(movedBy: fact, steps, in: base) {
      for number in moving.difference.roots(from: steps.present, next: moving.next) {
        let (distance, overflow) = number.subtractingReportingOverflow(steps.present)
        guard !overflow, steps.isAllowed(number, by: fact) else { continue }
        let difference = moving.difference.value + moving.slope * Int128(distance)
        guard difference.magnitude <= moving.slope.magnitude else { continue }
        let isAbove = (difference > 0) == (moving.slope > 0)
        let words =
          difference == 0 ? "at the limit" : isAbove ? "just above the limit" : "just below the limit"
        if found[number] == nil || difference == 0 { found[number] = words }
      }
    }
    return found.sorted { $0.key < $1.key }.map { number, words in
      let text = steps.text(number)
      return Change(
        name: "\(name) \(text) \(words)",
        setup: base.setup.setting(fact.path[...], to: .plain(text))
      )
    }
  }

  /// The comparisons whose sides move against each other when a number changes by one step.
  private func comparisons(
    movedBy fact: Probe.Fact,
    _ steps: Steps,
    in base: Base
  ) throws(PackErrors) -> [Moving] {
    guard steps.present < .max - 4 else { return [] }
    let higher = base.setup.setting(fact.path[...], to: .plain(steps.text(steps.present + 1)))
    guard runs < Self.mostRuns else { return [] }
    runs += 1
    let session = try run.session(for: base.setting, rule: rule)
    var evaluations: [[(name: String, traced: TracedProgram)]] = []
    func collect(_ setup: SetupValue) throws(PackErrors) -> [[(name: String, traced: TracedProgram)]] {
      evaluations = []
      session.observer = { [rule] index, _ in
        if index == rule { evaluations.append(session.tracedConditions(ofRule: rule)) }
      }
      _ = run.results(setup.yaml + "\n", of: rule, in: session)
      session.observer = nil
      return evaluations
    }
    let here = try collect(base.setup)
    let further = try collect(higher)
    var moving: [Moving] = []
    for (first, second) in zip(here, further) {
      for (now, next) in zip(first, second) where now.name == next.name {
        for (left, right) in zip(now.traced.trace.nodes, next.traced.trace.nodes)
        where left.exprID == right.exprID && Self.comparisons.contains(now.traced.function(of: left) ?? "") {
          guard let difference = Difference(left, in: now.traced.trace),
            let changed = Difference(right, in: next.traced.trace), changed.value != difference.value
          else { continue }
          moving.append(
            Moving(program: now.name, expression: left.exprID, difference: difference, next: changed)
          )
        }
      }
    }
    return moving
  }

  /// Learns how far the comparisons of a setup move with each of its numbers.
  private func learnSlopes(_ base: Base) throws(PackErrors) {
    var seen: Set<[String]> = []
    for fact in base.probe.evaluations.flatMap(\.facts) where seen.insert(fact.path).inserted {
      guard let steps = Steps(fact) else { continue }
      for moving in try comparisons(movedBy: fact, steps, in: base) {
        situations.note(slope: moving.slope, of: moving.expression, in: moving.program)
      }
    }
  }
}
