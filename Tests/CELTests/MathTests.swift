import CEL
import Testing

@Suite struct MathTests {
  @Test(arguments: [
    ("math.greatest(1)", "1"), ("math.greatest(1, 1.0)", "1"), ("math.greatest(1.0, 1)", "1.0"),
    ("math.greatest(1, 2u, 1.5)", "2u"),
    ("math.greatest([])", "error: math.greatest of an empty list"),
    ("math.least([])", "error: math.least of an empty list"),
    ("math.least(-9223372036854775808, 0.5)", "-9223372036854775808"),
    ("math.greatest(18446744073709551615u, 1.0)", "18446744073709551615u"),
    ("math.least([dyn(3u), dyn(2.5)])", "2.5"),
    ("math.greatest(dyn('a'))", "error: no such overload: math.@max(string)"),
    ("math.greatest([dyn(1), dyn('a')])", "error: no such overload"),
    ("math.greatest([dyn('a')])", "error: no such overload"),
    ("math.ceil(-0.5)", "-0.0"), ("math.floor(-0.5)", "-1.0"), ("math.round(0.5)", "1.0"),
    ("math.round(-0.5)", "-1.0"),
    ("math.round(2.5)", "3.0"), ("math.trunc(-1.9)", "-1.0"), ("math.isNaN(math.ceil(0.0 / 0.0))", "true"),
    ("math.trunc(1.0 / 0.0) == 1.0 / 0.0", "true"),
    ("math.abs(-9223372036854775807)", "9223372036854775807"),
    ("math.abs(-9223372036854775808)", "error: integer overflow"),
    ("math.abs(-0.0)", "0.0"), ("math.abs(decimal('-0.50'))", #"decimal("0.50")"#),
    ("math.sign(-9)", "-1"), ("math.sign(0)", "0"), ("math.sign(0u)", "0u"), ("math.sign(7u)", "1u"),
    ("math.sign(-0.0)", "0.0"),
    ("math.isNaN(math.sign(0.0 / 0.0))", "true"), ("math.sign(-1.0 / 0.0)", "-1.0"),
    ("math.isInf(-1.0 / 0.0)", "true"), ("math.isInf(1.0)", "false"), ("math.isFinite(0.0 / 0.0)", "false"),
    ("math.isFinite(1.0)", "true"),
    ("math.sqrt(2.25)", "1.5"), ("math.sqrt(49)", "7.0"), ("math.sqrt(49u)", "7.0"),
    ("math.isNaN(math.sqrt(-1))", "true"),
    ("math.bitAnd(-1, 5)", "5"), ("math.bitOr(4u, 2u)", "6u"), ("math.bitXor(4, -2)", "-6"),
    ("math.bitNot(-1)", "0"),
    ("math.bitNot(1u)", "18446744073709551614u"),
    ("math.bitShiftLeft(1, 63)", "-9223372036854775808"), ("math.bitShiftLeft(1, 64)", "0"),
    ("math.bitShiftLeft(3u, 63)", "9223372036854775808u"),
    ("math.bitShiftRight(-1, 63)", "1"), ("math.bitShiftRight(-1, 64)", "0"),
    ("math.bitShiftRight(1024u, 3)", "128u"),
    ("math.bitShiftRight(1, 9223372036854775807)", "0"),
    ("math.bitShiftLeft(1, -1)", "error: math.bitShiftLeft() negative offset: -1"),
    (
      "math.bitShiftRight(1u, -9223372036854775808)",
      "error: math.bitShiftRight() negative offset: -9223372036854775808"
    ),
  ])
  func gives(_ expression: String, expected: String) { #expect(Evaluation.outcome(expression) == expected) }

  @Test(arguments: [
    ("math.greatest('string')", "math.greatest() simple literal arguments must be numeric"),
    ("math.least(1, true)", "math.least() simple literal arguments must be numeric"),
    ("math.least(1, 2, {})", "math.least() simple literal arguments must be numeric"),
    ("math.greatest([1, null])", "math.greatest() invalid single argument value"),
    ("math.greatest(1, [2])", "math.greatest() simple literal arguments must be numeric"),
  ])
  func literalsThatAreNoNumbersAreRefused(_ expression: String, message: String) {
    #expect(Evaluation.outcome(expression) == "invalid: \(message)")
  }

  @Test func noArgumentIsRefused() { #expect(Evaluation.outcome("math.greatest()").hasPrefix("invalid: ")) }

  @Test(arguments: [
    "math.ceil(1)", "math.isNaN(true)", "math.bitOr(1, 1u)", "math.bitNot(1.0)", "math.sqrt('4')",
    "math.abs('1')",
  ])
  func wrongTypes(_ expression: String) {
    #expect(Evaluation.outcome(expression).hasPrefix("invalid: "))
    #expect(Evaluation.errorKind(expression, check: false) == .noMatchingOverload)
  }
}
