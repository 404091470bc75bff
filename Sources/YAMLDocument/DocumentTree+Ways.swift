import SourceText

/// From a node to the root, and what people call the way there.
extension DocumentTree {
  /// One step down from the root.
  private struct Step {
    let parent: NodeID
    let child: NodeID
    /// The position of `child` among its parent's children, keys and values counted apart.
    let position: Int
    /// The child before it, the key when `child` is a value; `child` itself when it is the first.
    let previous: NodeID
  }

  /// From this many nodes on a document's ways are looked up and not walked.
  private static let manyNodes = 256

  /// The way to a node from the root; a key has the pointer of its value.
  ///
  /// O(depth), after a walk over all nodes once a document when there are many.
  package func pointer(to node: NodeID) -> JSONPointer {
    var pointer = JSONPointer()
    descend(to: node) { step in
      if let key = key(of: step) {
        pointer.append(text(resolved(key)))
      } else {
        pointer.append(step.position)
      }
    }
    return pointer
  }

  /// The key whose value is `node`, or nil when it is no value of a mapping; a key is its own.
  ///
  /// Costs as much as ``pointer(to:)``.
  package func keyNode(ofValue node: NodeID) -> NodeID? {
    var result: NodeID?
    descend(to: node) { step in result = key(of: step) }
    return result
  }

  /// The collection that holds `node`, or nil for the root.
  ///
  /// Costs as much as ``pointer(to:)``.
  package func parent(of node: NodeID) -> NodeID? {
    var result: NodeID?
    descend(to: node) { step in result = step.parent }
    return result
  }

  /// The pointer of the innermost value whose key or text holds a byte; the root for comments.
  ///
  /// Costs as much as ``pointer(to:)``.
  package func pointer(atOffset offset: Int) -> JSONPointer {
    var pointer = JSONPointer()
    guard let innermost = lastNode(startingUpTo: offset) else { return pointer }
    var isDone = false
    descend(to: innermost) { step in
      guard !isDone, covers(step.child, offset) else {
        isDone = true
        return
      }
      if let key = key(of: step) {
        pointer.append(text(resolved(key)))
        // A key that is a collection is one name; no pointer leads into it.
        isDone = key == step.child
      } else {
        pointer.append(step.position)
      }
    }
    return pointer
  }

  /// Whether a `#` after a blank at a byte begins a comment: whether no scalar's text holds it.
  ///
  /// O(log nodes).
  package func isOutsideScalars(_ offset: Int) -> Bool {
    guard let node = lastNode(startingUpTo: offset), kind(node) == .scalar, covers(node, offset) else {
      return true
    }
    guard style(node) == .literal || style(node) == .folded else { return false }
    // What stands behind a block's `|` is no part of its text.
    let head = source.bytes[Int(range(node).start)..<offset]
    return !head.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }

  private func covers(_ node: NodeID, _ offset: Int) -> Bool {
    let range = range(node)
    return Int(range.start) <= offset && offset < Int(range.end)
  }

  /// The last node that starts at a byte or before it: nodes lie in the order of their starts.
  private func lastNode(startingUpTo offset: Int) -> NodeID? {
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(nodes[middle].start) <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : NodeID(index: UInt32(low - 1))
  }

  /// The key that a step goes by; nil in a sequence.
  private func key(of step: Step) -> NodeID? {
    guard kind(step.parent) == .mapping else { return nil }
    return step.position % 2 == 0 ? step.child : step.previous
  }

  /// Visits the steps from the root to a node, outermost first.
  private func descend(to node: NodeID, _ visit: (Step) -> Void) {
    guard Int(node.index) < nodes.count else { return }
    if nodes.count >= Self.manyNodes {
      let paths = pathsBox.paths(of: nodes)
      for child in paths.way(to: node) {
        visit(
          Step(
            parent: paths.parent(of: child),
            child: child,
            position: paths.position(of: child),
            previous: paths.previousSibling(of: child)
          )
        )
      }
      return
    }
    var current = NodeID(index: 0)
    while current != node, var child = firstChild(current) {
      var position = 0
      var previous = child
      while nextSibling(child).index <= node.index {
        previous = child
        child = nextSibling(child)
        position += 1
      }
      visit(Step(parent: current, child: child, position: position, previous: previous))
      current = child
    }
  }
}
