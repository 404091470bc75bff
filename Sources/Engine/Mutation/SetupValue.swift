import CEL
import Schema
import YAMLDocument

/// A setup as values that can be changed one by one, and written down again.
indirect enum SetupValue: Hashable {
  case mapping([Entry])
  case list([SetupValue])
  case null
  case bool(Bool)
  /// A number as it is written.
  case number(String)
  case text(String)

  struct Entry: Hashable {
    var key: String
    var value: SetupValue
  }

  /// The value of a node.
  init(_ node: NodeID, in tree: DocumentTree) {
    let node = tree.resolved(node)
    switch tree.kind(node) {
    case .mapping:
      self = .mapping(
        tree.entries(node).map {
          Entry(key: tree.text(tree.resolved($0.key)), value: SetupValue($0.value, in: tree))
        }
      )
    case .sequence: self = .list(tree.children(node).map { SetupValue($0, in: tree) })
    case .scalar, .alias:
      switch tree.value(node) {
      case .null: self = .null
      case .bool(let flag): self = .bool(flag)
      case .int, .float, .bigInteger: self = .number(tree.text(node))
      case .string: self = .text(tree.text(node))
      }
    }
  }

  /// The value as YAML on one line, with quotation marks only where they are needed.
  var yaml: String {
    switch self {
    case .mapping(let entries):
      "{\(entries.map { "\(Self.scalar($0.key)): \($0.value.yaml)" }.joined(separator: ", "))}"
    case .list(let elements): "[\(elements.map(\.yaml).joined(separator: ", "))]"
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let text): text
    case .text(let text): Self.scalar(text)
    }
  }

  /// A text as a YAML scalar between brackets.
  static func scalar(_ text: String) -> String {
    NewValue.isPlain(text) || isDay(text) ? text : JSONText.quoted(text)
  }

  /// Whether a text is a day such as 2026-11-24, which no reader of the core schema takes for a number.
  private static func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10
      && bytes.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      }
  }

  /// Every number in it, as exact ones.
  var numbers: [Decimal] {
    switch self {
    case .mapping(let entries): entries.flatMap(\.value.numbers)
    case .list(let elements): elements.flatMap(\.numbers)
    case .number(let text): Decimal(text).map { [$0] } ?? []
    case .null, .bool, .text: []
    }
  }
}

/// One change of a setup.
struct SetupChange {
  let setup: SetupValue
  /// What was changed, for the test's name: `/cards/0/balance 5.01`.
  let note: String
}
