/// Why a text is no address.
enum IPAddressProblem: Error {
  case syntax
  case zone
  case mapped
}

extension IPAddress {
  /// Reads dotted IPv4 without leading zeros, or IPv6 (RFC 4291, section 2.2).
  ///
  /// An IPv4 address written as IPv6 in hexadecimal (`::ffff:c0a8:1`) is the IPv4 address; with dots it is
  /// refused, as are zones.
  init(parsing text: String) throws(IPAddressProblem) {
    let bytes = Array(text.utf8)
    if bytes.contains(UInt8(ascii: "%")) { throw .zone }
    guard bytes.contains(UInt8(ascii: ":")) else {
      guard let bits = Self.dotted(bytes[...]) else { throw .syntax }
      self.init(v4: bits)
      return
    }
    guard let (bits, hasDots) = Self.groups(bytes) else { throw .syntax }
    guard bits >> 32 == 0xFFFF else {
      self.init(v6: bits)
      return
    }
    if hasDots { throw .mapped }
    self.init(v4: UInt32(truncatingIfNeeded: bits))
  }

  private static func dotted(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let fields = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard fields.count == 4 else { return nil }
    var bits: UInt32 = 0
    for field in fields {
      guard let number = decimal(field, limit: 255) else { return nil }
      bits = bits << 8 | UInt32(number)
    }
    return bits
  }

  /// Digits without a leading zero.
  static func decimal(_ digits: ArraySlice<UInt8>, limit: Int) -> Int? {
    guard 1...3 ~= digits.count, digits.allSatisfy({ $0 &- 0x30 < 10 }),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return number <= limit ? number : nil
  }

  /// Eight groups of four hexadecimal digits, one run of zeros left out as `::`, the last two groups perhaps
  /// as IPv4.
  private static func groups(_ bytes: [UInt8]) -> (bits: UInt128, hasDots: Bool)? {
    var groups: [UInt16] = []
    var gap: Int?
    var hasDots = false
    var rest = bytes[...]
    if rest.starts(with: "::".utf8) {
      gap = 0
      rest = rest.dropFirst(2)
    }
    while !rest.isEmpty {
      let field = rest.prefix { $0 != UInt8(ascii: ":") }
      rest = rest.dropFirst(field.count)
      if field.contains(UInt8(ascii: ".")) {
        guard rest.isEmpty, let bits = dotted(field) else { return nil }
        groups += [UInt16(truncatingIfNeeded: bits >> 16), UInt16(truncatingIfNeeded: bits)]
        hasDots = true
        break
      }
      guard 1...4 ~= field.count, let group = UInt16(String(decoding: field, as: UTF8.self), radix: 16),
        field.first != UInt8(ascii: "+")
      else { return nil }
      groups.append(group)
      if rest.isEmpty { break }
      rest.removeFirst()
      if rest.first == UInt8(ascii: ":") {
        guard gap == nil else { return nil }
        gap = groups.count
        rest.removeFirst()
      } else if rest.isEmpty {
        return nil
      }
    }
    if let gap {
      guard groups.count < 8 else { return nil }
      groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap)
    }
    guard groups.count == 8 else { return nil }
    return (groups.reduce(0) { $0 << 16 | UInt128($1) }, hasDots)
  }
}

extension IPPrefix {
  /// Reads an address, a slash and the length of the prefix.
  init(parsing text: String) throws(IPAddressProblem) {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw .syntax }
    let address = try IPAddress(parsing: String(text[..<slash]))
    // The length of an IPv4 address written as IPv6 would count from elsewhere.
    if address.isV4 && text.utf8.contains(UInt8(ascii: ":")) { throw .mapped }
    let digits = Array(text.utf8[text.utf8.index(after: slash)...])
    guard let length = IPAddress.decimal(digits[...], limit: address.width),
      let prefix = IPPrefix(address: address, length: length)
    else { throw .syntax }
    self = prefix
  }
}
