import Rules
import SourceText
import YAMLDocument

/// A setup while tests are made up from it: its values may be set, added and taken out.
indirect enum SetupDraft: Hashable {
  /// As it is written in YAML.
  case scalar(String)
  case list([SetupDraft])
  case mapping([Entry])

  struct Entry: Hashable {
    let key: String
    var value: SetupDraft
  }

  init(_ node: NodeID, in tree: DocumentTree) {
    let node = tree.resolved(node)
    switch tree.kind(node) {
    case .sequence: self = .list(tree.children(node).map { SetupDraft($0, in: tree) })
    case .mapping:
      self = .mapping(
        tree.entries(node).map {
          Entry(key: tree.text(tree.resolved($0.key)), value: SetupDraft($0.value, in: tree))
        }
      )
    case .scalar, .alias:
      if case .string = tree.value(node) {
        self = .string(tree.text(node))
      } else {
        let text = tree.text(node)
        self = .scalar(text.isEmpty ? "null" : text)
      }
    }
  }

  /// The first document of a text; nil when it can't be read.
  init?(text: String) {
    guard let tree = try? PackFolder.read(SourceBuffer(name: "", text: text)).tree, let root = tree.root
    else {
      return nil
    }
    self.init(root, in: tree)
  }

  /// A text, in quotation marks where it needs them.
  static func string(_ text: String) -> SetupDraft {
    .scalar(NewValue.string(text).written(replacing: nil, isJSON: false))
  }

  /// The same with another value at a path, or with nothing there; what is missing on the way is added.
  func setting(_ path: ArraySlice<String>, to value: SetupDraft?) -> SetupDraft {
    guard let key = path.first else { return value ?? .scalar("null") }
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
        elements.append(SetupDraft.mapping([]).setting(rest, to: value))
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
        entries.append(Entry(key: key, value: SetupDraft.mapping([]).setting(rest, to: value)))
      }
      return .mapping(entries)
    case .scalar:
      return value == nil ? self : SetupDraft.mapping([]).setting(path, to: value)
    }
  }

  /// What stands at a path; nil for nothing.
  func value(at path: ArraySlice<String>) -> SetupDraft? {
    guard let key = path.first else { return self }
    switch self {
    case .list(let elements):
      guard let position = Int(key), elements.indices.contains(position) else { return nil }
      return elements[position].value(at: path.dropFirst())
    case .mapping(let entries):
      return entries.first { $0.key == key }?.value.value(at: path.dropFirst())
    case .scalar: return nil
    }
  }

  /// The setup in flow style on one line.
  var text: String {
    switch self {
    case .scalar(let text): return text
    case .list(let elements): return "[" + elements.map(\.text).joined(separator: ", ") + "]"
    case .mapping(let entries):
      let parts = entries.map { "\(SetupDraft.string($0.key).text): \($0.value.text)" }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }
}
