import CEL
import Diagnostics
import Platform
import Rules
import SourceText
import YAMLDocument

/// Looks for a setup that tells a mutant from the pack, among the setups of tests and those that differ from one of
/// them in one value or two.
struct TestSearch {
  /// How many setups are tried for one mutant.
  private static let mostTrials = 6_000

  private let bench: TestBench
  private let mutant: Mutant
  private let reach: RuleReach
  private let tests: PackTests
  private var trials = 0

  init(_ bench: TestBench, _ tests: PackTests, _ mutant: Mutant, _ reach: RuleReach) {
    self.bench = bench
    self.tests = tests
    self.mutant = mutant
    self.reach = reach
  }

  /// The test that is missing; nil when none is found.
  ///
  /// A setup about which both are certain is better than one in which something is not known, one with another outcome
  /// is better than one with the same outcome for other reasons, and one that differs in one value is better than one
  /// that differs in two.
  func missingTest(among tests: [[PreparedTest]]) -> MissingTest? {
    var search = self
    let decided: [ResultStatus?] = [.pass, .fail, .notApplicable]
    let isDecided = { (before: Observation, after: Observation) in
      before.status != after.status && decided.contains(before.status) && decided.contains(after.status)
    }
    let isOutcome = { (before: Observation, after: Observation) in before.status != after.status }
    let isAny = { (before: Observation, after: Observation) in before != after }
    switch mutant.change {
    case .severity, .stage: return search.tryTests(tests, isAny)
    default: break
    }
    let tests = tests + [emptyTests]
    if let found = search.tryChanges(of: tests, depth: 1, isDecided)
      ?? search.tryChanges(of: tests, depth: 1, isOutcome) ?? search.tryTests(tests, isAny)
    {
      return found
    }
    let others = tests.map { $0.flatMap { search.withOtherParameters($0) } }
    return search.tryTests(others, isOutcome) ?? search.tryChanges(of: tests, depth: 1, isAny)
      ?? search.tryChanges(of: others, depth: 1, isOutcome)
      ?? search.tryChanges(of: tests, depth: 2, isOutcome)
  }

  /// For each rule that the mutant may change, a setup that says nothing.
  private var emptyTests: [PreparedTest] {
    reach.rules(of: mutant, in: bench.pack).map { rule in
      var test = RuleTest(place: bench.pack.rules[rule].place)
      test.name = "nothing said"
      test.setup = "{}\n"
      return PreparedTest(test: test, rule: rule)
    }
  }

  /// A test with each of the parameters that its rule or the mutant names one step up or down.
  private func withOtherParameters(_ test: PreparedTest) -> [PreparedTest] {
    bench.pack.parameters.flatMap { parameter -> [PreparedTest] in
      guard reach.mentions(parameter.name, rule: test.rule) || mutant.new.contains(parameter.name) else {
        return []
      }
      let set = test.setting.parameters.first { $0.name == parameter.name }
      guard let value = set.map({ ParameterValue($0.value, type: parameter.type) }) ?? parameter.value else {
        return []
      }
      return value.neighbours.reversed().map { next in
        var changed = test.test
        changed.setting.parameters.removeAll { $0.name == parameter.name }
        changed.setting.parameters.append(
          TestSetting.Parameter(name: parameter.name, value: next.description)
        )
        changed.name += " with \(parameter.name) \(next)"
        return PreparedTest(test: changed, rule: test.rule)
      }
    }
  }

  private typealias Difference = (Observation, Observation) -> Bool

  /// The tests as they are, which may say more about what they expect; those that fail first.
  private mutating func tryTests(_ tests: [[PreparedTest]], _ isDifferent: Difference) -> MissingTest? {
    let order: [ResultStatus] = [.fail, .pass, .unknown]
    for test in tests.joined().sorted(by: {
      (order.firstIndex(of: $0.test.expected) ?? 9) < (order.firstIndex(of: $1.test.expected) ?? 9)
    }) {
      guard let pair = pair(for: test), let setup = value(of: test) else { continue }
      if let found = tell(pair, test, setup, note: nil, isDifferent) { return found }
    }
    return nil
  }

  private mutating func tryChanges(
    of tests: [[PreparedTest]],
    depth: Int,
    _ isDifferent: Difference
  ) -> MissingTest? {
    trials = 0
    var seen: Set<SetupValue> = []
    for test in tests.joined() {
      guard let pair = pair(for: test), let setup = value(of: test) else { continue }
      let changes = changes(for: test, setup)
      for change in changes.all(of: setup) {
        let further =
          depth == 1
          ? [change]
          : changes.all(of: change.setup).map {
            SetupChange(setup: $0.setup, note: "\(change.note) and \($0.note)")
          }
        for change in further where seen.insert(change.setup).inserted {
          guard trials < Self.mostTrials else { return nil }
          if let found = tell(pair, test, change.setup, note: change.note, isDifferent) { return found }
        }
      }
    }
    return nil
  }

  // MARK: One setup

  private struct Pair {
    let original: RuleObserver
    let mutant: RuleObserver
    /// How many faults the test's own setup has.
    let faults: Int
    /// What runs a test on both, to see that it does what it should.
    let runs: [PackTestRun]
  }

  private func pair(for test: PreparedTest) -> Pair? {
    guard let original = bench.original(test.setting), let changed = bench.changed(mutant, test.setting)
    else {
      return nil
    }
    let observer = RuleObserver(original, rule: test.rule)
    let runs = [original, changed].map { pack in
      let run = PackTestRun(bench.pack, tests)
      run.use(pack, for: test.setting)
      return run
    }
    return Pair(
      original: observer,
      mutant: RuleObserver(changed, rule: test.rule),
      faults: observer.observe(test.setup).faults,
      runs: runs
    )
  }

  private mutating func tell(
    _ pair: Pair,
    _ test: PreparedTest,
    _ setup: SetupValue,
    note: String?,
    _ isDifferent: Difference
  ) -> MissingTest? {
    trials += 1
    // What the test reads is the setup's flow text; both are the same document.
    let buffer = SourceBuffer(name: "setup.yaml", text: setup.yaml + "\n")
    let before = pair.original.observe(buffer)
    guard before.status != .error, before.faults <= pair.faults else { return nil }
    let after = pair.mutant.observe(buffer)
    guard isDifferent(before, after) else { return nil }
    let missing = MissingTest(
      note.map { "\(test.test.name) but \($0)" } ?? test.test.name,
      like: test.test,
      setup: setup.yaml,
      ruleID: bench.pack.rules[test.rule].id,
      expecting: before,
      not: after
    )
    let passes = pair.runs.map { (try? $0.passes(missing.test, rule: test.rule)) ?? false }
    return passes[0] && !passes[1] ? missing : nil
  }

  /// The setup of a test; nil when it is no document of values.
  private func value(of test: PreparedTest) -> SetupValue? {
    let value = SetupValue(test.setup)
    if case .mapping? = value { return value }
    return nil
  }

  // MARK: Values that may matter

  private func changes(for test: PreparedTest, _ setup: SetupValue) -> SetupChanges {
    let pack = bench.pack
    var numbers = setup.numbers
    var words: [String] = []
    for site in pack.expressionSites where site.rule ?? test.rule == test.rule {
      guard let program = bench.original(test.setting)?.program(at: site) else { continue }
      for case .literal(let literal) in program.ast.nodes.map(\.kind) {
        if case .int(let number) = literal { numbers.append(Decimal(number)) }
        if case .string(let word) = literal, !words.contains(word) { words.append(word) }
      }
    }
    for parameter in pack.parameters where reach.mentions(parameter.name, rule: test.rule) {
      let text =
        test.setting.parameters.first { $0.name == parameter.name }?.value ?? parameter.value.description
      if let number = Decimal(text) {
        numbers.append(number)
      } else if !words.contains(text) {
        words.append(text)
      }
    }
    return SetupChanges(
      pack.schema,
      numbers: Self.spread(numbers),
      words: words + ["x"],
      days: Self.days(around: test.setting.day, numbers),
      isOfInterest: { [reach] in reach.mentions($0, rule: test.rule) }
    )
  }

  /// The numbers, the sums of two of them, and what lies a step beside those.
  private static func spread(_ numbers: [Decimal]) -> [Decimal] {
    var result: [Decimal] = []
    var seen: Set<Decimal> = []
    let steps = [
      Decimal(0), Decimal(coefficient: 1, scale: 2), Decimal(coefficient: -1, scale: 2), Decimal(1),
      Decimal(-1),
    ]
    func add(_ number: Decimal) {
      for step in steps {
        if let next = number.adding(step), seen.insert(next).inserted { result.append(next) }
      }
    }
    let few = Array(Set(numbers)).sorted().prefix(12)
    for number in few { add(number) }
    for (index, number) in few.enumerated() {
      for other in few[index...] { if let sum = number.adding(other) { add(sum) } }
    }
    add(Decimal(0))
    return Array(result.prefix(120))
  }

  private static func days(around today: Int, _ numbers: [Decimal]) -> [Int] {
    let distances = [0] + numbers.map { Int($0.truncated) }.filter { (0...4000).contains($0) }
    let days = distances.flatMap { distance in
      [-1, 0, 1].flatMap { [today - distance + $0, today + distance + $0] }
    }
    var seen: Set<Int> = []
    return days.filter { seen.insert($0).inserted }
  }
}
