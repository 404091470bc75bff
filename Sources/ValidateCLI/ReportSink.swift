import Engine
import Platform
import Reports

/// One report on its way to a file or to standard output.
final class ReportSink {
  /// Bytes that are gathered before they are written.
  private static let blockSize = 1 << 16

  private var reporter: any Reporter
  private let isStreaming: Bool
  private var output = ByteWriter()
  /// What cannot be written before the end is known.
  private var held: [[UInt8]] = []
  private var file: OutputFile?
  /// Whether the reader has gone, so that nothing more need be written.
  private(set) var isClosed = false
  /// Whether it goes to a terminal.
  let isOnTerminal: Bool

  /// Opens the place that a request names, and begins the report.
  init(_ request: OutputRequest, _ options: ReportOptions) throws(RunFailure) {
    reporter = request.format.init(options)
    isStreaming = request.format.isStreaming
    if let path = request.file {
      do throws(PlatformError) {
        file = try OutputFile(replacing: path)
      } catch {
        throw .unwritable(error)
      }
      isOnTerminal = false
    } else {
      file = nil
      isOnTerminal = StandardStream.output.isTerminal
    }
    reporter.begin(into: &output)
  }

  /// Adds the documents of a part, which belong to the input `path`.
  func add(_ part: ReportPart, of path: String) throws(RunFailure) {
    for report in part.reports {
      reporter.separate(beforeDocument: report.index, of: path, into: &output)
      reporter.document(report, into: &output)
    }
    var start = 0
    for piece in part.pieces {
      reporter.separate(beforeDocument: piece.index, of: path, into: &output)
      output.append(part.bytes[start..<piece.end])
      start = piece.end
    }
    if start == 0, output.isEmpty, isStreaming, part.bytes.count >= Self.blockSize {
      try write(part.bytes)
    } else {
      output.append(part.bytes[start...])
      if output.count >= Self.blockSize { try flush() }
    }
  }

  /// Ends the report and puts a file in its place.
  func finish(_ summary: Summary) throws(RunFailure) {
    reporter.end(summary, into: &output)
    var head = ByteWriter()
    reporter.head(summary, into: &head)
    try write(head.bytes)
    // Each is given back as soon as it has been written.
    for index in held.indices {
      try write(held[index])
      held[index] = []
    }
    try write(output.bytes)
    output.removeAll()
    do throws(PlatformError) {
      try file?.commit()
    } catch {
      throw .unwritable(error)
    }
  }

  /// Writes what has been gathered, or keeps it when something that is not known yet stands before it.
  func flush() throws(RunFailure) {
    guard isStreaming else {
      if output.count >= Self.blockSize { held.append(output.take()) }
      return
    }
    try write(output.bytes)
    output.removeAll()
  }

  private func write(_ bytes: [UInt8]) throws(RunFailure) {
    guard !isClosed, !bytes.isEmpty else { return }
    do throws(PlatformError) {
      if file == nil {
        try StandardStream.output.write(bytes)
      } else {
        try file?.write(bytes)
      }
    } catch {
      guard error.kind == .brokenPipe else { throw .unwritable(error) }
      isClosed = true
    }
  }
}
