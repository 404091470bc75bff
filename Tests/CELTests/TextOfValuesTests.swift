import Testing

@testable import CEL

@Suite struct TextOfValuesTests {
  @Test(arguments: [
    (Value.null, "null"), (.bool(true), "true"), (.int(-1), "-1"), (.uint(1), "1u"), (.double(1), "1.0"),
    (.double(1e100), "1e+100"), (.double(-0.0), "-0.0"), (.double(0.1), "0.1"), (.double(1e6), "1e+06"),
    (.string("a\"\\\n\r\t\u{7}\u{8}\u{B}\u{C}\u{0}\u{7F}é🐱"), #""a\"\\\n\r\t\a\b\v\f\x00\x7fé🐱""#),
    (.bytes([0x61, 0x00, 0xFF, 0x22]), #"b"a\x00\xff\"""#), (.list([.int(1), .string("a")]), #"[1, "a"]"#),
    (.map(MapValue([(key: "b", value: .int(1)), (key: "a", value: .null)])), #"{"b": 1, "a": null}"#),
    (.type(.int), "int"), (.optional(.none), "optional.none()"),
    (.optional(OptionalValue(.int(1))), "optional.of(1)"),
    (.error(.overflow, en: "too \"big\"", zh: "太大"), #"error("too \"big\"")"#),
    (
      .unknown(UnknownSet([Attribute(path: "b"), Attribute(path: "a"), Attribute(path: "b")])),
      "unknown(a, b)"
    ),
  ])
  func isWrittenAsALiteral(_ value: Value, text: String) {
    #expect(value.text == text)
    #expect(value.debugDescription == text)
  }

  /// What is written reads back the same.
  @Test(arguments: [
    "-1", "1u", "1.5", "1e+100", "5e-324", #""a\"\\\n\x00é""#, #"b"\x00\xff""#, #"[1, [2u], {"a": null}]"#,
    #"decimal("0.80")"#, #"timestamp("2024-02-29T12:00:00.5Z")"#, #"duration("-1.5s")"#, "optional.of(1)",
    #"double("NaN")"#, #"double("-Infinity")"#, #"ip("::1")"#, #"cidr("10.0.0.0/8")"#,
  ])
  func readsBack(_ text: String) { #expect(Evaluation.outcome(text) == text) }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "-0"), (1, "1"), (100_000, "100000"), (999_999, "999999"), (1_000_000, "1e+06"),
    (123_456_789, "1.23456789e+08"), (0.0001, "0.0001"), (0.00012345, "0.00012345"), (0.00001, "1e-05"),
    (1.5e300, "1.5e+300"),
    (-2.5e-7, "-2.5e-07"), (Double.greatestFiniteMagnitude, "1.7976931348623157e+308"),
    (.leastNonzeroMagnitude, "5e-324"),
    (123456.789, "123456.789"), (0.1 + 0.2, "0.30000000000000004"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
    (.nan, "NaN"),
  ])
  func doublesHaveTheFewestDigits(_ number: Double, text: String) {
    #expect(DoubleText.shortest(number) == text)
  }

  @Test(arguments: [
    (1e21, "1000000000000000000000"), (1.5e-10, "0.00000000015"), (-123.456, "-123.456"), (0, "0"),
    (-0.0, "-0"), (1e6, "1000000"),
  ])
  func doublesWrittenOut(_ number: Double, text: String) { #expect(DoubleText.plain(number) == text) }

  @Test func unknownsAreJoined() {
    let first = UnknownSet(Attribute(path: "b", slot: 2))
    let second = UnknownSet([Attribute(path: "b", slot: 1), Attribute(path: "a", slot: 3)])
    #expect(first.union(second).attributes.map(\.slot) == [3, 1, 2])
    #expect(first.union(first).attributes.count == 1)
  }
}
