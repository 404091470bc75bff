extension Timestamp: CustomStringConvertible {
  /// RFC 3339 in UTC, with as many fraction digits as needed: `2009-02-13T23:31:30.5Z`.
  public var description: String {
    let fields = TimestampFields(self, utcOffset: 0)
    let date = fields.date
    let year = String(10_000 + date.year).dropFirst()
    return "\(year)-\(two(date.month))-\(two(date.day))T"
      + "\(two(fields.hour)):\(two(fields.minute)):\(two(fields.second))"
      + "\(FractionText.text(nanoseconds: Int(nanoseconds)))Z"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Timestamp {
  /// Reads RFC 3339: `2009-02-13T23:31:30.123456789+01:00`.
  ///
  /// Leap seconds have no place in the count of seconds and are refused, as are dates outside ``range`` and
  /// more than nine fraction digits.
  package init?(parsing text: some StringProtocol) {
    var scanner = Scanner(bytes: Array(text.utf8)[...])
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"),
      let day = scanner.number(digits: 2), scanner.take("T", "t"),
      let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute < 60, scanner.take(":"),
      let second = scanner.number(digits: 2), second < 60,
      let nanoseconds = scanner.fraction(),
      let offset = scanner.offset(), scanner.bytes.isEmpty,
      let date = GregorianDate(year: year, month: month, day: day)
    else { return nil }
    let time = hour * 3600 + minute * 60 + second - offset
    self.init(seconds: Int64(date.daysSinceEpoch * 86_400 + time), nanoseconds: Int32(nanoseconds))
  }
}

/// Takes the parts of a time off the front of its text.
private struct Scanner {
  var bytes: ArraySlice<UInt8>

  mutating func take(_ choices: Unicode.Scalar...) -> Bool {
    guard let first = bytes.first, choices.contains(Unicode.Scalar(first)) else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func number(digits: Int) -> Int? {
    guard bytes.count >= digits else { return nil }
    var number = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// Nanoseconds: 0 when there is no fraction, nil when there is a bad one.
  mutating func fraction() -> Int? {
    guard take(".") else { return 0 }
    var nanoseconds = 0
    var count = 0
    while let digit = digit() {
      nanoseconds = nanoseconds * 10 + digit
      count += 1
      if count > 9 { return nil }
    }
    guard count > 0 else { return nil }
    for _ in count..<9 { nanoseconds *= 10 }
    return nanoseconds
  }

  /// Seconds east of Greenwich.
  mutating func offset() -> Int? {
    if take("Z", "z") { return 0 }
    let isWest = bytes.first == UInt8(ascii: "-")
    guard take("+", "-"), let hours = number(digits: 2), hours < 24, take(":"),
      let minutes = number(digits: 2), minutes < 60
    else { return nil }
    let offset = hours * 3600 + minutes * 60
    return isWest ? -offset : offset
  }

  private mutating func digit() -> Int? {
    guard let byte = bytes.first, byte &- 0x30 < 10 else { return nil }
    bytes.removeFirst()
    return Int(byte - 0x30)
  }
}
