/// A place as people and editors name it.
public struct SourceLocation: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int
  /// The byte offset in the file, from 0.
  public let offset: Int

  /// Makes a location.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}

/// The starts of a buffer's lines, for turning byte offsets into lines and columns.
///
/// A line ends at LF, CRLF or a lone CR: YAML 1.2.2 §5.4, and what editors show. Building is
/// O(bytes), a look-up O(log lines + line length).
public struct LineTable: Sendable {
  private let starts: [UInt32]
  private let buffer: SourceBuffer

  /// Finds the line starts of `buffer`.
  public init(_ buffer: SourceBuffer) {
    var starts: [UInt32] = [0]
    let bytes = buffer.bytes.span
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      starts.append(UInt32(index))
    }
    self.starts = starts
    self.buffer = buffer
  }

  /// The number of lines; text that ends in a line break has an empty last line.
  public var count: Int { starts.count }

  /// The zero-based index, within the buffer, of the line that holds `offset`.
  public func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The line and column of a byte offset in the buffer, counted in the whole file.
  public func location(of offset: Int) -> SourceLocation {
    let index = lineIndex(of: offset)
    let start = Int(starts[index])
    return SourceLocation(
      line: buffer.origin.line + index + 1,
      column: scalarCount(in: start..<offset) + 1,
      offset: buffer.origin.offset + offset
    )
  }

  /// The bytes of a line, by zero-based index within the buffer, without its line break.
  public func range(ofLine index: Int) -> TextRange {
    let start = Int(starts[index])
    var end = index + 1 < starts.count ? Int(starts[index + 1]) : buffer.bytes.count
    while end > start, buffer.bytes[end - 1] == 0x0A || buffer.bytes[end - 1] == 0x0D { end -= 1 }
    return TextRange(start, end)
  }

  /// The number, from 1 in the whole file, of a line given by its index within the buffer.
  public func number(ofLine index: Int) -> Int {
    buffer.origin.line + index + 1
  }

  private func scalarCount(in range: Range<Int>) -> Int {
    var count = 0
    for index in range where buffer.bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
