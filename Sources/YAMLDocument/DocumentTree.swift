public import SourceText

/// One document as a preorder array of small nodes.
///
/// Storage is kept from document to document: give the same tree to ``DocumentReader/next(into:)`` again.
/// Walk it with ``firstChild(_:)`` and ``nextSibling(_:)``: both are index arithmetic.
@usableFromInline
package struct DocumentTree: Sendable {
  /// The text that the document was read from; all ranges are in its bytes.
  @usableFromInline package internal(set) var source: SourceBuffer
  @usableFromInline var nodes: [Node] = []
  /// Decoded scalars that do not stand in the source as they are.
  @usableFromInline var sideText: [UInt8] = []
  /// The texts of tags; `Node.tagNumber` minus one is the index.
  @usableFromInline var tags: [String] = []

  /// Where the nodes stand, for documents with many of them.
  var pathsBox = NodePathsBox()
  /// The anchors in the order of their nodes.
  var anchorNames: [(node: UInt32, name: String)] = []
  /// Whether the document begins with a line `---`.
  package internal(set) var hasExplicitStart = false
  /// Whether the document ends with a line `...`.
  package internal(set) var hasExplicitEnd = false

  /// Makes an empty tree.
  package init() {
    source = SourceBuffer(name: "", bytes: [])
  }

  /// The number of nodes.
  @inlinable package var nodeCount: Int { nodes.count }

  /// The outermost node, or nil when the document could not be read.
  @inlinable package var root: NodeID? { nodes.isEmpty ? nil : NodeID(index: 0) }

  /// What a node is.
  @inlinable
  package func kind(_ node: NodeID) -> NodeKind { nodes[Int(node.index)].kind }

  /// How a scalar is written; `.none` for others.
  @inlinable
  package func style(_ node: NodeID) -> ScalarStyle { nodes[Int(node.index)].style }

  /// The node's bytes: without anchor and tag, a collection up to the end of its last content.
  @inlinable
  package func range(_ node: NodeID) -> TextRange {
    let stored = nodes[Int(node.index)]
    return TextRange(start: stored.start, end: stored.end)
  }

  /// The full text of the node's tag, such as `tag:yaml.org,2002:str` or `!local`, or nil.
  package func tag(_ node: NodeID) -> String? {
    let number = nodes[Int(node.index)].tagNumber
    return number == 0 ? nil : tags[Int(number) - 1]
  }

  /// The name of the node's anchor, or nil.
  ///
  /// O(log anchors).
  package func anchor(_ node: NodeID) -> String? {
    var low = 0
    var high = anchorNames.count
    while low < high {
      let middle = (low + high) / 2
      if anchorNames[middle].node < node.index { low = middle + 1 } else { high = middle }
    }
    return low < anchorNames.count && anchorNames[low].node == node.index ? anchorNames[low].name : nil
  }

  /// The node's tag as the core schema knows it.
  @inlinable
  package func coreTag(_ node: NodeID) -> CoreTag { nodes[Int(node.index)].tag }

  /// Whether a collection is written with brackets.
  package func isFlow(_ node: NodeID) -> Bool {
    let stored = nodes[Int(node.index)]
    return stored.style == .none && stored.kind != .alias && stored.flag
  }

  /// The number of elements or keys; 0 for scalars and aliases.
  @inlinable
  package func childCount(_ node: NodeID) -> Int {
    let stored = nodes[Int(node.index)]
    return stored.kind == .sequence || stored.kind == .mapping ? Int(stored.count) : 0
  }

  /// The first element or key, or nil when there is none.
  @inlinable
  package func firstChild(_ node: NodeID) -> NodeID? {
    childCount(node) == 0 ? nil : NodeID(index: node.index + 1)
  }

  /// The node after this one and all it holds: the next sibling when there is one.
  ///
  /// The caller counts: after the last child comes whatever follows the parent.
  @inlinable
  package func nextSibling(_ node: NodeID) -> NodeID {
    let stored = nodes[Int(node.index)]
    return stored.kind == .sequence || stored.kind == .mapping
      ? NodeID(index: stored.content) : NodeID(index: node.index + 1)
  }

  /// The node that an alias names, otherwise the node itself.
  @inlinable
  package func resolved(_ node: NodeID) -> NodeID {
    let stored = nodes[Int(node.index)]
    return stored.kind == .alias ? NodeID(index: stored.content) : node
  }

  /// Gives the decoded bytes of a scalar, without a copy; of any other node no bytes.
  @inlinable
  package func withBytes<R>(_ node: NodeID, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let stored = nodes[Int(node.index)]
    let start = Int(stored.content)
    let count = stored.kind == .scalar ? Int(stored.count) : 0
    if count == 0 { return unsafe body(UnsafeBufferPointer(start: nil, count: 0)) }
    if stored.flag {
      return unsafe sideText.withUnsafeBufferPointer { bytes in
        unsafe body(UnsafeBufferPointer(rebasing: bytes[start..<start + count]))
      }
    }
    return unsafe source.bytes.withUnsafeBufferPointer { bytes in
      unsafe body(UnsafeBufferPointer(rebasing: bytes[start..<start + count]))
    }
  }

  /// What a scalar means in the core schema; `.string` for other nodes.
  @inlinable
  package func value(_ node: NodeID) -> ScalarValue {
    let stored = nodes[Int(node.index)]
    guard stored.kind == .scalar else { return .string }
    return unsafe withBytes(node) { bytes in
      unsafe CoreSchema.resolve(bytes, style: stored.style, tag: stored.tag)
    }
  }

  /// The decoded text of a scalar; of other nodes their source.
  package func text(_ node: NodeID) -> String {
    let stored = nodes[Int(node.index)]
    guard stored.kind == .scalar else { return source.text(in: range(node)) }
    return unsafe withBytes(node) { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Forgets the document but keeps the storage.
  mutating func removeAll(source: SourceBuffer) {
    nodes.removeAll(keepingCapacity: true)
    sideText.removeAll(keepingCapacity: true)
    if !tags.isEmpty { tags.removeAll(keepingCapacity: true) }
    if !anchorNames.isEmpty { anchorNames.removeAll(keepingCapacity: true) }
    if pathsBox.isFilled { pathsBox = NodePathsBox() }
    hasExplicitStart = false
    hasExplicitEnd = false
    self.source = source
  }

  /// Forgets the nodes of a document that turned out to be broken.
  mutating func discard() {
    nodes.removeAll(keepingCapacity: true)
    sideText.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    anchorNames.removeAll(keepingCapacity: true)
    if pathsBox.isFilled { pathsBox = NodePathsBox() }
  }
}
