import Diagnostics
import Engine
import Platform
import SourceText

/// When to show how far a run has got.
enum ProgressChoice: String, CaseIterable {
  /// When standard error is a terminal and the run takes longer than a moment.
  case auto
  case always
  case never
}

/// One line on standard error that says how far a run has got.
struct Progress {
  /// A run that is done sooner shows nothing.
  private static let patience: UInt64 = 1_000_000_000

  private let language: Language
  private let isTerminal: Bool
  private let width: Int
  private let interval: UInt64
  private let start: UInt64
  private let totalFiles: Int
  /// The bytes of all inputs; nil when that of one is not known.
  private let totalBytes: Int?
  private var files = 0
  private var documents = 0
  private var findings = 0
  private var bytes = 0
  private var lastShown: UInt64 = 0
  private var isVisible = false

  /// Makes one for a run over some inputs; nil when nothing is to be shown.
  init?(_ choice: ProgressChoice, over inputs: [Input], language: Language) {
    isTerminal = StandardStream.error.isTerminal && ProcessEnvironment.value(of: "TERM") != "dumb"
    guard choice == .always || (choice == .auto && isTerminal) else { return nil }
    self.language = language
    start = Clocks.monotonicNanoseconds
    width = Terminal.width(.error) ?? 80
    // A terminal's line is overwritten; elsewhere each is one more.
    interval = isTerminal ? 100_000_000 : 1_000_000_000
    totalFiles = inputs.count
    totalBytes = inputs.reduce(0) { total, input in
      guard let total, let size = input.size, input != .standardInput else { return nil }
      return total + size
    }
  }

  /// Counts what is done.
  mutating func add(_ done: CheckedDocuments) {
    files += done.summary.files
    documents += done.summary.documents
    findings += done.summary.fail + done.summary.error
    bytes += done.bytes
  }

  /// Shows the line, when it is time.
  mutating func show() {
    let now = Clocks.monotonicNanoseconds
    guard now - start > Self.patience, now - lastShown > interval else { return }
    lastShown = now
    let text = line(after: Double(now - start) / 1e9)
    StandardStream.error.say(isTerminal ? "\r\u{1B}[K" + text.prefix(cells: width - 1) : text + "\n")
    isVisible = isTerminal
  }

  /// Takes the line away, so that other words may stand in its place.
  mutating func hide() {
    guard isVisible else { return }
    StandardStream.error.say("\r\u{1B}[K")
    isVisible = false
  }

  private func line(after seconds: Double) -> String {
    let rate = Double(documents) / seconds
    var left: Int?
    if let totalBytes, bytes > 0 { left = Int(seconds * Double(max(0, totalBytes - bytes)) / Double(bytes)) }
    let percent = totalBytes.map { $0 == 0 ? 100 : min(100, bytes * 100 / $0) }
    return ProgressWords.line(
      percent: percent,
      files: files,
      of: totalFiles,
      documents: documents,
      rate: Int(rate),
      secondsLeft: left,
      findings: findings
    )[language]
  }
}
