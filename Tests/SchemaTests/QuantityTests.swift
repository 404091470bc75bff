import CEL
import Diagnostics
import Schema
import Testing

/// Numbers with units, which only the pack's schema knows.
struct QuantityTests {
  private static func units(_ list: KeyValuePairs<String, String>) throws -> QuantityUnits {
    QuantityUnits(try list.map { QuantityUnits.Unit(name: $0, factor: try #require(Decimal($1))) })
  }

  private static func bytes() throws -> QuantityUnits {
    try units([
      "m": "0.001", "k": "1000", "M": "1000000", "E": "1000000000000000000", "Ki": "1024", "Mi": "1048576",
    ])
  }

  @Test(arguments: [
    ("5", "5"), ("0.5", "0.5"), ("-2", "-2"), ("+2", "2"), (".5", "0.5"), ("100m", "0.1"), ("1.5k", "1500"),
    ("128Mi", "134217728"), ("1E", "1000000000000000000"), ("129e6", "129000000"), ("1E3", "1000"),
    ("5e-1", "0.5"),
    // Not with this suffix, in this form, or of this size.
    ("", "nil"), ("k", "nil"), ("5 k", "nil"), ("5K", "nil"), ("5MB", "nil"), ("5.", "nil"), ("1-2", "nil"),
    ("5e", "nil"),
    ("1e99", "nil"), ("10E", "nil"), ("1e1.5", "nil"), ("$5", "nil"), ("0x10", "nil"), ("５", "nil"),
  ])
  func reads(_ text: String, _ wanted: String) throws {
    let value = try Self.bytes().parse(text)
    if wanted == "nil" {
      #expect(value == nil)
    } else {
      #expect(try #require(value) == #require(Decimal(wanted)))
    }
  }

  @Test(arguments: [
    ("0.5", "500m"), ("1", "1"), ("999", "999"), ("1000", "1k"), ("1500", "1500"), ("1024", "1Ki"),
    ("134217728", "128Mi"),
    ("134217729", "134217729"), ("0.0005", "0.0005"), ("0", "0"), ("-2000", "-2k"),
  ])
  func writes(_ number: String, _ wanted: String) throws {
    #expect(try Self.bytes().text(#require(Decimal(number))) == wanted)
  }

  @Test func withoutUnitsItIsAnExactNumber() {
    #expect(QuantityUnits().parse("0.10") == Decimal("0.1"))
    #expect(QuantityUnits().parse("5k") == nil)
    #expect(QuantityUnits().text(Decimal(1000)) == "1000")
  }

  private static let weight =
    "{type: object, properties: {w: {type: [number, string], format: quantity, x-units: {kg: 1, g: 0.001}, maximum: 30}}}"

  @Test(arguments: [
    ("w: 21.5", []), ("w: 21.5kg", []), ("w: '900g'", []), ("w: 30000g", []),
    ("w: 31kg", ["1:4 schema-constraint: 31kg is not <= 30"]),
    ("w: 30001g", ["1:4 schema-constraint: 30001g is not <= 30"]),
    (
      "w: heavy",
      [
        "1:4 wrong-type: expected a quantity, found the text heavy (write a number, alone or with one of the units kg, g, such as 2kg)"
      ]
    ),
    ("w: 5 kg", ["1:4 wrong-type: expected a quantity, found the text 5 kg (write 5kg)"]),
    ("w: 5KG", ["1:4 wrong-type: expected a quantity, found the text 5KG (write 5kg)"]),
    ("w: 21,5", ["1:4 wrong-type: expected a quantity, found the text 21,5 (write 21.5, with a point)"]),
    (
      "w: $5",
      [
        "1:4 wrong-type: expected a quantity, found the text $5 (write a number, alone or with one of the units kg, g, such as 2kg)"
      ]
    ),
  ])
  func inASetup(_ document: String, _ wanted: [String]) throws {
    #expect(try findings(in: document, schema: Self.weight) == wanted)
  }

  @Test func suffixesThatDifferByCaseAreNotGuessed() throws {
    let schema = "{type: object, properties: {w: {format: quantity, x-units: {m: 0.001, M: 1000000}}}}"
    let found = try findings(in: "w: 5MB", schema: schema)
    #expect(
      found == [
        "1:4 wrong-type: expected a quantity, found the text 5MB (write a number, alone or with one of the units m, M, such as 2m)"
      ]
    )
    let plain = try findings(
      in: "w: x",
      schema: "{type: object, properties: {w: {format: quantity}}}",
      language: .simplifiedChinese
    )
    #expect(plain == ["1:4 wrong-type: 应为数量，实为文本 x (请写成数字，例如 2.5)"])
  }
}
