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
/// O(bytes), a look-up O(log lines), however long the lines are.
public struct LineTable: Sendable {
  private let starts: [UInt32]
  private let buffer: SourceBuffer
  /// Where some line is long, the number of scalars before each block of ``blockBytes``; else empty.
  private let scalarsBeforeBlocks: [UInt32]

  private static let blockBytes = 1 << 10
  /// Counting the scalars of a line as long as this takes longer than a look-up should.
  private static let longLine = 1 << 12

  /// Finds the line starts of `buffer`.
  public init(_ buffer: SourceBuffer) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(buffer.bytes.count / 20)
    let bytes = buffer.bytes.span
    var longest = 0
    var last = 0
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count, var feeds = Self.lineFeeds(in: bytes, at: index) {
        while feeds != 0 {
          let start = index + feeds.trailingZeroBitCount / 8 + 1
          starts.append(UInt32(truncatingIfNeeded: start))
          longest = max(longest, start - last)
          last = start
          feeds &= feeds - 1
        }
        index += 8
        continue
      }
      let byte = bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      starts.append(UInt32(truncatingIfNeeded: index))
      longest = max(longest, index - last)
      last = index
    }
    longest = max(longest, bytes.count - last)
    self.starts = starts
    self.buffer = buffer
    scalarsBeforeBlocks = longest < Self.longLine ? [] : Self.scalarsBeforeBlocks(of: bytes)
  }

  /// The high bit of each of eight bytes that is a line feed, the first byte lowest; nil when one may be a
  /// carriage return.
  private static func lineFeeds(in bytes: Span<UInt8>, at index: Int) -> UInt64? {
    // The caller has looked at the count.
    let loaded = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    let word = UInt64(littleEndian: loaded)
    guard matches(word, 0x0D0D_0D0D_0D0D_0D0D) == 0 else { return nil }
    return matches(word, 0x0A0A_0A0A_0A0A_0A0A)
  }

  /// The high bit of each byte that equals the pattern's.
  private static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~((difference & low) &+ low | difference) & ~low
  }

  private static func scalarsBeforeBlocks(of bytes: Span<UInt8>) -> [UInt32] {
    var counts: [UInt32] = []
    counts.reserveCapacity(bytes.count / blockBytes + 1)
    var count: UInt32 = 0
    for index in 0..<bytes.count {
      if index % blockBytes == 0 { counts.append(count) }
      if bytes[index] & 0xC0 != 0x80 { count += 1 }
    }
    if bytes.count % blockBytes == 0 { counts.append(count) }
    return counts
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
    guard range.count >= Self.longLine else { return slowScalarCount(in: range) }
    // A range of this length reaches over the end of the block that it begins in.
    let first = range.lowerBound / Self.blockBytes + 1
    let last = range.upperBound / Self.blockBytes
    return slowScalarCount(in: range.lowerBound..<first * Self.blockBytes)
      + Int(scalarsBeforeBlocks[last] - scalarsBeforeBlocks[first])
      + slowScalarCount(in: last * Self.blockBytes..<range.upperBound)
  }

  private func slowScalarCount(in range: Range<Int>) -> Int {
    var count = 0
    for index in range where buffer.bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
