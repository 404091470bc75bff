import Rules
import Schema
import SourceText
import YAMLDocument

/// A change of some decoded bytes of a scalar, as one of the bytes that stand in the file.
struct ScalarEdit {
  let range: TextRange
  let text: String

  /// Makes the change that puts `replacement` in the place of some decoded bytes of a scalar, whose whole text is then
  /// `whole`; `isFlow` is whether it stands between brackets.
  init(
    _ decoded: TextRange,
    _ replacement: String,
    whole: String,
    in place: PackNode,
    of pack: Pack,
    isFlow: Bool
  ) {
    let tree = pack.files[place.file].tree
    let start = tree.sourceOffset(place.node, at: Int(decoded.start))
    let end = max(start, tree.sourceOffset(place.node, at: Int(decoded.end)))
    switch tree.style(place.node) {
    case .doubleQuoted:
      range = TextRange(start, end)
      text = String(JSONText.quoted(replacement).dropFirst().dropLast())
    case .singleQuoted:
      range = TextRange(start, end)
      text = replacement.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    case .plain where !Self.isPlain(whole, isFlow: isFlow):
      range = tree.range(place.node)
      text = "'" + whole.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    default:
      range = TextRange(start, end)
      text = replacement
    }
  }

  /// Whether a text may be written without quotation marks.
  private static func isPlain(_ text: String, isFlow: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, last != UInt8(ascii: ":") else { return false }
    if "!&*?|>%@`\"'[]{},#-".utf8.contains(first) { return false }
    if isFlow, bytes.contains(where: { ",[]{}".utf8.contains($0) }) { return false }
    return !zip(bytes, bytes.dropFirst()).contains { pair in
      pair.0 == UInt8(ascii: ":") && pair.1 == 0x20 || pair.0 == 0x20 && pair.1 == UInt8(ascii: "#")
    }
  }
}
