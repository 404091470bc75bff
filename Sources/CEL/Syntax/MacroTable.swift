/// The macros of an environment, by name.
///
/// Built once and shared.
struct MacroTable: Sendable {
  /// By the last part of the name.
  private let macros: [String: [Entry]]

  private struct Entry {
    let macro: Macro
    /// What stands before the last dot of the name.
    let namespace: String?
  }

  init(_ macros: some Sequence<Macro>) {
    var table: [String: [Entry]] = [:]
    for macro in macros {
      if let dot = macro.name.utf8.lastIndex(of: UInt8(ascii: ".")) {
        let name = String(macro.name[macro.name.index(after: dot)...])
        table[name, default: []].append(Entry(macro: macro, namespace: String(macro.name[..<dot])))
      } else {
        table[macro.name, default: []].append(Entry(macro: macro, namespace: nil))
      }
    }
    self.macros = table
  }

  /// Whether some macro's name ends so; operators are never asked for.
  func mayContain(_ name: String) -> Bool { macros[name] != nil }

  /// The macro that a call means, and whether its receiver is a namespace.
  func find(
    _ name: String,
    namespace: String?,
    hasTarget: Bool,
    argumentCount: Int
  ) -> (macro: Macro, isNamespaced: Bool)? {
    guard let entries = macros[name] else { return nil }
    for entry in entries {
      let macro = entry.macro
      if let count = macro.argumentCount, count != argumentCount { continue }
      if let wanted = entry.namespace {
        if hasTarget, namespace == wanted { return (macro, true) }
      } else if macro.isMethod == hasTarget {
        return (macro, false)
      }
    }
    return nil
  }
}
