import Diagnostics
import Engine

/// What a result means to a program that knows success and failure only.
enum Bearing {
  /// The rule passes.
  case success
  /// It fails, and with it the run.
  case failure
  /// The rule broke, or the document could not be used.
  case breakdown
  /// It fails, and the run does not: below `--fail-on`, or behind the stage asked about.
  case tolerated
  /// A fact is not known, which the run does not hold against it.
  case open
  /// It fails, and the setup's owner accepted that.
  case accepted
  /// The rule has nothing to say about this setup.
  case beside
}

extension ReportOptions {
  /// What a result of a document means for the run, as its exit code says it.
  func bearing(of result: RuleResult, in report: DocumentReport) -> Bearing {
    let stages = report.stages
    return switch result.status {
    case .pass: .success
    case .notApplicable: .beside
    case .waived: .accepted
    case .error: .breakdown
    case .unknown: countsUnknown(in: report) && isAskedFor(result, stages) ? .failure : .open
    case .fail where !report.isUsable: .breakdown
    case .fail:
      isBadEnough(result, in: report) && isAskedFor(result, stages) ? .failure : .tolerated
    }
  }

  private func isBadEnough(_ result: RuleResult, in report: DocumentReport) -> Bool {
    let least = report.threshold.map(\.severity) ?? failsFrom
    return least.map { result.severity >= $0 } ?? false
  }

  /// Whether a result does not lie behind the stage that the user asks about.
  private func isAskedFor(_ result: RuleResult, _ stages: [StageState]) -> Bool {
    guard let stage, let asked = stages.firstIndex(where: { $0.id == stage }) else { return true }
    guard let own = result.stage.flatMap({ id in stages.firstIndex { $0.id == id } }) else { return true }
    return own <= asked
  }
}

extension RuleResult {
  /// What to tell about it: the message, or the title when there is none.
  package var headline: String { message.isEmpty ? title : message }

  /// What it is about: the rule, and the value where there is one.
  var subject: String {
    let place = place.pointer.dottedPath
    return place.isEmpty ? ruleID : "\(ruleID) (\(place))"
  }

  /// The severity to show: a rule that broke is as bad as it gets.
  var shownSeverity: Severity { status == .error ? .error : severity }
}
