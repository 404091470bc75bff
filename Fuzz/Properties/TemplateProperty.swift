/// Texts with expressions in them never crash, compiled or rendered, and errors blame places inside the
/// pack's file, however the text is quoted there.
package struct TemplateProperty: Property {
  /// Makes the property.
  package init() {}

  package func violation(_ bytes: [UInt8]) -> String? {
    checkPack(["pack.yaml": Array((Self.head + Self.quoted(bytes) + "\n").utf8)])
  }

  private static let head = """
    pack: small
    version: 1.0.0
    schema: setup.schema.yaml
    stages: [{id: first, title: First}]
    rules:
      - id: it
        stage: first
        severity: error
        title: It
        for_each: {card: cards}
        check: "false"
        message: \

    """

  /// The text as a YAML scalar, in the style that its first byte picks.
  private static func quoted(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    switch (bytes.first ?? 0) % 4 {
    case 0:
      return "|-\n"
        + text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "      \($0)" }.joined(separator: "\n")
    case 1: return "'\(text.replacing("'", with: "''"))'"
    case 2:
      return ">\n"
        + text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "      \($0)" }.joined(separator: "\n")
    default: return "\"\(text.unicodeScalars.map(escaped).joined())\""
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x22, 0x5C: return "\\\(scalar)"
    case 0x20..<0x7F: return String(scalar)
    default:
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
  }
}
