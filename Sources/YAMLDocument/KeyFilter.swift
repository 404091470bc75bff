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

  /// Notes a key of a plain document.
  ///
  /// - Returns: false when it is too long for libyaml or the limit, empty, or a merge key, which is a finding.
  @inline(__always)
  mutating func insert(_ key: BlockText.Scalar, _ bytes: ByteView, _ limits: Limits) -> Bool {
    let quote = key.style == .plain ? 0 : 1
    let start = key.start + quote
    let length = key.end - key.start - 2 * quote
    // libyaml looks for the colon of a key on 1024 characters.
    guard length <= min(limits.keyLength, 1000), length > 0 else { return false }
    if length == 2, bytes[start] == UInt8(ascii: "<"), bytes[start + 1] == UInt8(ascii: "<") { return false }
    insert(
      length: length,
      first: bytes[start],
      middle: bytes[start + length / 2],
      last: bytes[start + length - 1]
    )
    return true
  }
}
