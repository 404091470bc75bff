extension Value {
  /// CEL's `==` (CEL spec, "Equality"): numbers by value across their types, other types only among
  /// themselves, and NaN equals nothing.
  ///
  /// Errors and unknowns equal nothing; the evaluator handles them.
  package func isEqual(to other: Value) -> Bool {
    switch (self, other) {
    case (.int(let left), .int(let right)): left == right
    case (.string(let left), .string(let right)): left.isIdentical(to: right)
    case (.bool(let left), .bool(let right)): left == right
    case (.null, .null): true
    case (.bytes(let left), .bytes(let right)): left == right
    case (.timestamp(let left), .timestamp(let right)): left == right
    case (.duration(let left), .duration(let right)): left == right
    case (.list(let left), .list(let right)): left.isEqual(to: right)
    case (.map(let left), .map(let right)): left.isEqual(to: right)
    case (.type(let left), .type(let right)): left == right
    case (.opaque(let left), .opaque(let right)): left == right
    case (.record(let left), .record(let right)): left.isEqual(to: right)
    case (.optional(let left), .optional(let right)): left.isEqual(to: right)
    default: numericOrder(against: other) == 0
    }
  }

  /// The order of two numbers of any types; nil when one is NaN or no number, and for a decimal
  /// against a double, which have no exact common ground.
  func numericOrder(against other: Value) -> Int? {
    switch (self, other) {
    case (.int(let left), .int(let right)): NumericOrder.compare(left, right)
    case (.int(let left), .uint(let right)): NumericOrder.compare(left, right)
    case (.int(let left), .double(let right)): NumericOrder.compare(left, right)
    case (.int(let left), .decimal(let right)): NumericOrder.compare(Decimal(left), right)
    case (.uint(let left), .uint(let right)): NumericOrder.compare(left, right)
    case (.uint(let left), .int(let right)): -NumericOrder.compare(right, left)
    case (.uint(let left), .double(let right)): NumericOrder.compare(left, right)
    case (.uint(let left), .decimal(let right)): -right.ordering(against: left)
    case (.double(let left), .double(let right)): NumericOrder.compare(left, right)
    case (.double(let left), .int(let right)): NumericOrder.negated(NumericOrder.compare(right, left))
    case (.double(let left), .uint(let right)): NumericOrder.negated(NumericOrder.compare(right, left))
    case (.decimal(let left), .decimal(let right)): NumericOrder.compare(left, right)
    case (.decimal(let left), .int(let right)): NumericOrder.compare(left, Decimal(right))
    case (.decimal(let left), .uint(let right)): left.ordering(against: right)
    default: nil
    }
  }
}

extension ListValue {
  /// Element by element.
  package func isEqual(to other: ListValue) -> Bool {
    guard count == other.count else { return false }
    for index in 0..<count where !self[index].isEqual(to: other[index]) { return false }
    return true
  }

  /// Whether some element equals the value: CEL's `in`.
  package func contains(_ value: Value) -> Bool {
    for index in 0..<count where self[index].isEqual(to: value) { return true }
    return false
  }
}

extension OptionalValue {
  /// Two without a value are equal, and two with equal values.
  package func isEqual(to other: OptionalValue) -> Bool {
    switch (value, other.value) {
    case (nil, nil): true
    case (let left?, let right?): left.isEqual(to: right)
    default: false
    }
  }
}
