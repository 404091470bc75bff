/// Whether two keys of a mapping may be equal, from one bit for each.
struct KeyFilter {
  private var bits: UInt64 = 0
  /// Whether a bit was set twice, or a key cannot be told apart by one.
  var mayHaveDuplicates = false

  @inline(__always)
  mutating func insert(length: Int, first: UInt8, middle: UInt8, last: UInt8) {
    let hash =
      UInt64(truncatingIfNeeded: length) | UInt64(first) << 8 | UInt64(middle) << 16 | UInt64(last) << 24
    let bit: UInt64 = 1 << ((hash &* 0x9E37_79B9_7F4A_7C15) >> 58)
    if bits & bit != 0 { mayHaveDuplicates = true }
    bits |= bit
  }
}
