import Diagnostics
import Platform
package import Rules

/// Changes a pack in many small ways and finds out whether its tests notice.
///
/// A mutant is a compiled pack in which one expression was compiled anew, not a pack that is loaded again; only the
/// tests of rules that depend on what was changed run on it, and only until one of them fails.
package struct MutationRun: Sendable {
  private let pack: Pack
  private let tests: PackTests
  private let reach: RuleReach
  private let mutants: [Mutant]

  /// Makes the mutants of a pack that has to do with the rules that `isWanted` accepts.
  ///
  /// - Throws: ``PackErrors`` when the pack or its tests can't be used.
  package init(_ pack: Pack, where isWanted: (Rule) -> Bool = { _ in true }) throws(PackErrors) {
    let today = CivilDate(TestSetting.defaultDay)?.daysSinceEpoch ?? 0
    let compiled = try PackCompiler.compile(pack, PackCompiler.Options(today: today))
    let tests = try PackTests(pack)
    let reach = RuleReach(pack)
    self.pack = pack
    self.tests = tests
    self.reach = reach
    let wanted = Set(pack.rules.indices.filter { isWanted(pack.rules[$0]) })
    mutants = MutantList.all(of: compiled).filter { mutant in
      reach.rules(of: mutant, in: pack).contains { wanted.contains($0) }
    }
  }

  /// How many mutants there are.
  package var count: Int { mutants.count }

  /// Runs the tests on all mutants; the outcome is the same for any number of threads.
  package func run(jobs: Int) -> MutationSummary {
    let next = Monitor<Int>(0)
    let results = Monitor<[MutantResult?]>(Array(repeating: nil, count: mutants.count))
    let work: @Sendable () -> Void = {
      let worker = MutationWorker(pack, tests, reach)
      while true {
        let index = next.withLock { next in
          next += 1
          return next - 1
        }
        guard index < mutants.count else { return }
        let result = worker.result(of: mutants[index])
        results.withLock { $0[index] = result }
      }
    }
    var threads: [SystemThread] = []
    for _ in 1..<max(1, jobs) {
      if let thread = SystemThread(work) { threads.append(thread) }
    }
    work()
    for thread in threads { thread.join() }
    var summary = MutationSummary()
    summary.results = results.withLock { $0.compactMap(\.self) }
    summary.testRuns = summary.results.reduce(0) { $0 + $1.testRuns }
    return summary
  }
}

/// Judges mutants, one after another, on one thread.
private final class MutationWorker {
  private let bench: TestBench
  private let reach: RuleReach
  private let tests: PackTests
  /// The tests of each rule that the pack passes.
  private var prepared: [[PreparedTest]?]
  /// The fixtures that the pack passes.
  private lazy var fixtures: [FixtureTest] = {
    let run = PackTestRun(pack, tests)
    return tests.fixtures.filter { (try? run.passes($0)) ?? false }
  }()

  private var pack: Pack { bench.pack }

  init(_ pack: Pack, _ tests: PackTests, _ reach: RuleReach) {
    bench = TestBench(pack)
    self.reach = reach
    self.tests = tests
    prepared = Array(repeating: nil, count: pack.rules.count)
  }

  func result(of mutant: Mutant) -> MutantResult {
    let rules = reach.rules(of: mutant, in: pack)
    let ruleID = mutant.rule.map { pack.rules[$0].id }
    var runs = 0
    func result(_ fate: MutantFate) -> MutantResult {
      MutantResult(
        mutant: mutant,
        ruleID: ruleID,
        subject: ruleID ?? mutant.subject(in: pack),
        fate: fate,
        testRuns: runs
      )
    }
    if let reason = Equivalence.sameForm(mutant, pack, bench) { return result(.equivalent(reason)) }
    let tests = rules.map { preparedTests(of: $0) }
    if let killer = killer(of: mutant, tests, &runs) { return result(killer) }
    if let reason = Equivalence.sameOutcomes(mutant, pack, bench) { return result(.equivalent(reason)) }
    let missing = TestSearch(bench, self.tests, mutant, reach).missingTest(among: tests)
    if missing == nil, let reason = Equivalence.sameEverywhere(mutant, bench) {
      return result(.equivalent(reason))
    }
    return result(.survived(missing))
  }

  /// The first test that fails on a mutant: those of the rules that it may change, then the fixtures.
  private func killer(of mutant: Mutant, _ tests: [[PreparedTest]], _ runs: inout Int) -> MutantFate? {
    let run = PackTestRun(pack, self.tests)
    var settings: [TestSetting: Bool] = [:]
    func isReady(_ setting: TestSetting) -> Bool {
      if let known = settings[setting] { return known }
      let changed = bench.changed(mutant, setting)
      if let changed { run.use(changed, for: setting) }
      settings[setting] = changed != nil
      return changed != nil
    }
    for test in tests.joined() where isReady(test.setting) {
      runs += 1
      // What a mutant makes impossible to run is noticed too.
      if !((try? run.passes(test.test, rule: test.rule)) ?? false) {
        return .killed(rule: pack.rules[test.rule].id, test: test.test.name)
      }
    }
    for fixture in fixtures where isReady(fixture.setting) {
      runs += 1
      if !((try? run.passes(fixture)) ?? false) { return .killed(rule: nil, test: fixture.name) }
    }
    return nil
  }

  private func preparedTests(of rule: Int) -> [PreparedTest] {
    if let tests = prepared[rule] { return tests }
    let run = PackTestRun(pack, tests)
    let passing = tests.ofRules[rule].map { PreparedTest(test: $0, rule: rule) }.filter { test in
      guard let original = bench.original(test.setting) else { return false }
      run.use(original, for: test.setting)
      bench.warm(test)
      return (try? run.passes(test.test, rule: rule)) ?? false
    }
    prepared[rule] = passing
    return passing
  }
}

extension Mutant {
  /// What is changed, when it is no rule.
  fileprivate func subject(in pack: Pack) -> String {
    switch change {
    case .expression(.variable(let index), _): "variables.\(pack.variables[index].name)"
    case .parameter(let index, _): "params.\(pack.parameters[index].name)"
    default: ""
    }
  }
}
