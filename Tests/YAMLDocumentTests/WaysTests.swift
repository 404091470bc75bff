import SourceText
import Testing

@testable import YAMLDocument

/// Ways through trees with few nodes, which are walked, and with many, which are looked up.
struct WaysTests {
  /// A document with lists in lists, keys that are collections, aliases, and empty values.
  private static func text(_ count: Int) -> String {
    var text = "empty: {}\nnothing:\nlist:\n"
    for index in 0..<count {
      text +=
        "  - name: card-\(index) # a comment\n    a/b: [1, [], {x: }]\n    ? {k: [1, 2]}\n    : &a\(index) {y: z}\n"
      text += "    use: *a\(index)\n"
    }
    return text + "? [end, key]\n: last\n"
  }

  /// What a walk over everything says of each node.
  private struct Expected {
    var pointer = ""
    var parent: NodeID?
    var key: NodeID?
  }

  private static func walk(_ tree: DocumentTree) -> [Expected] {
    var all = [Expected](repeating: Expected(), count: tree.nodeCount)
    func visit(_ node: NodeID, _ expected: Expected) {
      all[Int(node.index)] = expected
      switch tree.kind(node) {
      case .scalar, .alias: return
      case .sequence:
        for (position, child) in tree.children(node).enumerated() {
          visit(child, Expected(pointer: "\(expected.pointer)/\(position)", parent: node))
        }
      case .mapping:
        for (key, value) in tree.entries(node) {
          let pointer = JSONPointer(parsing: expected.pointer)?.appending(tree.text(tree.resolved(key)))
          let entry = Expected(pointer: pointer?.description ?? "", parent: node, key: key)
          visit(key, entry)
          visit(value, entry)
        }
      }
    }
    if let root = tree.root { visit(root, Expected()) }
    return all
  }

  @Test(arguments: [1, 3, 40])
  func everyNode(_ count: Int) throws {
    let tree = try read(Self.text(count))
    #expect((tree.nodeCount >= 256) == (count == 40))
    for (index, expected) in Self.walk(tree).enumerated() {
      let node = NodeID(index: UInt32(index))
      #expect(tree.pointer(to: node).description == expected.pointer)
      #expect(tree.parent(of: node) == expected.parent)
      #expect(tree.keyNode(ofValue: node) == expected.key)
    }
  }

  @Test(arguments: [1, 40])
  func everyByte(_ count: Int) throws {
    let tree = try read(Self.text(count))
    for offset in 0..<tree.source.bytes.count {
      #expect(tree.pointer(atOffset: offset).description == Self.pointer(atOffset: offset, in: tree))
    }
  }

  /// The innermost value around a byte, found from the root down.
  private static func pointer(atOffset offset: Int, in tree: DocumentTree) -> String {
    func covers(_ node: NodeID) -> Bool { tree.range(node).indices.contains(offset) }
    var pointer = JSONPointer()
    var current = tree.root
    while let node = current {
      current = nil
      switch tree.kind(node) {
      case .scalar, .alias: break
      case .sequence:
        if let (position, child) = tree.children(node).enumerated().first(where: { covers($0.1) }) {
          pointer.append(position)
          current = child
        }
      case .mapping:
        if let (key, value) = tree.entries(node).first(where: { covers($0.key) || covers($0.value) }) {
          pointer.append(tree.text(tree.resolved(key)))
          current = covers(value) ? value : nil
        }
      }
    }
    return pointer.description
  }

  @Test func waysBelongToTheDocument() throws {
    let reader = DocumentReader()
    var tree = DocumentTree()
    let texts = [Self.text(40), "a: {b: 1}\n" + Self.text(40)]
    for text in texts {
      reader.open(.init(name: "t", text: text), format: .yaml)
      #expect(reader.next(into: &tree))
      let last = NodeID(index: UInt32(tree.nodeCount - 1))
      let kept = tree
      #expect(tree.pointer(to: last).description == "/[end, key]")
      #expect(tree.pointer(to: NodeID(index: 4)).description == Self.walk(tree)[4].pointer)
      #expect(kept.pointer(to: NodeID(index: 3)) == tree.pointer(to: NodeID(index: 3)))
    }
  }
}
