package import SourceText
import YAMLDocument

/// A node of a JSON document together with its document.
package struct JSONNode: Sendable {
  private let tree: DocumentTree
  private let id: NodeID

  /// Reads a JSON text; nil when it is not one.
  package init?(_ source: SourceBuffer) {
    let reader = DocumentReader()
    reader.open(source, format: .json)
    var tree = DocumentTree()
    guard reader.next(into: &tree), reader.failure == nil, let root = tree.root else { return nil }
    self.init(tree, root)
  }

  private init(_ tree: DocumentTree, _ id: NodeID) {
    self.tree = tree
    self.id = id
  }

  /// The value of an object's key.
  package subscript(key: String) -> JSONNode? { tree.value(of: key, in: id).map { JSONNode(tree, $0) } }

  /// The text of a string; nil for other nodes.
  package var string: String? {
    tree.kind(id) == .scalar && tree.style(id) == .doubleQuoted ? tree.text(id) : nil
  }

  /// Whether the node is `true`.
  package var isTrue: Bool { tree.kind(id) == .scalar && tree.value(id) == .bool(true) }

  /// Whether the node is `null`.
  package var isNull: Bool { tree.kind(id) == .scalar && tree.value(id) == .null }

  /// The elements of an array; nothing for other nodes.
  package var elements: [JSONNode] {
    tree.kind(id) == .sequence ? tree.children(id).map { JSONNode(tree, $0) } : []
  }

  /// The members of an object; nothing for other nodes.
  package var members: [(key: String, value: JSONNode)] {
    tree.entries(id).map { (tree.text($0.key), JSONNode(tree, $0.value)) }
  }
}

/// Test data that is not in its format, or names a message.
package struct TestDataError: Error, CustomStringConvertible {
  /// What is wrong.
  package let description: String

  init(_ description: String) { self.description = description }
}
