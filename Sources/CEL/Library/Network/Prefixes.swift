extension FunctionDeclaration {
  /// Functions of `net.CIDR`.
  static let prefixes: [FunctionDeclaration] = [
    FunctionDeclaration(
      "cidr",
      "Reads a network: an address, a slash and the number of bits that name the network.",
      examples: ["type(cidr('10.0.0.0/8')) == net.CIDR"],
      overloads: [
        Overload("string_to_cidr", to: IPPrefix.celType) { (text: String) in .prefix(text) }
      ]
    ),
    FunctionDeclaration(
      "isCIDR",
      "Whether a string is a network that `cidr` reads.",
      examples: ["isCIDR('10.0.0.0/8')", "!isCIDR('10.0.0.0/33')"],
      overloads: [
        Overload("is_cidr", to: .bool) { (text: String) in
          if case .error = Value.prefix(text) { .bool(false) } else { .bool(true) }
        }
      ]
    ),
    FunctionDeclaration(
      "containsIP",
      "Whether the network has an address.",
      examples: [
        "cidr('10.0.0.0/8').containsIP('10.1.2.3')", "!cidr('10.0.0.0/8').containsIP(ip('11.0.0.1'))",
      ],
      overloads: [
        Overload("cidr_contains_ip_ip", isMethod: true, to: .bool) { (prefix: IPPrefix, address: IPAddress) in
          .bool(prefix.contains(address))
        },
        Overload("cidr_contains_ip_string", isMethod: true, to: .bool) { (prefix: IPPrefix, text: String) in
          guard case .opaque(.ip(let address)) = Value.address(text) else { return .address(text) }
          return .bool(prefix.contains(address))
        },
      ]
    ),
    FunctionDeclaration(
      "containsCIDR",
      "Whether the network has all addresses of another one.",
      examples: ["cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')"],
      overloads: [
        Overload("cidr_contains_cidr", isMethod: true, to: .bool) { (prefix: IPPrefix, other: IPPrefix) in
          .bool(prefix.contains(other))
        },
        Overload("cidr_contains_cidr_string", isMethod: true, to: .bool) { (prefix: IPPrefix, text: String) in
          guard case .opaque(.cidr(let other)) = Value.prefix(text) else { return .prefix(text) }
          return .bool(prefix.contains(other))
        },
      ]
    ),
    FunctionDeclaration(
      "prefixLength",
      "The number of bits that name the network.",
      examples: ["cidr('2001:db8::/32').prefixLength() == 32"],
      overloads: [
        Overload("cidr_prefix_length", isMethod: true, to: .int) { (prefix: IPPrefix) in
          .int(Int64(prefix.length))
        }
      ]
    ),
    FunctionDeclaration(
      "masked",
      "The network without its host bits.",
      examples: ["cidr('192.168.1.5/24').masked() == cidr('192.168.1.0/24')"],
      overloads: [
        Overload("cidr_masked", isMethod: true, to: IPPrefix.celType) { (prefix: IPPrefix) in
          .opaque(.cidr(prefix.masked))
        }
      ]
    ),
    FunctionDeclaration(
      "isMask",
      "Whether the host bits are all zero.",
      examples: ["cidr('192.168.1.0/24').isMask()", "!cidr('192.168.1.5/24').isMask()"],
      overloads: [
        Overload("cidr_is_mask", isMethod: true, to: .bool) { (prefix: IPPrefix) in
          .bool(prefix == prefix.masked)
        }
      ]
    ),
  ]
}
