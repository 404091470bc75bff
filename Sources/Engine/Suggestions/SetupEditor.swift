package import SourceText
import YAMLDocument

/// A replacement of some bytes of a text.
package struct TextEdit: Sendable {
  /// The bytes that go; none where something is only put in.
  package let range: TextRange
  /// What comes in their place.
  package let text: String

  /// The text with the replacement made.
  package func applied(to bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    result.replaceSubrange(range.indices, with: text.utf8)
    return result
  }
}

/// Changes single values in the text of a setup, and leaves all else as it was written: comments, order and
/// layout.
struct SetupEditor {
  let tree: DocumentTree
  let isJSON: Bool

  private var bytes: [UInt8] { tree.source.bytes }

  /// The ways of giving the value at a pointer another value, the best first; none when there is no place for it.
  func edits(setting pointer: JSONPointer, to value: NewValue) -> [TextEdit] {
    guard let root = tree.root else { return [] }
    let tokens = pointer.tokens
    var node = root
    for (index, token) in tokens.enumerated() {
      let target = tree.resolved(node)
      let rest = tokens[index...]
      switch tree.kind(target) {
      case .mapping:
        guard let next = tree.value(of: token, in: target) else {
          return insertions(of: Array(rest), value, into: target)
        }
        node = next
      case .sequence:
        guard let position = Int(token), position >= 0, position < tree.childCount(target) else { return [] }
        node = tree.children(target).dropFirst(position).first { _ in true } ?? target
      case .scalar, .alias:
        guard case .null = tree.value(target) else { return [] }
        return replacements(of: node, by: flowText(Array(rest), value))
      }
    }
    guard tree.kind(tree.resolved(node)) == .scalar else { return [] }
    let range = tree.range(node)
    let old = range.isEmpty || tree.kind(node) == .alias ? nil : tree.source.text(in: range)
    return replacements(of: node, by: value.written(replacing: old, isJSON: isJSON))
  }

  /// Puts a text in the place of a value, which may be written as nothing at all.
  private func replacements(of node: NodeID, by text: String) -> [TextEdit] {
    let range = tree.range(node)
    guard range.isEmpty else { return [TextEdit(range: range, text: text)] }
    guard let key = tree.keyNode(ofValue: node) else { return [] }
    var position = Int(tree.range(key).end)
    while position < bytes.count, bytes[position] != UInt8(ascii: ":") { position += 1 }
    guard position < bytes.count else { return [] }
    return [TextEdit(range: TextRange(at: position + 1), text: " " + text)]
  }

  private func keyText(_ key: String) -> String {
    let value = NewValue.string(key)
    return value.written(replacing: nil, isJSON: isJSON)
  }

  /// A value in brackets under further keys: `{details: {cvv: true}}`.
  private func flowText(_ keys: [String], _ value: NewValue) -> String {
    keys.reversed().reduce(value.written(replacing: nil, isJSON: isJSON)) { "{\(keyText($1)): \($0)}" }
  }

  /// Adds a key, and the keys under it, to a mapping.
  private func insertions(of keys: [String], _ value: NewValue, into mapping: NodeID) -> [TextEdit] {
    let inner = Array(keys.dropFirst())
    let entry = keyText(keys[0]) + ": "
    let start = Int(tree.range(mapping).start)
    guard let first = tree.firstChild(mapping) else {
      guard tree.isFlow(mapping) else { return [] }
      return [TextEdit(range: TextRange(at: start + 1), text: entry + flowText(inner, value))]
    }
    let firstStart = Int(tree.range(first).start)
    let last = tree.entries(mapping).reduce(first) { $1.value }
    if tree.isFlow(mapping) {
      // Entries that stand on lines of their own get a new line.
      let gap =
        bytes[start..<firstStart].contains(UInt8(ascii: "\n")) ? lineBreak + indent(of: firstStart) : " "
      let text = entry + flowText(inner, value)
      let end = Int(tree.range(last).end)
      return [
        TextEdit(range: TextRange(at: end), text: "," + gap + text),
        TextEdit(range: TextRange(at: firstStart), text: text + "," + gap),
      ]
    }
    let indent = indent(of: firstStart)
    var text = entry + (inner.isEmpty ? value.written(replacing: nil, isJSON: isJSON) : "")
    for (depth, key) in inner.enumerated() {
      text.removeLast()
      text += lineBreak + indent + String(repeating: "  ", count: depth + 1) + keyText(key) + ": "
      if depth == inner.count - 1 { text += value.written(replacing: nil, isJSON: isJSON) }
    }
    let end = endOfLine(after: Int(tree.range(mapping).end))
    return [
      TextEdit(range: TextRange(at: end), text: lineBreak + indent + text),
      TextEdit(range: TextRange(at: firstStart), text: text + lineBreak + indent),
    ]
  }

  /// The line breaks of the text.
  private var lineBreak: String {
    guard let position = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return "\n" }
    if bytes[position] == 0x0A { return "\n" }
    return position + 1 < bytes.count && bytes[position + 1] == 0x0A ? "\r\n" : "\r"
  }

  private func endOfLine(after position: Int) -> Int {
    bytes[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
  }

  /// As many spaces as there are characters before a position on its line.
  private func indent(of position: Int) -> String {
    let start = bytes[..<position].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let width = bytes[start..<position].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return String(repeating: " ", count: width)
  }
}
