import CEL
import Diagnostics
import Platform
import SourceText
import YAMLDocument

/// Single values, and values that no schema describes.
extension SchemaBinder {
  mutating func bindScalar(
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    let entry = plan.entries[index]
    if entry.isPrivate { privateNodes.append(target) }
    let value = tree.value(target)
    if case .null = value {
      if !entry.isNullable { mismatch(target, node, index, slot, tree) }
      return
    }
    let bound: Slot? =
      switch (entry.sort, value) {
      case (.decimal, _): decimalSlot(target, tree)
      case (.quantity, _): quantitySlot(target, index, tree)
      case (.date, .string): dateSlot(target, tree)
      case (.bool, .bool(let bool)): Slot.bool(bool)
      case (.int, .int(let int)): Slot.int(int)
      case (.double, .int(let int)): Slot.double(Double(int))
      case (.double, .bigInteger): Slot.double(Double(tree.text(target)) ?? .infinity)
      case (.double, .float(let float)): Slot.double(float)
      case (.string, .string): textSlot(target, tree)
      case (.anything, _) where schema.nodes[index].types.contains(value.jsonType): scalarSlot(target, tree)
      default: nil
      }
    guard var bound else { return mismatch(target, node, index, slot, tree) }
    bound.origin = node.index
    slots[slot] = bound
    if entry.quickCheck != .none, !passesQuickly(target, entry, bound, tree) {
      let before = findingCount
      checkConstraints(target, node, index, tree)
      if findingCount > before { slots[slot].kind = .invalid }
    }
  }

  /// Whether a value keeps its constraints for certain.
  private func passesQuickly(
    _ target: NodeID,
    _ entry: BindingPlan.Entry,
    _ slot: Slot,
    _ tree: DocumentTree
  ) -> Bool {
    switch entry.quickCheck {
    case .none: true
    case .full: false
    case .members: unsafe tree.withBytes(target) { unsafe plan.isMember($0, of: entry) }
    case .notNegative: (slot.kind == .int || slot.kind == .decimal) && slot.payload >= 0
    }
  }

  private func decimalSlot(_ target: NodeID, _ tree: DocumentTree) -> Slot? {
    unsafe tree.withBytes(target) { bytes in
      unsafe MoneyText.parse(bytes).map(Slot.decimal)
    }
  }

  private func quantitySlot(_ target: NodeID, _ index: JSONSchema.Index, _ tree: DocumentTree) -> Slot? {
    schema.nodes[index].units?.parse(tree.text(target)).map(Slot.decimal)
  }

  private func dateSlot(_ target: NodeID, _ tree: DocumentTree) -> Slot? {
    CivilDate(tree.text(target)).map { Slot.timestamp(seconds: Int64($0.daysSinceEpoch) * 86_400) }
  }

  private func textSlot(_ target: NodeID, _ tree: DocumentTree) -> Slot {
    let (offset, length) = unsafe tree.withBytes(target) { bytes in unsafe store.appendText(bytes) }
    return Slot.string(offset: offset, length: length)
  }

  mutating func bindText(_ target: NodeID, origin: NodeID, _ slot: Int, _ tree: DocumentTree) {
    var text = textSlot(target, tree)
    text.origin = origin.index
    slots[slot] = text
  }

  private func scalarSlot(_ target: NodeID, _ tree: DocumentTree) -> Slot {
    switch tree.value(target) {
    case .null: Slot.null
    case .bool(let bool): Slot.bool(bool)
    case .int(let int): Slot.int(int)
    case .float(let float): Slot.double(float)
    case .bigInteger: Slot.double(Double(tree.text(target)) ?? .infinity)
    case .string: textSlot(target, tree)
    }
  }

  /// Lays out a value that no schema describes, as CEL reads JSON.
  mutating func bindAnything(_ node: NodeID, _ slot: Int, _ tree: DocumentTree) {
    let target = tree.resolved(node)
    switch tree.kind(target) {
    case .sequence:
      let first = reserve(tree.childCount(target))
      slots[slot] = Slot.list(first: first, count: tree.childCount(target), origin: node.index)
      for (offset, child) in tree.children(target).enumerated() {
        bindAnything(child, first + offset, tree)
      }
    case .mapping:
      let first = reserve(2 * tree.childCount(target))
      slots[slot] = Slot.map(first: first, count: tree.childCount(target), origin: node.index)
      for (offset, entry) in tree.entries(target).enumerated() {
        bindText(tree.resolved(entry.key), origin: entry.key, first + 2 * offset, tree)
        bindAnything(entry.value, first + 2 * offset + 1, tree)
      }
    case .scalar, .alias:
      var value = scalarSlot(target, tree)
      value.origin = node.index
      slots[slot] = value
    }
  }

  /// The value has a type that the schema does not allow.
  mutating func mismatch(
    _ target: NodeID,
    _ node: NodeID,
    _ index: JSONSchema.Index,
    _ slot: Int,
    _ tree: DocumentTree
  ) {
    slots[slot].kind = .invalid
    slots[slot].origin = node.index
    if omitsFinding() { return }
    let (message, hint) = TypeMismatch(tree: tree, node: target, schema: schema.nodes[index]).explanation
    add([SchemaFinding(Diagnostic("wrong-type", message, at: tree.range(node), hint: hint), node: node)])
  }
}

extension ScalarValue {
  /// The JSON type, with `number` for integers too: a schema that allows numbers allows them.
  fileprivate var jsonType: JSONTypes {
    switch self {
    case .null: .null
    case .bool: .boolean
    case .int: .integer
    case .bigInteger, .float: .number
    case .string: .string
    }
  }
}
