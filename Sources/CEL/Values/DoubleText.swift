/// The text of binary floating point numbers.
enum DoubleText {
  /// The shortest digits that read back as the same number, with an exponent below 1e-4 and from 1e+06 on.
  ///
  /// This is the form that cel-go has from Go's `%g`: `0.0001`, `1e-05`, `123456.7`, `1e+06`, `+Inf`.
  static func shortest(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    let digits = ShortestDigits(number)
    var text: [UInt8] = number.sign == .minus ? [UInt8(ascii: "-")] : []
    if number == 0 || -4..<6 ~= digits.exponent {
      digits.appendPositional(to: &text)
    } else {
      digits.appendScientific(to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// All digits written out, never an exponent: `0.00001`, `1000000000000000000000`.
  static func plain(_ number: Double) -> String {
    var text: [UInt8] = number.sign == .minus ? [UInt8(ascii: "-")] : []
    ShortestDigits(number).appendPositional(to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

/// The fewest decimal digits that read back as the same finite number.
private struct ShortestDigits {
  /// ASCII, without zeros at either end; empty for zero.
  private var digits: [UInt8] = []
  /// The power of ten of the first digit.
  private(set) var exponent = 0

  init(_ number: Double) {
    // Swift's own description has the shortest digits, as `123.45`, `0.00012` or `1.2345e+30`.
    var wholeCount = 0
    var hasPoint = false
    var written = 0
    var isExponentNegative = false
    var isInExponent = false
    for byte in number.magnitude.description.utf8 {
      switch byte {
      case UInt8(ascii: "e"): isInExponent = true
      case UInt8(ascii: "."): hasPoint = true
      case UInt8(ascii: "-"): isExponentNegative = true
      case UInt8(ascii: "+"): break
      case _ where isInExponent: written = written * 10 + Int(byte - 0x30)
      default:
        digits.append(byte)
        if !hasPoint { wholeCount += 1 }
      }
    }
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    exponent = digits.isEmpty ? 0 : wholeCount - 1 - zeros + (isExponentNegative ? -written : written)
  }

  func appendPositional(to text: inout [UInt8]) {
    let zero = UInt8(ascii: "0")
    if exponent < 0 {
      text += [zero, UInt8(ascii: ".")]
      text.append(contentsOf: repeatElement(zero, count: -exponent - 1))
      text += digits
      return
    }
    let wholeCount = exponent + 1
    text += digits.prefix(wholeCount)
    text.append(contentsOf: repeatElement(zero, count: max(0, wholeCount - digits.count)))
    if digits.count > wholeCount {
      text.append(UInt8(ascii: "."))
      text += digits.dropFirst(wholeCount)
    }
  }

  func appendScientific(to text: inout [UInt8]) {
    text.append(digits[0])
    if digits.count > 1 {
      text.append(UInt8(ascii: "."))
      text += digits.dropFirst()
    }
    text += [UInt8(ascii: "e"), exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")]
    if exponent.magnitude < 10 { text.append(UInt8(ascii: "0")) }
    text += String(exponent.magnitude).utf8
  }
}
