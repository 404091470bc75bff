/// Flat storage for structured input, reused from document to document.
///
/// `@unchecked Sendable`: one thread fills it and evaluates over it; values that hold on to it are read
/// only while it is not being filled.
public final class SlotStore: @unchecked Sendable {
  // One thread uses a store at a time, and nobody else's code runs during an access: checking that on every
  // access would cost more than a comparison of two slots does.
  @usableFromInline @exclusivity(unchecked) var slotStorage: [Slot] = []
  @usableFromInline @exclusivity(unchecked) var textStorage: [UInt8] = []

  /// Every slot.
  @inlinable public var slots: [Slot] {
    get { unsafe slotStorage }
    _modify { yield unsafe &slotStorage }
  }
  /// The bytes of all strings, UTF-8.
  @inlinable public var text: [UInt8] {
    get { unsafe textStorage }
    _modify { yield unsafe &textStorage }
  }
  /// The types that record slots refer to by index.
  package private(set) var recordTypes: [RecordType] = []

  /// Makes an empty store.
  public init() {}

  /// Forgets the slots and the text, not the record types; keeps the memory.
  public func removeAll() {
    slots.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }

  /// Appends `count` absent slots and returns the index of the first.
  @inlinable public func reserve(_ count: Int) -> Int {
    let first = slots.count
    for _ in 0..<count { slots.append(Slot(.absent)) }
    return first
  }

  /// Appends the bytes of a string and returns where they are.
  @inlinable public func appendText(_ bytes: some Sequence<UInt8>) -> (offset: Int, length: Int) {
    let offset = text.count
    text.append(contentsOf: bytes)
    return (offset, text.count - offset)
  }

  /// The index of a record type in ``recordTypes``, adding it when it is new.
  package func register(_ type: RecordType) -> Int {
    if let index = recordTypes.firstIndex(where: { $0 === type }) { return index }
    recordTypes.append(type)
    return recordTypes.count - 1
  }

  /// The slot's content as a value.
  ///
  /// What is not known (absent, invalid or null in a record) is null here; the evaluator asks for the slot's
  /// kind before.
  package func value(at index: Int) -> Value {
    let slot = slots[index]
    switch slot.kind {
    case .absent, .invalid, .null: return .null
    case .bool: return .bool(slot.payload != 0)
    case .int: return .int(slot.payload)
    case .uint: return .uint(UInt64(bitPattern: slot.payload))
    case .double: return .double(Double(bitPattern: UInt64(bitPattern: slot.payload)))
    case .decimal: return .decimal(Decimal(coefficient: slot.payload, scale: slot.scale))
    case .string: return .string(string(of: slot))
    case .timestamp:
      guard let moment = Timestamp(seconds: slot.payload, nanoseconds: Int32(bitPattern: slot.length)) else {
        return .error(.invalidArgument, en: "timestamp out of range", zh: "时刻超出范围")
      }
      return .timestamp(moment)
    case .duration: return .duration(Duration(nanoseconds: slot.payload))
    case .list:
      let first = Int(slot.payload)
      return .list(ListValue((first..<first + Int(slot.length)).map { value(at: $0) }))
    case .map: return .map(map(of: slot))
    case .record: return .record(RecordValue(store: self, slot: index))
    }
  }

  /// The record, with no field known, that stands for an absent one: with it an expression that reads a
  /// field of a missing record needs that field, not just the record.
  package func standIn(for index: Int) -> RecordValue? {
    let slot = slots[index]
    guard slot.kind == .absent, slot.payload > 0 else { return nil }
    return RecordValue(store: self, slot: Int(slot.payload))
  }

  /// The text of a string slot.
  package func string(of slot: Slot) -> String {
    let start = Int(slot.payload)
    return String(decoding: text[start..<start + Int(slot.length)], as: UTF8.self)
  }

  private func map(of slot: Slot) -> MapValue {
    var map = MapValue()
    var index = Int(slot.payload)
    for _ in 0..<slot.length {
      // A key that is there already was reported by whoever filled the store; the first one counts.
      _ = map.insert(value(at: index), value(at: index + 1))
      index += 2
    }
    return map
  }
}
