import Diagnostics
import Engine
import Schema
import YAMLDocument

/// A question for one fact, with what the schema says about it.
struct Question {
  /// The kinds of facts that can be asked for.
  enum Kind {
    case value
    /// Several values on one line.
    case values(JSONSchema.Node)
    /// How many entries a list of records has.
    case count
  }

  /// The most entries of a list that somebody types in.
  static let mostEntries = 100

  let pointer: JSONPointer
  let node: JSONSchema.Node
  let kind: Kind

  /// The question for the value at a place; nil when it has no form that can be typed on one line, or cannot be
  /// reached along fields with names.
  init?(_ pointer: JSONPointer, _ schema: JSONSchema) {
    var index = schema.root
    for token in pointer.tokens {
      let node = schema.nodes[index]
      if let items = node.items, Int(token) != nil {
        index = items
      } else if let property = node.properties.first(where: { $0.name == token }) {
        index = property.schema
      } else {
        return nil
      }
    }
    self.pointer = pointer
    node = schema.nodes[index]
    if let items = node.items.map({ schema.nodes[$0] }) {
      if !items.properties.isEmpty {
        kind = .count
      } else if Self.isScalar(items) {
        kind = .values(items)
      } else {
        return nil
      }
    } else if Self.isScalar(node) {
      kind = .value
    } else {
      return nil
    }
  }

  private static func isScalar(_ node: JSONSchema.Node) -> Bool {
    node.properties.isEmpty && node.types.isDisjoint(with: [.array, .object])
  }

  /// The value that needs no question: the only one that the schema allows, or the usual one of a field that must
  /// be there.
  func settledValue(isRequired: Bool) -> String? {
    let members = node.members?.filter { $0 != .null } ?? []
    guard let value = members.count == 1 ? members[0] : isRequired ? node.annotations.defaultValue : nil
    else {
      return nil
    }
    return value.yamlText
  }

  /// What can be answered.
  func form(_ language: Language) -> String? {
    if case .count = kind { return InterviewMessages.howMany[language] }
    var node = node
    if case .values(let items) = kind { node = items }
    let example = (self.node.annotations.example ?? node.annotations.example)?.plainText
    var form: String?
    if node.types.subtracting(.null) == .boolean {
      form = InterviewMessages.yesOrNo[language]
    } else if let members = node.members?.filter({ $0 != .null }), !members.isEmpty {
      form = members.map(\.plainText).joined(separator: " | ")
    } else if let example {
      form = InterviewMessages.example(example)[language]
    }
    if case .values = kind {
      return [InterviewMessages.several[language], form].compactMap { $0 }
        .joined(separator: InterviewMessages.comma[language])
    }
    return form
  }

  /// An answer as it is written in the setup.
  func written(_ answer: String) -> String {
    guard case .values(let items) = kind else { return Self.written(answer, node) }
    let parts = answer.split { $0 == "," || $0 == "，" || $0 == "、" }.map {
      Self.written($0.trimmed, items)
    }
    return "[\(parts.joined(separator: ", "))]"
  }

  private static func written(_ answer: String, _ node: JSONSchema.Node) -> String {
    let types = node.types.subtracting(.null)
    if types == .boolean {
      switch answer.lowercased() {
      case "y", "yes", "是": return "true"
      case "n", "no", "否", "不是": return "false"
      default: break
      }
    }
    if types == .string, node.format == nil { return WrittenText.yaml(answer) }
    return isPlain(answer) ? answer : JSONText.quoted(answer)
  }

  /// Whether a text stays one scalar of YAML without quotation marks: words, numbers, amounts and dates.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first.isWordCharacter || "+-.$".utf8.contains(first) else { return false }
    if first == UInt8(ascii: "-"), bytes.count < 2 || !bytes[1].isWordCharacter { return false }
    return bytes.allSatisfy { $0.isWordCharacter || " ._+$/-".utf8.contains($0) }
      || (bytes.allSatisfy { $0.isWordCharacter || "$.,".utf8.contains($0) } && first.isWordCharacter)
  }
}

extension UInt8 {
  /// Letters, digits and whatever is no ASCII.
  fileprivate var isWordCharacter: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
      true
    default: false
    }
  }
}

extension StringProtocol {
  /// The text without white space around it.
  var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else {
      return ""
    }
    return String(self[start...end])
  }
}
