package import Diagnostics
import SourceText
package import YAMLDocument

/// Reads the mappings of one pack file and collects what is wrong with them.
package struct PackReader {
  package let file: Int
  package let tree: DocumentTree
  package private(set) var issues: [Diagnostic] = []

  /// The code of the diagnostics.
  private let code: String

  package init(file: Int, tree: DocumentTree, code: String = "rule-pack") {
    self.file = file
    self.tree = tree
    self.code = code
  }

  package mutating func report(_ message: LocalizedText, at node: NodeID, hint: LocalizedText? = nil) {
    issues.append(Diagnostic(code, message, at: tree.range(node), hint: hint))
  }

  package func place(_ node: NodeID) -> PackNode {
    PackNode(file: file, node: tree.resolved(node))
  }

  package func text(_ node: NodeID) -> String {
    tree.text(tree.resolved(node))
  }

  func expression(_ node: NodeID) -> ExpressionSource {
    ExpressionSource(text: text(node), place: place(node))
  }

  /// The entries of a mapping; reports a value that is none.
  package mutating func entries(_ node: NodeID) -> [(key: NodeID, value: NodeID)] {
    let node = tree.resolved(node)
    guard tree.kind(node) == .mapping else {
      report(PackMessages.mappingWanted, at: node)
      return []
    }
    return tree.entries(node).map { ($0.key, tree.resolved($0.value)) }
  }

  /// The elements of a list; reports a value that is none.
  package mutating func elements(_ node: NodeID) -> [NodeID] {
    let node = tree.resolved(node)
    guard tree.kind(node) == .sequence else {
      report(PackMessages.listWanted, at: node)
      return []
    }
    return tree.children(node).map { tree.resolved($0) }
  }

  /// The text of a scalar; reports a value that is none.
  package mutating func scalar(_ node: NodeID) -> String {
    guard tree.kind(node) == .scalar else {
      report(PackMessages.textWanted, at: node)
      return ""
    }
    return tree.text(node)
  }

  package mutating func unknownKey(_ key: NodeID, known: [String]) {
    let name = tree.text(key)
    report(
      PackMessages.unknownKey(name),
      at: key,
      hint: .didYouMean(name, among: known) ?? PackMessages.knownKeys(known)
    )
  }

  /// A text in each language, as `{en: ..., zh-Hans: ...}`, or one scalar for both.
  mutating func localizedNode(_ node: NodeID) -> LocalizedNode? {
    let node = tree.resolved(node)
    if tree.kind(node) == .scalar {
      return LocalizedNode(english: place(node), simplifiedChinese: place(node))
    }
    var english: PackNode?
    var chinese: PackNode?
    for (key, value) in entries(node) {
      switch tree.text(key) {
      case Language.english.rawValue: english = place(value)
      case Language.simplifiedChinese.rawValue: chinese = place(value)
      default: unknownKey(key, known: Language.allCases.map(\.rawValue))
      }
    }
    guard let english, let chinese else {
      report(PackMessages.languageMissing(english == nil ? .english : .simplifiedChinese), at: node)
      return nil
    }
    return LocalizedNode(english: english, simplifiedChinese: chinese)
  }

  /// The decoded form of ``localizedNode(_:)``.
  mutating func localizedText(_ node: NodeID) -> LocalizedText {
    guard let texts = localizedNode(node) else { return LocalizedText("") }
    return LocalizedText(en: tree.text(texts.english.node), zh: tree.text(texts.simplifiedChinese.node))
  }
}
