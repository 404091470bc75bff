extension DocumentTree {
  /// The elements of a sequence, or the keys and values of a mapping in turn.
  package func children(_ node: NodeID) -> ChildSequence {
    let count = childCount(node)
    return ChildSequence(
      nodes: nodes,
      position: node.index + 1,
      left: kind(node) == .mapping ? count * 2 : count
    )
  }

  /// The entries of a mapping; nothing for other nodes.
  package func entries(_ node: NodeID) -> EntrySequence {
    EntrySequence(
      nodes: nodes,
      position: node.index + 1,
      left: kind(node) == .mapping ? childCount(node) : 0
    )
  }

  /// The value of the first key with these bytes, aliases followed.
  ///
  /// Nil for other nodes than mappings. O(keys).
  package func value(of key: String, in node: NodeID) -> NodeID? {
    let mapping = resolved(node)
    guard kind(mapping) == .mapping else { return nil }
    var key = key
    return key.withUTF8 { wanted in
      var name = NodeID(index: mapping.index + 1)
      for _ in 0..<childCount(mapping) {
        let value = nextSibling(name)
        let target = resolved(name)
        if kind(target) == .scalar, nodes[Int(target.index)].count == wanted.count,
          unsafe withBytes(target, { unsafe $0.elementsEqual(wanted) })
        {
          return value
        }
        name = nextSibling(value)
      }
      return nil
    }
  }

  /// The node that a pointer names, aliases on the way followed, or nil.
  ///
  /// O(nodes passed).
  package func node(at pointer: JSONPointer) -> NodeID? {
    guard var current = root else { return nil }
    for token in pointer.tokens {
      let target = resolved(current)
      switch kind(target) {
      case .mapping:
        guard let value = value(of: token, in: target) else { return nil }
        current = value
      case .sequence:
        guard let index = Self.arrayIndex(token), index < childCount(target) else { return nil }
        current = NodeID(index: target.index + 1)
        for _ in 0..<index { current = nextSibling(current) }
      case .scalar, .alias:
        return nil
      }
    }
    return current
  }

  private static func arrayIndex(_ token: String) -> Int? {
    guard let first = token.utf8.first, token.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return nil
    }
    guard first != 0x30 || token.utf8.count == 1 else { return nil }
    return Int(token)
  }
}

/// The children of one node.
package struct ChildSequence: Sequence, IteratorProtocol {
  let nodes: [Node]
  var position: UInt32
  var left: Int

  /// The next child.
  package mutating func next() -> NodeID? {
    guard left > 0 else { return nil }
    left -= 1
    let node = NodeID(index: position)
    position = nodes.indexAfter(position)
    return node
  }
}

/// The entries of one mapping.
package struct EntrySequence: Sequence, IteratorProtocol {
  let nodes: [Node]
  var position: UInt32
  var left: Int

  /// The next entry.
  package mutating func next() -> (key: NodeID, value: NodeID)? {
    guard left > 0 else { return nil }
    left -= 1
    let key = position
    let value = nodes.indexAfter(key)
    position = nodes.indexAfter(value)
    return (NodeID(index: key), NodeID(index: value))
  }
}

extension [Node] {
  /// The index after a node and all it holds.
  fileprivate func indexAfter(_ index: UInt32) -> UInt32 {
    let node = self[Int(index)]
    return node.kind == .sequence || node.kind == .mapping ? node.content : index + 1
  }
}
