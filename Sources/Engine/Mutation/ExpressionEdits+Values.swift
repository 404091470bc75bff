import CEL
import Rules
import Schema
import SourceText

/// Other constants and other fields.
extension ExpressionEdits {
  /// A number one step further in each direction, another text, the other truth value.
  mutating func changeConstant(_ literal: Literal, _ node: AST.Node, isElement: Bool) {
    switch literal {
    case .bool(let flag): add(.constant, node.range, flag ? "false" : "true")
    case .int(let number):
      for next in [number.subtractingReportingOverflow(1), number.addingReportingOverflow(1)]
      where !next.overflow {
        add(.constant, node.range, String(next.partialValue))
      }
    case .uint(let number):
      if number > 0 { add(.constant, node.range, "\(number - 1)u") }
      if number < .max { add(.constant, node.range, "\(number + 1)u") }
    case .double(let number):
      for next in [number - 1, number + 1] { add(.constant, node.range, Literal.double(next).value.text) }
    case .string(let word):
      // A list of words loses each of them, which says as much.
      if !isElement { add(.constant, node.range, JSONText.quoted(other(than: word))) }
    case .null, .bytes: break
    }
  }

  /// Another text: a word of the same enumeration, if there is one.
  private func other(than word: String) -> String {
    for case let members? in pack.schema.nodes.map(\.members) {
      let words = members.compactMap { if case .string(let text) = $0 { text } else { nil } }
      if let position = words.firstIndex(of: word), words.count > 1 {
        return words[(position + 1) % words.count]
      }
    }
    return word.isEmpty ? "x" : ""
  }

  /// An amount a cent further; a moment or a time a day further.
  mutating func changeTyped(_ function: String, _ written: String, literal: AST.Node, call: AST.Node) {
    if function == "decimal" {
      guard let amount = Decimal(written) else { return }
      let cent = Decimal(coefficient: 1, scale: 2)
      for next in [amount.subtracting(cent), amount.adding(cent)] {
        if let next { add(.constant, literal.range, "\"\(next)\"") }
      }
    } else {
      for sign in ["-", "+"] {
        add(.constant, call.range, "(\(text[call.range]) \(sign) duration(\"24h\"))")
      }
    }
  }

  /// The neighbours of a field that have its type: one before it, one behind it.
  mutating func swapField(_ name: String, among fields: [RecordType.Field], at range: TextRange) {
    guard let position = fields.firstIndex(where: { $0.name == name }) else { return }
    let type = fields[position].type
    let before = fields[..<position].last { $0.type == type }
    let behind = fields[(position + 1)...].first { $0.type == type }
    for case let field? in [before, behind] { add(.field, range, field.name) }
  }
}
