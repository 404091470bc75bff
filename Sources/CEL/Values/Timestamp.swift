/// A moment, in nanoseconds, from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z
/// (`google.protobuf.Timestamp`).
@frozen
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64
  /// Nanoseconds after ``seconds``: 0 up to 1,000,000,000, which is not included.
  public let nanoseconds: Int32

  /// The seconds that a timestamp may have.
  public static var range: ClosedRange<Int64> { -62_135_596_800...253_402_300_799 }

  /// Makes a moment; nil outside ``range``.
  @inlinable
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard Self.range.contains(seconds), 0..<1_000_000_000 ~= nanoseconds else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Whether the first moment is earlier.
  @inlinable
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.seconds == right.seconds ? left.nanoseconds < right.nanoseconds : left.seconds < right.seconds
  }
}

// MARK: Arithmetic

extension Timestamp {
  /// The moment after a duration, or nil when it is out of range.
  package func adding(_ duration: Duration) -> Timestamp? {
    Timestamp(sinceEpoch: sinceEpoch + Int128(duration.nanoseconds))
  }

  /// The moment before a duration, or nil when it is out of range.
  package func subtracting(_ duration: Duration) -> Timestamp? {
    Timestamp(sinceEpoch: sinceEpoch - Int128(duration.nanoseconds))
  }

  /// The time from another moment to this one, or nil when it is longer than a duration can be.
  package func since(_ other: Timestamp) -> Duration? {
    Int64(exactly: sinceEpoch - other.sinceEpoch).map { Duration(nanoseconds: $0) }
  }

  private var sinceEpoch: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

  private init?(sinceEpoch: Int128) {
    let second: Int128 = 1_000_000_000
    var seconds = sinceEpoch / second
    var rest = sinceEpoch % second
    if rest < 0 {
      rest += second
      seconds -= 1
    }
    guard let whole = Int64(exactly: seconds) else { return nil }
    self.init(seconds: whole, nanoseconds: Int32(rest))
  }
}
