import Testing

struct ConstraintTests {
  private static func schema(_ keywords: String) -> String {
    "{type: object, properties: {v: {\(keywords)}}}"
  }

  @Test(arguments: [
    (
      "type: string, enum: [planned, succeeded, declined]", "planed",
      "'planed' is not one of planned, succeeded, declined (did you mean 'planned'?)"
    ),
    ("type: string, const: a", "b", "'b' is not one of a"),
    ("type: integer, minimum: 0", "-1", "-1 is not >= 0"),
    ("type: integer, maximum: 2", "3", "3 is not <= 2"),
    ("type: number, exclusiveMinimum: 0", "0", "0 is not > 0"),
    ("type: number, exclusiveMaximum: 1", "1", "1 is not < 1"),
    ("type: [number, string], format: decimal, minimum: 0", "$-0.01", "$-0.01 is not >= 0"),
    ("type: string, pattern: '^[A-Z]{2}$'", "gb", "'gb' does not match the pattern ^[A-Z]{2}$"),
    ("type: string, minLength: 2", "é", "1 characters, and at least 2 are allowed"),
    ("type: string, maxLength: 2", "abc", "3 characters, and at most 2 are allowed"),
    ("type: array, minItems: 1", "[]", "0 elements, and at least 1 are allowed"),
    ("type: array, maxItems: 1", "[1, 2]", "2 elements, and at most 1 are allowed"),
    ("type: array, minItems: 1, maxItems: 2", "[1, 2, 3]", "3 elements, and 1 to 2 are allowed"),
  ])
  func breaks(_ keywords: String, _ value: String, _ wanted: String) throws {
    #expect(
      try findings(in: "v: \(value)\n", schema: Self.schema(keywords)) == ["1:4 schema-constraint: " + wanted]
    )
  }

  @Test(arguments: [
    ("type: integer, minimum: 0", "0"), ("type: integer, maximum: 2", "2"),
    ("type: number, exclusiveMinimum: 0", "0.01"), ("type: string, minLength: 2", "日本"),
    ("type: array, minItems: 1, maxItems: 2", "[1]"), ("type: array, uniqueItems: true", "[1, 2, '1']"),
    ("type: [string, 'null'], enum: [a, null]", "~"),
  ])
  func keeps(_ keywords: String, _ value: String) throws {
    #expect(try findings(in: "v: \(value)\n", schema: Self.schema(keywords)) == [])
  }

  @Test func repeatedItem() throws {
    let found = try findings(in: "v: [a, b, a]\n", schema: Self.schema("type: array, uniqueItems: true"))
    #expect(found == ["1:11 schema-constraint: the same element stands twice in the list"])
  }

  @Test func requiredKey() throws {
    let found = try findings(
      in: "v:\n  a: 1\n",
      schema: Self.schema("type: object, properties: {a: {}, b: {}}, required: [a, b]")
    )
    #expect(found == ["1:1 schema-constraint: the key 'b' is required"])
  }

  @Test func unknownKeys() throws {
    let schema = "{type: object, properties: {balance: {}, name: {}}, additionalProperties: false}"
    #expect(
      try findings(in: "balence: 1\nname: x\nfoo: 2\n", schema: schema) == [
        "1:1 unknown-key: unknown key 'balence' (did you mean 'balance'?)",
        "3:1 unknown-key: unknown key 'foo' (known here are balance, name)",
      ]
    )
  }
}
