package import CEL
package import YAMLDocument

/// A JSON value that a schema holds: an enum member, a default, an example.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number that is exact as a decimal.
  case number(Decimal)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key with its value; objects keep their order.
  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSONValue
  }

  /// Reads the value that a node stands for under the YAML core schema.
  package init(_ node: NodeID, in tree: DocumentTree) {
    let node = tree.resolved(node)
    switch tree.kind(node) {
    case .sequence:
      self = .array(tree.children(node).map { JSONValue($0, in: tree) })
    case .mapping:
      self = .object(
        tree.entries(node).map { Member(key: tree.text($0.key), value: JSONValue($0.value, in: tree)) }
      )
    case .scalar, .alias:
      switch tree.value(node) {
      case .null: self = .null
      case .bool(let value): self = .bool(value)
      case .int, .bigInteger, .float:
        self = Decimal(tree.text(node)).map(JSONValue.number) ?? .string(tree.text(node))
      case .string: self = .string(tree.text(node))
      }
    }
  }

  /// The value as JSON text on one line.
  package var jsonText: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): value.description
    case .string(let value): JSONText.quoted(value)
    case .array(let elements): "[" + elements.map(\.jsonText).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { JSONText.quoted($0.key) + ": " + $0.value.jsonText }.joined(separator: ", ") + "}"
    }
  }
}

/// Writing of JSON text (RFC 8259) for the small values that messages and schemas hold.
package enum JSONText {
  /// The text as a JSON string literal.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
