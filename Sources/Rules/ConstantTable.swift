import CEL
import YAMLDocument

/// Turns a pack's `data` into constants for expressions.
enum ConstantTable {
  /// The value of a node under the core schema; keys are text.
  static func value(of node: NodeID, in tree: DocumentTree) -> Value {
    let node = tree.resolved(node)
    switch tree.kind(node) {
    case .sequence:
      return .list(ListValue(tree.children(node).map { value(of: $0, in: tree) }))
    case .mapping:
      let entries = tree.entries(node).map { entry in
        (key: tree.text(tree.resolved(entry.key)), value: value(of: entry.value, in: tree))
      }
      return .map(MapValue(entries))
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
