extension String {
  /// Whether both have the same code points.
  ///
  /// Swift's `==` also takes canonically equivalent strings for equal, which CEL does not (CEL spec,
  /// "String and Bytes Values").
  @inline(__always)
  func isIdentical(to other: String) -> Bool {
    // The same two words are the same string: short strings and copies end here.
    let words = unsafe unsafeBitCast(self, to: (UInt64, UInt64).self)
    if unsafe words == unsafeBitCast(other, to: (UInt64, UInt64).self) { return true }
    // `==` is fastest for ASCII; and when it says false, the code points do differ.
    guard utf8.count == other.utf8.count, self == other else { return false }
    return utf8Span.isKnownASCII || Self.compare(self, other) == 0
  }

  /// -1, 0 or 1: the order of code points, which is the order of UTF-8 bytes.
  static func compare(_ left: String, _ right: String) -> Int {
    compare(left.utf8Span.span, right.utf8Span.span)
  }

  /// -1, 0 or 1: the order of bytes; a prefix comes first.
  static func compare(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    for index in 0..<Swift.min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index] ? -1 : 1
    }
    return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
  }

  /// The number of code points.
  var scalarCount: Int {
    let span = utf8Span
    return span.isKnownASCII ? span.count : unicodeScalars.count
  }
}
