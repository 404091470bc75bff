/// Finds what a user most likely meant by a misspelt name.
public enum Spelling {
  /// The candidate nearest to `name`, or nil when none is near enough to be a likely slip.
  ///
  /// Near is an optimal string alignment distance of at most a third of the name's length (at least
  /// one edit; a single letter is near to nothing), or the same letters but for case, `-` and `_`. Ties go to the earlier candidate.
  public static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.unicodeScalars.prefix(64))
    guard wanted.count > 1 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: String?
    var bestDistance = limit + 1
    for candidate in candidates where candidate != name {
      if folded(candidate) == folded(name) { return candidate }
      let other = Array(candidate.unicodeScalars.prefix(64))
      guard abs(other.count - wanted.count) < bestDistance else { continue }
      let distance = editDistance(wanted, other)
      if distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "-" && $0 != "_" })
  }

  /// The number of insertions, deletions, substitutions and swaps of neighbours between two words.
  private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let same = left[row] == right[column]
        var cost = min(current[column] + 1, last[column + 1] + 1, last[column] + (same ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
