/// Decisions taken from bytes, so that a fuzzer steers what is generated; zero once they are used up.
package struct Choices {
  private let bytes: [UInt8]
  private var position = 0

  /// Takes decisions from these bytes.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// As many bytes at random, the same for the same seed (splitmix64).
  package init(seed: UInt64, count: Int) {
    var state = seed
    bytes = (0..<count).map { _ in
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return UInt8(truncatingIfNeeded: word ^ (word >> 31))
    }
  }

  /// Whether there is nothing left to decide with.
  var isUsedUp: Bool { position >= bytes.count }

  /// A number from 0 up to `limit`, which is not included; at most 256 different ones.
  package mutating func number(below limit: Int) -> Int {
    guard position < bytes.count, limit > 1 else { return 0 }
    defer { position += 1 }
    return Int(bytes[position]) % limit
  }

  /// One of the elements; two bytes decide when there are many.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    guard elements.count > 256 else { return elements[number(below: elements.count)] }
    return elements[(number(below: 256) << 8 | number(below: 256)) % elements.count]
  }
}
