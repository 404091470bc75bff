package import CEL

/// The units in which a pack lets a quantity be written: the keyword `x-units` of its schema.
///
/// What `128Mi` is worth, and that `m` is a thousandth, is the pack's business: only it knows what is measured.
package struct QuantityUnits: Sendable {
  /// A suffix, and how many of the plain unit it stands for.
  package struct Unit: Sendable {
    package let name: String
    package let factor: Decimal

    package init(name: String, factor: Decimal) {
      self.name = name
      self.factor = factor
    }
  }

  private let units: [Unit]

  package init(_ units: [Unit] = []) {
    self.units = units
  }

  /// The suffixes, in the order of the schema.
  package var names: [String] { units.map(\.name) }

  /// Reads a number with a unit directly behind it, or with an exponent, or alone; nil for anything else, and
  /// for numbers that do not fit a decimal.
  package func parse(_ text: String) -> Decimal? {
    let (number, suffix) = Self.parts(of: text)
    guard let value = Decimal(number) else { return nil }
    if suffix.isEmpty { return value }
    if let unit = units.first(where: { $0.name == suffix }) { return value.multiplied(by: unit.factor) }
    guard suffix.first == "e" || suffix.first == "E", let exponent = Int(suffix.dropFirst()) else {
      return nil
    }
    return Self.power(exponent).flatMap { value.multiplied(by: $0) }
  }

  /// A value in the unit that makes it the shortest whole number, or else as a plain number.
  package func text(_ value: Decimal) -> String {
    var best = (text: value.description, length: Int.max)
    for unit in units {
      guard let count = Self.count(of: unit.factor, in: value) else { continue }
      let digits = String(count)
      if digits.count < best.length { best = (digits + unit.name, digits.count) }
    }
    let plain = Self.count(of: Decimal(1), in: value).map { String($0) }
    if let plain, plain.count <= best.length { return plain }
    return best.text
  }

  /// The number at the start of a text, and what follows it.
  static func parts(of text: String) -> (number: String, suffix: String) {
    let number = text.utf8.prefix { (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0) }
    return (String(text[..<number.endIndex]), String(text[number.endIndex...]))
  }

  /// How many of a unit a value is; nil when that is no whole number.
  private static func count(of factor: Decimal, in value: Decimal) -> Int128? {
    let scale = max(factor.scale, value.scale)
    let unit = scaled(factor, to: scale)
    let whole = scaled(value, to: scale)
    return whole % unit == 0 ? whole / unit : nil
  }

  private static func scaled(_ value: Decimal, to scale: UInt8) -> Int128 {
    var digits = Int128(value.coefficient)
    for _ in value.scale..<scale { digits *= 10 }
    return digits
  }

  /// 10 to the power of -18 to 18.
  private static func power(_ exponent: Int) -> Decimal? {
    guard (-18...18).contains(exponent) else { return nil }
    var digits: Int64 = 1
    for _ in 0..<max(0, exponent) { digits *= 10 }
    return Decimal(coefficient: digits, scale: UInt8(max(0, -exponent)))
  }
}
