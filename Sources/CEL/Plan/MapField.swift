/// A field of a variable that is a plain map, by a constant key.
struct MapField: Sendable {
  /// The variable, as ``Context/cell(_:)`` counts them.
  let root: Int
  let key: FieldKey
  /// The value in the general way: when the variable is no map, or has no such key.
  let general: ValueCode

  /// Nil when the operand is not a variable, or is a record.
  init?(_ operand: Plan, _ key: FieldKey, general: @escaping ValueCode) {
    guard case .place(let place, let kind) = operand, place.steps.isEmpty, kind != .record else { return nil }
    root = place.root
    self.key = key
    self.general = general
  }

  /// Hands the value to `body` in place when the variable is a map with the key, else the result is nil.
  @inline(__always)
  func withValue<R>(_ context: Context, _ body: (borrowing Value) -> R) -> R? {
    let cell = unsafe context.cell(root)
    guard unsafe cell.pointee.slot == Cell.holdsValue, let map = unsafe cell.pointee.map else { return nil }
    return unsafe map._withUnsafeGuaranteedRef { storage in
      let index = storage.index(of: key.name, hash: key.hash.bits)
      return index < 0 ? nil : body(storage.values[index])
    }
  }

  @inline(__always)
  func value(in context: Context) -> Value { withValue(context) { copy $0 } ?? general(context) }

  @inline(__always)
  func verdict(in context: Context) -> Verdict {
    let direct: Verdict?? = withValue(context) { value in
      if case .bool(let flag) = value { return flag ? .isTrue : .isFalse }
      return nil
    }
    if case .some(.some(let verdict)) = direct { return verdict }
    return context.verdict(value(in: context))
  }
}

/// Reads a scalar from a map.
struct MapFieldReader<Scalar: SlotScalar>: ScalarReader {
  let field: MapField

  init(_ field: MapField) { self.field = field }

  /// Nil for other plans.
  init?(_ plan: Plan) {
    guard case .mapField(let field) = plan else { return nil }
    self.field = field
  }

  @inline(__always)
  func read(_ context: Context) -> Reading<Scalar> {
    let direct: Scalar?? = field.withValue(context) { Scalar($0) }
    if case .some(.some(let scalar)) = direct { return Reading(scalar) }
    return context.reading(field.value(in: context))
  }
}
