import CEL
import Testing

@Suite struct EncodersTests {
  /// The test vectors of RFC 4648, section 10.
  static let vectors = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ]

  @Test(arguments: vectors)
  func goesThereAndBack(_ plain: String, encoded: String) {
    let bytes = Array(plain.utf8)
    #expect(Base64.text(of: bytes) == encoded)
    #expect(Base64.bytes(of: encoded) == bytes)
    #expect(Base64.bytes(of: encoded.filter { $0 != "=" }) == bytes)
  }

  @Test func everyByteGoesThereAndBack() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(Base64.bytes(of: Base64.text(of: bytes)) == bytes)
    #expect(Base64.text(of: [0xFB, 0xFF]) == "+/8=")
  }

  @Test(arguments: ["Z", "Zg=", "Zg===", "Z===", "=", "====", "Zm9v=", "Zm 9v", "Zm-_", "Zm9vY", "Zg==Zg=="])
  func refuses(_ text: String) { #expect(Base64.bytes(of: text) == nil) }

  @Test func lineEndsArePassedOver() { #expect(Base64.bytes(of: "Zm9v\r\nYmFy\n") == Array("foobar".utf8)) }

  @Test(arguments: [
    ("base64.encode(b'hello')", "\"aGVsbG8=\""), ("base64.decode('aGVsbG8')", "b\"hello\""),
    ("base64.decode('a')", #"error: cannot read "a" as base64"#),
  ])
  func isUsedInExpressions(_ expression: String, expected: String) {
    #expect(Evaluation.outcome(expression) == expected)
  }
}
