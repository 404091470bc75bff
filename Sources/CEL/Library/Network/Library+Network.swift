extension Library {
  /// IP addresses and networks (cel-go's `ext.Network`).
  package static let network: Library = Library(
    name: "network",
    documentation:
      "IP addresses and networks. Zones (`fe80::1%eth0`) are errors, and so are IPv4 addresses within IPv6 that "
      + "are written with dots; written in hexadecimal they are the IPv4 address.",
    functions: FunctionDeclaration.addresses + FunctionDeclaration.prefixes,
    constants: [
      Constant(typeName: "net.IP", IPAddress.celType),
      Constant(typeName: "net.CIDR", IPPrefix.celType),
    ]
  )
}

extension IPAddress: FunctionArgument {
  static var celType: CELType { .opaque("net.IP", []) }

  init?(content value: Value) {
    guard case .opaque(.ip(let content)) = value else { return nil }
    self = content
  }
}

extension IPPrefix: FunctionArgument {
  static var celType: CELType { .opaque("net.CIDR", []) }

  init?(content value: Value) {
    guard case .opaque(.cidr(let content)) = value else { return nil }
    self = content
  }
}

extension Value {
  /// The address of a text, or the error that it is none.
  static func address(_ text: String) -> Value {
    do throws(IPAddressProblem) {
      return .opaque(.ip(try IPAddress(parsing: text)))
    } catch {
      return notAnAddress(text, error, "IP address")
    }
  }

  /// The network of a text, or the error that it is none.
  static func prefix(_ text: String) -> Value {
    do throws(IPAddressProblem) {
      return .opaque(.cidr(try IPPrefix(parsing: text)))
    } catch {
      return notAnAddress(text, error, "CIDR")
    }
  }

  private static func notAnAddress(_ text: String, _ problem: IPAddressProblem, _ what: String) -> Value {
    let text = quoted(text)
    let message =
      switch problem {
      case .syntax: "cannot read \(text) as \(what)"
      case .zone: "\(what) \(text) with zone value is not allowed"
      case .mapped: "IPv4-mapped IPv6 address \(text) is not allowed"
      }
    return .error(.invalidArgument, message)
  }
}
