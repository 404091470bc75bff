package import Diagnostics
package import Engine
import SourceText

/// The findings that a repository had when it began to check: they do not count until they change.
package struct Baseline: Sendable {
  /// One finding.
  package struct Entry: Hashable, Sendable {
    /// The rule, or the built-in finding.
    package let ruleID: String
    /// The file, without `./` at its start.
    package let path: String
    /// The document's position in its file, from 0.
    package let document: Int
    /// The value's path with the names of list elements instead of their positions.
    package let instancePath: String
    /// The hash of all that, and of the value's text, masked.
    package let fingerprint: String
  }

  /// The findings, in the order of ``Entry/<(_:_:)``.
  package let entries: [Entry]
  private let fingerprints: Set<String>

  /// A path as entries have it.
  package static func path(_ path: String) -> String { path.plainPath }

  /// Makes a baseline of findings in any order.
  package init(_ entries: some Sequence<Entry>) {
    self.entries = entries.sorted()
    fingerprints = Set(self.entries.map(\.fingerprint))
  }

  /// The failing results of a document, each with its position among all.
  ///
  /// A document that cannot be used has none: there is nothing to accept. The results need their stable paths.
  package static func failing(in report: DocumentReport) -> [(index: Int, entry: Entry)] {
    guard report.isUsable else { return [] }
    var found: [(index: Int, entry: Entry)] = []
    var counts = HashCounts()
    for (index, result) in report.results.enumerated() where result.status == .fail {
      let path = report.path.plainPath
      let instancePath = result.stablePath ?? result.place.pointer
      let hash = FNVHash([
        result.ruleID, path, "\(report.index)", instancePath, Fingerprints.value(of: result, in: report),
      ])
      let entry = Entry(
        ruleID: result.ruleID,
        path: path,
        document: report.index,
        instancePath: instancePath,
        fingerprint: counts.digits(of: hash)
      )
      found.append((index, entry))
    }
    return found
  }

  /// Waives the results of a document that are listed, and says which entries these were.
  package func accept(in report: inout DocumentReport, language: Language) -> [Entry] {
    var accepted: [Entry] = []
    for (index, entry) in Self.failing(in: report) where fingerprints.contains(entry.fingerprint) {
      report.results[index].status = .waived
      report.results[index].waiver = AppliedWaiver(
        reason: BaselineMessages.reason[language],
        until: nil
      )
      accepted.append(entry)
    }
    if !accepted.isEmpty { report.judgeStagesAgain() }
    return accepted
  }
}

extension Baseline.Entry: Comparable {
  /// By file, document, value and rule.
  package static func < (left: Self, right: Self) -> Bool {
    if left.path != right.path { return left.path < right.path }
    if left.document != right.document { return left.document < right.document }
    if left.instancePath != right.instancePath { return left.instancePath < right.instancePath }
    return (left.ruleID, left.fingerprint) < (right.ruleID, right.fingerprint)
  }
}

extension DocumentReport {
  /// Makes the stages fit results that do not fail any more.
  fileprivate mutating func judgeStagesAgain() {
    let failing = Set(results.filter { $0.status == .fail && $0.severity == .error }.map(\.ruleID))
    stages = stages.map { stage in
      let blockedBy = stage.blockedBy.filter(failing.contains)
      return StageState(
        id: stage.id,
        title: stage.title,
        state: Readiness(blockedBy: blockedBy, unknownBecause: stage.unknownBecause),
        blockedBy: blockedBy,
        unknownBecause: stage.unknownBecause
      )
    }
  }
}
