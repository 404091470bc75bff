import Diagnostics

/// Counts over all documents of a run.
package struct Summary: Sendable, Equatable {
  package var files: Int = 0
  package var documents: Int = 0
  package var pass: Int = 0
  package var fail: Int = 0
  package var unknown: Int = 0
  package var notApplicable: Int = 0
  package var waived: Int = 0
  package var error: Int = 0
  /// Failing results of severity error.
  package var errors: Int = 0
  /// Failing results of severity warning.
  package var warnings: Int = 0
  /// Failing results of severity info.
  package var infos: Int = 0
  /// Documents that are not valid, see ``DocumentReport/isValid``.
  package var invalidDocuments: Int = 0
  /// Documents and files that could not be used at all.
  package var unusableDocuments: Int = 0

  /// The exit code of the run; nil before its end.
  package var exitCode: Int32?
  /// Whether the run was ended before everything was checked.
  package var isInterrupted: Bool = false

  package init() {}

  /// Whether every document is valid, and all were looked at.
  package var isValid: Bool { invalidDocuments == 0 && documents > 0 && !isInterrupted }

  /// Counts what another part of the run has counted.
  package mutating func add(_ other: Summary) {
    files += other.files
    documents += other.documents
    pass += other.pass
    fail += other.fail
    unknown += other.unknown
    notApplicable += other.notApplicable
    waived += other.waived
    error += other.error
    errors += other.errors
    warnings += other.warnings
    infos += other.infos
    invalidDocuments += other.invalidDocuments
    unusableDocuments += other.unusableDocuments
    isInterrupted = isInterrupted || other.isInterrupted
  }

  /// Counts one more document.
  package mutating func add(_ report: DocumentReport) {
    documents += 1
    if !report.isValid { invalidDocuments += 1 }
    if !report.isUsable { unusableDocuments += 1 }
    pass += report.quietCounts.pass
    notApplicable += report.quietCounts.notApplicable
    let results = report.results.span
    for index in results.indices { add(results[index].status, results[index].severity) }
  }

  private mutating func add(_ status: ResultStatus, _ severity: Severity) {
    switch status {
    case .pass: pass += 1
    case .unknown: unknown += 1
    case .notApplicable: notApplicable += 1
    case .waived: waived += 1
    case .error: error += 1
    case .fail:
      fail += 1
      switch severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .info: infos += 1
      }
    }
  }
}
