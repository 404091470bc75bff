import Diagnostics
import Testing

/// What a value of the wrong type is told, and what its writer is advised to do.
struct WrongTypeTests {
  private static func schema(_ keywords: String) -> String {
    "{type: object, properties: {v: {\(keywords)}}, additionalProperties: false}"
  }

  static let amount = "type: [number, string, 'null'], format: decimal"
  static let date = "type: [string, 'null'], format: date"

  @Test(arguments: [
    (
      amount, "5 EUR",
      "expected an amount in US dollars, found the text 5 EUR (amounts are in US dollars, and 'EUR' is not: convert it, and write the number alone)"
    ),
    (
      amount, "€5",
      "expected an amount in US dollars, found the text €5 (amounts are in US dollars, and '€' is not: convert it, and write the number alone)"
    ),
    (amount, "5 USD", "expected an amount in US dollars, found the text 5 USD (write 5)"),
    (
      amount, "1_000",
      "expected an amount in US dollars, found the text 1_000 (write 1000, without separators)"
    ),
    (
      amount, "'1,000.50'",
      "expected an amount in US dollars, found the text \"1,000.50\" (write 1000.50, without separators)"
    ),
    (
      amount, "012",
      "expected an amount in US dollars, found the number 012 (write 12: with a leading zero some YAML readers take it for octal)"
    ),
    (
      amount, "2026-12-01",
      "expected an amount in US dollars, found the text 2026-12-01 (write the amount in US dollars as 4.99, \"4.99\", 5 or $4.99)"
    ),
    (
      amount, "yes",
      "expected an amount in US dollars, found the text yes (write the amount in US dollars as 4.99, \"4.99\", 5 or $4.99)"
    ),
    (
      amount, "1e3",
      "expected an amount in US dollars, found the number 1e3 (write the amount in US dollars as 4.99, \"4.99\", 5 or $4.99)"
    ),
    (amount, "[5]", "expected an amount in US dollars, found a list"),
    (
      date, "2026-02-30",
      "expected a date, found the text 2026-02-30 (write an existing day as YYYY-MM-DD, such as 2026-12-01)"
    ),
    (
      date, "20261201",
      "expected a date, found the number 20261201 (write an existing day as YYYY-MM-DD, such as 2026-12-01)"
    ),
    (
      "type: [boolean, 'null']", "yes",
      "expected true or false, found the text yes (write true: in YAML 1.2 'yes' is a text)"
    ),
    (
      "type: boolean", "off",
      "expected true or false, found the text off (write false: in YAML 1.2 'off' is a text)"
    ),
    (
      "type: boolean", "'true'", "expected true or false, found the text \"true\" (write true without quotes)"
    ),
    ("type: boolean", "1", "expected true or false, found the number 1 (write true)"),
    ("type: boolean", "0", "expected true or false, found the number 0 (write false)"),
    ("type: boolean", "maybe", "expected true or false, found the text maybe"),
    ("type: integer", "'2'", "expected a whole number, found the text \"2\" (write 2 without quotes)"),
    (
      "type: integer", "1_000",
      "expected a whole number, found the text 1_000 (write 1000, without separators)"
    ),
    ("type: integer", "2.5", "expected a whole number, found the number 2.5"),
    ("type: integer", "two", "expected a whole number, found the text two"),
    (
      "type: string", "+447700900123",
      "expected a text, found the number +447700900123 (put it in quotes: \"+447700900123\"; without them it is a number, and a plus sign or zeros at its start are lost)"
    ),
    (
      "type: string", "012",
      "expected a text, found the number 012 (put it in quotes: \"012\"; without them it is a number)"
    ),
    ("type: string", "true", "expected a text, found the truth value true (put it in quotes: \"true\")"),
    ("type: array", "{a: 1}", "expected a list, found a mapping (start each element of a list with '- ')"),
    ("type: object, properties: {a: {}}", "[1]", "expected a mapping, found a list"),
    ("type: string", "~", "expected a text, found nothing"),
  ])
  func english(_ keywords: String, _ value: String, _ wanted: String) throws {
    #expect(try findings(in: "v: \(value)\n", schema: Self.schema(keywords)) == ["1:4 wrong-type: " + wanted])
  }

  @Test func chinese() throws {
    let found = try findings(
      in: "v: yes\n",
      schema: Self.schema("type: boolean"),
      language: .simplifiedChinese
    )
    #expect(found == ["1:4 wrong-type: 应为 true 或 false，实为文本 yes (请写成 true：在 YAML 1.2 中“yes”是文本)"])
  }

  @Test(arguments: [
    (amount, "4.99"), (amount, "'4.99'"), (amount, "$4.99"), (amount, "5"), (amount, "~"), (amount, ""),
    (date, "2026-12-01"), (date, "2024-02-29"), ("type: string", "no"), ("type: string", "NO"),
    ("type: integer", "0x10"), ("type: number", "1"), ("type: number", "1.5"),
    ("type: [string, 'null']", "null"),
  ])
  func accepts(_ keywords: String, _ value: String) throws {
    #expect(try findings(in: "v: \(value)\n", schema: Self.schema(keywords)) == [])
  }
}
