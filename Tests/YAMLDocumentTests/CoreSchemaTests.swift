import Testing

@testable import YAMLDocument

/// YAML 1.2.2 §10.3.2.
@Suite("Core schema")
struct CoreSchemaTests {
  static let plain: [(String, ScalarValue)] = [
    ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null),
    ("nULL", .string), ("NUll", .string), ("nul", .string), ("nullx", .string), ("~~", .string),
    ("true", .bool(true)), ("True", .bool(true)), ("TRUE", .bool(true)), ("tRue", .string),
    ("false", .bool(false)), ("FALSE", .bool(false)), ("False", .bool(false)), ("FaLSE", .string),
    ("yes", .string), ("on", .string), ("y", .string),
    ("0", .int(0)), ("-0", .int(0)), ("+12", .int(12)), ("-19", .int(-19)), ("007", .int(7)),
    ("0o7", .int(7)), ("0o17", .int(15)), ("0o8", .string), ("0x3A", .int(58)), ("0xfg", .string),
    ("-0x1", .string), ("0x", .string), ("0o", .string), ("0b1", .string), ("1_000", .string),
    ("9223372036854775807", .int(.max)), ("9223372036854775808", .bigInteger),
    ("-9223372036854775808", .int(.min)), ("-9223372036854775809", .bigInteger),
    ("18446744073709551616", .bigInteger), ("99999999999999999999999", .bigInteger),
    ("0x7FFFFFFFFFFFFFFF", .int(.max)), ("0x8000000000000000", .bigInteger),
    ("0x10000000000000000", .bigInteger),
    ("4.99", .float(4.99)), ("-0.0", .float(-0.0)), ("0.", .float(0)), (".5", .float(0.5)),
    ("+.5", .float(0.5)), ("5.", .float(5)), ("12e03", .float(12000)), ("-2E+05", .float(-200_000)),
    ("1e-7", .float(1e-7)), ("1e400", .float(.infinity)), ("1e", .string), ("1e+", .string), (".", .string),
    ("-", .string), ("+", .string), ("-.", .string), (".e5", .string), ("1.2.3", .string), ("1 2", .string),
    ("0.1234567890123456789012345", .float(0.1234567890123456789012345)),
    ("123456789012345678901234.5", .float(123456789012345678901234.5)),
    ("5.e400", .float(.infinity)), ("1.7976931348623157e308", .float(.greatestFiniteMagnitude)),
    (".inf", .float(.infinity)), ("-.INF", .float(-.infinity)), ("+.Inf", .float(.infinity)),
    (".iNF", .string), ("inf", .string), ("-.nan", .string), ("nan", .string), (".NAn", .string),
    ("2026-12-01", .string), ("GB", .string), ("+447700900123", .int(447_700_900_123)), ("a", .string),
    ("é", .string), ("None", .string), ("Nope", .string), ("trued", .string),
  ]

  @Test(arguments: plain)
  func plainScalar(_ text: String, _ expected: ScalarValue) {
    #expect(value(text) == expected)
  }

  @Test(arguments: [".nan", ".NaN", ".NAN"])
  func notANumber(_ text: String) {
    guard case .float(let number) = value(text) else {
      Issue.record("\(text) is no number")
      return
    }
    #expect(number.isNaN)
  }

  @Test(arguments: [
    ("!!str 5", ScalarValue.string), ("!!int 5", .int(5)), ("!!int \"5\"", .int(5)), ("!!int x", .string),
    ("!!float 5", .float(5)), ("!!bool yes", .string), ("!!null \"\"", .null), ("! 5", .string),
    ("!local 5", .string), ("\"5\"", .string), ("'true'", .string), ("!!float \"1e2\"", .float(100)),
    ("!!str", .string), ("!!str null", .string),
  ])
  func taggedScalar(_ text: String, _ expected: ScalarValue) throws {
    let tree = try read(text)
    let root = try #require(tree.root)
    #expect(tree.value(root) == expected)
  }

  private func value(_ text: String) -> ScalarValue {
    var text = text
    return text.withUTF8 { bytes in unsafe CoreSchema.resolve(bytes, style: .plain) }
  }
}
