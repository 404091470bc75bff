import Diagnostics
import Engine

/// From which level on a run ends with exit code 1.
enum FailLevel: String, CaseIterable, Sendable {
  /// Failing rules of severity error.
  case error
  /// Failing rules of severity warning too.
  case warning
  /// Facts that are not known too.
  case unknown
  /// Nothing.
  case never

  /// From which severity on a failing result counts; nil when none does.
  var severity: Severity? {
    switch self {
    case .error: .error
    case .warning, .unknown: .warning
    case .never: nil
    }
  }

  /// From where on results count.
  var threshold: FailThreshold { FailThreshold(severity: severity, countsUnknown: self == .unknown) }
}

/// Gathers what the exit code depends on.
struct Verdict: Sendable {
  let level: FailLevel
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

  /// Takes what was gathered elsewhere in the same run into account.
  mutating func add(_ other: Verdict) {
    hasFindings = hasFindings || other.hasFindings
    hasFailures = hasFailures || other.hasFailures
  }

  /// Takes one more document into account.
  mutating func add(_ report: DocumentReport) {
    if !report.isUsable { hasFailures = true }
    let asked = stage.flatMap { stage in report.stages.firstIndex { $0.id == stage } }
    // What lies behind the stage asked about does not matter yet.
    let through = asked.map { Set(report.stages[...$0].map(\.id)) }
    // Through a span: an element of an array would be copied, with a reference count for each text.
    let results = report.results.span
    for index in results.indices {
      switch results[index].status {
      case .error: hasFailures = true
      case .fail: if !hasFindings { hasFindings = isFinding(results[index], through: through) }
      case .unknown: if through == nil, level == .unknown { hasFindings = true }
      case .pass, .notApplicable, .waived: break
      }
    }
    if let asked, level != .never {
      let state = report.stages[asked].state
      if state == .blocked || (state == .unknown && level == .unknown) { hasFindings = true }
    }
  }

  private func isFinding(_ result: RuleResult, through stages: Set<String>?) -> Bool {
    if let stages, let stage = result.stage, !stages.contains(stage) { return false }
    return level.severity.map { result.severity >= $0 } ?? false
  }
}
