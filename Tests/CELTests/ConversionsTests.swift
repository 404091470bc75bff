import CEL
import Testing

@Suite struct ConversionsTests {
  @Test(arguments: [
    ("int('-9223372036854775808')", "-9223372036854775808"), ("int('+7')", "7"),
    ("int('9223372036854775808')", #"error: cannot read "9223372036854775808" as int"#),
    ("int('1.5')", #"error: cannot read "1.5" as int"#), ("int('')", #"error: cannot read "" as int"#),
    ("int(' 1')", #"error: cannot read " 1" as int"#), ("int('0x1')", #"error: cannot read "0x1" as int"#),
    ("int(9223372036854775807u)", "9223372036854775807"),
    ("int(9223372036854775808u)", "error: integer overflow"),
    ("int(-3.9)", "-3"), ("int(9223372036854774784.0)", "9223372036854774784"),
    ("int(9223372036854775807.0)", "error: integer overflow"),
    ("int(-9223372036854775808.0)", "error: integer overflow"),
    ("int(-9223372036854774784.0)", "-9223372036854774784"),
    ("int(0.0 / 0.0)", "error: integer overflow"), ("int(1.0 / 0.0)", "error: integer overflow"),
    ("uint(0)", "0u"), ("uint(-1)", "error: unsigned integer overflow"),
    ("uint(-0.5)", "error: unsigned integer overflow"), ("uint(-0.0)", "0u"),
    ("uint(18446744073709549568.0)", "18446744073709549568u"),
    ("uint(18446744073709551616.0)", "error: unsigned integer overflow"),
    ("uint(0.0 / 0.0)", "error: unsigned integer overflow"),
    ("uint('18446744073709551615')", "18446744073709551615u"),
    ("uint('-0')", #"error: cannot read "-0" as uint"#), ("uint('+1')", #"error: cannot read "+1" as uint"#),
    ("uint('1u')", #"error: cannot read "1u" as uint"#),
    ("double('-0')", "-0.0"), ("double('.5')", "0.5"), ("double('1e400')", "double(\"Infinity\")"),
    ("double('NaN')", "double(\"NaN\")"), ("double('-Infinity')", "double(\"-Infinity\")"),
    ("double('0x10')", #"error: cannot read "0x10" as double"#),
    ("double('1 ')", #"error: cannot read "1 " as double"#),
    ("double('')", #"error: cannot read "" as double"#),
    ("double('nan(0x1)')", #"error: cannot read "nan(0x1)" as double"#),
    ("double(9007199254740993)", "9.007199254740992e+15"),
    ("string(true)", "\"true\""), ("string(-5)", "\"-5\""), ("string(5u)", "\"5\""), ("string(1.0)", "\"1\""),
    ("string(-0.0045)", "\"-0.0045\""), ("string(0.0001)", "\"0.0001\""),
    ("string(0.00001)", "\"1e-05\""), ("string(123456.7)", "\"123456.7\""),
    ("string(1000000.0)", "\"1e+06\""), ("string(1234567.0)", "\"1.234567e+06\""),
    ("string(1e100)", "\"1e+100\""),
    ("string(-0.0)", "\"-0\""), ("string(0.0 / 0.0)", "\"NaN\""), ("string(1.0 / 0.0)", "\"+Inf\""),
    ("string(-1.0 / 0.0)", "\"-Inf\""), ("string(5e-324)", "\"5e-324\""),
    (#"string(b'\xc3\xbf')"#, "\"ÿ\""),
    (#"string(b'\xff')"#, "error: invalid UTF-8 in bytes, cannot convert to string"),
    (#"string(b'\xed\xa0\x80')"#, "error: invalid UTF-8 in bytes, cannot convert to string"),
    ("string(timestamp('2009-02-13T23:31:30.50Z'))", "\"2009-02-13T23:31:30.5Z\""),
    ("string(duration('-90ms'))", "\"-0.09s\""),
    ("bytes('é')", #"b"\xc3\xa9""#), ("bool('TRUE')", "true"), ("bool('f')", "false"),
    ("bool('TrUe')", #"error: cannot read "TrUe" as bool"#), ("bool('')", #"error: cannot read "" as bool"#),
    ("type(dyn(1u))", "uint"), ("type(null)", "null_type"), ("type({})", "map"), ("type(int)", "type"),
    ("type(duration('1s'))", "google.protobuf.Duration"), ("type(optional.none())", "optional_type"),
    ("dyn([1])", "[1]"),
  ])
  func converts(_ expression: String, expected: String) {
    #expect(Evaluation.outcome(expression) == expected)
  }

  @Test(arguments: [
    "int(true)", "uint(b'')", "double(null)", "string([1])", "bytes(1)", "bool(1)", "timestamp(1.5)",
    "timestamp(1u)", "duration(1)",
  ])
  func refuses(_ expression: String) {
    #expect(Evaluation.outcome(expression).hasPrefix("invalid: "))
    #expect(Evaluation.errorKind(expression, check: false) == .noMatchingOverload)
  }
}
