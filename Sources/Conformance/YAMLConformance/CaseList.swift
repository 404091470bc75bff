import Diagnostics
import Platform
import SourceText
import YAMLDocument

/// A list of test cases as a JSON file gives it.
struct CaseList {
  /// One text and what it must become.
  struct Case {
    var id: String
    var name: String
    var yaml: String
    var mustFail: Bool
    /// One JSON text a document, or nil when the suite gives none.
    var json: [String]?
    /// The event stream in the suite's notation.
    var events: String
  }

  /// A list that cannot be used.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  var cases: [Case] = []

  /// Reads a list.
  init(path: String) throws {
    let bytes = try InputFile(opening: path).readAll()
    let reader = DocumentReader()
    let buffer = SourceBuffer(name: path, bytes: bytes)
    reader.open(buffer, format: .json)
    var tree = DocumentTree()
    guard reader.next(into: &tree), let root = tree.root else {
      let place = reader.failure.map { LineTable(buffer).location(of: Int($0.range.start)) }
      throw Failure(
        description:
          "\(place?.line ?? 0):\(place?.column ?? 0): \(reader.failure?.message[.english] ?? "empty")"
      )
    }
    for node in tree.children(root) { try cases.append(Self.read(node, tree)) }
  }

  private static func read(_ node: NodeID, _ tree: DocumentTree) throws -> Case {
    func text(_ key: String) throws -> String {
      guard let value = tree.value(of: key, in: node) else {
        throw Failure(description: "a case has no `\(key)`")
      }
      return tree.text(value)
    }
    var json: [String]?
    if let list = tree.value(of: "json", in: node), tree.kind(list) == .sequence {
      json = tree.children(list).map { tree.text($0) }
    }
    return Case(
      id: try text("id"),
      name: try text("name"),
      yaml: try text("yaml"),
      mustFail: try text("fail") == "true",
      json: json,
      events: try text("events")
    )
  }
}
