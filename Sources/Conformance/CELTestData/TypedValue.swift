package import CEL

extension JSONNode {
  /// The node as a value with its type written out: `{"int": "5"}`, `{"list": [...]}`.
  package func typedValue() throws(TestDataError) -> Value {
    guard let (kind, content) = members.first, members.count == 1 else {
      throw TestDataError("a value is an object with one key")
    }
    switch kind {
    case "null": return .null
    case "bool": return .bool(content.isTrue)
    case "list":
      var list = ListValue()
      for element in content.elements { list.append(try element.typedValue()) }
      return .list(list)
    case "map":
      var map = MapValue()
      for entry in content.elements {
        let parts = entry.elements
        guard parts.count == 2 else { throw TestDataError("an entry is a key and a value") }
        if let error = map.insert(try parts[0].typedValue(), try parts[1].typedValue()) {
          throw TestDataError(error.message)
        }
      }
      return .map(map)
    default:
      guard let text = content.string, let value = Self.scalar(kind, text) else {
        throw TestDataError("no value of kind \(kind)")
      }
      return value
    }
  }

  private static func scalar(_ kind: String, _ text: String) -> Value? {
    switch kind {
    case "int": Int64(text).map { .int($0) }
    case "uint": UInt64(text).map { .uint($0) }
    case "double": Double(text).map { .double($0) }
    case "string": .string(text)
    case "bytes": Base64.bytes(of: text).map { .bytes($0) }
    case "type": .type(TypeValue(name: text))
    case "timestamp": Timestamp(parsing: text).map { .timestamp($0) }
    case "duration": Duration(parsing: text).map { .duration($0) }
    default: nil
    }
  }
}

extension Value {
  /// Whether both are of the same type and the same, in lists and maps too: 1 is not 1u.
  ///
  /// NaN is NaN.
  package func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.double(let left), .double(let right)):
      left.isNaN ? right.isNaN : left.bitPattern == right.bitPattern
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
    case (.map(let left), .map(let right)):
      left.count == right.count
        && left.allSatisfy { entry in
          right.contains { $0.key.isIdentical(to: entry.key) && $0.value.isIdentical(to: entry.value) }
        }
    case (.optional(let left), .optional(let right)):
      switch (left.value, right.value) {
      case (nil, nil): true
      case (let left?, let right?): left.isIdentical(to: right)
      default: false
      }
    default: kind == other.kind && isEqual(to: other)
    }
  }
}
