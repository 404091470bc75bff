/// A structural type: named fields in the order of their slots.
///
/// Two record types are the same when their names are; a schema gives each a name of its own. A type may
/// be recursive: the fields are made once the type itself exists.
package final class RecordType: Sendable {
  /// A field's name and type.
  package typealias Field = (name: String, type: CELType)

  /// The type's full name, as `type(x)` shows it.
  package let name: String
  /// Whether fields that are not listed may be read, as dyn.
  package let isOpen: Bool
  // INVARIANT: written once, in init, before the object is visible to any other thread.
  nonisolated(unsafe) private var storedFields: [Field] = []
  nonisolated(unsafe) private var indexes = NameTable()

  /// Makes a type from its fields.
  package convenience init(name: String, isOpen: Bool = false, fields: [Field]) {
    self.init(name: name, isOpen: isOpen) { _ in fields }
  }

  /// Makes a type whose fields may name the type itself.
  package init(name: String, isOpen: Bool = false, makingFields makeFields: (RecordType) -> [Field]) {
    self.name = name
    self.isOpen = isOpen
    let fields = makeFields(self)
    unsafe storedFields = fields
    var indexes = NameTable()
    for index in fields.indices where !indexes.contains(fields[index].name) {
      indexes.set(fields[index].name, to: index)
    }
    unsafe self.indexes = indexes
  }

  /// The fields, in slot order.
  package var fields: [Field] { unsafe storedFields }

  /// The slot of a field, counted from the record's first.
  package func index(of field: String) -> Int? { unsafe indexes[field] }
}

extension RecordType: Hashable {
  package static func == (left: RecordType, right: RecordType) -> Bool { left.name == right.name }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
