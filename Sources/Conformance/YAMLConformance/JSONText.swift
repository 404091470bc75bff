import SourceText
import YAMLDocument

/// A document as JSON would say it: numbers by value, members in no order, keys as text.
indirect enum JSONText: Equatable, CustomStringConvertible {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONText])
  case object([String: JSONText])

  /// The value of a document that was read.
  init(_ tree: DocumentTree) {
    self = tree.root.map { Self.value($0, tree) } ?? .null
  }

  /// Reads one JSON text, or gives nil when it is none.
  init?(parsing text: String) {
    let reader = DocumentReader()
    reader.open(SourceBuffer(name: "json", text: text), format: .json)
    var tree = DocumentTree()
    guard reader.next(into: &tree), reader.failure == nil else { return nil }
    self.init(tree)
  }

  private static func value(_ node: NodeID, _ tree: DocumentTree) -> JSONText {
    let node = tree.resolved(node)
    switch tree.kind(node) {
    case .sequence:
      return .array(tree.children(node).map { value($0, tree) })
    case .mapping:
      var members: [String: JSONText] = [:]
      for entry in tree.entries(node) { members[key(entry.key, tree)] = value(entry.value, tree) }
      return .object(members)
    case .scalar, .alias:
      switch tree.value(node) {
      case .null: return .null
      case .bool(let flag): return .bool(flag)
      case .int(let number): return .number(Double(number))
      case .float(let number): return .number(number)
      case .bigInteger: return .number(Double(tree.text(node)) ?? .nan)
      case .string: return .string(tree.text(node))
      }
    }
  }

  private static func key(_ node: NodeID, _ tree: DocumentTree) -> String {
    let node = tree.resolved(node)
    if tree.kind(node) == .scalar { return tree.text(node) }
    return value(node, tree).description
  }

  var description: String {
    switch self {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .string(let text): "\"\(text)\""
    case .array(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
        + "}"
    }
  }
}
