/// A day of the proleptic Gregorian calendar.
package struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number of days since 1970-01-01.
  package let daysSinceEpoch: Int

  /// Makes a date from days since 1970-01-01.
  package init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// Makes a date of the years 1 to 9999; nil when the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Self.days(inMonth: month, year: year) else { return nil }
    let past = year - 1
    var days = past * 365 + past / 4 - past / 100 + past / 400
    for earlier in 1..<month { days += Self.days(inMonth: earlier, year: year) }
    // 719162 days lie between 0001-01-01 and 1970-01-01.
    self.init(daysSinceEpoch: days + day - 1 - 719_162)
  }

  /// Reads `YYYY-MM-DD`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    var numbers = [0, 0, 0]
    for (index, byte) in bytes.enumerated() where index != 4 && index != 7 {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let part = index < 4 ? 0 : index < 7 ? 1 : 2
      numbers[part] = numbers[part] * 10 + Int(byte - UInt8(ascii: "0"))
    }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// Year, month and day.
  package var components: (year: Int, month: Int, day: Int) {
    let days = daysSinceEpoch + 719_162
    // The guess is at most one year too late; going back once puts it right.
    var year = days * 400 / 146_097 + 1
    while Self.dayNumber(ofYear: year) > days { year -= 1 }
    while Self.dayNumber(ofYear: year + 1) <= days { year += 1 }
    var rest = days - Self.dayNumber(ofYear: year)
    var month = 1
    while rest >= Self.days(inMonth: month, year: year) {
      rest -= Self.days(inMonth: month, year: year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  /// The date as `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = components
    let digits = String(year)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\(padding)\(digits)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// Whether the left day is earlier.
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  /// Days between 0001-01-01 and the first day of a year.
  private static func dayNumber(ofYear year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400
  }

  private static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
