package import CEL
package import Diagnostics

/// The JSON types that a value may have (JSON Schema 2020-12, Validation §6.1.1).
package struct JSONTypes: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let null = JSONTypes(rawValue: 1)
  package static let boolean = JSONTypes(rawValue: 2)
  package static let integer = JSONTypes(rawValue: 4)
  /// Any number; includes integers.
  package static let number = JSONTypes(rawValue: 8)
  package static let string = JSONTypes(rawValue: 16)
  package static let array = JSONTypes(rawValue: 32)
  package static let object = JSONTypes(rawValue: 64)
  package static let all: JSONTypes = [.null, .boolean, .integer, .number, .string, .array, .object]

  /// The types with their names in a schema, in the order in which messages name them.
  package static let names: [(name: String, type: JSONTypes)] = [
    ("boolean", .boolean), ("integer", .integer), ("number", .number), ("string", .string),
    ("array", .array), ("object", .object), ("null", .null),
  ]
}

/// A compiled JSON Schema: every subschema in one array, so that references are indices.
package struct JSONSchema: Sendable {
  /// The index of a subschema.
  package typealias Index = Int

  /// What the `format` keyword asks for, beyond the JSON type.
  package enum Format: String, Sendable, CaseIterable {
    /// Exact money: a number, or a text such as `4.99` or `$4.99`.
    case decimal
    /// An exact number with one of the units of `x-units`, or with none: `128Mi`.
    case quantity
    /// A calendar day, ISO 8601 `YYYY-MM-DD`.
    case date
  }

  /// What is said about keys that `properties` does not name.
  package enum AdditionalProperties: Sendable {
    case allowed
    case forbidden
    case matching(Index)
  }

  /// A named property; its position is its slot in the record.
  package struct Property: Sendable {
    package let name: String
    package let schema: Index
  }

  /// Words for people.
  package struct Annotations: Sendable {
    package var title: LocalizedText?
    package var description: LocalizedText?
    package var example: JSONValue?
    package var defaultValue: JSONValue?
    /// Whether the value is masked in everything that is printed.
    package var isPrivate: Bool = false
    /// Whether the value is a fact that others settle (JSON Schema 2020-12, Validation §9.4): to write another
    /// value would not make it so.
    package var isReadOnly: Bool = false
  }

  /// One subschema.
  package struct Node: Sendable {
    package var types: JSONTypes = .all
    package var format: Format?
    package var properties: [Property] = []
    package var additionalProperties: AdditionalProperties = .allowed
    package var required: [String] = []
    package var items: Index?
    package var members: [JSONValue]?
    package var pattern: Pattern?
    package var minimum: Bound?
    package var maximum: Bound?
    package var length: ClosedRange<Int> = 0...Int.max
    package var count: ClosedRange<Int> = 0...Int.max
    package var hasUniqueItems: Bool = false
    /// The units of a quantity; nil for any other format.
    package var units: QuantityUnits?
    package var annotations: Annotations = Annotations()
    /// The type that expressions see.
    package var type: CELType = .dyn

    /// Whether it is about lists or mappings.
    var isContainer: Bool {
      items != nil || !properties.isEmpty || types.subtracting(.null).isSubset(of: [.array, .object])
    }

    /// Whether a value needs more than its type and the walk through its children.
    var hasConstraints: Bool = false
  }

  /// A limit of a number.
  package struct Bound: Sendable {
    package let value: Decimal
    package let isExclusive: Bool
  }

  /// A regular expression with the text it was made from.
  package struct Pattern: Sendable {
    package let source: String
    let regex: CEL.Pattern
  }

  package var nodes: [Node] = []
  package var root: Index = 0

  package init() {}

  /// Whether any value is an amount of money.
  package var hasMoney: Bool { nodes.contains { $0.format == .decimal } }

  /// Whether any value belongs to a person, and is masked in everything that is printed.
  package var hasPrivateValues: Bool { nodes.contains { $0.annotations.isPrivate } }

  /// The root's properties with their CEL types: the variables that expressions see.
  package var rootFields: [(name: String, type: CELType)] {
    nodes[root].properties.map { ($0.name, nodes[$0.schema].type) }
  }

  /// The subschema that a path of property names leads to; lists are passed through to their items.
  package func node(at path: [String]) -> Index? {
    var current = root
    for key in path {
      while let items = nodes[current].items { current = items }
      guard let member = member(key, of: current) else { return nil }
      current = member
    }
    return current
  }

  /// The subschema of a value, by the tokens of its JSON Pointer; a position in a list leads to the list's items.
  package func node(ofValueAt tokens: [String]) -> Index? {
    var current = root
    for token in tokens {
      if let items = nodes[current].items, Int(token) != nil {
        current = items
      } else if let member = member(token, of: current) {
        current = member
      } else {
        return nil
      }
    }
    return current
  }

  /// The subschema of a key in a mapping.
  private func member(_ key: String, of node: Index) -> Index? {
    if let property = nodes[node].properties.first(where: { $0.name == key }) { return property.schema }
    if case .matching(let schema) = nodes[node].additionalProperties { return schema }
    return nil
  }
}
