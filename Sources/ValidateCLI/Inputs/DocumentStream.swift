import Platform
import SourceText
import YAMLDocument

/// One input, read in pieces of whole documents, so that memory does not grow with it.
struct DocumentStream: ~Copyable {
  /// A part of the input.
  enum Piece {
    /// Some documents.
    case documents(SourceBuffer)
    /// The rest cannot be read.
    case unreadable(PlatformError)
    /// The next document is larger than may be, and the rest cannot be cut.
    case tooLarge(StreamSplitter.Failure)
    /// There is no more: what there was has been given.
    case end
  }

  /// How many bytes are read at once, and the size of a piece when documents are small: enough that
  /// handing it on costs nothing, small enough that all threads soon have one.
  private static let pieceBytes = 1 << 18

  private let file: InputFile
  private var splitter: StreamSplitter
  private var isDone = false

  /// Begins to read an input that reports call `path`.
  init(_ file: consuming InputFile, path: String, limits: Limits) {
    self.file = file
    splitter = StreamSplitter(
      name: path,
      // JSON is one document, which cannot be cut.
      windowBytes: DocumentFormat(ofFile: path) == .json ? limits.documentBytes : Self.pieceBytes,
      limits: limits
    )
  }

  /// The next part; nil after the last one, and when the process was asked to end.
  mutating func next() -> Piece? {
    if isDone { return nil }
    do {
      let buffer = try Self.next(&splitter, of: file)
      // The text may have been cut off in the middle.
      if Interruption.signal != nil { return nil }
      if let buffer { return .documents(buffer) }
      isDone = true
      return .end
    } catch let error as PlatformError {
      isDone = true
      return .unreadable(error)
    } catch let error as StreamSplitter.Failure {
      isDone = true
      return .tooLarge(error)
    } catch {
      preconditionFailure("reading threw \(error)")
    }
  }

  private static func next(
    _ splitter: inout StreamSplitter,
    of file: borrowing InputFile
  ) throws -> SourceBuffer? {
    try splitter.next(
      isIdle: { file.wouldBlock },
      read: { bytes in _ = try file.read(into: &bytes, atMost: pieceBytes) }
    )
  }
}
