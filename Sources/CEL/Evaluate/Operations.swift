/// What selections and indexes mean on values, shared by the planned and the plain evaluation.
extension Context {
  // MARK: Slots as values

  /// What a variable's or a field's slot is worth: unknown when it is absent, invalid or null.
  func knownValue(atSlot index: Int) -> Value {
    switch slotKind(index) {
    case .absent, .invalid, .null: .unknown(UnknownSet(Attribute(unnamedSlot: index)))
    default: value(atSlot: index)
    }
  }

  /// What an element's slot is worth: null may be an element.
  func elementValue(atSlot index: Int) -> Value {
    slotKind(index) == .null ? .null : knownValue(atSlot: index)
  }

  /// A slot's value; a list with an unknown element is unknown as a whole.
  private func value(atSlot index: Int) -> Value {
    let slot = slot(index)
    switch slot.kind {
    case .bool: return .bool(slot.payload != 0)
    case .int: return .int(slot.payload)
    case .decimal: return .decimal(Decimal(coefficient: slot.payload, scale: slot.scale))
    case .string: return unsafe .string(String(decoding: bytes(of: slot), as: UTF8.self))
    case .list:
      let first = Int(slot.payload)
      var elements: [Value] = []
      elements.reserveCapacity(Int(slot.length))
      var unknown: Value?
      for index in first..<first + Int(slot.length) {
        let element = elementValue(atSlot: index)
        if case .unknown = element { unknown = unknown.map { Self.strict($0, element) ?? $0 } ?? element }
        elements.append(element)
      }
      return unknown ?? .list(ListValue(elements))
    default: return store.value(at: index)
    }
  }

  /// What a variable stands for.
  func variable(_ reference: Int) -> Value {
    let slot = variableSlot(reference)
    if slot >= 0 { return reference >= 0 ? knownValue(atSlot: slot) : elementValue(atSlot: slot) }
    if slot == Cell.holdsValue { return unsafe cell(reference).pointee.value }
    return compute(reference)
  }

  /// The slot of a variable, computed when it has to be; negative when it is a plain value or has none.
  func settledSlot(_ reference: Int) -> Int {
    if variableSlot(reference) == Cell.pending { _ = compute(reference) }
    return variableSlot(reference)
  }

  /// Evaluates a computed variable, once.
  private func compute(_ reference: Int) -> Value {
    var name: String { reference >= 0 ? frame.names[reference] : "a variable" }
    switch variableSlot(reference) {
    case Cell.pending:
      guard let program = frame.program(ofVariable: reference) else {
        return .error(.undeclared, en: "`\(name)` has no value", zh: "`\(name)` 没有值")
      }
      unsafe cell(reference).pointee.slot = Cell.computing
      // Its comprehensions must not write over those of the expression that asks for it.
      let value = withLocals(program.localCount) { program.value(in: $0) }
      if case .record(let record) = value, record.store === store {
        unsafe cell(reference).pointee.slot = record.slot
      } else {
        unsafe cell(reference).pointee.hold(value)
      }
      return value
    case Cell.computing:
      return .error(.undeclared, en: "`\(name)` is computed from itself", zh: "`\(name)` 由自身计算得出")
    default: return .error(.undeclared, en: "`\(name)` has no value", zh: "`\(name)` 没有值")
    }
  }

  // MARK: Fields

  /// `operand.field`.
  func select(_ operand: Value, _ field: FieldKey) -> Value {
    switch operand {
    case .map(let map):
      if let value = map.value(for: field.name, hash: field.hash) { return value }
      return Self.noSuchKey(.string(field.name))
    case .record(let record): return fieldValue(record, field.name)
    case .optional(let optional):
      guard let wrapped = optional.value else { return .optional(.none) }
      return optionalSelect(wrapped, field)
    case .unknown(let set):
      return standIn(set).map { fieldValue($0, field.name) } ?? operand
    case .error: return operand
    default:
      return .error(
        .noSuchField,
        en: "a value of type \(operand.typeName) has no fields",
        zh: "类型为 \(operand.typeName) 的值没有字段"
      )
    }
  }

  /// The record that stands for an absent one, when that is all that is unknown.
  func standIn(_ unknown: UnknownSet) -> RecordValue? {
    guard unknown.attributes.count == 1, unknown.attributes[0].slot >= 0 else { return nil }
    return store.standIn(for: Int(unknown.attributes[0].slot))
  }

  /// A record's field, or what a record's field is when its slot is empty: unknown.
  private func fieldValue(_ record: RecordValue, _ field: String) -> Value {
    guard let slot = record.slot(of: field) else {
      return .error(.noSuchField, en: "no such field: '\(field)'", zh: "没有字段“\(field)”")
    }
    if record.store === store { return knownValue(atSlot: slot) }
    switch record.store.slots[slot].kind {
    case .absent, .invalid, .null: return .unknown(UnknownSet(Attribute(path: "\(record.typeName).\(field)")))
    default: return record.store.value(at: slot)
    }
  }

  /// `has(operand.field)`.
  func hasField(_ operand: Value, _ field: FieldKey) -> Value {
    switch operand {
    case .map(let map): return .bool(map.contains(field.name, hash: field.hash))
    case .record(let record):
      guard let slot = record.slot(of: field.name) else {
        return .error(.noSuchField, en: "no such field: '\(field.name)'", zh: "没有字段“\(field.name)”")
      }
      switch record.store.slots[slot].kind {
      case .absent, .null: return .bool(false)
      default: return .bool(true)
      }
    case .optional(let optional):
      return optional.value.map { hasField($0, field) } ?? .bool(false)
    case .unknown(let set):
      return standIn(set).map { fieldValue($0, field.name) } ?? operand
    case .error: return operand
    default:
      return .error(
        .noSuchField,
        en: "a value of type \(operand.typeName) has no fields",
        zh: "类型为 \(operand.typeName) 的值没有字段"
      )
    }
  }

  /// `operand.?field`.
  func optionalSelect(_ operand: Value, _ field: FieldKey) -> Value {
    switch operand {
    case .optional(let optional):
      guard let wrapped = optional.value else { return .optional(.none) }
      return optionalSelect(wrapped, field)
    case .map(let map):
      return .optional(map.value(for: field.name, hash: field.hash).map(OptionalValue.init) ?? .none)
    case .record:
      let has = hasField(operand, field)
      guard case .bool(true) = has else { return has.isErrorOrUnknown ? has : .optional(.none) }
      let value = select(operand, field)
      return value.isErrorOrUnknown ? value : .optional(OptionalValue(value))
    default: return select(operand, field)
    }
  }

  // MARK: Indexes

  /// `operand[key]`.
  func index(_ operand: Value, _ key: Value) -> Value {
    if let failed = Self.strict(operand, key) { return failed }
    switch operand {
    case .list(let list):
      guard let position = Self.position(key) else {
        return .error(
          .noMatchingOverload,
          en: "a list is indexed by int, not \(key.typeName)",
          zh: "列表以 int 为下标，而不是 \(key.typeName)"
        )
      }
      guard let index = position, list.indices.contains(index) else {
        return .error(.indexOutOfBounds, en: "index out of bounds: \(key.text)", zh: "下标越界：\(key.text)")
      }
      return list[index]
    case .map(let map): return map.value(for: key) ?? Self.noSuchKey(key)
    case .record:
      guard case .string(let name) = key else {
        return .error(
          .noMatchingOverload,
          en: "a record is indexed by string, not \(key.typeName)",
          zh: "记录以文本为下标，而不是 \(key.typeName)"
        )
      }
      return select(operand, FieldKey(name))
    case .optional(let optional):
      guard let wrapped = optional.value else { return .optional(.none) }
      return optionalIndex(wrapped, key)
    default:
      return .error(
        .noMatchingOverload,
        en: "a value of type \(operand.typeName) cannot be indexed",
        zh: "类型为 \(operand.typeName) 的值不能用下标"
      )
    }
  }

  /// `operand[?key]`.
  func optionalIndex(_ operand: Value, _ key: Value) -> Value {
    if let failed = Self.strict(operand, key) { return failed }
    switch operand {
    case .optional(let optional):
      guard let wrapped = optional.value else { return .optional(.none) }
      return optionalIndex(wrapped, key)
    case .record:
      guard case .string(let name) = key else { return index(operand, key) }
      return optionalSelect(operand, FieldKey(name))
    case .list(let list):
      guard let position = Self.position(key) else { return index(operand, key) }
      guard let index = position, list.indices.contains(index) else { return .optional(.none) }
      let value = list[index]
      return value.isErrorOrUnknown ? value : .optional(OptionalValue(value))
    case .map(let map):
      return .optional(map.value(for: key).map(OptionalValue.init) ?? .none)
    default: return index(operand, key)
    }
  }

  /// The position that a list's index means: nil when it is no number, `.some(nil)` when nothing can be there.
  private static func position(_ key: Value) -> Int?? {
    switch key {
    case .int(let number): .some(Int(number))
    case .uint(let number): .some(Int(exactly: number))
    case .double(let number): .some(Int(exactly: number))
    default: nil
    }
  }

  static func noSuchKey(_ key: Value) -> Value {
    .error(.noSuchKey, en: "no such key: \(key.text)", zh: "没有键 \(key.text)")
  }

  /// The unknown or the error that two operands of a strict function come to; nil when both are values.
  static func strict(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.unknown(let first), .unknown(let second)): .unknown(first.union(second))
    case (.unknown, _): left
    case (_, .unknown): right
    case (.error, _): left
    case (_, .error): right
    default: nil
    }
  }

  /// The unknown or the error that the operands of a strict function come to; nil when all are values.
  static func strict(_ operands: some Sequence<Value>) -> Value? {
    var failed: Value?
    for operand in operands where operand.isErrorOrUnknown {
      failed = failed.map { strict($0, operand) ?? $0 } ?? operand
    }
    return failed
  }
}

/// A constant field name with its hash.
struct FieldKey: Sendable {
  let name: String
  let hash: MapKeyHash

  init(_ name: String) {
    self.name = name
    hash = MapKeyHash(name)
  }
}

extension ListValue {
  /// The positions of the elements.
  var indices: Range<Int> { 0..<count }
}
