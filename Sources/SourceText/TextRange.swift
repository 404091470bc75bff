/// A half-open range of bytes in one source buffer.
///
/// Offsets are zero-based byte offsets into UTF-8 text. Lines and columns are made from them only at
/// the edge, by ``LineTable``. A place takes no part in the equality of the thing it belongs to.
@frozen public struct TextRange: Hashable, Sendable {
  /// The offset of the first byte.
  public let start: UInt32
  /// The offset past the last byte; never less than `start`.
  public let end: UInt32

  /// Makes the range `start..<end`.
  ///
  /// - Precondition: `start <= end`.
  @inlinable public init(start: UInt32, end: UInt32) {
    precondition(start <= end, "a range must not end before it starts")
    self.start = start
    self.end = end
  }

  /// Makes the range `start..<end` from offsets of type `Int`.
  @inlinable public init(_ start: Int, _ end: Int) {
    self.init(start: UInt32(start), end: UInt32(end))
  }

  /// The empty range before the byte at `offset`.
  @inlinable public init(at offset: Int) {
    self.init(offset, offset)
  }

  /// The number of bytes.
  @inlinable public var count: Int { Int(end) - Int(start) }

  /// Whether the range covers no byte.
  @inlinable public var isEmpty: Bool { start == end }

  /// The range as indices of a byte array.
  @inlinable public var indices: Range<Int> { Int(start)..<Int(end) }

  /// The smallest range that covers both.
  @inlinable public func union(_ other: TextRange) -> TextRange {
    TextRange(start: min(start, other.start), end: max(end, other.end))
  }

  /// The same range, `delta` bytes further on.
  @inlinable public func shifted(by delta: Int) -> TextRange {
    TextRange(Int(start) + delta, Int(end) + delta)
  }
}
