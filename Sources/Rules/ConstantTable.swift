import CEL
import YAMLDocument

/// Turns a pack's `data` into constants for expressions.
enum ConstantTable {
  /// The value of a node under the core schema; keys are text.
  static func value(of node: NodeID, in tree: DocumentTree) -> Value {
    let node = tree.resolved(node)
    switch tree.kind(node) {
    case .sequence:
      var elements: [Value] = []
      elements.reserveCapacity(tree.childCount(node))
      for child in tree.children(node) { elements.append(value(of: child, in: tree)) }
      return .list(ListValue(elements))
    case .mapping:
      var map = MapValue()
      for (key, content) in tree.entries(node) {
        // Of a key that stands twice the first counts; the reader has refused such a file.
        _ = map.insert(.string(tree.text(tree.resolved(key))), value(of: content, in: tree))
      }
      return .map(map)
    case .scalar, .alias:
      switch tree.value(node) {
      case .null: return .null
      case .bool(let value): return .bool(value)
      case .int(let value): return .int(value)
      case .float, .bigInteger:
        return Decimal(tree.text(node)).map(Value.decimal) ?? .string(tree.text(node))
      case .string: return .string(tree.text(node))
      }
    }
  }

  /// The type that the checker may rely on: mixed elements are dyn.
  static func type(of value: Value) -> CELType {
    switch value {
    case .bool: .bool
    case .int: .int
    case .decimal: .decimal
    case .string: .string
    case .list(let list): .list(common(list.map { type(of: $0) }))
    case .map(let map): .map(.string, common(map.map { type(of: $0.value) }))
    default: .dyn
    }
  }

  private static func common(_ types: [CELType]) -> CELType {
    guard let first = types.first, types.allSatisfy({ $0 == first }) else { return .dyn }
    return first
  }
}
