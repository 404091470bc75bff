import Diagnostics
import Platform
import SourceText
import Testing

@testable import YAMLDocument

/// What the tree must hold for every text of the shared test suite, whatever it means.
@Suite("Invariants over the YAML test suite")
struct ConformanceTests {
  static let path: String? = {
    let folder = ProcessEnvironment.value(of: "PREFLIGHT_SHARED") ?? "../shared"
    let path = folder + "/conformance/yaml/cases.json"
    return (try? InputFile(opening: path)) == nil ? nil : path
  }()

  @Test(.enabled(if: path != nil, "the shared test data is absent: set PREFLIGHT_SHARED"))
  func rangesNestAndDecode() throws {
    let path = try #require(Self.path)
    let list = try InputFile(opening: path).readAll()
    let reader = DocumentReader()
    reader.open(SourceBuffer(name: path, bytes: list), format: .json)
    var cases = DocumentTree()
    #expect(reader.next(into: &cases))
    let root = try #require(cases.root)
    #expect(cases.childCount(root) > 200)
    for node in cases.children(root) {
      let yaml = try #require(cases.value(of: "yaml", in: node))
      let id = try #require(cases.value(of: "id", in: node))
      for document in readAll(cases.text(yaml)) where document.failure == nil {
        check(document.tree, cases.text(id))
      }
    }
  }

  private func check(_ tree: DocumentTree, _ id: String) {
    guard let root = tree.root else { return }
    var stack = [root]
    while let node = stack.popLast() {
      let range = tree.range(node)
      #expect(Int(range.end) <= tree.source.bytes.count)
      var last = range.start
      for child in tree.children(node) {
        let inner = tree.range(child)
        #expect(
          inner.start >= last && inner.end <= range.end,
          "\(id): \(tree.text(child)) outside or out of order"
        )
        last = inner.end
        stack.append(child)
      }
      guard tree.kind(node) == .scalar else { continue }
      let count = tree.text(node).utf8.count
      var place = 0
      for offset in 0...count {
        let next = tree.sourceOffset(node, at: offset)
        #expect(next >= place && next <= Int(range.end), "\(id): \(offset) of \(tree.text(node))")
        place = next
      }
    }
  }
}
