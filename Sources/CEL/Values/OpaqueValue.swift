/// A value of an abstract type that a library brings.
package indirect enum OpaqueValue: Hashable, Sendable {
  /// `net.IP`
  case ip(IPAddress)
  /// `net.CIDR`
  case cidr(IPPrefix)

  /// The full name of the value's type.
  package var typeName: String {
    switch self {
    case .ip: "net.IP"
    case .cidr: "net.CIDR"
    }
  }
}
