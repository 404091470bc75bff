import Diagnostics
import Engine

/// The one thing to do next about a document: what holds up the earliest stage that is not ready.
struct NextStep {
  /// The stage that it is for; nil for a finding about the text itself.
  let stage: StageState?
  /// The rule that asks for it.
  let ruleID: String
  /// What to do.
  let action: String

  /// The next step of a document; nil when every stage is ready, or none is known.
  ///
  /// What is wrong with the text comes first, since rules do not see what they cannot read. Then within the
  /// stage something that fails comes before something that is not known.
  init?(_ report: DocumentReport, language: Language, until asked: String? = nil) {
    let broken = report.results.first { $0.stage == nil && $0.status == .fail && $0.severity == .error }
    if let broken {
      self.init(broken, stage: nil, language)
      return
    }
    guard let stage = report.stages.first(where: { $0.state != .ready }) else { return nil }
    if let asked, let last = report.stages.first(where: { $0.id == asked }), last.state == .ready {
      return nil
    }
    let reasons = stage.state == .blocked ? stage.blockedBy : stage.unknownBecause
    guard let rule = reasons.first else { return nil }
    let wanted: [ResultStatus] = stage.state == .blocked ? [.fail] : [.unknown, .error]
    guard let result = report.results.first(where: { $0.ruleID == rule && wanted.contains($0.status) })
    else { return nil }
    self.init(result, stage: stage, language)
  }

  private init(_ result: RuleResult, stage: StageState?, _ language: Language) {
    self.stage = stage
    ruleID = result.ruleID
    let message = result.headline
    switch (stage, result.fix) {
    case (_?, let fix?): action = fix
    // A hint about the text says little without what it is about.
    case (nil, let fix?): action = message + Words.parenthesis([fix])[language]
    case (_, nil): action = message
    }
  }
}
