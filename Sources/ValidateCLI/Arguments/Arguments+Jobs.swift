import Reports

extension Arguments {
  /// More threads than this help nobody.
  private static let mostJobs = 256

  /// How many threads may work at once; nil when the user does not say.
  func jobs() throws(RunFailure) -> Int? {
    guard let word = last(.jobs) else { return nil }
    guard let count = Int(word), count >= 1 else { throw .badJobs(word) }
    return min(count, Self.mostJobs)
  }
}
