/// A record: a type and the values of its fields.
package struct RecordValue: Sendable {
  /// The type.
  package let type: RecordType
  private let fields: [Value?]

  /// Makes a record from the values of its fields, in slot order; nil for an absent one.
  package init(type: RecordType, fields: [Value?]) {
    self.type = type
    self.fields = fields
  }

  /// The name of the type.
  package var typeName: String { type.name }

  /// Whether both have the same type and equal fields.
  package func isEqual(to other: RecordValue) -> Bool {
    guard type == other.type else { return false }
    return zip(fields, other.fields).allSatisfy { left, right in
      switch (left, right) {
      case (nil, nil): true
      case (let left?, let right?): left.isEqual(to: right)
      default: false
      }
    }
  }

  /// The record as an expression would write it: `Card{balance: 5}`.
  package var text: String {
    let parts = zip(type.fields, fields).compactMap { field, value in value.map { "\(field.name): \($0.text)" } }
    return "\(typeName){\(parts.joined(separator: ", "))}"
  }
}
