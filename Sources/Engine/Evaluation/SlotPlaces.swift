import CEL
import Rules
import Schema
import SourceText
import YAMLDocument

/// Says where in the document the slots of the store come from.
struct SlotPlaces {
  let tree: DocumentTree
  let store: SlotStore
  let schema: JSONSchema

  /// The place of a slot: the value's own, or for a missing one where it would be put.
  func place(of slot: Int) -> Place {
    Place(pointer: pointer(of: slot).description, range: range(of: slot))
  }

  /// Whether the value stands in the document.
  func isWritten(_ slot: Int) -> Bool {
    store.slots[slot].kind != .absent || isWrittenNull(slot)
  }

  /// The key that an absent slot would have.
  func missingKey(of slot: Int) -> String? {
    store.slots[slot].kind == .absent ? pointer(of: slot).tokens.last : nil
  }

  /// The JSON Pointer of a slot, whether its value is there or not.
  func pointer(of slot: Int) -> JSONPointer {
    let value = store.slots[slot]
    guard value.kind == .absent, !isWrittenNull(slot) else {
      return tree.pointer(to: NodeID(index: value.origin))
    }
    let parent =
      value.length & Slot.shadowBit == 0
      ? (tree.root == nil ? JSONPointer() : tree.pointer(to: NodeID(index: value.origin)))
      : pointer(of: Int(value.origin))
    guard let name = fieldName(Int(value.length & ~Slot.shadowBit), in: parent) else { return parent }
    return parent.appending(name)
  }

  /// A list's element that is null has its own node as origin; a record's field has its parent's.
  private func isWrittenNull(_ slot: Int) -> Bool { store.slots[slot].kind == .null }

  private func fieldName(_ field: Int, in parent: JSONPointer) -> String? {
    guard let record = schema.node(ofValueAt: parent.tokens) else { return nil }
    let properties = schema.nodes[record].properties
    return field < properties.count ? properties[field].name : nil
  }

  /// A quantity as the document writes it, `128Mi`, because its number alone says little; nil for other values.
  func writtenQuantity(_ slot: Int) -> String? {
    guard store.slots[slot].kind == .decimal, units(of: slot) != nil else { return nil }
    return tree.text(tree.resolved(NodeID(index: store.slots[slot].origin)))
  }

  /// The units in which a value may be written; nil for what is no quantity.
  func units(of slot: Int) -> QuantityUnits? {
    schema.node(ofValueAt: pointer(of: slot).tokens).flatMap { schema.nodes[$0].units }
  }

  private func range(of slot: Int) -> TextRange? {
    let value = store.slots[slot]
    if value.kind == .absent, value.length & Slot.shadowBit != 0 { return range(of: Int(value.origin)) }
    guard let root = tree.root else { return TextRange(at: 0) }
    let node = NodeID(index: value.origin)
    if value.kind != .absent { return Self.shownRange(of: node, in: tree) }
    return node == root ? Self.startRange(of: root, in: tree) : Self.shownRange(of: node, in: tree)
  }

  /// The bytes to underline for a value: a scalar's own, a collection's key.
  static func shownRange(of node: NodeID, in tree: DocumentTree) -> TextRange {
    if tree.kind(node) == .scalar || tree.kind(node) == .alias { return tree.range(node) }
    if let key = tree.keyNode(ofValue: node) { return tree.range(key) }
    return startRange(of: node, in: tree)
  }

  /// The first key of a mapping without a key of its own, such as a list's element.
  private static func startRange(of node: NodeID, in tree: DocumentTree) -> TextRange {
    if tree.kind(node) == .mapping, let first = tree.firstChild(node) { return tree.range(first) }
    if tree.kind(node) == .sequence, let first = tree.firstChild(node) {
      return shownRange(of: first, in: tree)
    }
    return tree.range(node)
  }
}
