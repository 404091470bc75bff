import Rules
import Schema
import YAMLDocument

/// The names that a waiver may give.
struct WaivableRules {
  /// Findings about the document itself that may be accepted like those of rules.
  private static let builtIn = ["duplicate-key", "unknown-key", "wrong-type", "schema-constraint"]

  /// Whether what a name means is checked here, so that a waiver without use can be told.
  private var isChecked: [String: Bool] = [:]

  init(_ rules: [Rule], _ options: SessionOptions) {
    for name in options.otherRules { isChecked[name] = false }
    // Another pack may find what this one does not.
    for name in Self.builtIn { isChecked[name] = options.otherRules.isEmpty }
    for (index, rule) in rules.enumerated() {
      isChecked[rule.id] = options.selection?.contains(index) ?? true
    }
  }

  /// Whether anything has this name.
  func contains(_ name: String) -> Bool { isChecked[name] != nil }

  /// Whether findings of this name can appear in this run.
  func isChecked(_ name: String) -> Bool { isChecked[name] ?? false }

  /// All names, in the order of the alphabet.
  var names: [String] { isChecked.keys.sorted() }
}

extension Session {
  /// The waivers of the document in `tree`: its list, and the comments.
  func readWaivers() -> Waivers {
    // Most documents have none, and this stands in the way of every one.
    let list = tree.root.flatMap { tree.value(of: "waivers", in: $0) }
    guard list != nil || !waiverMarks.isEmpty else { return Waivers() }
    var waivers = Waivers(rules: waivableRules, today: pack.today)
    if let list { waivers.read(list: list, in: tree) }
    if !waiverMarks.isEmpty { waivers.read(WaiverComments(waiverMarks, in: tree), in: tree) }
    return waivers
  }

  /// Turns a failing result into a waived one when a waiver accepts it.
  func waive(_ result: inout RuleResult) {
    guard !waivers.isEmpty, result.status == .fail else { return }
    waivers.apply(to: &result) { documentMasker().masked($0) }
  }

  /// The findings about waivers that accepted nothing.
  func waiverResults() -> [RuleResult] {
    guard !waivers.isEmpty else { return [] }
    let findings = BuiltInFindings(language: options.language, masker: documentMasker())
    return waivers.findings().map { findings.result($0.diagnostic, pointer: $0.pointer) }
  }
}
