import Diagnostics
import Platform
import Rules
import SourceText
import YAMLDocument

/// The findings that a setup accepts on purpose: its `waivers` list.
struct Waivers {
  /// One entry of the list.
  private struct Waiver {
    let node: NodeID
    let rule: String
    let reason: String
    let until: String?
    /// Why it does not apply, if that is known from the start.
    let fault: LocalizedText?
    var isUsed: Bool
  }

  private var waivers: [Waiver] = []

  /// Whether there is anything to do.
  var isEmpty: Bool { waivers.isEmpty }

  init() {}

  /// Reads the list `waivers` at the top of a document; entries of the wrong shape have findings of
  /// their own from the schema.
  init(in tree: DocumentTree, rules: [Rule], today: Int) {
    guard let root = tree.root, tree.kind(root) == .mapping else { return }
    guard let list = tree.value(of: "waivers", in: root) else { return }
    guard tree.kind(tree.resolved(list)) == .sequence else { return }
    for entry in tree.children(tree.resolved(list)) {
      let mapping = tree.resolved(entry)
      guard tree.kind(mapping) == .mapping else { continue }
      var fields: [String: String] = [:]
      for (key, value) in tree.entries(mapping) where tree.kind(tree.resolved(value)) == .scalar {
        fields[tree.text(key)] = tree.text(tree.resolved(value))
      }
      guard let rule = fields["rule"] else { continue }
      let reason = fields["reason"] ?? ""
      let until = fields["until"]
      waivers.append(
        Waiver(
          node: entry,
          rule: rule,
          reason: reason,
          until: until,
          fault: Self.fault(rule, reason, until, rules: rules, today: today),
          isUsed: false
        )
      )
    }
  }

  private static func fault(
    _ rule: String,
    _ reason: String,
    _ until: String?,
    rules: [Rule],
    today: Int
  ) -> LocalizedText? {
    guard rules.contains(where: { $0.id == rule }) else { return EngineMessages.unknownRule(rule) }
    guard reason.contains(where: { !$0.isWhitespace }) else { return EngineMessages.waiverWithoutReason }
    guard let until else { return nil }
    guard let end = CivilDate(until), end.daysSinceEpoch < today else { return nil }
    return EngineMessages.expiredWaiver(rule, until)
  }

  /// Turns a failing result into a waived one when a waiver accepts it.
  mutating func apply(to result: inout RuleResult) {
    guard let index = waivers.firstIndex(where: { $0.rule == result.ruleID && $0.fault == nil }) else {
      return
    }
    waivers[index].isUsed = true
    result.status = .waived
    result.waiver = AppliedWaiver(reason: waivers[index].reason, until: waivers[index].until)
  }

  /// The findings about waivers that accepted nothing.
  func findings(rules: [Rule], in tree: DocumentTree) -> [(node: NodeID, diagnostic: Diagnostic)] {
    waivers.filter { !$0.isUsed }.map { waiver in
      let message = waiver.fault ?? EngineMessages.unusedWaiver(waiver.rule)
      let hint: LocalizedText =
        if waiver.fault == EngineMessages.waiverWithoutReason {
          EngineMessages.giveReason
        } else {
          .didYouMean(
            waiver.rule,
            among: rules.map(\.id).filter { _ in waiver.fault == EngineMessages.unknownRule(waiver.rule) }
          )
            ?? EngineMessages.removeWaiver
        }
      let range = SlotPlaces.shownRange(of: waiver.node, in: tree)
      return (waiver.node, Diagnostic("unused-waiver", message, at: range, severity: .warning, hint: hint))
    }
  }
}
