import CEL
import Testing

@Suite struct DecimalTests {
  @Test(arguments: [
    ("4.99", 499, 2), ("-5", -5, 0), ("+1", 1, 0), (".5", 5, 1), ("-.5", -5, 1), ("0.80", 80, 2),
    ("007", 7, 0),
    ("9223372036854775807", Int64.max, 0), ("-9223372036854775808", Int64.min, 0),
    ("0.000000000000000001", 1, 18),
  ])
  func reads(_ text: String, coefficient: Int64, scale: UInt8) throws {
    let number = try #require(Decimal(text))
    #expect(number.coefficient == coefficient)
    #expect(number.scale == scale)
  }

  @Test(arguments: [
    "", "-", "+", ".", "5.", "1e3", "1,5", "1.2.3", "0x1", " 1", "1 ", "--1", "$5", "NaN", "９",
    "9223372036854775808", "-9223372036854775809", "0.0000000000000000001",
  ])
  func refuses(_ text: String) { #expect(Decimal(text) == nil) }

  @Test(arguments: ["0", "0.80", "-0.05", "12.00", "-9223372036854775808", "0.000000000000000001"])
  func writesAsRead(_ text: String) { #expect(Decimal(text)?.description == text) }

  @Test func comparesByValue() throws {
    let pairs = [("1.0", "1"), ("0.80", "0.8"), ("-0.5", "-0.50"), ("0", "0.000000000000000000")]
    for (left, right) in pairs {
      let (left, right) = (try #require(Decimal(left)), try #require(Decimal(right)))
      #expect(left == right)
      #expect(left.hashValue == right.hashValue)
      #expect(!(left < right) && !(right < left))
    }
    #expect(try #require(Decimal("4.99")) < #require(Decimal("5")))
    #expect(try #require(Decimal("-5")) < #require(Decimal("-4.999999999999999999")))
    // The scaled sides do not fit 64 bits.
    #expect(try #require(Decimal("0.000000000000000001")) < #require(Decimal("9223372036854775807")))
  }

  @Test(arguments: [
    ("4.99", "0.01", "5.00"), ("9223372036854775807", "-1", "9223372036854775806"),
    ("9223372036854775800", "0.0", "9223372036854775800"), ("-0.5", "0.5", "0.0"),
  ])
  func adds(_ left: String, _ right: String, _ sum: String) throws {
    let result = try #require(Decimal(left)).adding(#require(Decimal(right)))
    #expect(result?.description == sum)
  }

  @Test func refusesWhatDoesNotFit() throws {
    let (greatest, least) = (Decimal(.max), Decimal(.min))
    let small = try #require(Decimal("0.1"))
    #expect(greatest.adding(Decimal(1)) == nil)
    #expect(greatest.adding(small) == nil)
    #expect(least.subtracting(Decimal(1)) == nil)
    #expect(least.negated() == nil)
    #expect(greatest.negated() == Decimal(-.max))
    #expect(greatest.multiplied(by: Decimal(2)) == nil)
    let tiny = try #require(Decimal("0.0000000001"))
    #expect(tiny.multiplied(by: tiny) == nil)
    #expect(try tiny.multiplied(by: #require(Decimal("10000000000")))?.description == "1.0000000000")
    #expect(try #require(Decimal("0.5")).multiplied(by: #require(Decimal("0.5")))?.description == "0.25")
  }

  @Test(arguments: [
    ("2.345", 2, "2.34"), ("2.355", 2, "2.36"), ("-2.345", 2, "-2.34"), ("0.5", 0, "0"), ("1.5", 0, "2"),
    ("-0.4", 0, "-0"), ("5", 2, "5.00"), ("4.9", 3, "4.900"), ("0.0051", 2, "0.01"), ("-0.999", 1, "-1.0"),
  ])
  func writesAFixedNumberOfDigits(_ text: String, digits: Int, expected: String) throws {
    #expect(try #require(Decimal(text)).fixed(fractionDigits: digits) == expected)
  }

  @Test(arguments: [
    ("decimal('4.99') == decimal('4.990')", "true"), ("decimal('5') == 5", "true"),
    ("5u == decimal('5.0')", "true"),
    ("decimal('4.99') < 5", "true"), ("5 > decimal('4.99')", "true"), ("decimal('-1') < 0u", "true"),
    ("18446744073709551615u > decimal('1')", "true"), ("decimal('0.5') in [decimal('0.50')]", "true"),
    ("decimal('4.99') + 1", #"decimal("5.99")"#), ("3 * decimal('4.99')", #"decimal("14.97")"#),
    ("1 - decimal('0.25')", #"decimal("0.75")"#), ("-decimal('0.80')", #"decimal("-0.80")"#),
    ("int(decimal('-4.99'))", "-4"), ("double(decimal('0.1'))", "0.1"),
    ("string(decimal('0.80'))", "\"0.80\""),
    ("decimal(7u)", #"decimal("7")"#), ("type(decimal('1'))", "decimal"),
    ("decimal('9223372036854775807') + 1", "error: decimal overflow: no exact result of 18 digits"),
    ("decimal('five')", #"error: cannot read "five" as decimal"#),
    ("decimal(18446744073709551615u)", "error: decimal overflow: no exact result of 18 digits"),
    ("dyn(decimal('0.5')) == 0.5", "false"), ("dyn(decimal('0.5')) < dyn(0.5) || true", "true"),
    ("math.greatest(decimal('4.99'), 5)", "5"),
    ("[decimal('2'), decimal('1.5')].sort()[0]", #"decimal("1.5")"#),
  ])
  func isUsedInExpressions(_ expression: String, expected: String) {
    #expect(Evaluation.outcome(expression) == expected)
  }

  @Test(arguments: ["decimal('4.99') < 5.0", "decimal('4.99') + 1.0", "decimal(4.99)", "decimal('1') / 2"])
  func mixesNotWithDoubles(_ expression: String) {
    #expect(Evaluation.outcome(expression).hasPrefix("invalid: "))
    #expect(Evaluation.errorKind(expression, check: false) == .noMatchingOverload)
  }

  @Test func convertsToTheNearestDouble() throws {
    #expect(try #require(Decimal("0.1")).double == 0.1)
    #expect(try #require(Decimal("9007199254740993")).double == 9_007_199_254_740_992)
    #expect(try #require(Decimal("1.23456789012345678")).double == 1.23456789012345678)
  }
}
