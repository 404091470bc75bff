import SourceText
import Testing

@testable import YAMLDocument

/// Pointers, parents and keys.
@Suite("Navigation")
struct NavigationTests {
  static let text = "cards:\n  - name: x\n    balance: 4.99\n  - &b {a/b: 1, c~d: [1, 2]}\nuse: *b\n"

  @Test(arguments: [
    ("", "map"), ("/cards", "seq"), ("/cards/0/balance", "4.99"), ("/cards/1/a~1b", "1"),
    ("/cards/1/c~0d/1", "2"), ("/use/c~0d/0", "1"),
  ])
  func nodeAtPointer(_ pointer: String, _ expected: String) throws {
    let tree = try read(Self.text)
    let parsed = try #require(JSONPointer(parsing: pointer))
    let node = try #require(tree.node(at: parsed))
    switch tree.kind(node) {
    case .scalar: #expect(tree.text(node) == expected)
    case .sequence: #expect(expected == "seq")
    case .mapping: #expect(expected == "map")
    case .alias: Issue.record("an alias is followed")
    }
  }

  @Test(arguments: ["/card", "/cards/2", "/cards/00", "/cards/-", "/cards/0/name/x", "/cards/+1", "/"])
  func noNode(_ pointer: String) throws {
    let parsed = try #require(JSONPointer(parsing: pointer))
    #expect(try read(Self.text).node(at: parsed) == nil)
  }

  @Test
  func pointersLeadBack() throws {
    let tree = try read(Self.text)
    for index in 0..<UInt32(tree.nodeCount) {
      let node = NodeID(index: index)
      let found = tree.node(at: tree.pointer(to: node))
      // A key has the pointer of its value.
      let isKey = tree.parent(of: node).map { tree.kind($0) == .mapping } ?? false
      if isKey, tree.keyNode(ofValue: node) == nil || tree.keyNode(ofValue: node) == node {
        #expect(found == tree.nextSibling(node))
      } else {
        #expect(found == node)
      }
    }
  }

  @Test
  func parentsAndKeys() throws {
    let tree = try read(Self.text)
    let way = try #require(JSONPointer(parsing: "/cards/0/balance"))
    let balance = try #require(tree.node(at: way))
    #expect(tree.keyNode(ofValue: balance).map { tree.text($0) } == "balance")
    let card = try #require(tree.parent(of: balance))
    #expect(tree.pointer(to: card).description == "/cards/0")
    #expect(tree.keyNode(ofValue: card) == nil)
    #expect(tree.parent(of: NodeID(index: 0)) == nil)
    #expect(tree.pointer(to: NodeID(index: 0)).description == "")
  }

  @Test
  func entriesAndAnchors() throws {
    let tree = try read(Self.text)
    let root = try #require(tree.root)
    #expect(tree.entries(root).map { tree.text($0.key) } == ["cards", "use"])
    let use = try #require(tree.value(of: "use", in: root))
    #expect(tree.kind(use) == .alias)
    #expect(tree.anchor(tree.resolved(use)) == "b")
    #expect(tree.value(of: "a/b", in: use).map { tree.text($0) } == "1")
    #expect(tree.value(of: "nothing", in: use) == nil)
    #expect(tree.anchor(root) == nil)
  }

  @Test(arguments: [
    ("", [String]()), ("/", [""]), ("/a/b", ["a", "b"]), ("/a~1b/~0", ["a/b", "~"]), ("/~01", ["~1"]),
    ("/a//b", ["a", "", "b"]),
  ])
  func pointerTokens(_ text: String, _ tokens: [String]) throws {
    let pointer = try #require(JSONPointer(parsing: text))
    #expect(pointer.tokens == tokens)
    var built = JSONPointer()
    for token in tokens { built.append(token) }
    #expect(built == pointer)
  }

  @Test(arguments: ["a", "a/b", "/~", "/~2", "/a~"])
  func noPointer(_ text: String) {
    #expect(JSONPointer(parsing: text) == nil)
  }

  @Test
  func treeIsReused() {
    let reader = DocumentReader()
    var tree = DocumentTree()
    for text in ["a: &x !t \"b\\n\"\n", "[1, 2]", ""] {
      reader.open(.init(name: "t", text: text), format: .yaml)
      _ = reader.next(into: &tree)
    }
    #expect(tree.nodeCount == 0)
    #expect(tree.root == nil)
    #expect(reader.next(into: &tree) == false)
  }
}
