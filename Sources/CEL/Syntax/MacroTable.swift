/// The macros of an environment, by name.
///
/// Built once and shared.
struct MacroTable: Sendable {
  /// By the last part of the name.
  private let macros: [[Entry]]
  private let positions: NameTable

  private struct Entry {
    let macro: Macro
    /// What stands before the last dot of the name.
    let namespace: String?
  }

  init(_ macros: some Sequence<Macro>) {
    var table: [[Entry]] = []
    var positions = NameTable()
    for macro in macros {
      var name = macro.name
      var namespace: String?
      if let dot = macro.name.utf8.lastIndex(of: UInt8(ascii: ".")) {
        name = String(macro.name[macro.name.index(after: dot)...])
        namespace = String(macro.name[..<dot])
      }
      let entry = Entry(macro: macro, namespace: namespace)
      if let position = positions[name] {
        table[position].append(entry)
      } else {
        positions.set(name, to: table.count)
        table.append([entry])
      }
    }
    self.macros = table
    self.positions = positions
  }

  /// Whether some macro's name ends so; operators are never asked for.
  func mayContain(_ name: String) -> Bool { positions[name] != nil }

  /// The macro that a call means, and whether its receiver is a namespace.
  func find(
    _ name: String,
    namespace: String?,
    hasTarget: Bool,
    argumentCount: Int
  ) -> (macro: Macro, isNamespaced: Bool)? {
    guard let position = positions[name] else { return nil }
    for entry in macros[position] {
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
