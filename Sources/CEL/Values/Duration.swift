/// A span of time in whole nanoseconds, about ±292 years (`google.protobuf.Duration`, with the range
/// that cel-go gives it).
@frozen
public struct Duration: Hashable, Comparable, Sendable {
  /// The whole span, in nanoseconds.
  public let nanoseconds: Int64

  /// Makes a span of nanoseconds.
  @inlinable
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Makes a span of seconds and nanoseconds (of the same sign, or any); nil when it does not fit.
  @inlinable
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, leaves) = product.addingReportingOverflow(Int64(nanoseconds))
    if overflows || leaves { return nil }
    self.nanoseconds = sum
  }

  /// Whole seconds, truncated toward zero.
  @inlinable public var seconds: Int64 { nanoseconds / 1_000_000_000 }

  /// The part below a second, of the same sign as the span.
  @inlinable public var nanosecondsOfSecond: Int32 { Int32(truncatingIfNeeded: nanoseconds % 1_000_000_000) }

  /// Whether the first span is shorter, or more negative.
  @inlinable
  public static func < (left: Duration, right: Duration) -> Bool { left.nanoseconds < right.nanoseconds }

  /// The sum, or nil when it does not fit.
  package func adding(_ other: Duration) -> Duration? {
    let (sum, overflows) = nanoseconds.addingReportingOverflow(other.nanoseconds)
    return overflows ? nil : Duration(nanoseconds: sum)
  }

  /// The difference, or nil when it does not fit.
  package func subtracting(_ other: Duration) -> Duration? {
    let (difference, overflows) = nanoseconds.subtractingReportingOverflow(other.nanoseconds)
    return overflows ? nil : Duration(nanoseconds: difference)
  }
}

extension Duration: CustomStringConvertible {
  /// Seconds with as many fraction digits as needed, and `s`: `-1.5s`.
  public var description: String {
    let magnitude = nanoseconds.magnitude
    let fraction = FractionText.text(nanoseconds: Int(magnitude % 1_000_000_000))
    return "\(nanoseconds < 0 ? "-" : "")\(magnitude / 1_000_000_000)\(fraction)s"
  }
}

/// The digits of a second's fraction.
enum FractionText {
  /// `.5` for 500,000,000; nothing for 0.
  static func text(nanoseconds: Int) -> String {
    guard nanoseconds > 0 else { return "" }
    var digits = String(1_000_000_000 + nanoseconds).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return ".\(digits)"
  }
}
