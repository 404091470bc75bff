import Diagnostics
import Schema
import SourceText

/// A setup file to fill in, made from a pack's schema: its fields, each with its meaning.
///
/// Filled in is only what has one value, or a usual one.
/// A field without a value means "not known yet", so the file is valid from the start.
struct SetupTemplate {
  private let schema: JSONSchema
  private let comments: SchemaComments
  private var lines: [(text: String, comment: String?)] = []

  /// The column that the comments stand in, where the fields leave room.
  private static let commentColumn = 34

  /// Makes the text for one language.
  static func text(_ schema: JSONSchema, language: Language) -> String {
    var template = SetupTemplate(schema: schema, language: language)
    template.lines = template.comments.headings(of: schema.nodes[schema.root]).map { ($0, nil) }
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
    comments = SchemaComments(language: language)
  }

  private mutating func write(_ property: JSONSchema.Property, indent: String) {
    let node = schema.nodes[property.schema]
    let comment = comments.comment(on: node)
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
}
