import Engine
import Platform
import Reports
import Rules
import SourceText
import YAMLDocument

/// Checks documents in one thread of the run.
final class Worker {
  /// What was written is handed over in blocks of this size as soon as its turn has come.
  private static let blockBytes = 1 << 16
  /// More results than this do not wait for their documents' numbers: the thread does.
  ///
  /// Parts of real setups have fewer; thousands of tiny documents have many, which take far more memory than
  /// their text.
  private static let mostWaitingResults = 1 << 14

  private let plan: WorkPlan
  private let packs: [[CompiledPack]]
  /// The sessions of each profile, made when its first input comes.
  private var sessionsOfProfiles: [[Session]]
  /// The profile of the present input.
  private var profile = 0
  private let turns: Turns
  private var writers: [ReportPartWriter]
  private var found: CheckedDocuments

  init(_ plan: WorkPlan, _ packs: [[CompiledPack]], turns: Turns) {
    self.plan = plan
    self.packs = packs
    sessionsOfProfiles = packs.map { _ in [] }
    self.turns = turns
    writers = plan.reports.map { ReportPartWriter($0.format, $0.options) }
    found = CheckedDocuments(path: "", verdict: plan.profiles.all[0].verdict)
  }

  /// Does a piece of work and hands over what it found.
  func work(on item: WorkItem) {
    profile = plan.profiles.index(of: item.path)
    found = CheckedDocuments(path: item.path, verdict: verdict)
    if item.beginsInput { found.summary.files += 1 }
    switch item.content {
    case .input(let input): check(input, item)
    case .piece(let piece): check(piece, item)
    }
    found.bytes += item.bytes
    turns.finish(item.turn, takeFound())
  }

  private var verdict: Verdict { plan.profiles.all[profile].verdict }

  private var sessions: [Session] {
    if sessionsOfProfiles[profile].isEmpty {
      sessionsOfProfiles[profile] = plan.sessions(packs[profile], profile: profile)
    }
    return sessionsOfProfiles[profile]
  }

  // MARK: Whole inputs

  private func check(_ input: Input, _ item: WorkItem) {
    switch input {
    case .emptyFolder(let path, let patterns):
      add(plan.unusable.emptyFolder(path, searchedFor: patterns), item)
    case .unreadable(let error): add(plan.unusable.unreadable(error.path, error), item)
    case .standardInput: check(InputFile.standardInput(), item)
    case .file(let path):
      do throws(PlatformError) {
        check(try InputFile(opening: path), item)
      } catch {
        add(plan.unusable.unreadable(path, error), item)
      }
    }
  }

  private func check(_ file: consuming InputFile, _ item: WorkItem) {
    var stream = DocumentStream(file, path: item.path, limits: plan.options.limits)
    var count = 0
    while let piece = stream.next() { count += check(piece, item, firstIndex: count) }
  }

  // MARK: Parts of inputs

  private func check(_ piece: DocumentStream.Piece, _ item: WorkItem) {
    guard case .documents(let buffer) = piece else {
      // The input's last part. The next turn is another input's, which counts from 0.
      _ = check(piece, item, firstIndex: turns.waitForFirstIndex(ofTurn: item.turn))
      return
    }
    // Where the count begins shows when the part before has been read: until then the reports wait.
    var first = turns.firstIndex(ofTurn: item.turn)
    var waiting: [DocumentReport] = []
    var waitingResults = 0
    func addWaiting(from first: Int) {
      for report in waiting { add(report, item, movedBy: first) }
      waiting = []
    }
    let count = eachReport(buffer, item.path, firstIndex: 0) { report in
      if first == nil, waitingResults > Self.mostWaitingResults {
        let known = turns.waitForFirstIndex(ofTurn: item.turn)
        addWaiting(from: known)
        first = known
      }
      if let first {
        add(report, item, movedBy: first)
      } else {
        waiting.append(report)
        waitingResults += 1 + report.results.count
      }
    }
    let known = first ?? turns.waitForFirstIndex(ofTurn: item.turn)
    turns.setFirstIndex(ofTurn: item.turn + 1, to: known + count)
    addWaiting(from: known)
  }

  /// Checks what a part holds and gives the number of its documents.
  private func check(_ piece: DocumentStream.Piece, _ item: WorkItem, firstIndex: Int) -> Int {
    switch piece {
    case .documents(let buffer):
      return eachReport(buffer, item.path, firstIndex: firstIndex) { add($0, item) }
    case .unreadable(let error): add(plan.unusable.unreadable(item.path, error, index: firstIndex), item)
    case .tooLarge(let failure): add(plan.unusable.tooLarge(item.path, failure, index: firstIndex), item)
    case .end: if firstIndex == 0 { add(plan.unusable.noDocument(item.path), item) }
    }
    return 0
  }

  private func eachReport(
    _ buffer: SourceBuffer,
    _ path: String,
    firstIndex: Int,
    _ report: (DocumentReport) -> Void
  ) -> Int {
    let format = DocumentFormat(ofFile: path)
    let sessions = sessions
    if sessions.count == 1 {
      return sessions[0].check(buffer, format: format, path: path, firstIndex: firstIndex, report: report)
    }
    let reports = sessions.map { session in
      var own: [DocumentReport] = []
      session.check(buffer, format: format, path: path, firstIndex: firstIndex) { own.append($0) }
      return own
    }
    let count = reports.first?.count ?? 0
    for index in 0..<count { report(MergedReport.merge(reports.map { $0[index] })) }
    return count
  }

  // MARK: What was found

  private func add(_ report: DocumentReport, _ item: WorkItem, movedBy first: Int) {
    var report = report
    report.index += first
    add(report, item)
  }

  private func add(_ report: DocumentReport, _ item: WorkItem) {
    let ignored = plan.profiles.all[profile].selection.ignoredFindings
    if ignored.isEmpty, !plan.baseline.isOn, plan.profiles.all.count == 1 {
      count(report)
    } else {
      var report = report
      report.threshold = verdict.level.threshold
      report.results.removeAll { $0.stage == nil && ignored.contains($0.ruleID) }
      applyBaseline(to: &report)
      count(report)
    }
    if writers.contains(where: { $0.count >= Self.blockBytes }) {
      turns.handOver(ofTurn: item.turn) { takeFound() }
    }
  }

  private func applyBaseline(to report: inout DocumentReport) {
    if plan.baseline.destination != nil { found.failing += Baseline.failing(in: report).map(\.entry) }
    guard let baseline = plan.baseline.baseline else { return }
    found.accepted += baseline.accept(in: &report, language: plan.options.language).map(\.fingerprint)
  }

  private func count(_ report: DocumentReport) {
    found.verdict.add(report)
    found.summary.add(report)
    for index in writers.indices { writers[index].add(report) }
  }

  private func takeFound() -> CheckedDocuments {
    for index in writers.indices { found.parts.append(writers[index].take()) }
    defer { found = CheckedDocuments(path: found.path, verdict: verdict) }
    return found
  }
}
