import Rules
import Schema
import SourceText
import YAMLDocument

/// Reads changed texts and runs all rules over them.
final class TrialSession {
  /// What a text comes to.
  struct Outcome {
    let verdicts: Verdicts
    /// Findings of the reader and of the schema, and secrets.
    let faults: Int
  }

  private let session: Session

  init(like other: Session) {
    session = Session(
      other.pack,
      options: SessionOptions(
        includesQuietResults: false,
        selection: other.options.selection,
        limits: other.options.limits
      )
    )
  }

  /// Checks a text that holds one document; nil when it can't be read, or holds another number of them.
  func outcome(of bytes: [UInt8], _ format: DocumentFormat) -> Outcome? {
    session.judge(SourceBuffer(name: "", bytes: bytes), format)
  }

  /// The ways of changing one value in a text with one document.
  func edits(
    of bytes: [UInt8],
    _ format: DocumentFormat,
    setting pointer: JSONPointer,
    to value: NewValue
  )
    -> [TextEdit]
  {
    guard session.read(SourceBuffer(name: "", bytes: bytes), format) else { return [] }
    return SetupEditor(tree: session.tree, isJSON: format == .json).edits(setting: pointer, to: value)
  }
}

extension Session {
  /// Reads the first document of a buffer; false when it can't be read.
  fileprivate func read(_ buffer: SourceBuffer, _ format: DocumentFormat) -> Bool {
    reader.open(buffer, format: format)
    return reader.next(into: &tree) && reader.failure == nil
  }

  fileprivate func judge(_ buffer: SourceBuffer, _ format: DocumentFormat) -> TrialSession.Outcome? {
    guard read(buffer, format) else { return nil }
    bindDocument()
    let faults = reader.findings.count + binder.findings.count + scanner.hits(in: buffer.bytes.span).count
    let verdicts = verdicts()
    var rest = DocumentTree()
    guard !reader.next(into: &rest) else { return nil }
    return TrialSession.Outcome(verdicts: verdicts, faults: faults)
  }
}
