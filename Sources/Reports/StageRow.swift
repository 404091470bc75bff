import Engine

/// A stage as a checklist shows it: with the reasons that no stage before it has.
struct StageRow {
  let stage: StageState
  /// The rules that hold it up and that no earlier stage names.
  let reasons: [String]
  /// Whether it is held up only by what holds up an earlier stage.
  let isFromEarlier: Bool

  /// The rows of a document.
  static func rows(_ stages: [StageState]) -> [StageRow] {
    var before: Set<String> = []
    return stages.map { stage in
      let reasons = stage.state == .blocked ? stage.blockedBy : stage.unknownBecause
      let fresh = stage.state == .ready ? [] : reasons.filter { !before.contains($0) }
      before.formUnion(stage.blockedBy)
      before.formUnion(stage.unknownBecause)
      return StageRow(
        stage: stage,
        reasons: fresh,
        isFromEarlier: stage.state != .ready && fresh.isEmpty
      )
    }
  }
}

/// A fact to find out, with the rules that need it.
struct MissingFact {
  /// The fact's JSON Pointer; empty when it has none.
  let pointer: String
  private(set) var rules: [String]

  /// The facts that unknown results miss, each once, in the order in which they are first missed.
  static func facts(of results: [RuleResult]) -> [MissingFact] {
    var facts: [MissingFact] = []
    var indices: [String: Int] = [:]
    for result in results where result.status == .unknown {
      for pointer in result.missing.isEmpty ? [""] : result.missing {
        if let index = indices[pointer] {
          if !facts[index].rules.contains(result.ruleID) { facts[index].rules.append(result.ruleID) }
        } else {
          indices[pointer] = facts.count
          facts.append(MissingFact(pointer: pointer, rules: [result.ruleID]))
        }
      }
    }
    return facts
  }
}
