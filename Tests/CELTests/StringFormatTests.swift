import CEL
import Testing

@Suite struct StringFormatTests {
  @Test(arguments: [
    ("'%%'.format([])", "%"), ("'%d%%'.format([5])", "5%"), ("'no clause'.format([1])", "no clause"),
    ("'%s %s'.format([1, 2u])", "1 2"), ("'%s'.format([1.0])", "1"),
    ("'%s'.format([1e21])", "1000000000000000000000"),
    ("'%s'.format([1e-7])", "0.0000001"), ("'%s'.format([-0.0])", "-0"), ("'%s'.format([true])", "true"),
    ("'%s'.format([null])", "null"), ("'%s'.format([b'abc'])", "abc"), ("'%s'.format(['é'])", "é"),
    (#"'%s'.format([b'a\xff\xfeb\xc3'])"#, "a\u{FFFD}b\u{FFFD}"), ("'%s'.format([int])", "int"),
    ("'%s'.format([timestamp('2024-02-29T12:00:00.5+01:00')])", "2024-02-29T11:00:00.5Z"),
    ("'%s'.format([duration('1h0.25s')])", "3600.25s"),
    ("'%s'.format([[1, [2.5, 'x'], {}]])", "[1, [2.5, x], {}]"),
    ("'%s'.format([{'b': 1, 'a': {2: 3u}}])", "{a: {2: 3}, b: 1}"),
    ("'%s'.format([{true: 1, 10: 2, 9: 3}])", "{10: 2, 9: 3, true: 1}"),
    ("'%s'.format([decimal('0.80')])", "0.80"), ("'%s'.format([ip('::1')])", "::1"),
    ("'%s %s'.format([double('NaN'), double('-Infinity')])", "NaN -Infinity"),
    ("'%d'.format([-5])", "-5"), ("'%d'.format([5u])", "5"), ("'%d'.format([3.14])", "3.14"),
    ("'%d'.format([decimal('4.99')])", "4.99"),
    ("'%d'.format([double('Infinity')])", "Infinity"),
    ("'%f'.format([2.71828])", "2.718280"), ("'%.3f'.format([1.2345])", "1.234"),
    ("'%.0f'.format([0.5])", "0"),
    ("'%.0f'.format([1.5])", "2"), ("'%.0f'.format([2.5])", "2"), ("'%.1f'.format([0.25])", "0.2"),
    ("'%.1f'.format([0.35])", "0.3"),
    ("'%.2f'.format([-0.001])", "-0.00"), ("'%.3f'.format([9.9996])", "10.000"),
    ("'%.0f'.format([9.5])", "10"),
    ("'%.2f'.format([1])", "1.00"), ("'%.2f'.format([1u])", "1.00"),
    ("'%.2f'.format([decimal('2.345')])", "2.34"),
    ("'%.20f'.format([0.1])", "0.10000000000000000555"),
    ("'%.1f'.format([1e22])", "10000000000000000000000.0"),
    ("'%.3f'.format([5e-324])", "0.000"), ("'%f'.format([double('-Infinity')])", "-Infinity"),
    ("'%.0f'.format([-123.456])", "-123"), ("'%.1f'.format([0.05])", "0.1"), ("'%.1f'.format([0.95])", "0.9"),
    ("'%e'.format([2.71828])", "2.718280e+00"), ("'%e'.format([0.0])", "0.000000e+00"),
    ("'%.1e'.format([-3.14])", "-3.1e+00"),
    ("'%.0e'.format([1234.5])", "1e+03"), ("'%.2e'.format([9.999e-8])", "1.00e-07"),
    ("'%.3e'.format([1e100])", "1.000e+100"),
    ("'%.3e'.format([5e-324])", "4.941e-324"), ("'%e'.format([7u])", "7.000000e+00"),
    ("'%.0e'.format([2.5])", "2e+00"),
    ("'%x %X'.format([30, 30])", "1e 1E"), ("'%x'.format([-30])", "-1e"), ("'%x'.format(['Hi'])", "4869"),
    (#"'%x'.format([b'\x00\xff'])"#, "00ff"), ("'%X'.format(['é'])", "C3A9"),
    ("'%x'.format([18446744073709551615u])", "ffffffffffffffff"),
    ("'%x'.format([-9223372036854775808])", "-8000000000000000"),
    ("'%o'.format([8])", "10"), ("'%o'.format([-8])", "-10"), ("'%b'.format([5])", "101"),
    ("'%b'.format([-5])", "-101"),
    ("'%b %b'.format([true, false])", "1 0"), ("'%b'.format([64u])", "1000000"),
  ])
  func formats(_ expression: String, expected: String) {
    #expect(Evaluation.outcome(expression) == Value.quoted(expected))
  }

  @Test(arguments: [
    ("'%d %d %d'.format([0, 1])", "format: index 2 out of range"),
    ("'%a'.format([1])", #"format: could not parse formatting clause: unrecognized formatting clause "a""#),
    ("'%E'.format([0.5])", #"format: could not parse formatting clause: unrecognized formatting clause "E""#),
    ("'%'.format([1])", "format: could not parse formatting clause: unexpected end of format string"),
    ("'%.'.format([1])", "format: could not parse formatting clause: precision must be a number up to 1100"),
    ("'%.f'.format([1])", "format: could not parse formatting clause: precision must be a number up to 1100"),
    (
      "'%.1101f'.format([1.0])",
      "format: could not parse formatting clause: precision must be a number up to 1100"
    ),
    (
      "'%.99999999999999999999f'.format([1.0])",
      "format: could not parse formatting clause: precision must be a number up to 1100"
    ),
    ("'%d'.format([null])", "format: decimal clause can only be used on numbers, was given null_type"),
    ("'%d'.format(['1'])", "format: decimal clause can only be used on numbers, was given string"),
    ("'%f'.format(['1'])", "format: fixed-point clause can only be used on numbers, was given string"),
    ("'%e'.format([null])", "format: scientific clause can only be used on numbers, was given null_type"),
    (
      "'%x'.format([0.5])",
      "format: only integers, byte buffers, and strings can be formatted as hex, was given double"
    ),
    ("'%o'.format(['a'])", "format: octal clause can only be used on integers, was given string"),
    ("'%b'.format([1.5])", "format: binary clause can only be used on integers, was given double"),
  ])
  func refuses(_ expression: String, message: String) {
    #expect(Evaluation.outcome(expression) == "error: \(message)")
  }
}
