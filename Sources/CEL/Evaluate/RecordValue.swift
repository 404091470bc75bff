/// A record: a view of one record slot of a store.
package struct RecordValue: Sendable {
  /// The store.
  package let store: SlotStore
  /// The record's slot.
  package let slot: Int

  /// Makes a view of a slot of kind `record`.
  package init(store: SlotStore, slot: Int) {
    self.store = store
    self.slot = slot
  }

  /// The type.
  package var type: RecordType { store.recordTypes[Int(store.slots[slot].length)] }

  /// The name of the type.
  package var typeName: String { type.name }

  /// The slot of a field; nil when the type has no such field.
  package func slot(of field: String) -> Int? {
    type.index(of: field).map { Int(store.slots[slot].payload) + $0 }
  }

  /// The value of a field by position; nil when it is absent, invalid or null.
  package func value(at index: Int) -> Value? {
    let slot = Int(store.slots[slot].payload) + index
    switch store.slots[slot].kind {
    case .absent, .invalid, .null: return nil
    default: return store.value(at: slot)
    }
  }

  /// Whether both have the same type and equal fields; fields without a value are equal to each other.
  package func isEqual(to other: RecordValue) -> Bool {
    if slot == other.slot, store === other.store { return true }
    guard type == other.type else { return false }
    return type.fields.indices.allSatisfy { index in
      switch (value(at: index), other.value(at: index)) {
      case (nil, nil): true
      case (let left?, let right?): left.isEqual(to: right)
      default: false
      }
    }
  }

  /// The record as an expression would write it: `Card{balance: 5}`.
  package var text: String {
    let type = type
    let parts = type.fields.enumerated().compactMap { index, field in
      value(at: index).map { "\(field.name): \($0.text)" }
    }
    return "\(type.name){\(parts.joined(separator: ", "))}"
  }
}
