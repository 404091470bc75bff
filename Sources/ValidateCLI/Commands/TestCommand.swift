import Diagnostics
import Engine
import Platform
import Reports
import Rules

/// `validate test [PACK...]`: runs the tests that stand next to a pack's rules, and its fixtures.
///
/// The exit code is 1 when a test fails, when a rule has none, and when less is covered than `--threshold` asks for.
struct TestCommand {
  /// How the outcome is told.
  enum Format: String, CaseIterable {
    case text
    case json
    case junit
    case tap
  }

  private let arguments: Arguments
  private let language: Language

  init(_ arguments: Arguments, _ language: Language) {
    self.arguments = arguments
    self.language = language
  }

  func run() throws(RunFailure) -> Int32 {
    let format = try arguments.choice(.format, default: Format.text)
    let threshold = try threshold()
    for (option, others) in [
      (Option.suggest, [Option.mutate, .coverage, .threshold, .run]), (.mutate, [.coverage]),
    ]
    where arguments.has(option) {
      for other in others where arguments.has(other) { throw .exclusive(option, other) }
    }
    let packs = try PackChoice(paths: arguments.operands, includesEverything: true).packs
    if let id = arguments.last(.suggest) { return try suggest(id, in: packs, as: format) }
    let selection = try RuleSelection(arguments, in: packs)
    var reports: [PackTestReport] = []
    var testCount = 0
    for (index, pack) in packs.enumerated() {
      let wanted = pack.rules.indices.map { selection.includes($0, ofPack: index) }
      let (report, count) = try report(on: pack, wanted: wanted, threshold: threshold)
      reports.append(report)
      testCount += count
    }
    if testCount == 0 { throw .noTests(run: arguments.last(.run)) }
    // Mutants of a pack that fails its tests, or has too few of them, would say nothing.
    if arguments.has(.mutate), reports.allSatisfy(\.summary.failures.isEmpty),
      reports.allSatisfy(\.isCoveredEnough)
    {
      let mutations = try MutationStep.reports(packs, jobs: arguments.jobs()) {
        selection.includes($1, ofPack: $0)
      }
      try Tool.write(text(mutations, as: format))
      return mutations.allSatisfy(\.isGood) ? ExitCode.success : ExitCode.findings
    }
    try Tool.write(text(reports, as: format))
    return reports.allSatisfy(\.isGood) ? ExitCode.success : ExitCode.findings
  }

  /// Proposes tests for a rule.
  private func suggest(_ id: String, in packs: [Pack], as format: Format) throws(RunFailure) -> Int32 {
    guard format == .text || format == .json else {
      throw .badChoice(.format, format.rawValue, among: ["text", "json"])
    }
    var output = ByteWriter()
    let found = packs.compactMap { pack in pack.rules.firstIndex { $0.id == id }.map { (pack, $0) } }
    guard let (pack, rule) = found.first else {
      throw .unknownRule(id, among: packs.flatMap { $0.rules.map(\.id) })
    }
    guard pack.rules[rule].check != nil else { throw .noCondition(id) }
    do throws(PackErrors) {
      let proposals = try TestProposer(pack, PackTests(pack), rule: rule).proposals()
      let text = ProposalText(language: language, showsAll: arguments.has(.verbose))
      switch format {
      case .json: text.writeJSON(proposals, of: id, into: &output)
      default: text.write(proposals, of: id, into: &output)
      }
    } catch {
      throw .brokenPack(pack.name, error)
    }
    try Tool.write(output.bytes)
    return ExitCode.success
  }

  private func threshold() throws(RunFailure) -> Double? {
    guard let word = arguments.last(.threshold) else { return nil }
    guard let percent = Double(word), (0...100).contains(percent) else { throw .badThreshold(word) }
    return percent
  }

  /// Runs the tests of a pack that are wanted; whole setups only where all rules are.
  private func report(
    on pack: Pack,
    wanted: [Bool],
    threshold: Double?
  ) throws(RunFailure) -> (report: PackTestReport, tests: Int) {
    let pattern = arguments.last(.run)
    func isMeant(_ group: String, _ name: String) -> Bool {
      pattern.map { RuleSelection.glob($0, matches: "\(group)/\(name)") } ?? true
    }
    do throws(PackErrors) {
      var tests = try PackTests(pack)
      let takesFixtures = wanted.allSatisfy { $0 }
      tests.keep { rule, test in
        wanted[rule] && isMeant(pack.rules[rule].id, test.name)
      } fixtures: { test in
        takesFixtures && isMeant("fixtures", test.name)
      }
      let summary = try PackTestRun(pack, tests).run { wanted[$0] }
      let report = PackTestReport(
        pack: pack,
        summary: summary,
        isPartial: pattern != nil,
        tellsCoverage: pattern == nil || arguments.has(.coverage) || threshold != nil,
        threshold: threshold
      )
      return (report, tests.count)
    } catch {
      throw .brokenPack(pack.name, error)
    }
  }

  private func text(_ reports: [PackTestReport], as format: Format) throws(RunFailure) -> [UInt8] {
    var output = ByteWriter()
    let options = try options(for: format)
    switch format {
    case .text: for report in reports { PackTestText(options).write(report, into: &output) }
    case .json: PackTestJSON.write(reports, language: language, into: &output)
    case .junit:
      PackTestJUnit.write(reports, options: options, day: TestSetting.defaultDay, into: &output)
    case .tap: PackTestTAP.write(reports, options: options, into: &output)
    }
    return output.bytes
  }

  private func text(_ reports: [MutationReport], as format: Format) throws(RunFailure) -> [UInt8] {
    var output = ByteWriter()
    let options = try options(for: format)
    switch format {
    case .text: for report in reports { MutationText(options).write(report, into: &output) }
    case .json: MutationJSON.write(reports, language: language, into: &output)
    case .junit:
      MutationFormats.writeJUnit(reports, options: options, day: TestSetting.defaultDay, into: &output)
    case .tap: MutationFormats.writeTAP(reports, options: options, into: &output)
    }
    return output.bytes
  }

  private func options(for format: Format) throws(RunFailure) -> PackTestOptions {
    var options = PackTestOptions(language: language)
    guard format == .text else { return options }
    options.look = try arguments.look()
    options.isQuiet = arguments.has(.quiet)
    options.isVerbose = arguments.has(.verbose)
    options.showsCoverage = arguments.has(.coverage)
    return options
  }
}
