import Diagnostics
import Schema
import SourceText

/// A setup file to fill in, made from a pack's schema: its fields, each with its meaning.
///
/// Filled in is only what has one value, or a usual one.
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
    for property in template.shown(schema.nodes[schema.root].properties) {
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
      let isOptional = items.required.allSatisfy { mayBeEmpty($0, in: items) } && property.name != "waivers"
      let prefix = isOptional ? indent : "# \(indent)"
      lines.append(("\(prefix)\(property.name):", comment))
      let start = lines.count
      for member in shown(items.properties) { write(member, indent: "\(prefix)    ") }
      if start < lines.count { lines[start].text = Self.withDash(lines[start].text, prefix: prefix) }
    } else {
      let value = value(of: node).map { " " + $0 } ?? ""
      lines.append(("\(indent)\(property.name):\(value)", value.isEmpty ? comment : nil))
      for member in shown(node.properties) { write(member, indent: "\(indent)  ") }
    }
  }

  /// The fields to show: all of them, or where the schema explains some, those.
  private func shown(_ properties: [JSONSchema.Property]) -> [JSONSchema.Property] {
    let explained = properties.filter { isExplained($0.schema) }
    return explained.isEmpty ? properties : explained
  }

  private func isExplained(_ index: JSONSchema.Index) -> Bool {
    let node = schema.nodes[index]
    return node.annotations.description != nil || node.annotations.example != nil || value(of: node) != nil
      || node.properties.contains { isExplained($0.schema) }
  }

  /// Whether a key that must be there may stand without a value.
  private func mayBeEmpty(_ key: String, in node: JSONSchema.Node) -> Bool {
    node.properties.first { $0.name == key }.map { schema.nodes[$0.schema].types.contains(.null) } ?? false
  }

  /// The only value that a field may have, or its usual one.
  private func value(of node: JSONSchema.Node) -> String? {
    if let only = node.members, only.count == 1 { return only[0].yamlText }
    return node.annotations.defaultValue?.yamlText
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

extension JSONValue {
  /// The value in YAML, a plain word without quotation marks.
  fileprivate var yamlText: String {
    let reserved = ["true", "false", "null", "yes", "no", "on", "off"]
    guard case .string(let text) = self, let first = text.first, first.isLetter,
      text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }), !reserved.contains(text.lowercased())
    else { return jsonText }
    return text
  }
}
