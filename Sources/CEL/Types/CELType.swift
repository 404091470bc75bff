/// A static type as the checker sees it (CEL spec, "Gradual Type Checking").
package indirect enum CELType: Hashable, Sendable {
  /// Not known before evaluation.
  case dyn
  case null
  case bool
  case int
  case uint
  case double
  case string
  case bytes
  /// Exact decimal numbers: our extension.
  case decimal
  case timestamp
  case duration
  /// The type of an expression that is already reported as wrong.
  case error
  /// `google.protobuf.Any`, which the checker treats as ``dyn``.
  case any
  case list(CELType)
  case map(CELType, CELType)
  /// The type of a type: `type(int)` is `.type(.int)`; nil when the inner type is not known.
  case type(CELType?)
  /// A type parameter of a declaration, such as `A` in `list(A)`.
  case typeParam(String)
  /// A primitive that may be null.
  case wrapper(CELType)
  /// An abstract type: `optional_type`, `net.IP`, `net.CIDR`.
  case opaque(String, [CELType])
  /// A structural type with named fields.
  case record(RecordType)
  /// A protobuf message type known by name only.
  case message(String)
  case function(result: CELType, arguments: [CELType])

  /// The type of optional values.
  package static func optional(_ wrapped: CELType) -> CELType { .opaque(optionalName, [wrapped]) }

  /// The name of the type of optional values.
  package static let optionalName: String = "optional_type"
}

extension CELType: CustomStringConvertible {
  /// The type as CEL's own tools write it: `list(int)`, `map(string, dyn)`, `wrapper(int)`.
  package var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .decimal: "decimal"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .error: "!error!"
    case .any: "any"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .type(let inner): inner.map { "type(\($0))" } ?? "type"
    case .typeParam(let name): name
    case .wrapper(let inner): "wrapper(\(inner))"
    case .opaque(let name, let parameters):
      parameters.isEmpty ? name : "\(name)(\(Self.joined(parameters)))"
    case .record(let record): record.name
    case .message(let name): name
    case .function(let result, let arguments): "(\(Self.joined(arguments))) -> \(result)"
    }
  }

  private static func joined(_ types: [CELType]) -> String {
    types.map(\.description).joined(separator: ", ")
  }
}

extension CELType {
  /// The name that a value of this type has at run time, the result of `type(x)`: parameters are left out.
  ///
  /// Nil for types that no value has.
  package var runtimeName: String? {
    switch self {
    case .null: "null_type"
    case .bool, .int, .uint, .double, .string, .bytes, .decimal: description
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .list: "list"
    case .map: "map"
    case .type: "type"
    case .wrapper(let inner): inner.runtimeName
    case .opaque(let name, _), .message(let name): name
    case .record(let record): record.name
    case .dyn, .any, .error, .typeParam, .function: nil
    }
  }
}
