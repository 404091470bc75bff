/// The hash of a map key, so that a constant key is hashed only once, by the planner.
///
/// Numbers that are equal across types have equal hashes.
package struct MapKeyHash: Hashable, Sendable {
  let bits: UInt64

  /// The hash of a string key.
  package init(_ text: String) {
    let span = text.utf8Span.span
    var hash = Self.mix(UInt64(truncatingIfNeeded: span.count) ^ Self.seed)
    var index = 0
    while index + 8 <= span.count {
      var word: UInt64 = 0
      for offset in 0..<8 { word |= UInt64(span[index &+ offset]) &<< UInt64(offset &* 8) }
      hash = Self.mix(hash ^ word)
      index &+= 8
    }
    var word: UInt64 = 0
    while index < span.count {
      word = word &<< 8 | UInt64(span[index])
      index &+= 1
    }
    bits = Self.mix(hash ^ word)
  }

  /// The hash of any value that may be found in a map; nil for values that no map can hold, such as 1.5.
  package init?(_ key: Value) {
    switch key {
    case .string(let text): self.init(text)
    case .int(let number): self.init(integer: UInt64(bitPattern: number))
    case .uint(let number): self.init(integer: number)
    case .bool(let flag): self.init(integer: flag ? 0x9AE1_6A3B_2F90_404F : 0xC949_D7C7_509E_6557)
    case .double(let number):
      if let int = Int64(exactly: number) {
        self.init(integer: UInt64(bitPattern: int))
      } else if let uint = UInt64(exactly: number) {
        self.init(integer: uint)
      } else {
        return nil
      }
    default: return nil
    }
  }

  private init(integer: UInt64) { bits = Self.mix(integer ^ Self.seed) }

  @inline(__always)
  private static func mix(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  /// Differs from run to run, so that no document can be made to collide; as the standard library's own
  /// seed it is fixed under `SWIFT_DETERMINISTIC_HASHING`, for fuzzing.
  private static let seed = UInt64(bitPattern: Int64(Hasher().finalize()))
}
