import Diagnostics
import Schema
import SourceText

/// A setup file to fill in, made from a pack's schema: every field, none filled in, each with its meaning.
///
/// A field without a value means "not known yet", so the file is valid from the start.
struct SetupTemplate {
  private let schema: JSONSchema
  private let language: Language
  private var lines: [(text: String, comment: String?)] = []

  /// The column that the comments stand in, where the fields leave room.
  private static let commentColumn = 34

  /// Makes the text for one language.
  static func text(_ schema: JSONSchema, language: Language) -> String {
    var template = SetupTemplate(schema: schema, language: language)
    let annotations = schema.nodes[schema.root].annotations
    let headings = [
      annotations.title?[language], annotations.description?[language],
      LocalizedText(
        en: "A field without a value means: not known yet.",
        zh: "没有值的字段表示：还不知道。"
      )[language],
    ]
    for heading in headings.compactMap({ $0 }) { template.lines.append(("# \(heading)", nil)) }
    for property in schema.nodes[schema.root].properties {
      template.lines.append(("", nil))
      template.write(property, indent: "")
    }
    return template.lines.map { line in
      guard let comment = line.comment else { return line.text + "\n" }
      let gap = max(2, commentColumn - line.text.displayWidth)
      return line.text + String(repeating: " ", count: gap) + "# \(comment)\n"
    }.joined()
  }

  private init(schema: JSONSchema, language: Language) {
    self.schema = schema
    self.language = language
  }

  private mutating func write(_ property: JSONSchema.Property, indent: String) {
    let node = schema.nodes[property.schema]
    let comment = comment(on: node)
    if let items = node.items.map({ schema.nodes[$0] }), !items.properties.isEmpty {
      // An entry that must be complete cannot be left to be filled in; neither can a waiver, which is for
      // a finding that there is.
      let isOptional = items.required.isEmpty && property.name != "waivers"
      let prefix = isOptional ? indent : "# \(indent)"
      lines.append(("\(prefix)\(property.name):", comment))
      let start = lines.count
      for member in items.properties { write(member, indent: "\(prefix)    ") }
      if start < lines.count { lines[start].text = Self.withDash(lines[start].text, prefix: prefix) }
    } else {
      lines.append(("\(indent)\(property.name):", comment))
      for member in node.properties { write(member, indent: "\(indent)  ") }
    }
  }

  /// The first line of an entry, with the dash that begins it.
  private static func withDash(_ line: String, prefix: String) -> String {
    "\(prefix)  - \(line.dropFirst(prefix.count + 4))"
  }

  private func comment(on node: JSONSchema.Node) -> String? {
    let description = node.annotations.description?[language]
    guard let example = node.annotations.example, node.properties.isEmpty else { return description }
    let words = LocalizedText(
      en: "for example \(example.jsonText)",
      zh: "例如 \(example.jsonText)"
    )[language]
    guard let description else { return words }
    let separator = language == .english ? " " : ""
    return "\(description)\(separator)\(language == .english ? "(\(words))" : "（\(words)）")"
  }
}
