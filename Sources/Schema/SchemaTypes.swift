import CEL

extension JSONSchema.Node {
  /// Works out what the walk needs to know, once all keywords are read.
  mutating func finish(name: String, nodes: [JSONSchema.Node]) {
    if format == .quantity, units == nil { units = QuantityUnits() }
    noteConstraints()
    type = celType(name: name, nodes: nodes)
  }

  /// Works out ``hasConstraints``.
  mutating func noteConstraints() {
    hasConstraints =
      members != nil || pattern != nil || minimum != nil || maximum != nil || length != 0...Int.max
      || count != 0...Int.max || hasUniqueItems || !required.isEmpty
  }

  /// The CEL type of values that fit: null is no type of its own, it means 'not known'.
  private func celType(name: String, nodes: [JSONSchema.Node]) -> CELType {
    switch format {
    case .decimal, .quantity: return .decimal
    case .date: return .timestamp
    case nil: break
    }
    switch types.subtracting(.null) {
    case .boolean: return .bool
    case .integer: return .int
    case .number, [.number, .integer]: return .double
    case .string: return .string
    case .array: return .list(items.map { nodes[$0].type } ?? .dyn)
    case .object: return objectType(name: name, nodes: nodes)
    default: return .dyn
    }
  }

  private func objectType(name: String, nodes: [JSONSchema.Node]) -> CELType {
    if properties.isEmpty {
      guard case .matching(let schema) = additionalProperties else { return .map(.string, .dyn) }
      return .map(.string, nodes[schema].type)
    }
    return .record(
      RecordType(name: name, fields: properties.map { ($0.name, nodes[$0.schema].type) })
    )
  }
}
