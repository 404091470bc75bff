/// A value at run time (CEL spec, "Values").
///
/// Errors and unknowns are values too, because `&&`, `||`, `?:` and the comprehensions decide what
/// becomes of them.
package enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case decimal(Decimal)
  case timestamp(Timestamp)
  case duration(Duration)
  case list(ListValue)
  case map(MapValue)
  case type(TypeValue)
  case optional(OptionalValue)
  /// A value of an abstract type of a library, such as an IP address.
  case opaque(OpaqueValue)
  /// A view into a slot store.
  case record(RecordValue)
  case error(EvalError)
  case unknown(UnknownSet)
}

/// What sort of value it is: the part of a type that can be seen at run time.
package enum ValueKind: UInt8, CaseIterable, Sendable {
  case null
  case bool
  case int
  case uint
  case double
  case string
  case bytes
  case decimal
  case timestamp
  case duration
  case list
  case map
  case type
  case optional
  case opaque
  case record
  case error
  case unknown
}

extension Value {
  /// The kind of the value.
  package var kind: ValueKind {
    switch self {
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
    case .list: .list
    case .map: .map
    case .type: .type
    case .optional: .optional
    case .opaque: .opaque
    case .record: .record
    case .error: .error
    case .unknown: .unknown
    }
  }

  /// The run-time type, without parameters: what `type(x)` gives.
  package var typeValue: TypeValue {
    switch self {
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
    case .list: .list
    case .map: .map
    case .type: .type
    case .optional: .optional
    case .opaque(let value): TypeValue(name: value.typeName)
    case .record(let value): TypeValue(name: value.typeName)
    case .error: TypeValue(name: "error")
    case .unknown: TypeValue(name: "unknown")
    }
  }

  /// The name of the run-time type.
  package var typeName: String { typeValue.name }

  /// Whether the value is an error or an unknown, which strict functions pass on.
  package var isErrorOrUnknown: Bool {
    switch self {
    case .error, .unknown: true
    default: false
    }
  }

  /// An error value.
  package static func error(_ kind: EvalError.Kind, en english: String, zh chinese: String) -> Value {
    .error(EvalError(kind, en: english, zh: chinese))
  }
}
