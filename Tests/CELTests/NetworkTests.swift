import CEL
import Testing

@Suite struct NetworkTests {
  @Test(arguments: [
    ("192.168.0.1", "192.168.0.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
    ("::", "::"), ("::1", "::1"), ("1::", "1::"),
    ("2001:DB8::1", "2001:db8::1"), ("2001:db8:0:0:0:0:0:1", "2001:db8::1"),
    ("2001:0db8:0:1:0:0:0:1", "2001:db8:0:1::1"),
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
    ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"),
    ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
    ("::ffff:c0a8:1", "192.168.0.1"),
  ])
  func readsAddresses(_ text: String, canonical: String) {
    #expect(Evaluation.outcome("string(ip('\(text)'))") == "\"\(canonical)\"")
    #expect(Evaluation.outcome("isIP('\(text)')") == "true")
    #expect(Evaluation.outcome("ip.isCanonical('\(text)')") == String(text == canonical))
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", "1..2.3", "1.2.3.4/8", ":", ":::",
    "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7:8::", "12345::", "g::", "1:", ":1", "::1.2.3", "1.2.3.4::", "+1::", "::ffff:192.168.0.1",
    "fe80::1%en0", "1:2:3:4:5:6:7:1.2.3.4",
  ])
  func refusesAddresses(_ text: String) {
    #expect(Evaluation.outcome("isIP('\(text)')") == "false")
    #expect(Evaluation.errorKind("ip('\(text)')") == .invalidArgument)
  }

  @Test(arguments: [
    ("ip('1.2.3')", #"error: cannot read "1.2.3" as IP address"#),
    ("ip('fe80::1%en0')", #"error: IP address "fe80::1%en0" with zone value is not allowed"#),
    ("ip('::ffff:1.2.3.4')", #"error: IPv4-mapped IPv6 address "::ffff:1.2.3.4" is not allowed"#),
    ("ip.isCanonical('x')", #"error: cannot read "x" as IP address"#),
    ("cidr('10.0.0.0')", #"error: cannot read "10.0.0.0" as CIDR"#),
    ("cidr('fe80::1%en0/64')", #"error: CIDR "fe80::1%en0/64" with zone value is not allowed"#),
    ("ip('::ffff:c0a8:1') == ip('192.168.0.1')", "true"), ("ip('127.0.0.1').family()", "4"),
    ("ip('::1').family()", "6"),
    ("ip('127.255.0.1').isLoopback()", "true"), ("ip('128.0.0.1').isLoopback()", "false"),
    ("ip('::1').isLoopback()", "true"), ("ip('::2').isLoopback()", "false"),
    ("ip('0.0.0.0').isUnspecified()", "true"), ("ip('::').isUnspecified()", "true"),
    ("ip('0.0.0.1').isUnspecified()", "false"),
    ("ip('10.0.0.1').isGlobalUnicast()", "true"), ("ip('255.255.255.255').isGlobalUnicast()", "false"),
    ("ip('224.0.0.1').isGlobalUnicast()", "false"),
    ("ip('169.254.1.1').isGlobalUnicast()", "false"), ("ip('fd00::1').isGlobalUnicast()", "true"),
    ("ip('ff00::1').isGlobalUnicast()", "false"),
    ("ip('169.254.169.254').isLinkLocalUnicast()", "true"),
    ("ip('169.255.0.1').isLinkLocalUnicast()", "false"),
    ("ip('febf::1').isLinkLocalUnicast()", "true"), ("ip('fec0::1').isLinkLocalUnicast()", "false"),
    ("ip('224.0.0.255').isLinkLocalMulticast()", "true"), ("ip('224.0.1.0').isLinkLocalMulticast()", "false"),
    ("ip('ff12::1').isLinkLocalMulticast()", "true"), ("ip('ff03::1').isLinkLocalMulticast()", "false"),
    ("cidr('192.168.1.5/24').ip()", #"ip("192.168.1.5")"#),
    ("cidr('192.168.1.5/24').masked()", #"cidr("192.168.1.0/24")"#),
    ("cidr('2001:db8::5/0').masked()", #"cidr("::/0")"#),
    ("cidr('1.2.3.4/32').masked() == cidr('1.2.3.4/32')", "true"),
    ("cidr('1.2.3.4/31').isMask()", "true"), ("cidr('1.2.3.5/31').isMask()", "false"),
    ("cidr('::/0').isMask()", "true"),
    ("cidr('10.0.0.0/8').containsIP('10.255.255.255')", "true"),
    ("cidr('10.0.0.0/8').containsIP(ip('11.0.0.0'))", "false"),
    ("cidr('10.0.0.0/8').containsIP('::1')", "false"),
    ("cidr('0.0.0.0/0').containsIP('255.255.255.255')", "true"),
    ("cidr('::/0').containsIP('1.2.3.4')", "false"),
    ("cidr('10.0.0.0/8').containsIP('x')", #"error: cannot read "x" as IP address"#),
    ("cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')", "true"),
    ("cidr('10.1.0.0/16').containsCIDR('10.0.0.0/8')", "false"),
    ("cidr('10.0.0.0/8').containsCIDR(cidr('10.0.0.0/8'))", "true"),
    ("cidr('10.0.0.0/8').containsCIDR('11.0.0.0/16')", "false"),
    ("cidr('10.0.0.0/8').containsCIDR('x')", #"error: cannot read "x" as CIDR"#),
    ("cidr('2001:db8::/32').prefixLength()", "32"),
    ("cidr('127.0.0.1/24') == cidr('127.0.0.2/24')", "false"), ("type(ip('::1')) == net.IP", "true"),
    ("type(cidr('::/8'))", "net.CIDR"),
    ("dyn(ip('::1')) == dyn(cidr('::1/128'))", "false"), ("{'a': ip('::1')}['a']", #"ip("::1")"#),
  ])
  func gives(_ expression: String, expected: String) { #expect(Evaluation.outcome(expression) == expected) }

  @Test(arguments: [
    "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/08", "1.2.3.4/", "1.2.3.4/+8", "::/129", "/8", "1.2.3/8",
    "::ffff:c0a8:1/120", "1.2.3.4/8/8",
  ])
  func refusesNetworks(_ text: String) {
    #expect(Evaluation.outcome("isCIDR('\(text)')") == "false")
    #expect(Evaluation.errorKind("cidr('\(text)')") == .invalidArgument)
  }

  @Test(arguments: [
    "isIP(cidr('192.168.0.0/24'))", "cidr('::/0').family()", "ip('::1').masked()", "ip(1)",
    "ip('::1') < ip('::2')",
  ])
  func wrongTypes(_ expression: String) {
    #expect(Evaluation.outcome(expression).hasPrefix("invalid: "))
    #expect(Evaluation.errorKind(expression, check: false) == .noMatchingOverload)
  }
}
