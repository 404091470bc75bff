/// A type as a value, such as the result of `type(1)`.
///
/// Types are compared by name alone.
package struct TypeValue: Hashable, Sendable {
  /// The full name: `int`, `list`, `google.protobuf.Timestamp`.
  package let name: String

  /// Makes a type value from its full name.
  package init(name: String) { self.name = name }

  package static let null: TypeValue = TypeValue(name: "null_type")
  package static let bool: TypeValue = TypeValue(name: "bool")
  package static let int: TypeValue = TypeValue(name: "int")
  package static let uint: TypeValue = TypeValue(name: "uint")
  package static let double: TypeValue = TypeValue(name: "double")
  package static let string: TypeValue = TypeValue(name: "string")
  package static let bytes: TypeValue = TypeValue(name: "bytes")
  package static let decimal: TypeValue = TypeValue(name: "decimal")
  package static let timestamp: TypeValue = TypeValue(name: "google.protobuf.Timestamp")
  package static let duration: TypeValue = TypeValue(name: "google.protobuf.Duration")
  package static let list: TypeValue = TypeValue(name: "list")
  package static let map: TypeValue = TypeValue(name: "map")
  package static let type: TypeValue = TypeValue(name: "type")
  package static let optional: TypeValue = TypeValue(name: CELType.optionalName)
}
