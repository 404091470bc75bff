/// What a condition came to.
@frozen public enum Verdict: UInt8, Sendable {
  /// It does not hold.
  case isFalse
  /// It holds.
  case isTrue
  /// It depends on something that is not known; see ``Frame/unknowns``.
  case unknown
  /// It has no value; see ``Frame/error``.
  case error
}
