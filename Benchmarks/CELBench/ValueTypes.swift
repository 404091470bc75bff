import CEL

/// The types to declare for values.
enum ValueTypes {
  /// The narrowest type of a value; where the parts differ, dyn.
  static func type(of value: Value) -> CELType {
    switch value {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .decimal: .decimal
    case .timestamp: .timestamp
    case .duration: .duration
    case .list(let list): .list(common(list.map { type(of: $0) }))
    case .map(let map): .map(common(map.map { type(of: $0.key) }), common(map.map { type(of: $0.value) }))
    case .type: .type(nil)
    default: .dyn
    }
  }

  private static func common(_ types: [CELType]) -> CELType {
    guard let first = types.first, types.allSatisfy({ $0 == first }) else { return .dyn }
    return first
  }
}

/// Turns maps with string keys into records of a store.
struct RecordBinder {
  private var types: [String: RecordType] = [:]

  /// The type of a value when maps become records; elements of a list have the type of the first.
  mutating func type(of value: Value, name: String) -> CELType {
    switch value {
    case .map(let map):
      var fields: [RecordType.Field] = []
      for (key, value) in map {
        guard case .string(let field) = key else { return .dyn }
        fields.append((field, type(of: value, name: "\(name).\(field)")))
      }
      let record = RecordType(name: name, fields: fields)
      types[name] = record
      return .record(record)
    case .list(let list):
      return .list(list.isEmpty ? .dyn : type(of: list[0], name: name + "[]"))
    default: return ValueTypes.type(of: value)
    }
  }

  /// Writes a value into a new slot of the store.
  func bind(_ value: Value, name: String, in store: SlotStore) -> Int {
    let slot = store.reserve(1)
    write(value, name: name, to: slot, in: store)
    return slot
  }

  private func write(_ value: Value, name: String, to slot: Int, in store: SlotStore) {
    switch value {
    case .bool(let flag): store.slots[slot] = Slot(.bool, payload: flag ? 1 : 0)
    case .int(let number): store.slots[slot] = Slot(.int, payload: number)
    case .double(let number):
      store.slots[slot] = Slot(.double, payload: Int64(bitPattern: number.bitPattern))
    case .decimal(let number):
      store.slots[slot] = Slot(.decimal, payload: number.coefficient, scale: number.scale)
    case .string(let text):
      let (offset, length) = store.appendText(text.utf8)
      store.slots[slot] = Slot(.string, payload: Int64(offset), length: UInt32(length))
    case .list(let list):
      let first = store.reserve(list.count)
      store.slots[slot] = Slot(.list, payload: Int64(first), length: UInt32(list.count))
      for (index, element) in list.enumerated() {
        write(element, name: name + "[]", to: first + index, in: store)
      }
    case .map(let map):
      guard let type = types[name] else { return }
      let first = store.reserve(type.fields.count)
      store.slots[slot] = Slot(.record, payload: Int64(first), length: UInt32(store.register(type)))
      for (key, value) in map {
        guard case .string(let field) = key, let index = type.index(of: field) else { continue }
        write(value, name: "\(name).\(field)", to: first + index, in: store)
      }
    default: store.slots[slot] = Slot(.null)
    }
  }
}
