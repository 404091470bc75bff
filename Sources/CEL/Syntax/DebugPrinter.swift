/// Writes the tree of an expression with all calls spelt out: for tests and for comparing trees.
///
/// `a && b` is `_&&_(a, b)`, `has(a.b)` is `a.b~has`, `l.all(x, p)` is `all(x, l, p)`.
struct DebugPrinter {
  let ast: AST

  func text(_ id: ExprID) -> String {
    switch ast[id].kind {
    case .literal(let literal): return literal.value.text
    case .ident(let name): return name
    case .select(let operand, let field, let isTest, let isOptional):
      let path = "\(text(operand)).\(isOptional ? "?" : "")\(Unparser.fieldText(field))"
      return isTest ? path + "~has" : path
    case .call(let function, let target, let arguments):
      let list = ast[arguments].map(text).joined(separator: ", ")
      return (target.map { "\(text($0))." } ?? "") + "\(function)(\(list))"
    case .list(let elements, let optionals):
      let texts = ast[elements].enumerated().map { index, element in
        (optionals.contains(Int32(index)) ? "?" : "") + text(element)
      }
      return "[\(texts.joined(separator: ", "))]"
    case .map(let entries, let optionals):
      let children = Array(ast[entries])
      let texts = stride(from: 0, to: children.count, by: 2).map { index in
        (optionals.contains(Int32(index / 2)) ? "?" : "")
          + "\(text(children[index])): \(text(children[index + 1]))"
      }
      return "{\(texts.joined(separator: ", "))}"
    case .message(let name, let fields, let values, let optionals):
      let texts = zip(fields, ast[values]).enumerated().map { index, field in
        (optionals.contains(Int32(index)) ? "?" : "") + "\(field.0): \(text(field.1))"
      }
      return "\(name){\(texts.joined(separator: ", "))}"
    case .comprehension(let index): return text(ast.comprehensions[Int(index)])
    }
  }

  private func text(_ comprehension: AST.Comprehension) -> String {
    var parts = [comprehension.variable]
    if let second = comprehension.secondVariable { parts.append(second) }
    parts.append(text(comprehension.range))
    if let filter = comprehension.filter { parts.append("if " + text(filter)) }
    parts.append(text(comprehension.body))
    return "\(comprehension.form)(\(parts.joined(separator: ", ")))"
  }
}

extension AST: CustomDebugStringConvertible {
  /// The tree with all calls spelt out.
  ///
  /// Two trees with the same text are the same but for places.
  package var debugDescription: String {
    nodes.isEmpty ? "" : DebugPrinter(ast: self).text(root)
  }
}

extension Literal {
  /// The literal as a run-time value.
  package var value: Value {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .int(let number): .int(number)
    case .uint(let number): .uint(number)
    case .double(let number): .double(number)
    case .string(let text): .string(text)
    case .bytes(let bytes): .bytes(bytes)
    }
  }
}
