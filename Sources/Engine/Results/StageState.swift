/// Whether a stage can be gone through with success.
package enum Readiness: String, Sendable {
  /// No error-severity rule of this stage or an earlier one fails or is unknown.
  case ready
  /// One of them fails.
  case blocked
  /// None fails, and one is unknown.
  case unknown
}

extension Readiness {
  /// The state of a stage with failing and unknown rules of severity error, its own and those before it.
  package init(blockedBy: [String], unknownBecause: [String]) {
    self = !blockedBy.isEmpty ? .blocked : !unknownBecause.isEmpty ? .unknown : .ready
  }
}

/// A stage of the pack as one document stands.
package struct StageState: Sendable {
  package let id: String
  package let title: String
  package let state: Readiness
  /// The rules that fail, of this stage and earlier ones, in the pack's order, each once.
  package let blockedBy: [String]
  /// The rules that are unknown, of this stage and earlier ones, in the pack's order, each once.
  package let unknownBecause: [String]

  package init(
    id: String,
    title: String,
    state: Readiness,
    blockedBy: [String],
    unknownBecause: [String]
  ) {
    self.id = id
    self.title = title
    self.state = state
    self.blockedBy = blockedBy
    self.unknownBecause = unknownBecause
  }
}
