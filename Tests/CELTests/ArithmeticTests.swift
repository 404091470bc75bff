import CEL
import Testing

@Suite struct ArithmeticTests {
  static let cases: [(expression: String, expected: String)] = [
    ("9223372036854775807 + 1", "error: integer overflow"),
    ("-9223372036854775808 - 1", "error: integer overflow"),
    ("9223372036854775806 + 1", "9223372036854775807"),
    ("4294967296 * 2147483648", "error: integer overflow"),
    ("-4294967296 * 2147483648", "-9223372036854775808"),
    ("-(-9223372036854775808)", "error: integer overflow"),
    ("-9223372036854775808 / -1", "error: integer overflow"),
    ("-9223372036854775808 % -1", "error: integer overflow"), ("1 / 0", "error: division by zero"),
    ("1 % 0", "error: modulus by zero"),
    ("7 / -2", "-3"), ("7 % -2", "1"), ("-7 % 2", "-1"), ("0u - 1u", "error: unsigned integer overflow"),
    ("18446744073709551615u + 1u", "error: unsigned integer overflow"),
    ("4294967296u * 4294967296u", "error: unsigned integer overflow"), ("1u / 0u", "error: division by zero"),
    ("1u % 0u", "error: modulus by zero"), ("7u % 2u", "1u"),
    ("1.0 / 0.0", "double(\"Infinity\")"), ("-1.0 / 0.0", "double(\"-Infinity\")"),
    ("0.0 / 0.0", "double(\"NaN\")"), ("0.1 + 0.2", "0.30000000000000004"),
    ("1e308 * 10.0", "double(\"Infinity\")"), ("-(0.0)", "-0.0"),
    ("'a' + 'é'", "\"aé\""), ("b'a' + b'b'", #"b"ab""#), ("[1] + [2, 3]", "[1, 2, 3]"), ("[] + []", "[]"),
    ("'' + ''", "\"\""),
  ]

  @Test(arguments: cases)
  func gives(_ expression: String, expected: String) {
    #expect(Evaluation.outcome(expression) == expected)
    #expect(Evaluation.outcome(expression, check: false) == expected)
  }

  /// The same with operands that are known only when evaluating.
  @Test(arguments: [
    (Int64.max, Int64(1), "a + b", "error: integer overflow"),
    (Int64.min, 1, "a - b", "error: integer overflow"), (Int64.min, -1, "a * b", "error: integer overflow"),
    (Int64.min, -1, "a / b", "error: integer overflow"), (Int64.min, -1, "a % b", "error: integer overflow"),
    (Int64.min, 0, "-a", "error: integer overflow"), (1, 0, "a / b", "error: division by zero"),
    (1, 0, "a % b", "error: modulus by zero"), (-7, 2, "a / b", "-3"), (-7, 2, "a % b", "-1"),
    (Int64.max, 0, "a + b", "9223372036854775807"), (Int64.min, 1, "a / b", "-9223372036854775808"),
  ])
  func givesWithVariables(_ left: Int64, _ right: Int64, _ expression: String, expected: String) {
    let variables: [(name: String, type: CELType, value: Value)] = [
      ("a", .int, .int(left)), ("b", .int, .int(right)),
    ]
    #expect(Evaluation.outcome(expression, variables) == expected)
    let dynamic: [(name: String, type: CELType, value: Value)] = [
      ("a", .dyn, .int(left)), ("b", .dyn, .int(right)),
    ]
    #expect(Evaluation.outcome(expression, dynamic) == expected)
  }

  @Test(arguments: [
    "1 + 1u", "1 + 1.0", "1.0 % 2.0", "-1u", "'a' + 1", "'a' - 'a'", "true + true", "[1] - [1]",
    "{} + {}", "-'a'", "duration('1s') * 2", "-duration('1s')",
  ])
  func refuses(_ expression: String) {
    #expect(Evaluation.outcome(expression).hasPrefix("invalid: "))
    #expect(Evaluation.errorKind(expression, check: false) == .noMatchingOverload)
  }
}
