import Engine
import SourceText

/// Turns places into lines and columns, with one line table a buffer however many documents it holds.
struct Locator: Sendable {
  private var buffer: SourceBuffer?
  private var lines: LineTable?

  /// The line table of a report's buffer.
  mutating func lines(of report: DocumentReport) -> LineTable {
    if let lines, let buffer, Self.isSame(buffer, report.buffer) { return lines }
    let fresh = LineTable(report.buffer)
    buffer = report.buffer
    lines = fresh
    return fresh
  }

  /// Whether two values are the same buffer.
  ///
  /// The older one is kept alive here, so equal addresses mean the same memory with the same bytes.
  private static func isSame(_ left: SourceBuffer, _ right: SourceBuffer) -> Bool {
    guard left.bytes.count == right.bytes.count, left.origin == right.origin else { return false }
    return unsafe left.bytes.withUnsafeBufferPointer { one in
      unsafe right.bytes.withUnsafeBufferPointer { other in
        unsafe one.baseAddress == other.baseAddress
      }
    }
  }
}
