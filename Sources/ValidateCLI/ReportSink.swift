import Engine
import Platform
import Reports

/// One report on its way to a file or to standard output.
final class ReportSink {
  /// Bytes that are gathered before they are written.
  private static let blockSize = 1 << 16

  private var reporter: any Reporter
  private var output = ByteWriter()
  private var file: OutputFile?
  /// Whether the reader has gone, so that nothing more need be written.
  private(set) var isClosed = false

  /// Opens the place that a request names, and begins the report.
  init(_ request: OutputRequest, _ options: ReportOptions) throws(RunFailure) {
    reporter = request.format.init(options)
    if let path = request.file {
      do throws(PlatformError) {
        file = try OutputFile(replacing: path)
      } catch {
        throw .unwritable(error)
      }
    } else {
      file = nil
    }
    reporter.begin(into: &output)
  }

  /// Adds a document.
  func add(_ report: DocumentReport) throws(RunFailure) {
    reporter.document(report, into: &output)
    if output.count >= Self.blockSize { try flush() }
  }

  /// Ends the report and puts a file in its place.
  func finish(_ summary: Summary) throws(RunFailure) {
    reporter.end(summary, into: &output)
    try flush()
    do throws(PlatformError) {
      try file?.commit()
    } catch {
      throw .unwritable(error)
    }
  }

  /// Writes what has been gathered.
  func flush() throws(RunFailure) {
    guard !isClosed, !output.isEmpty else { return }
    do throws(PlatformError) {
      if file == nil {
        try StandardStream.output.write(output.bytes)
      } else {
        try file?.write(output.bytes)
      }
    } catch {
      guard error.kind == .brokenPipe else { throw .unwritable(error) }
      isClosed = true
    }
    output.removeAll()
  }
}
