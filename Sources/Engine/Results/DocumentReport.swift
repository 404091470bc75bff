import Diagnostics
package import SourceText

/// All that was found about one document.
package struct DocumentReport: Sendable {
  /// The path or name of the input.
  package let path: String
  /// The document's position in its input, from 0.
  package let index: Int
  /// The text that the results' ranges point into.
  package let buffer: SourceBuffer
  /// The results in the pack's order, built-in findings first.
  package var results: [RuleResult]
  /// The stages in the pack's order; empty when the document could not be read.
  package var stages: [StageState]
  /// Whether the input could be used at all: false for a syntax error or an unreadable file.
  package var isUsable: Bool

  package init(
    path: String,
    index: Int,
    buffer: SourceBuffer,
    results: [RuleResult],
    stages: [StageState],
    isUsable: Bool
  ) {
    self.path = path
    self.index = index
    self.buffer = buffer
    self.results = results
    self.stages = stages
    self.isUsable = isUsable
  }

  /// Whether no error-severity result fails and no rule broke.
  package var isValid: Bool {
    isUsable
      && !results.contains { $0.status == .error || ($0.status == .fail && $0.severity == .error) }
  }
}
