package import Diagnostics
package import SourceText

/// From where on what is found in a document makes the run fail.
package struct FailThreshold: Sendable {
  /// From which severity on a failing result counts; nil when none does.
  package let severity: Severity?
  /// Whether a fact that is not known counts.
  package let countsUnknown: Bool

  package init(severity: Severity?, countsUnknown: Bool) {
    self.severity = severity
    self.countsUnknown = countsUnknown
  }
}

/// All that was found about one document.
package struct DocumentReport: Sendable {
  /// The path or name of the input.
  package let path: String
  /// The document's position in its input, from 0.
  package var index: Int
  /// The text that the results' ranges point into.
  package let buffer: SourceBuffer
  /// The results in the pack's order, built-in findings first.
  package var results: [RuleResult]
  /// The stages in the pack's order; empty when the document could not be read.
  package var stages: [StageState]
  /// Whether the input could be used at all: false for a syntax error or an unreadable file.
  package var isUsable: Bool
  /// Whether the pack has anything to say about such a document, see ``Pack/when``.
  package var isApplicable: Bool
  /// Passing and not applicable results that were counted and not kept.
  package var quietCounts: QuietCounts
  /// What counts in this document; nil for what counts in the whole run.
  package var threshold: FailThreshold?
  /// Hides secrets and private numbers in the document's text.
  package var masker: Masker

  package init(
    path: String,
    index: Int,
    buffer: SourceBuffer,
    results: [RuleResult],
    stages: [StageState],
    isUsable: Bool,
    isApplicable: Bool = true,
    masker: Masker = Masker(detectors: [], showsPrivate: true),
    quietCounts: QuietCounts = QuietCounts()
  ) {
    self.path = path
    self.index = index
    self.buffer = buffer
    self.results = results
    self.stages = stages
    self.isUsable = isUsable
    self.isApplicable = isApplicable
    self.masker = masker
    self.quietCounts = quietCounts
  }

  /// Whether no error-severity result fails and no rule broke.
  package var isValid: Bool {
    guard isUsable else { return false }
    // Through a span: an element of an array would be copied, with a reference count for each text.
    let results = results.span
    for index in results.indices {
      let status = results[index].status
      if status == .error || (status == .fail && results[index].severity == .error) { return false }
    }
    return true
  }
}

/// How many results there were that need nobody's attention.
package struct QuietCounts: Sendable, Equatable {
  package private(set) var pass: Int = 0
  package private(set) var notApplicable: Int = 0

  package init() {}

  /// Adds the counts of another pack about the same document.
  package mutating func add(_ other: QuietCounts) {
    pass += other.pass
    notApplicable += other.notApplicable
  }

  mutating func add(_ status: ResultStatus) {
    if status == .pass { pass += 1 } else { notApplicable += 1 }
  }
}
