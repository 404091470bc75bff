extension Duration {
  /// Reads an optional sign and one or more numbers with units: `1h34us`, `-1.5h`.
  ///
  /// The units are h, m, s, ms, us (µs) and ns; `0` needs none (CEL spec, "duration"). Nil for anything
  /// else or out of range.
  package init?(parsing text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if rest.elementsEqual("0".utf8) {
      self.init(nanoseconds: 0)
      return
    }
    guard !rest.isEmpty else { return nil }
    var total: UInt64 = 0
    while !rest.isEmpty {
      guard let part = Self.takePart(&rest) else { return nil }
      let (sum, overflows) = total.addingReportingOverflow(part)
      if overflows { return nil }
      total = sum
    }
    if isNegative {
      guard total <= Int64.min.magnitude else { return nil }
      self.init(nanoseconds: Int64(truncatingIfNeeded: 0 &- total))
    } else {
      guard let positive = Int64(exactly: total) else { return nil }
      self.init(nanoseconds: positive)
    }
  }

  /// Takes one number with its unit off the front; the result is in nanoseconds.
  private static func takePart(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    let whole = rest.prefix { isDigit($0) }
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = rest.prefix { isDigit($0) }
      rest = rest.dropFirst(fraction.count)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    let unitBytes = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
    rest = rest.dropFirst(unitBytes.count)
    guard let unit = nanoseconds(ofUnit: unitBytes) else { return nil }

    var total: UInt64 = 0
    for digit in whole {
      let (tens, overflows) = total.multipliedReportingOverflow(by: 10)
      let (sum, leaves) = tens.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      if overflows || leaves { return nil }
      total = sum
    }
    let (product, overflows) = total.multipliedReportingOverflow(by: unit)
    if overflows { return nil }
    // Digits beyond what a 64-bit fraction can hold are below a nanosecond.
    var value: UInt64 = 0
    var power: UInt64 = 1
    for digit in fraction.prefix(18) {
      value = value * 10 + UInt64(digit - UInt8(ascii: "0"))
      power *= 10
    }
    let part = UInt64(UInt128(value) * UInt128(unit) / UInt128(power))
    let (sum, leaves) = product.addingReportingOverflow(part)
    return leaves ? nil : sum
  }

  private static func nanoseconds(ofUnit unit: ArraySlice<UInt8>) -> UInt64? {
    switch String(decoding: unit, as: UTF8.self) {
    case "h": 3_600_000_000_000
    case "m": 60_000_000_000
    case "s": 1_000_000_000
    case "ms": 1_000_000
    case "us", "\u{B5}s", "\u{3BC}s": 1000
    case "ns": 1
    default: nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
