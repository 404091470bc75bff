import Engine
import Reports

/// One run of `check`: takes the reports of documents in order, counts them and hands them on.
final class CheckRun {
  private let sinks: [ReportSink]
  private let ignoredFindings: Set<String>
  private var verdict: Verdict
  private var summary = Summary()
  /// Why nothing more can be written.
  private(set) var failure: RunFailure?

  /// Begins a run; built-in findings of the given ids are left out.
  init(sinks: [ReportSink], verdict: Verdict, ignoredFindings: Set<String>) {
    self.sinks = sinks
    self.verdict = verdict
    self.ignoredFindings = ignoredFindings
  }

  /// Whether every reader of a report has gone.
  var isAbandoned: Bool { sinks.allSatisfy(\.isClosed) }

  /// The exit code so far.
  var exitCode: Int32 { verdict.exitCode }

  /// Counts one more input.
  func beginFile() { summary.files += 1 }

  /// Takes a document's report.
  func add(_ report: DocumentReport) {
    guard failure == nil else { return }
    var report = report
    if !ignoredFindings.isEmpty {
      report.results.removeAll { $0.stage == nil && ignoredFindings.contains($0.ruleID) }
    }
    verdict.add(report)
    summary.add(report)
    attempt { (sink) throws(RunFailure) in try sink.add(report) }
  }

  /// Writes what has been gathered, and says whether it makes sense to go on.
  func flush() -> Bool {
    attempt { (sink) throws(RunFailure) in try sink.flush() }
    return failure == nil && !isAbandoned
  }

  /// Ends all reports and gives the exit code.
  func finish() throws(RunFailure) -> Int32 {
    summary.exitCode = verdict.exitCode
    for sink in sinks { try sink.finish(summary) }
    return verdict.exitCode
  }

  private func attempt(_ body: (ReportSink) throws(RunFailure) -> Void) {
    guard failure == nil else { return }
    do throws(RunFailure) {
      for sink in sinks { try body(sink) }
    } catch {
      failure = error
    }
  }
}
