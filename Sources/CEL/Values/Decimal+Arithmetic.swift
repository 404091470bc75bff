extension Decimal {
  /// The exact sum, or nil when it does not fit.
  public func adding(_ other: Decimal) -> Decimal? {
    if scale == other.scale {
      let (sum, overflows) = coefficient.addingReportingOverflow(other.coefficient)
      if !overflows { return Decimal(coefficient: sum, scale: scale) }
    }
    let common = max(scale, other.scale)
    return Decimal(exactly: rescaled(to: common) + other.rescaled(to: common), scale: common)
  }

  /// The exact difference, or nil when it does not fit.
  public func subtracting(_ other: Decimal) -> Decimal? {
    if scale == other.scale {
      let (difference, overflows) = coefficient.subtractingReportingOverflow(other.coefficient)
      if !overflows { return Decimal(coefficient: difference, scale: scale) }
    }
    let common = max(scale, other.scale)
    return Decimal(exactly: rescaled(to: common) - other.rescaled(to: common), scale: common)
  }

  /// The exact product, or nil when it does not fit.
  public func multiplied(by other: Decimal) -> Decimal? {
    Decimal(exactly: Int128(coefficient) * Int128(other.coefficient), scale: scale + other.scale)
  }

  /// The number with the other sign, or nil when it does not fit.
  public func negated() -> Decimal? {
    Decimal(exactly: -Int128(coefficient), scale: scale)
  }

  /// The whole part: digits after the point are cut off.
  public var truncated: Int64 { coefficient / Self.powerOfTen(scale) }

  /// The nearest binary number.
  public var double: Double {
    // Up to 2^53 both parts are exact, so that the division rounds once. Above, the text decides.
    coefficient.magnitude < 1 << 53
      ? Double(coefficient) / Double(Self.powerOfTen(scale))
      : Double(description) ?? .nan
  }

  private func rescaled(to common: UInt8) -> Int128 {
    Int128(coefficient) * Int128(Self.powerOfTen(common - scale))
  }

  /// A number of any length and a scale of up to 36.
  ///
  /// Zeros at the end are given up when they must be.
  private init?(exactly digits: Int128, scale: UInt8) {
    var digits = digits
    var scale = scale
    while scale > Self.maximumScale || Int64(exactly: digits) == nil {
      guard scale > 0, digits % 10 == 0 else { return nil }
      digits /= 10
      scale -= 1
    }
    self.init(coefficient: Int64(digits), scale: scale)
  }
}

extension Decimal {
  /// The text with so many digits after the point, rounded half to even.
  package func fixed(fractionDigits: Int) -> String {
    guard fractionDigits < Int(scale) else {
      let point = scale == 0 && fractionDigits > 0 ? "." : ""
      return description + point + String(repeating: "0", count: fractionDigits - Int(scale))
    }
    let unit = Self.powerOfTen(scale - UInt8(fractionDigits))
    var digits = coefficient / unit
    let rest = (coefficient % unit).magnitude
    let half = unit.magnitude / 2
    if rest > half || rest == half && digits % 2 != 0 { digits += coefficient < 0 ? -1 : 1 }
    let text = Decimal(coefficient: digits, scale: UInt8(fractionDigits)).description
    return coefficient < 0 && digits == 0 ? "-" + text : text
  }
}
