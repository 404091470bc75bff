extension FunctionDeclaration {
  /// Functions of `net.IP`.
  static let addresses: [FunctionDeclaration] = [
    FunctionDeclaration(
      "ip",
      "Reads an IPv4 or IPv6 address; of a network its address, with the host bits.",
      examples: ["ip('2001:DB8::1') == ip('2001:db8::1')", "cidr('10.1.2.3/8').ip() == ip('10.1.2.3')"],
      overloads: [
        Overload("string_to_ip", to: IPAddress.celType) { (text: String) in .address(text) },
        Overload("cidr_ip", isMethod: true, to: IPAddress.celType) { (prefix: IPPrefix) in
          .opaque(.ip(prefix.address))
        },
      ]
    ),
    FunctionDeclaration(
      "isIP",
      "Whether a string is an address that `ip` reads.",
      examples: ["isIP('::1')", "!isIP('1.2.3')"],
      overloads: [
        Overload("is_ip", to: .bool) { (text: String) in
          if case .error = Value.address(text) { .bool(false) } else { .bool(true) }
        }
      ]
    ),
    FunctionDeclaration(
      "ip.isCanonical",
      "Whether an address is written as `string` would write it: IPv6 as RFC 5952 says.",
      examples: ["ip.isCanonical('2001:db8::1')", "!ip.isCanonical('2001:DB8::1')"],
      overloads: [
        Overload("ip_is_canonical_string", to: .bool) { (text: String) in
          guard case .opaque(.ip(let address)) = Value.address(text) else { return .address(text) }
          return .bool(address.description == text)
        }
      ]
    ),
    FunctionDeclaration(
      "string",
      "The text of an address or a network.",
      examples: [
        "string(ip('2001:db8:0:0::1')) == '2001:db8::1'", "string(cidr('10.0.0.0/8')) == '10.0.0.0/8'",
      ],
      overloads: [
        Overload("ip_to_string", to: .string) { (address: IPAddress) in .string(address.description) },
        Overload("cidr_to_string", to: .string) { (prefix: IPPrefix) in .string(prefix.description) },
      ]
    ),
    FunctionDeclaration(
      "family",
      "4 or 6.",
      examples: ["ip('127.0.0.1').family() == 4"],
      overloads: [
        Overload("ip_family", isMethod: true, to: .int) { (address: IPAddress) in .int(address.isV4 ? 4 : 6) }
      ]
    ),
    test("isUnspecified", "ip_is_unspecified", "Whether it is `0.0.0.0` or `::`.", "ip('::').isUnspecified()")
    {
      $0.isUnspecified
    },
    test("isLoopback", "ip_is_loopback", "Whether it names this host.", "ip('127.0.0.1').isLoopback()") {
      $0.isLoopback
    },
    test(
      "isGlobalUnicast",
      "ip_is_global_unicast",
      "Whether it is a unicast address beyond the link, private ones too.",
      "ip('192.168.0.1').isGlobalUnicast()"
    ) { $0.isGlobalUnicast },
    test(
      "isLinkLocalUnicast",
      "ip_is_link_local_unicast",
      "Whether it is a unicast address of the link.",
      "ip('fe80::1').isLinkLocalUnicast()"
    ) { $0.isLinkLocalUnicast },
    test(
      "isLinkLocalMulticast",
      "ip_is_link_local_multicast",
      "Whether it is a multicast address of the link.",
      "ip('ff02::1').isLinkLocalMulticast()"
    ) { $0.isLinkLocalMulticast },
  ]

  private static func test(
    _ name: String,
    _ id: String,
    _ documentation: String,
    _ example: String,
    _ body: @escaping @Sendable (IPAddress) -> Bool
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name,
      documentation,
      examples: [example],
      overloads: [Overload(id, isMethod: true, to: .bool) { (address: IPAddress) in .bool(body(address)) }]
    )
  }
}
