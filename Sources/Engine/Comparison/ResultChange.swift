/// A result that two packs, or two versions of one, give differently for the same document.
package struct ResultChange: Sendable {
  /// What is different.
  package enum Kind: String, CaseIterable, Sendable {
    /// It fails now and did not.
    case newlyFailing = "newly_failing"
    /// It passes now, and failed or was not known.
    case newlyPassing = "newly_passing"
    /// Any other change of status.
    case verdict
    /// The same status, more or less severe.
    case severity
    /// The same status, with other words or another place.
    case message
  }

  package let kind: Kind
  package let ruleID: String
  /// Nil when the old pack says nothing.
  package let old: RuleResult?
  /// Nil when the new pack says nothing.
  package let new: RuleResult?
}

/// Compares what two packs say about the same documents.
package enum DocumentComparison {
  /// The changes in one document, in the new pack's order; what only the old one says comes last.
  ///
  /// A rule that looks at elements has a result for each, and the first is compared with the first. A rule that
  /// one pack lacks counts only where it fails.
  package static func changes(from old: DocumentReport, to new: DocumentReport) -> [ResultChange] {
    let before = numbered(old.results)
    let after = numbered(new.results)
    let known = Dictionary(before.map { ($0.key, $0.result) }, uniquingKeysWith: { first, _ in first })
    var changes = after.compactMap { change(from: known[$0.key], to: $0.result) }
    let kept = Set(after.map(\.key))
    changes += before.filter { !kept.contains($0.key) }.compactMap { change(from: $0.result, to: nil) }
    return changes
  }

  private struct Key: Hashable {
    let rule: String
    let number: Int
  }

  private static func numbered(_ results: [RuleResult]) -> [(key: Key, result: RuleResult)] {
    var counts: [String: Int] = [:]
    return results.map { result in
      counts[result.ruleID, default: 0] += 1
      return (Key(rule: result.ruleID, number: counts[result.ruleID] ?? 0), result)
    }
  }

  private static func change(from old: RuleResult?, to new: RuleResult?) -> ResultChange? {
    guard let ruleID = (new ?? old)?.ruleID, let kind = kind(from: old, to: new) else { return nil }
    return ResultChange(kind: kind, ruleID: ruleID, old: old, new: new)
  }

  private static func kind(from old: RuleResult?, to new: RuleResult?) -> ResultChange.Kind? {
    let wasFailing = old.map(isFailing) ?? false
    let isFailing = new.map(isFailing) ?? false
    if isFailing, !wasFailing { return .newlyFailing }
    guard let old, let new else {
      // A rule that came or went changes nothing where nobody has to act.
      return wasFailing ? .verdict : nil
    }
    if old.status != new.status {
      return new.status == .pass && (wasFailing || old.status == .unknown) ? .newlyPassing : .verdict
    }
    if new.status == .unknown { return old.missing == new.missing ? nil : .message }
    if !isFailing { return nil }
    if old.severity != new.severity { return .severity }
    let isSame = old.message == new.message && old.fix == new.fix && old.place == new.place
    return isSame ? nil : .message
  }

  private static func isFailing(_ result: RuleResult) -> Bool {
    result.status == .fail || result.status == .error
  }
}
