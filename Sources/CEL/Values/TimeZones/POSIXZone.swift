/// A rule for all years, as in `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX.1-2017, section 8.3, and RFC 8536,
/// section 3.3.1).
struct POSIXZone: Sendable {
  private let standardOffset: Int
  private let summer: Summer?

  private struct Summer: Sendable {
    let offset: Int
    let start, end: Change
  }

  /// A day of the year and a local time on it.
  private struct Change: Sendable {
    enum Day: Sendable {
      /// 1...365, as if there were no 29th of February.
      case julian(Int)
      /// 0...365
      case zeroBased(Int)
      /// The week 1...5 (5 is the last) and the weekday 0...6 of a month.
      case weekday(month: Int, week: Int, day: Int)
    }

    let day: Day
    /// Seconds after midnight; may be negative or beyond the day.
    let time: Int

    /// The moment as if local time were UTC.
    func localSeconds(in year: Int) -> Int64 {
      Int64(days(in: year) * 86_400 + time)
    }

    private func days(in year: Int) -> Int {
      switch day {
      case .julian(let number):
        let leap = GregorianDate.isLeap(year) && number >= 60 ? 1 : 0
        return Self.days(year, 1) + number - 1 + leap
      case .zeroBased(let number):
        return Self.days(year, 1) + number
      case .weekday(let month, let week, let weekday):
        let first = Self.days(year, month)
        let shift = (weekday - GregorianDate.dayOfWeek(daysSinceEpoch: first) + 7) % 7
        let date = shift + (week - 1) * 7
        return first + (date >= GregorianDate.dayCount(year: year, month: month) ? date - 7 : date)
      }
    }

    private static func days(_ year: Int, _ month: Int) -> Int {
      GregorianDate(year: year, month: month, day: 1)?.daysSinceEpoch ?? 0
    }
  }

  /// Seconds east of Greenwich at a moment.
  func utcOffset(at seconds: Int64) -> Int {
    guard let summer else { return standardOffset }
    let local = Int((seconds + Int64(standardOffset)))
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let year = GregorianDate(daysSinceEpoch: days).year
    let start = summer.start.localSeconds(in: year) - Int64(standardOffset)
    let end = summer.end.localSeconds(in: year) - Int64(summer.offset)
    // South of the equator summer begins in one year and ends in the next.
    let isSummer = start < end ? start <= seconds && seconds < end : seconds < end || start <= seconds
    return isSummer ? summer.offset : standardOffset
  }

  /// Reads a rule; nil when it is not one.
  init?(parsing text: String) {
    var parser = Parser(bytes: Array(text.utf8)[...])
    guard parser.name(), let west = parser.time() else { return nil }
    standardOffset = -west
    guard !parser.bytes.isEmpty else {
      summer = nil
      return
    }
    guard parser.name() else { return nil }
    var summerOffset = standardOffset + 3600
    if parser.bytes.first != UInt8(ascii: ",") {
      guard let west = parser.time() else { return nil }
      summerOffset = -west
    }
    guard parser.take(","), let start = parser.change(), parser.take(","), let end = parser.change(),
      parser.bytes.isEmpty
    else { return nil }
    summer = Summer(offset: summerOffset, start: start, end: end)
  }

  private struct Parser {
    var bytes: ArraySlice<UInt8>

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard let first = bytes.first, Unicode.Scalar(first) == scalar else { return false }
      bytes.removeFirst()
      return true
    }

    /// Letters, or anything in angle brackets.
    mutating func name() -> Bool {
      if take("<") {
        guard let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return false }
        bytes = bytes[(end + 1)...]
        return true
      }
      let letters = bytes.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
      bytes = bytes.dropFirst(letters.count)
      return letters.count >= 3
    }

    mutating func number() -> Int? {
      let digits = bytes.prefix { $0 &- 0x30 < 10 }
      guard 1...3 ~= digits.count else { return nil }
      bytes = bytes.dropFirst(digits.count)
      return Int(String(decoding: digits, as: UTF8.self))
    }

    /// `[+-]h[:mm[:ss]]` in seconds.
    mutating func time() -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard var seconds = number().map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] where take(":") {
        guard let part = number() else { return nil }
        seconds += part * unit
      }
      return isNegative ? -seconds : seconds
    }

    mutating func change() -> Change? {
      guard let day = day() else { return nil }
      var time = 2 * 3600
      if take("/") {
        guard let other = self.time() else { return nil }
        time = other
      }
      return Change(day: day, time: time)
    }

    private mutating func day() -> Change.Day? {
      if take("J") {
        guard let number = number(), 1...365 ~= number else { return nil }
        return .julian(number)
      }
      if take("M") {
        guard let month = number(), 1...12 ~= month, take("."), let week = number(), 1...5 ~= week,
          take("."), let day = number(), 0...6 ~= day
        else { return nil }
        return .weekday(month: month, week: week, day: day)
      }
      guard let number = number(), 0...365 ~= number else { return nil }
      return .zeroBased(number)
    }
  }
}
