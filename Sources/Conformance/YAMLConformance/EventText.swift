import YAMLDocument

/// The event stream of documents in the test suite's notation.
struct EventText {
  private var lines: [String] = ["+STR"]

  /// Adds one document.
  mutating func append(_ tree: DocumentTree) {
    lines.append(tree.hasExplicitStart ? "+DOC ---" : "+DOC")
    if let root = tree.root { append(root, tree) }
    lines.append(tree.hasExplicitEnd ? "-DOC ..." : "-DOC")
  }

  private mutating func append(_ node: NodeID, _ tree: DocumentTree) {
    var properties = ""
    if let anchor = tree.anchor(node) { properties += " &\(anchor)" }
    if let tag = tree.tag(node) { properties += " <\(tag)>" }
    switch tree.kind(node) {
    case .scalar:
      lines.append("=VAL\(properties) \(Self.sign(tree.style(node)))\(Self.escaped(tree.text(node)))")
    case .alias:
      lines.append("=ALI \(tree.text(node))")
    case .sequence:
      lines.append("+SEQ\(tree.isFlow(node) ? " []" : "")\(properties)")
      for child in tree.children(node) { append(child, tree) }
      lines.append("-SEQ")
    case .mapping:
      lines.append("+MAP\(tree.isFlow(node) ? " {}" : "")\(properties)")
      for child in tree.children(node) { append(child, tree) }
      lines.append("-MAP")
    }
  }

  private static func sign(_ style: ScalarStyle) -> String {
    switch style {
    case .plain, .none: ":"
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The first difference, or nil.
  func difference(from expected: String) -> String? {
    let wanted = expected.unicodeScalars.split(separator: "\n").map { String($0) }
    let lines = self.lines + ["-STR"]
    for (line, other) in zip(lines, wanted) where line != other { return "`\(line)` instead of `\(other)`" }
    guard lines.count != wanted.count else { return nil }
    return "\(lines.count) events instead of \(wanted.count)"
  }
}
