package import YAMLDocument

extension DocumentTree {
  /// A node as YAML text in flow style on one line: what it says, not how it was written.
  package func flowText(_ node: NodeID) -> String {
    let node = resolved(node)
    switch kind(node) {
    case .sequence:
      return "[" + children(node).map { flowText($0) }.joined(separator: ", ") + "]"
    case .mapping:
      let parts = entries(node).map {
        JSONText.quoted(text(resolved($0.key))) + ": " + flowText($0.value)
      }
      return "{" + parts.joined(separator: ", ") + "}"
    case .scalar, .alias:
      if case .string = value(node) { return JSONText.quoted(text(node)) }
      let text = text(node)
      return text.isEmpty ? "null" : text
    }
  }
}
