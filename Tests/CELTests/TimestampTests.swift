import CEL
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0, 0), ("1969-12-31T23:59:59.5Z", -1, 500_000_000),
    ("2009-02-13T23:31:30+01:00", 1_234_564_290, 0), ("2009-02-13t23:31:30z", 1_234_567_890, 0),
    ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
    ("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999),
    ("2024-02-29T12:00:00-00:00", 1_709_208_000, 0), ("2000-02-29T00:00:00Z", 951_782_400, 0),
    ("0001-01-01T01:00:00+01:00", -62_135_596_800, 0),
  ])
  func reads(_ text: String, seconds: Int64, nanoseconds: Int32) throws {
    let moment = try #require(Timestamp(parsing: text))
    #expect(moment.seconds == seconds)
    #expect(moment.nanoseconds == nanoseconds)
  }

  @Test(arguments: [
    "", "2009-02-13", "2009-02-13T23:31:30", "2009-02-13 23:31:30Z", "2009-02-13T24:00:00Z",
    "2009-02-13T23:60:00Z",
    "2016-12-31T23:59:60Z", "2009-13-01T00:00:00Z", "2009-00-01T00:00:00Z", "2023-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z", "2009-04-31T00:00:00Z", "2009-02-13T23:31:30.Z",
    "2009-02-13T23:31:30.1234567890Z",
    "2009-02-13T23:31:30+1:00", "2009-02-13T23:31:30+24:00", "2009-02-13T23:31:30Zx", "0000-12-31T23:59:59Z",
    "10000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "-001-01-01T00:00:00Z",
  ])
  func refuses(_ text: String) { #expect(Timestamp(parsing: text) == nil) }

  @Test(arguments: [
    "1970-01-01T00:00:00Z", "0001-01-01T00:00:00.000000001Z", "1969-12-31T23:59:59.1Z",
    "2024-02-29T12:30:45.12Z",
    "9999-12-31T23:59:59.999999999Z",
  ])
  func writesAsRead(_ text: String) { #expect(Timestamp(parsing: text)?.description == text) }

  @Test func daysOfTheCalendarGoThereAndBack() throws {
    for days in stride(from: -719_162, through: 2_932_896, by: 997) {
      let moment = try #require(Timestamp(seconds: Int64(days) * 86_400))
      #expect(Timestamp(parsing: moment.description) == moment)
    }
  }

  @Test(arguments: [
    ("timestamp('2009-02-13T23:31:30.678Z').getFullYear()", "2009"),
    ("timestamp('2009-02-13T23:31:30.678Z').getMilliseconds()", "678"),
    ("timestamp('1969-12-31T23:59:59.5Z').getMilliseconds()", "500"),
    ("timestamp('1969-12-31T23:59:59Z').getSeconds()", "59"),
    ("timestamp('1969-12-31T23:59:59Z').getDayOfWeek()", "3"),
    ("timestamp('1969-12-28T00:00:00Z').getDayOfWeek()", "0"),
    ("timestamp('2024-12-31T00:00:00Z').getDayOfYear()", "365"),
    ("timestamp('2023-12-31T00:00:00Z').getDayOfYear()", "364"),
    ("timestamp('0001-01-01T00:00:00Z').getDayOfWeek()", "1"),
    ("timestamp('2009-02-13T23:31:30Z').getDate('Australia/Sydney')", "14"),
    ("timestamp('2009-02-13T23:31:30Z').getHours('02:00')", "1"),
    ("timestamp('2009-02-13T02:00:00Z').getDayOfMonth('-02:30')", "11"),
    ("timestamp('2009-02-13T02:00:00Z').getMinutes('-02:30')", "30"),
    ("timestamp('2009-02-13T02:00:00Z').getHours('UTC')", "2"),
    ("timestamp('0001-01-01T00:00:00Z').getFullYear('-01:00')", "0"),
    (
      "timestamp('2009-02-13T23:31:30Z').getHours('Nowhere/Town')",
      #"error: unknown time zone: "Nowhere/Town""#
    ),
    (
      "timestamp('2009-02-13T23:31:30Z').getHours('../../etc/passwd')",
      #"error: unknown time zone: "../../etc/passwd""#
    ),
    ("timestamp('2009-02-13T23:31:30Z').getHours('+25:00')", #"error: unknown time zone: "+25:00""#),
    ("timestamp(253402300799) + duration('1s')", "error: timestamp out of range"),
    ("timestamp('0001-01-01T00:00:00Z') - duration('1ns')", "error: timestamp out of range"),
    ("timestamp(253402300800)", "error: timestamp out of range"),
    ("timestamp(-62135596801)", "error: timestamp out of range"),
    ("timestamp('2016-12-31T23:59:60Z')", #"error: cannot read "2016-12-31T23:59:60Z" as timestamp"#),
    ("timestamp('9999-12-31T23:59:59Z') - timestamp('0001-01-01T00:00:00Z')", "error: duration out of range"),
    ("timestamp('1969-12-31T23:59:59.5Z') + duration('500ms') == timestamp(0)", "true"),
    ("timestamp(0) - timestamp('1969-12-31T23:59:59.5Z')", #"duration("0.5s")"#),
    ("int(timestamp('1969-12-31T23:59:59.5Z'))", "-1"),
  ])
  func isUsedInExpressions(_ expression: String, expected: String) {
    #expect(Evaluation.outcome(expression) == expected)
  }
}

@Suite struct TimeZoneTests {
  /// Local hours on both sides of changes, in 2024 and far beyond the last change that the files list.
  @Test(arguments: [
    ("2024-03-31T00:59:59Z", "Europe/Paris", 1), ("2024-03-31T01:00:00Z", "Europe/Paris", 3),
    ("2024-10-27T00:59:59Z", "Europe/Paris", 2), ("2024-10-27T01:00:00Z", "Europe/Paris", 2),
    ("2024-10-27T02:00:00Z", "Europe/Paris", 3),
    ("2124-03-26T00:59:59Z", "Europe/Paris", 1), ("2124-03-26T01:00:00Z", "Europe/Paris", 3),
    ("2124-10-29T00:59:59Z", "Europe/Paris", 2), ("2124-10-29T01:00:00Z", "Europe/Paris", 2),
    ("2124-01-15T12:00:00Z", "Australia/Sydney", 23), ("2124-07-15T12:00:00Z", "Australia/Sydney", 22),
    ("2024-03-10T06:59:59Z", "America/New_York", 1), ("2024-03-10T07:00:00Z", "America/New_York", 3),
    ("2024-01-01T00:00:00Z", "Asia/Kathmandu", 5), ("2024-01-01T12:00:00Z", "US/Central", 6),
    ("1800-01-01T12:00:00Z", "Europe/Paris", 12), ("2024-06-01T00:00:00Z", "Asia/Tokyo", 9),
    ("2024-06-01T00:00:00Z", "America/St_Johns", 21), ("2024-06-01T00:00:00Z", "Etc/GMT+5", 19),
    ("2024-06-01T12:00:00Z", "Antarctica/Troll", 14), ("2024-12-01T12:00:00Z", "Antarctica/Troll", 12),
    ("2100-07-01T12:00:00Z", "Europe/Dublin", 13), ("2100-01-01T12:00:00Z", "Europe/Dublin", 12),
    ("2100-07-01T12:00:00Z", "Africa/Casablanca", 13),
  ])
  func hoursFollowTheClocks(_ moment: String, zone: String, hour: Int) {
    #expect(Evaluation.outcome("timestamp('\(moment)').getHours('\(zone)')") == String(hour))
    // Without a constant zone the name is looked up at each evaluation.
    let variables: [(name: String, type: CELType, value: Value)] = [("zone", .string, .string(zone))]
    #expect(Evaluation.outcome("timestamp('\(moment)').getHours(zone)", variables) == String(hour))
  }
}
