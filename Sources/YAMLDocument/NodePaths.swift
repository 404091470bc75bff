import Synchronization

/// Where every node of a document stands: what holds it, and as which child.
///
/// Nodes know only what follows them, so the way to one leads from the root past all siblings on it. That is
/// nothing in a setup that a person wrote, but a list of thousands of elements with a finding each would be
/// walked through thousands of times. A large tree is walked once instead, and this is what is kept of it.
final class NodePaths: Sendable {
  private let parents: [UInt32]
  private let positions: [UInt32]

  init(_ nodes: [Node]) {
    var parents = [UInt32](repeating: 0, count: nodes.count)
    var positions = [UInt32](repeating: 0, count: nodes.count)
    var open: [(node: UInt32, end: UInt32, children: UInt32)] = []
    for index in 0..<UInt32(truncatingIfNeeded: nodes.count) {
      while let last = open.last, last.end <= index { open.removeLast() }
      if let last = open.last {
        parents[Int(index)] = last.node
        positions[Int(index)] = last.children
        open[open.count - 1].children += 1
      }
      let node = nodes[Int(index)]
      if node.kind == .sequence || node.kind == .mapping { open.append((index, node.content, 0)) }
    }
    self.parents = parents
    self.positions = positions
  }

  /// The collection that holds a node; the root's is the root.
  func parent(of node: NodeID) -> NodeID { NodeID(index: parents[Int(node.index)]) }

  /// The position of a node among its parent's children, keys and values counted apart.
  func position(of node: NodeID) -> Int { Int(positions[Int(node.index)]) }

  /// The child of the same parent before a node; the node itself when it is the first.
  func previousSibling(of node: NodeID) -> NodeID {
    guard position(of: node) > 0 else { return node }
    // The node before lies in that child, if it is not the child.
    var previous = NodeID(index: node.index - 1)
    while parent(of: previous) != parent(of: node) { previous = parent(of: previous) }
    return previous
  }

  /// The nodes on the way to a node, from the root's child to the node itself.
  func way(to node: NodeID) -> [NodeID] {
    var way: [NodeID] = []
    var index = node.index
    while index != 0 {
      way.append(NodeID(index: index))
      index = parents[Int(index)]
    }
    way.reverse()
    return way
  }
}

/// Keeps the paths of one document from when they are first needed; trees that are copies share it.
final class NodePathsBox: Sendable {
  private let paths = AtomicLazyReference<NodePaths>()

  /// Whether the paths have been made.
  var isFilled: Bool { paths.load() != nil }

  /// The paths of the nodes, which must be the same at every call.
  func paths(of nodes: [Node]) -> NodePaths {
    paths.load() ?? paths.storeIfNil(NodePaths(nodes))
  }
}
