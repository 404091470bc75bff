import Diagnostics
import Rules

/// What became of each stage's error-severity rules, while a document is being checked.
struct Outcomes {
  /// The failing rules of each stage, in the pack's order, each once.
  private var failing: [[Int]]
  /// The unknown ones.
  private var unknown: [[Int]]

  init(stageCount: Int) {
    failing = Array(repeating: [], count: stageCount)
    unknown = Array(repeating: [], count: stageCount)
  }

  /// Notes an outcome of a rule; only those of severity error decide about a stage.
  mutating func note(_ status: ResultStatus, rule index: Int, _ rule: Rule) {
    guard rule.severity == .error else { return }
    switch status {
    case .fail where failing[rule.stage].last != index: failing[rule.stage].append(index)
    case .unknown where unknown[rule.stage].last != index,
      .error where unknown[rule.stage].last != index:
      unknown[rule.stage].append(index)
    default: break
    }
  }

  /// The stages: each is as good as the worst of its own and all earlier rules.
  func states(of pack: Pack, in language: Language) -> [StageState] {
    var blockedBy: [String] = []
    var unknownBecause: [String] = []
    return pack.stages.indices.map { stage in
      blockedBy += failing[stage].map { pack.rules[$0].id }
      unknownBecause += unknown[stage].map { pack.rules[$0].id }
      return StageState(
        id: pack.stages[stage].id,
        title: pack.stages[stage].title[language],
        state: !blockedBy.isEmpty ? .blocked : !unknownBecause.isEmpty ? .unknown : .ready,
        blockedBy: blockedBy,
        unknownBecause: unknownBecause
      )
    }
  }
}
