package import SourceText

/// A tree in a form that can stand in a program's text and be unpacked at once, so that a document that
/// never changes need not be parsed at every start.
///
/// Each node is six numbers: its sort, the distance of its start from the previous node's, its length,
/// where its content lies, how much there is, and how many nodes lie below it. A number is written in
/// digits of five bits, lowest first, each as one character from `0` to `o`; the sixth bit says that more
/// follow.
extension DocumentTree {
  /// The packed form.
  ///
  /// - Precondition: the tree has no tags, no aliases and no scalar of a kind that needs the side text
  ///   beyond what ``packedSideText`` holds.
  package func packed() -> String {
    var packer = TreePacker(tree: self)
    return packer.pack()
  }

  /// The decoded scalars that do not stand in the source as they are.
  package var packedSideText: String { String(decoding: sideText, as: UTF8.self) }

  /// Unpacks a tree; the opposite of ``packed()``.
  package init(packed: StaticString, sideText: StaticString, source: SourceBuffer) {
    self.init()
    self.source = source
    self.sideText = unsafe Array(
      UnsafeBufferPointer(start: sideText.utf8Start, count: sideText.utf8CodeUnitCount)
    )
    let digits = unsafe UnsafeBufferPointer(start: packed.utf8Start, count: packed.utf8CodeUnitCount)
    var position = 0
    func number() -> Int {
      var result = 0
      var shift = 0
      while true {
        let digit = Int(unsafe digits[position]) - 0x30
        position += 1
        result |= (digit & 31) << shift
        if digit < 32 { return result }
        shift += 5
      }
    }
    nodes.reserveCapacity(number())
    var start = 0
    while position < digits.count {
      let sort = number()
      start += number()
      let length = number()
      let content = number()
      let count = number()
      let below = number()
      let kind = NodeKind(rawValue: UInt8(sort & 3)) ?? .scalar
      let flag = sort & 4 != 0
      nodes.append(
        Node(
          kind: kind,
          style: ScalarStyle(rawValue: UInt8(sort >> 3)) ?? .none,
          start: start,
          end: start + length,
          content: kind != .scalar ? nodes.count + 1 + below : flag ? content : start + content,
          count: count,
          flag: flag
        )
      )
    }
  }
}

/// Walks a tree and writes its packed form.
private struct TreePacker {
  let tree: DocumentTree
  private var kept: [(node: NodeID, below: Int, count: Int)] = []

  init(tree: DocumentTree) {
    self.tree = tree
  }

  mutating func pack() -> String {
    if let root = tree.root { visit(root) }
    var result = ""
    append(kept.count, to: &result)
    var previous = 0
    for (node, below, count) in kept {
      let stored = tree.nodes[Int(node.index)]
      precondition(
        stored.tagNumber == 0 && stored.tag == .none && stored.kind != .alias,
        "no tags or aliases"
      )
      append(Int(stored.kind.rawValue) | (stored.flag ? 4 : 0) | Int(stored.style.rawValue) << 3, to: &result)
      append(Int(stored.start) - previous, to: &result)
      append(Int(stored.end) - Int(stored.start), to: &result)
      let isInSource = stored.kind == .scalar && !stored.flag && stored.count > 0
      append(
        isInSource ? Int(stored.content) - Int(stored.start) : Int(stored.flag ? stored.content : 0),
        to: &result
      )
      append(count, to: &result)
      append(below, to: &result)
      previous = Int(stored.start)
    }
    return result
  }

  private mutating func visit(_ node: NodeID) {
    let position = kept.count
    kept.append((node, 0, tree.kind(node) == .scalar ? Int(tree.nodes[Int(node.index)].count) : 0))
    switch tree.kind(node) {
    case .scalar, .alias: return
    case .sequence:
      for child in tree.children(node) { visit(child) }
      kept[position].count = tree.childCount(node)
    case .mapping:
      for (key, value) in tree.entries(node) {
        visit(key)
        visit(value)
        kept[position].count += 1
      }
    }
    kept[position].below = kept.count - position - 1
  }

  private func append(_ number: Int, to result: inout String) {
    precondition(number >= 0, "nodes come in the order of their starts")
    var rest = number
    repeat {
      let digit = rest & 31 | (rest > 31 ? 32 : 0)
      result.unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + digit)))
      rest >>= 5
    } while rest > 0
  }
}
