import Diagnostics
import Rules
import SourceText

/// What a rule says about a setup, as far as a test can ask for it.
struct Observation: Equatable {
  /// The worst of the rule's results.
  var status: ResultStatus?
  /// Where the first such result is.
  var pointer: String?
  var missing: [String] = []
  var message: String?
  var severity: Severity?
  var stage: String?
  /// How many other things are found: faults of the setup itself.
  var faults = 0
}

/// Runs one rule of a pack over setups.
struct RuleObserver {
  private let pack: CompiledPack
  private let rule: Int
  private let session: Session

  init(_ pack: CompiledPack, rule: Int) {
    self.pack = pack
    self.rule = rule
    session = Session(pack, options: SessionOptions(selection: [rule]))
  }

  /// Looks at a setup.
  func observe(_ setup: SourceBuffer) -> Observation {
    let id = pack.pack.rules[rule].id
    var observation = Observation()
    var results: [RuleResult] = []
    session.check(setup, path: setup.name) { report in
      for result in report.results {
        if result.ruleID == id || result.ruleID == "yaml-syntax" { results.append(result) }
        if result.ruleID != id { observation.faults += 1 }
      }
    }
    observation.status = PackTestRun.outcome(results)
    if let first = results.first(where: { $0.status == observation.status }) {
      observation.pointer = first.place.pointer
      observation.missing = first.missing
      observation.message = first.message
      observation.severity = first.severity
      observation.stage = first.stage
    }
    return observation
  }
}
