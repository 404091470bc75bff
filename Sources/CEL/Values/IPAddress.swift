/// An IPv4 or IPv6 address (`net.IP`).
package struct IPAddress: Hashable, Sendable {
  /// The address as a number; an IPv4 address uses the lower 32 bits.
  package let bits: UInt128
  /// Whether it has 32 bits rather than 128.
  package let isV4: Bool

  package init(v4 bits: UInt32) {
    self.bits = UInt128(bits)
    isV4 = true
  }

  package init(v6 bits: UInt128) {
    self.bits = bits
    isV4 = false
  }

  /// The number of bits: 32 or 128.
  package var width: Int { isV4 ? 32 : 128 }
}

/// An address with the length of a network's prefix (`net.CIDR`).
package struct IPPrefix: Hashable, Sendable {
  /// The address as it was written, with its host bits.
  package let address: IPAddress
  /// The number of bits that name the network.
  package let length: Int

  /// Makes a prefix; nil when it is longer than the address.
  package init?(address: IPAddress, length: Int) {
    guard 0...address.width ~= length else { return nil }
    self.address = address
    self.length = length
  }
}
