import Diagnostics
import Engine
import Platform
import Reports

/// What one thread has found out about documents that follow each other in one input.
struct CheckedDocuments: Sendable {
  /// What the input is called.
  let path: String
  var summary = Summary()
  var verdict: Verdict
  /// A part for each of the run's reports.
  var parts: [ReportPart] = []
  /// The bytes of input that are done.
  var bytes = 0
  /// What a new baseline is to list.
  var failing: [Baseline.Entry] = []
  /// The fingerprints of the findings that the baseline lists.
  var accepted: [String] = []
}

/// One run of `check`: takes what was found, in order, counts it and hands it to the reports.
final class CheckRun {
  private let sinks: [ReportSink]
  private var verdict: Verdict
  private var summary = Summary()
  private var progress: Progress?
  private var ledger: BaselineLedger
  private let language: Language
  /// Why nothing more can be written.
  private(set) var failure: RunFailure?

  init(
    sinks: [ReportSink],
    verdict: Verdict,
    baseline: BaselinePlan,
    progress: Progress?,
    language: Language
  ) {
    self.sinks = sinks
    ledger = BaselineLedger(baseline)
    self.verdict = verdict
    self.progress = progress
    self.language = language
  }

  /// Whether it makes no sense to go on: nothing can be written, or every reader of a report has gone and no baseline
  /// waits for the rest.
  var isOver: Bool { failure != nil || (sinks.allSatisfy(\.isClosed) && !ledger.acceptsEverything) }

  /// Takes the next documents.
  func add(_ documents: CheckedDocuments) {
    guard failure == nil else { return }
    verdict.add(documents.verdict)
    summary.add(documents.summary)
    ledger.add(documents)
    progress?.add(documents)
    if zip(sinks, documents.parts).contains(where: { $0.isOnTerminal && $1.hasSomething }) {
      progress?.hide()
    }
    do throws(RunFailure) {
      for (sink, part) in zip(sinks, documents.parts) { try sink.add(part, of: documents.path) }
    } catch {
      failure = error
    }
  }

  /// Writes what has been gathered so far.
  func flush() {
    guard failure == nil else { return }
    do throws(RunFailure) {
      for sink in sinks { try sink.flush() }
    } catch {
      failure = error
    }
    progress?.show()
  }

  /// Ends all reports and gives the exit code.
  func finish(interruptedBy signal: Int32?) throws(RunFailure) -> Int32 {
    progress?.hide()
    if let failure { throw failure }
    var exitCode = signal.map { 128 + $0 } ?? verdict.exitCode
    if ledger.acceptsEverything, exitCode == ExitCode.findings { exitCode = ExitCode.success }
    summary.isInterrupted = signal != nil
    summary.exitCode = exitCode
    for sink in sinks { try sink.finish(summary) }
    try ledger.finish(isInterrupted: signal != nil, language: language)
    guard signal != nil else { return exitCode }
    let words = ProgressWords.interrupted(documents: summary.documents)[language]
    StandardStream.error.say("validate: \(words)\n")
    return exitCode
  }
}
