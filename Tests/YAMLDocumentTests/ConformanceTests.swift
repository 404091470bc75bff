import Diagnostics
import Platform
import SourceText
import Testing

@testable import YAMLConformance
@testable import YAMLDocument

/// The shared test suite: what passes, and what every tree must hold.
@Suite("The YAML test suite")
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

  /// The cases that fail, each explained in docs/yaml.md; a case that starts to pass belongs off both lists.
  @Test(.enabled(if: path != nil, "the shared test data is absent: set PREFLIGHT_SHARED"))
  func failuresAreTheKnownOnes() throws {
    var run = ConformanceRun()
    try run.run(CaseList(path: try #require(Self.path)))
    let known = [
      "2JQS", "4ABK", "58MP", "5MUD", "6M2F", "8XYN", "96NN-01", "DBG4", "DK3J", "FP8R", "FRK4", "HM87-01",
      "K3WX", "M2N8-00", "M7A3", "NJ66", "R4YG", "UKK6-00", "UT92", "VJP3-01", "W4TN", "W5VH", "Y79Y-001",
    ]
    #expect(run.failures.map(\.id).sorted() == known.sorted())
    #expect(run.passed == 253)
    let page = String(decoding: try InputFile(opening: "docs/yaml.md").readAll(), as: UTF8.self)
    for id in known { #expect(page.contains(id), "docs/yaml.md does not explain \(id)") }
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
