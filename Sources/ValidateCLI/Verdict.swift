import Diagnostics
import Engine

/// From which level on a run ends with exit code 1.
enum FailLevel: String, CaseIterable {
  /// Failing rules of severity error.
  case error
  /// Failing rules of severity warning too.
  case warning
  /// Facts that are not known too.
  case unknown
  /// Nothing.
  case never
}

/// Gathers what the exit code depends on.
struct Verdict {
  private let level: FailLevel
  /// The stage that the user asks about.
  private let stage: String?
  private var hasFindings = false
  private var hasFailures = false

  init(level: FailLevel, stage: String?) {
    self.level = level
    self.stage = stage
  }

  /// The exit code so far.
  var exitCode: Int32 {
    hasFailures ? ExitCode.failure : hasFindings ? ExitCode.findings : ExitCode.success
  }

  /// Takes one more document into account.
  mutating func add(_ report: DocumentReport) {
    if !report.isUsable || report.results.contains(where: { $0.status == .error }) { hasFailures = true }
    guard level != .never, !hasFindings else { return }
    if let stage, let asked = report.stages.firstIndex(where: { $0.id == stage }) {
      // What lies behind the stage asked about does not matter yet.
      let through = Set(report.stages[...asked].map(\.id))
      let state = report.stages[asked].state
      hasFindings =
        state == .blocked || (state == .unknown && level == .unknown)
        || report.results.contains { $0.stage.map(through.contains) != false && isFinding($0) }
    } else {
      hasFindings = report.results.contains {
        isFinding($0) || ($0.status == .unknown && level == .unknown)
      }
    }
  }

  private func isFinding(_ result: RuleResult) -> Bool {
    result.status == .fail && result.severity >= (level == .error ? Severity.error : .warning)
  }
}
