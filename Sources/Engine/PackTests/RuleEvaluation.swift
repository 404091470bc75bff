import CEL
import Rules

/// One evaluation of a rule's conditions, for the whole document or for one element: what they came to, and every
/// part of them, those too that the outcome did not need.
struct RuleEvaluation {
  let outcome: RuleOutcome
  let when: Trace?
  /// Nil where `when` decided.
  let check: Trace?
}

extension Session {
  /// The detectors that found something in the document that was checked last.
  var detectorsOfSecrets: Set<Int> { Set(secrets.map(\.detector)) }

  /// Collects the evaluations of one rule during `body`.
  func evaluations(ofRule rule: Int, during body: () -> Void) -> [RuleEvaluation] {
    var evaluations: [RuleEvaluation] = []
    let compiled = pack.rules[rule]
    observer = { [self] index, outcome in
      guard index == rule else { return }
      let isChecked = outcome == .passes || outcome == .fails
      evaluations.append(
        RuleEvaluation(
          outcome: outcome,
          when: compiled.when?.trace(in: frame, complete: true),
          check: isChecked ? compiled.check?.trace(in: frame, complete: true) : nil
        )
      )
    }
    body()
    observer = nil
    return evaluations
  }

  /// How the condition of a rule came about that had an outcome, whatever it was: `when` where that decided, else
  /// `check`.
  func conditionTrace(of rule: Int, where wanted: ResultStatus?, during body: () -> Void) -> ConditionTrace? {
    var trace: ConditionTrace?
    observer = { [self] index, outcome in
      guard index == rule, trace == nil, wanted.map({ $0 == outcome.status }) ?? true else { return }
      let compiled = pack.rules[rule]
      switch outcome {
      case .passes, .fails: trace = conditionTrace(compiled.check)
      case .isNotApplicable: trace = conditionTrace(compiled.when)
      case .isUndecided:
        if case .isTrue = compiled.when?.evaluateBool(in: frame) ?? .isTrue {
          trace = conditionTrace(compiled.check)
        } else {
          trace = conditionTrace(compiled.when)
        }
      }
    }
    body()
    observer = nil
    return trace
  }
}

extension RuleOutcome {
  /// The status of a result with this outcome, as far as the outcome tells.
  var status: ResultStatus {
    switch self {
    case .passes: .pass
    case .fails: .fail
    case .isNotApplicable: .notApplicable
    case .isUndecided: .unknown
    }
  }
}
