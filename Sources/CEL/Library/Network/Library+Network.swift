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
    return switch problem {
    case .syntax: .error(.invalidArgument, en: "cannot read \(text) as \(what)", zh: "无法把 \(text) 读作 \(what)")
    case .zone:
      .error(
        .invalidArgument,
        en: "\(what) \(text) with zone value is not allowed",
        zh: "\(what) \(text) 不能带区域"
      )
    case .mapped:
      .error(
        .invalidArgument,
        en: "IPv4-mapped IPv6 address \(text) is not allowed",
        zh: "不能用映射 IPv4 的 IPv6 地址 \(text)"
      )
    }
  }
}
