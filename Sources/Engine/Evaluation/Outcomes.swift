import Diagnostics
import Rules

/// What became of each stage's error-severity rules, while a document is being checked.
struct Outcomes {
  /// The failing rules, in the pack's order, each once.
  private var failing: [Int] = []
  /// The unknown ones.
  private var unknown: [Int] = []

  init() {}

  /// Whether every stage is ready.
  var isReady: Bool { failing.isEmpty && unknown.isEmpty }

  /// Notes an outcome of a rule; only those of severity error decide about a stage.
  mutating func note(_ status: ResultStatus, rule index: Int, _ rule: Rule) {
    guard rule.severity == .error else { return }
    switch status {
    case .fail where failing.last != index: failing.append(index)
    case .unknown where unknown.last != index, .error where unknown.last != index: unknown.append(index)
    default: break
    }
  }

  /// The stages: each is as good as the worst of its own and all earlier rules.
  func states(of pack: Pack, in language: Language) -> [StageState] {
    var blockedBy: [String] = []
    var unknownBecause: [String] = []
    return pack.stages.indices.map { stage in
      blockedBy += failing.filter { pack.rules[$0].stage == stage }.map { pack.rules[$0].id }
      unknownBecause += unknown.filter { pack.rules[$0].stage == stage }.map { pack.rules[$0].id }
      return StageState(
        id: pack.stages[stage].id,
        title: pack.stages[stage].title[language],
        state: Readiness(blockedBy: blockedBy, unknownBecause: unknownBecause),
        blockedBy: blockedBy,
        unknownBecause: unknownBecause
      )
    }
  }
}
