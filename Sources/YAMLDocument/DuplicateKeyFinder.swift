/// Finds equal keys in one mapping: linear in the number of keys and bytes, storage kept.
struct DuplicateKeyFinder {
  private var table: [UInt32] = []

  /// Appends each key that repeats an earlier one, with the earlier one.
  ///
  /// Keys are equal when they decode to the same bytes and mean the same kind of thing: `1` and `"1"`
  /// differ. Collections as keys are not compared.
  mutating func find(
    in mapping: NodeID,
    of tree: DocumentTree,
    _ found: inout [(first: NodeID, second: NodeID)]
  ) {
    let count = tree.childCount(mapping)
    var size = 16
    while size < count * 2 { size *= 2 }
    table.removeAll(keepingCapacity: true)
    table.append(contentsOf: repeatElement(UInt32.max, count: size))
    var key = NodeID(index: mapping.index + 1)
    for _ in 0..<count {
      let target = tree.resolved(key)
      if tree.kind(target) == .scalar {
        var slot = Self.hash(target, tree) & (size - 1)
        while table[slot] != UInt32.max {
          let other = NodeID(index: table[slot])
          if Self.isEqual(tree.resolved(other), target, tree) {
            if found.count < 100 { found.append((first: other, second: key)) }
            break
          }
          slot = (slot + 1) & (size - 1)
        }
        if table[slot] == UInt32.max { table[slot] = key.index }
      }
      key = tree.nextSibling(tree.nextSibling(key))
    }
  }

  /// Seeded at random, so that nobody can write a mapping whose keys all collide.
  private static func hash(_ node: NodeID, _ tree: DocumentTree) -> Int {
    unsafe tree.withBytes(node) { bytes in
      var hasher = Hasher()
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
      return hasher.finalize()
    }
  }

  private static func isEqual(_ left: NodeID, _ right: NodeID, _ tree: DocumentTree) -> Bool {
    unsafe tree.withBytes(left) { first in
      unsafe tree.withBytes(right) { second in
        guard first.count == second.count, unsafe first.elementsEqual(second) else { return false }
        if tree.style(left) == tree.style(right), tree.coreTag(left) == tree.coreTag(right) { return true }
        return isText(tree.value(left)) == isText(tree.value(right))
      }
    }
  }

  private static func isText(_ value: ScalarValue) -> Bool {
    if case .string = value { true } else { false }
  }
}
