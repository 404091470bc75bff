import Glibc

/// Standard input, line by line: what a person types, or what a pipe holds.
package struct LineInput: ~Copyable {
  /// What reading a line came to.
  package enum Line: Equatable, Sendable {
    /// A line without its end.
    case text(String)
    /// There are no more lines. On a terminal more may come after that.
    case end
    /// A signal asked the process to end while it waited.
    case interrupted(Int32)
  }

  private static let longestLine = 1 << 16
  private let file = InputFile.standardInput()
  private var bytes: [UInt8] = []

  package init() {}

  /// Whether standard input is a terminal.
  package static var isTerminal: Bool { isatty(0) == 1 }

  /// Waits for the next line; the last one needs no line end.
  ///
  /// Of a very long line the rest is another one.
  package mutating func next() throws(PlatformError) -> Line {
    while true {
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) { return take(upTo: end, andBeyond: end + 1) }
      if bytes.count >= Self.longestLine { return take(upTo: bytes.count, andBeyond: bytes.count) }
      guard try file.read(into: &bytes, atMost: 4096) == 0 else { continue }
      if let signal = Interruption.take() {
        // What was typed before belongs to a question that is over.
        bytes = []
        return .interrupted(signal)
      }
      return bytes.isEmpty ? .end : take(upTo: bytes.count, andBeyond: bytes.count)
    }
  }

  private mutating func take(upTo end: Int, andBeyond next: Int) -> Line {
    var line = bytes[..<end]
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    let text = String(decoding: line, as: UTF8.self)
    bytes.removeFirst(next)
    return .text(text)
  }
}
