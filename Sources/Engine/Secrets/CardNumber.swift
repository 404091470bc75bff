import SourceText

/// Payment card numbers (ISO/IEC 7812): 13 to 19 digits, an issuer's prefix, a check digit.
enum CardNumber {
  /// The card number that begins at `position`, if one does.
  ///
  /// Its digits stand together or in groups with one blank or one hyphen between them; every group but
  /// the last has at least four digits, so that dates and columns of numbers are none.
  static func find(at position: Int, in text: Span<UInt8>) -> (TextRange, Int)? {
    if position > 0, text[position - 1] == UInt8(ascii: "+") || text[position - 1] == UInt8(ascii: ".") {
      return nil
    }
    // Most numbers are short: look before collecting.
    guard position + 13 <= text.count, text[position + 3].isDigit else { return nil }
    var digits: [UInt8] = []
    var groupSize = 0
    var separator: UInt8?
    var end = position
    while end < text.count {
      let byte = text[end]
      if byte.isDigit {
        digits.append(byte - 0x30)
        groupSize += 1
        guard digits.count <= 19 else { return nil }
        end += 1
        continue
      }
      let isSeparator = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
      guard isSeparator, groupSize >= 4, separator == nil || separator == byte,
        end + 1 < text.count, text[end + 1].isDigit
      else { break }
      separator = byte
      groupSize = 0
      end += 1
    }
    if end < text.count, text[end].isWordByte { return nil }
    if end + 1 < text.count, text[end] == UInt8(ascii: "."), text[end + 1].isDigit { return nil }
    guard digits.count >= 13, hasKnownIssuer(digits), hasRightCheckDigit(digits) else { return nil }
    return (TextRange(position, end), digits.count)
  }

  /// Whether the first digits belong to a card scheme that issues numbers of this length.
  private static func hasKnownIssuer(_ digits: [UInt8]) -> Bool {
    let six = digits.prefix(6).reduce(0) { 10 * $0 + Int($1) }
    switch six {
    case 400_000...499_999: return [13, 16, 18, 19].contains(digits.count)
    case 340_000...349_999, 370_000...379_999: return digits.count == 15
    case 510_000...559_999, 222_100...272_099: return digits.count == 16
    case 300_000...305_999, 309_500...309_599, 360_000...369_999, 380_000...399_999:
      return (14...19).contains(digits.count)
    case 352_800...358_999, 601_100...601_199, 620_000...629_999, 644_000...659_999, 810_000...817_199:
      return (16...19).contains(digits.count)
    case 500_000...509_999, 560_000...589_999, 630_000...639_999, 670_000...679_999:
      return (13...19).contains(digits.count)
    case 220_000...220_499: return (16...19).contains(digits.count)
    default: return false
    }
  }

  /// The check digit of ISO/IEC 7812-1 annex B ("Luhn").
  private static func hasRightCheckDigit(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      let doubled = index.isMultiple(of: 2) ? Int(digit) : 2 * Int(digit)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum.isMultiple(of: 10)
  }
}
