/// The outcome of ordering two values.
package enum Ordering: Sendable {
  case less
  case equal
  case greater
  /// One of them is NaN: every comparison is false.
  case unordered

  /// Reads -1, 0, 1 and nil.
  init(_ sign: Int?) {
    switch sign {
    case nil: self = .unordered
    case 0?: self = .equal
    case let sign?: self = sign < 0 ? .less : .greater
    }
  }
}

extension Value {
  /// The order of two values, or nil when these types have none (CEL spec, "Ordering").
  package func compare(_ other: Value) -> Ordering? {
    switch (self, other) {
    case (.int(let left), .int(let right)): Ordering(NumericOrder.compare(left, right))
    case (.string(let left), .string(let right)): Ordering(String.compare(left, right))
    case (.bool(let left), .bool(let right)): Ordering((left ? 1 : 0) - (right ? 1 : 0))
    case (.bytes(let left), .bytes(let right)): Ordering(String.compare(left.span, right.span))
    case (.timestamp(let left), .timestamp(let right)): Ordering(NumericOrder.compare(left, right))
    case (.duration(let left), .duration(let right)): Ordering(NumericOrder.compare(left, right))
    case (.decimal, .double), (.double, .decimal): nil
    default: isNumber && other.isNumber ? Ordering(numericOrder(against: other)) : nil
    }
  }

  /// Whether the value is an int, uint, double or decimal.
  package var isNumber: Bool {
    switch self {
    case .int, .uint, .double, .decimal: true
    default: false
    }
  }
}
