import CEL
import Schema
import SourceText
import YAMLDocument

/// A setup as values that can be changed one by one, and written down again.
indirect enum SetupValue: Hashable, Sendable {
  case mapping([Entry])
  case list([SetupValue])
  /// A number, a truth value or null, as it is written.
  case plain(String)
  case text(String)

  static let null = SetupValue.plain("null")

  struct Entry: Hashable, Sendable {
    let key: String
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
      case .bool(let flag): self = .plain("\(flag)")
      case .int, .float, .bigInteger: self = .plain(tree.text(node))
      case .string: self = .text(tree.text(node))
      }
    }
  }

  /// The first document of a text; nil when it can't be read.
  init?(_ setup: SourceBuffer) {
    let reader = DocumentReader(limits: Limits())
    reader.open(setup, format: .yaml)
    var tree = DocumentTree()
    guard reader.next(into: &tree), reader.failure == nil, let root = tree.root else { return nil }
    self.init(root, in: tree)
  }

  /// The value as YAML on one line, with quotation marks only where they are needed.
  var yaml: String {
    switch self {
    case .mapping(let entries):
      "{\(entries.map { "\(Self.scalar($0.key)): \($0.value.yaml)" }.joined(separator: ", "))}"
    case .list(let elements): "[\(elements.map(\.yaml).joined(separator: ", "))]"
    case .plain(let text): text
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
    case .plain(let text): Decimal(text).map { [$0] } ?? []
    case .text: []
    }
  }
}

// MARK: - Changing values

extension SetupValue {
  /// The same with another value at a path, or with nothing there; what is missing on the way is added.
  func setting(_ path: ArraySlice<String>, to value: SetupValue?) -> SetupValue {
    guard let key = path.first else { return value ?? .null }
    let rest = path.dropFirst()
    let isRemoval = rest.isEmpty && value == nil
    switch self {
    case .list(var elements):
      guard let position = Int(key) else { return self }
      if elements.indices.contains(position) {
        if isRemoval {
          elements.remove(at: position)
        } else {
          elements[position] = elements[position].setting(rest, to: value)
        }
      } else if let value {
        elements.append(SetupValue.mapping([]).setting(rest, to: value))
      }
      return .list(elements)
    case .mapping(var entries):
      if let index = entries.firstIndex(where: { $0.key == key }) {
        if isRemoval {
          entries.remove(at: index)
        } else {
          entries[index].value = entries[index].value.setting(rest, to: value)
        }
      } else if let value {
        entries.append(Entry(key: key, value: SetupValue.mapping([]).setting(rest, to: value)))
      }
      return .mapping(entries)
    case .plain, .text:
      return value == nil ? self : SetupValue.mapping([]).setting(path, to: value)
    }
  }

  /// What stands at a path; nil for nothing.
  func value(at path: ArraySlice<String>) -> SetupValue? {
    guard let key = path.first else { return self }
    switch self {
    case .list(let elements):
      guard let position = Int(key), elements.indices.contains(position) else { return nil }
      return elements[position].value(at: path.dropFirst())
    case .mapping(let entries):
      return entries.first { $0.key == key }?.value.value(at: path.dropFirst())
    case .plain, .text: return nil
    }
  }
}
