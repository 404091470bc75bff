/// The text of binary floating point numbers.
enum DoubleText {
  /// The shortest digits that read back as the same number, with an exponent below 1e-4 and from 1e+06 on.
  ///
  /// This is the form that cel-go has from Go's `%g`: `0.0001`, `1e-05`, `123456.7`, `1e+06`, `+Inf`.
  static func shortest(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    let sign = number.sign == .minus ? "-" : ""
    if number == 0 { return sign + "0" }
    let (digits, exponent) = decimalDigits(of: number.magnitude)
    if exponent < -4 || exponent >= 6 {
      let fraction = digits.dropFirst()
      let magnitude = String(abs(exponent))
      return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
        + (exponent < 0 ? "e-" : "e+") + (magnitude.count < 2 ? "0" + magnitude : magnitude)
    }
    return sign + positional(digits, exponent: exponent)
  }

  /// All digits written out, never an exponent: `0.00001`, `1000000000000000000000`.
  static func plain(_ number: Double) -> String {
    if number == 0 { return number.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = decimalDigits(of: number.magnitude)
    return (number < 0 ? "-" : "") + positional(digits, exponent: exponent)
  }

  private static func positional(_ digits: Substring, exponent: Int) -> String {
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.count <= exponent + 1 {
      return digits + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
  }

  /// The shortest significant digits, without zeros at the end, and the power of ten of the first.
  private static func decimalDigits(of number: Double) -> (digits: Substring, exponent: Int) {
    // Swift's description has the shortest digits too, as `123.45`, `0.00012` or `1.2345e+30`.
    let text = number.description
    let parts = text.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var digits = (String(mantissa[0]) + (mantissa.count > 1 ? mantissa[1] : ""))[...]
    exponent += mantissa[0].count - 1
    while digits.first == "0" {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == "0" { digits.removeLast() }
    return (digits, exponent)
  }
}
