package import Diagnostics
import Rules
package import SourceText
import YAMLDocument

/// Something questionable about a rule pack.
package struct LintFinding: Sendable {
  package let kind: LintKind
  /// What was found.
  package var message: LocalizedText
  /// What to do.
  package var fix: LocalizedText?
  /// Where it stands.
  package let place: Place
  /// Further places, with what to see there.
  package var related: [(place: Place, message: LocalizedText)] = []
  /// The steps of the proof, or a setup that shows it.
  package var notes: [LocalizedText] = []

  /// A place in one of the pack's files.
  package struct Place: Sendable {
    /// The index into ``Pack/files``.
    package let file: Int
    /// The bytes in that file.
    package let range: TextRange
    /// The JSON Pointer of the value in that file.
    package let pointer: String
  }
}

extension Pack {
  /// The place of a value; of a mapping or a list in block form its key, which is easier to see.
  func lintPlace(_ node: PackNode) -> LintFinding.Place {
    let tree = files[node.file].tree
    let isLarge = tree.kind(node.node) != .scalar
    let shown = isLarge ? tree.keyNode(ofValue: node.node) ?? node.node : node.node
    return LintFinding.Place(
      file: node.file,
      range: tree.range(shown),
      pointer: tree.pointer(to: node.node).description
    )
  }

  /// The place of a part of an expression.
  func lintPlace(_ range: TextRange, in expression: ExpressionSource) -> LintFinding.Place {
    let issue = issue(Diagnostic("lint", LocalizedText(""), at: range), in: expression)
    return LintFinding.Place(
      file: expression.place.file,
      range: issue.diagnostic.range,
      pointer: files[expression.place.file].tree.pointer(to: expression.place.node).description
    )
  }

  /// The place of a key's value in a rule, or of the rule's id when it lacks the key.
  func lintPlace(_ key: String, of rule: Rule) -> LintFinding.Place {
    let tree = files[rule.place.file].tree
    let node = tree.value(of: key, in: rule.place.node) ?? tree.value(of: "id", in: rule.place.node)
    return lintPlace(PackNode(file: rule.place.file, node: tree.resolved(node ?? rule.place.node)))
  }
}
