package import CEL
import YAMLDocument

extension Pack {
  /// The value of one of the pack's tables.
  package func tableValue(named name: String) -> Value? {
    tables.first { $0.name == name }.map {
      ConstantTable.value(of: $0.place.node, in: files[$0.place.file].tree)
    }
  }
}

/// Turns a pack's `data` into constants for expressions.
enum ConstantTable {
  /// The value of a node under the core schema; keys are text.
  static func value(of node: NodeID, in tree: DocumentTree) -> Value {
    let node = tree.resolved(node)
    switch tree.kind(node) {
    case .sequence:
      if tree.childCount(node) == 1, let child = tree.firstChild(node) {
        return .list(ListValue([value(of: child, in: tree)]))
      }
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
    case .list(let list): .list(elementType(of: list.count) { list[$0] })
    case .map(let map): .map(.string, elementType(of: map.count, map.value(at:)))
    default: .dyn
    }
  }

  /// The type that all of some values have, or dyn.
  private static func elementType(of count: Int, _ element: (Int) -> Value) -> CELType {
    guard count > 0 else { return .dyn }
    let first = type(of: element(0))
    for index in 1..<max(1, count) where !isOf(first, element(index)) { return .dyn }
    return first
  }

  /// Whether ``type(of:)`` gives this type; mostly found out without making one.
  private static func isOf(_ type: CELType, _ value: Value) -> Bool {
    switch (type, value) {
    case (.string, .string): return true
    case (.list(let element), .list(let list)) where element != .dyn && !list.isEmpty:
      return list.elements.allSatisfy { isOf(element, $0) }
    default: return type == Self.type(of: value)
    }
  }
}
