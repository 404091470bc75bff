/// The address blocks with a meaning of their own (RFC 6890; RFC 4291, section 2.4).
extension IPAddress {
  /// `0.0.0.0` or `::`.
  var isUnspecified: Bool { bits == 0 }

  /// `127.0.0.0/8` or `::1`.
  var isLoopback: Bool { isV4 ? bits >> 24 == 127 : bits == 1 }

  /// `224.0.0.0/4` or `ff00::/8`.
  private var isMulticast: Bool { isV4 ? bits >> 28 == 0xE : bits >> 120 == 0xFF }

  /// `224.0.0.0/24`, or `ff02::/16` with any flags.
  var isLinkLocalMulticast: Bool { isV4 ? bits >> 8 == 0xE00000 : bits >> 112 & 0xFF0F == 0xFF02 }

  /// `169.254.0.0/16` or `fe80::/10`.
  var isLinkLocalUnicast: Bool { isV4 ? bits >> 16 == 0xA9FE : bits >> 118 == 0x3FA }

  /// Any unicast address beyond this link and host, private ones too.
  var isGlobalUnicast: Bool {
    !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast && !(isV4 && bits == 0xFFFF_FFFF)
  }
}

extension IPPrefix {
  /// The network: the address without its host bits.
  var masked: IPPrefix {
    let hostBits = UInt128(address.width - length)
    let network = hostBits >= 128 ? 0 : (address.bits >> hostBits) << hostBits
    let masked = address.isV4 ? IPAddress(v4: UInt32(truncatingIfNeeded: network)) : IPAddress(v6: network)
    return IPPrefix(address: masked, length: length) ?? self
  }

  /// Whether the network has an address.
  func contains(_ other: IPAddress) -> Bool {
    guard other.isV4 == address.isV4 else { return false }
    return IPPrefix(address: other, length: length)?.masked.address == masked.address
  }

  /// Whether the network has all addresses of another one.
  func contains(_ other: IPPrefix) -> Bool { other.length >= length && contains(other.address) }
}
