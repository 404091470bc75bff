import SourceText
import YAMLDocument

/// The text of one document in its buffer, for reading it again with a change.
struct DocumentText {
  let buffer: SourceBuffer
  let range: TextRange
  let format: DocumentFormat

  /// The text of a document; nil when there is none.
  init?(of tree: DocumentTree, in buffer: SourceBuffer, end: Int, _ format: DocumentFormat) {
    guard let root = tree.root else { return nil }
    var start = 0
    if format == .yaml {
      let rootStart = Int(tree.range(root).start)
      start = buffer.bytes[..<rootStart].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
      // What stands on the line of a marker belongs to it.
      if buffer.bytes[start..<rootStart].starts(with: "---".utf8) { start = rootStart }
    }
    self.buffer = buffer
    self.format = format
    range = TextRange(start, max(start, end))
  }

  /// The document's bytes after an edit of the buffer; nil when it lies elsewhere.
  func changed(by edit: TextEdit) -> [UInt8]? {
    guard edit.range.start >= range.start, edit.range.end <= range.end else { return nil }
    return Array(buffer.bytes[Int(range.start)..<Int(edit.range.start)]) + Array(edit.text.utf8)
      + Array(buffer.bytes[Int(edit.range.end)..<Int(range.end)])
  }
}
