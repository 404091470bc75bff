import CEL
import Testing

@Suite struct DurationTests {
  @Test(arguments: [
    ("0", 0), ("-0", 0), ("1ns", 1), ("1us", 1000), ("1µs", 1000), ("1μs", 1000), ("1ms", 1_000_000),
    ("1s", 1_000_000_000),
    ("1m", 60_000_000_000), ("1h", 3_600_000_000_000), ("1h34us", 3_600_000_034_000),
    ("-1.5h", -5_400_000_000_000),
    ("+.5s", 500_000_000), ("1.s", 1_000_000_000), ("0.0000000001s", 0), ("1.0000000019s", 1_000_000_001),
    ("9223372036.854775807s", Int64.max), ("-9223372036.854775808s", Int64.min), ("1s1s", 2_000_000_000),
  ])
  func reads(_ text: String, nanoseconds: Int64) {
    #expect(Duration(parsing: text)?.nanoseconds == nanoseconds)
  }

  @Test(arguments: [
    "", "-", "1", "s", ".s", "1d", "1 s", "1S", "--1s", "1s-1s", "9223372036.854775808s",
    "-9223372036.854775809s",
    "99999999999999999999s", "1e3s",
  ])
  func refuses(_ text: String) { #expect(Duration(parsing: text) == nil) }

  @Test(arguments: [
    ("duration('1h30m')", #"duration("5400s")"#), ("duration('-1.5s')", #"duration("-1.5s")"#),
    ("duration('-1ns')", #"duration("-0.000000001s")"#), ("string(duration('0'))", #""0s""#),
    ("duration('10000s').getHours()", "2"), ("duration('3730s').getMinutes()", "62"),
    ("duration('-3730s').getSeconds()", "-3730"), ("duration('-123.321s').getMilliseconds()", "-321"),
    ("duration('9223372036s') + duration('1s')", "error: duration out of range"),
    ("duration('-9223372036.854775808s') - duration('1ns')", "error: duration out of range"),
    ("duration('1d')", #"error: cannot read "1d" as duration"#),
    ("duration('1s') < duration('1001ms')", "true"),
    ("duration(duration('100s')) == duration('100s')", "true"),
  ])
  func isUsedInExpressions(_ expression: String, expected: String) {
    #expect(Evaluation.outcome(expression) == expected)
  }
}
