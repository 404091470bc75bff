import Diagnostics
import Engine
import Schema
import SourceText
import YAMLDocument

/// A setup file with the answers in their places, and all other fields to be filled in later.
///
/// A field that is not known stands there without a value, or, where the schema wants one, in a comment: so the
/// file is as valid as the answers are.
struct AnsweredSetup {
  private struct Line {
    var text: String
    let comment: String?
    let isInComment: Bool
  }

  /// The column that the comments stand in, where the fields leave room.
  private static let commentColumn = 34

  private let schema: JSONSchema
  private let answers: Answers
  private let comments: SchemaComments
  private var lines: [Line] = []

  /// The text for one language.
  static func text(_ schema: JSONSchema, _ answers: Answers, language: Language) -> String {
    var setup = AnsweredSetup(schema: schema, answers: answers, language: language)
    let root = schema.nodes[schema.root]
    var text = setup.comments.headings(of: root).map { $0 + "\n" }.joined()
    for property in setup.shown(root, below: JSONPointer()) {
      setup.lines.append(Line(text: "", comment: nil, isInComment: false))
      setup.write(property, below: JSONPointer(), indent: "", isInComment: false, explains: true)
    }
    for line in setup.lines { text += setup.written(line) }
    return text
  }

  private init(schema: JSONSchema, answers: Answers, language: Language) {
    self.schema = schema
    self.answers = answers
    comments = SchemaComments(language: language)
  }

  private func written(_ line: Line) -> String {
    let text = (line.isInComment ? "# " : "") + line.text
    guard let comment = line.comment else { return text + "\n" }
    let gap = max(2, Self.commentColumn - text.displayWidth)
    return text + String(repeating: " ", count: gap) + "# \(comment)\n"
  }

  private mutating func write(
    _ property: JSONSchema.Property,
    below parent: JSONPointer,
    indent: String,
    isInComment: Bool,
    explains: Bool
  ) {
    let node = schema.nodes[property.schema]
    let pointer = parent.appending(property.name)
    let isKnown = !isInComment && answers.hasAny(at: pointer)
    let isInComment = isInComment || !(isKnown || mayBeBlank(node))
    let comment = explains ? comments.comment(on: node) : nil
    var key = indent + WrittenText.yaml(property.name) + ":"
    if isKnown, let value = answers.value(at: pointer) { key += " " + value }
    if isKnown, answers.count(at: pointer) == 0 { key += " []" }
    lines.append(Line(text: key, comment: comment, isInComment: isInComment))
    if let items = node.items.map({ schema.nodes[$0] }), !items.properties.isEmpty {
      if isKnown, let count = answers.count(at: pointer) {
        for index in 0..<count {
          write(items, at: pointer.appending(index), indent: indent, isInComment: false, explains: index == 0)
        }
      } else {
        // How many there are is not known, and an entry would say that there is one.
        write(items, at: pointer.appending(0), indent: indent, isInComment: true, explains: explains)
      }
      return
    }
    for member in shown(node, below: pointer) {
      write(member, below: pointer, indent: indent + "  ", isInComment: isInComment, explains: explains)
    }
  }

  /// Writes an entry of a list.
  private mutating func write(
    _ items: JSONSchema.Node,
    at pointer: JSONPointer,
    indent: String,
    isInComment: Bool,
    explains: Bool
  ) {
    let start = lines.count
    for member in shown(items, below: pointer) {
      write(
        member,
        below: pointer,
        indent: indent + "    ",
        isInComment: isInComment,
        explains: explains
      )
    }
    // The dash stands before the first field that counts.
    let first = lines[start...].firstIndex { $0.isInComment == isInComment }
    if let first {
      lines[first].text = "\(indent)  - \(lines[first].text.dropFirst(indent.count + 4))"
    } else {
      lines.insert(Line(text: "\(indent)  - {}", comment: nil, isInComment: isInComment), at: start)
    }
  }

  /// Whether a field may stand there without a value.
  private func mayBeBlank(_ node: JSONSchema.Node) -> Bool {
    if node.types.contains(.null) { return true }
    return !node.properties.isEmpty
      && node.properties.allSatisfy { mayBeBlank(schema.nodes[$0.schema]) }
  }

  /// The fields to show: all of them, or where the schema explains some, those, what is known and what must be
  /// there.
  private func shown(_ node: JSONSchema.Node, below parent: JSONPointer) -> [JSONSchema.Property] {
    guard node.properties.contains(where: { isExplained($0.schema) }) else { return node.properties }
    return node.properties.filter {
      isExplained($0.schema) || answers.hasAny(at: parent.appending($0.name))
        || node.required.contains($0.name)
    }
  }

  private func isExplained(_ index: JSONSchema.Index) -> Bool {
    let node = schema.nodes[index]
    return node.annotations.description != nil || node.annotations.example != nil
      || node.properties.contains { isExplained($0.schema) }
  }
}
