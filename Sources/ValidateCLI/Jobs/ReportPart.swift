import Engine
import Reports

/// What one report says about some documents that follow each other.
struct ReportPart: Sendable {
  /// The parts of the documents, when the format's reporters may work apart from each other.
  var bytes: [UInt8] = []
  /// Where each document's part ends in `bytes`, when something may have to stand between them.
  var pieces: [Piece] = []
  /// The documents, when one reporter must see them all.
  var reports: [DocumentReport] = []

  /// Whether there may be something to write.
  var hasSomething: Bool { !bytes.isEmpty || !reports.isEmpty }

  struct Piece: Sendable {
    /// The document's position in its input.
    let index: Int
    let end: Int
  }
}

/// Writes parts of one report, in one of the run's threads.
struct ReportPartWriter {
  private var reporter: any Reporter
  private let isPerDocument: Bool
  private let hasSeparators: Bool
  private var output = ByteWriter()
  private var pieces: [ReportPart.Piece] = []
  private var reports: [DocumentReport] = []

  init(_ format: any Reporter.Type, _ options: ReportOptions) {
    reporter = format.init(options)
    isPerDocument = format.isPerDocument
    hasSeparators = format.hasSeparators
  }

  /// The bytes written since the last part was taken.
  var count: Int { output.count }

  /// Adds a document.
  mutating func add(_ report: DocumentReport) {
    guard isPerDocument else {
      reports.append(report)
      return
    }
    reporter.document(report, into: &output)
    if hasSeparators { pieces.append(ReportPart.Piece(index: report.index, end: output.count)) }
  }

  /// Gives what was added since the last time.
  mutating func take() -> ReportPart {
    defer {
      output = ByteWriter()
      pieces = []
      reports = []
    }
    return ReportPart(bytes: output.bytes, pieces: pieces, reports: reports)
  }
}
