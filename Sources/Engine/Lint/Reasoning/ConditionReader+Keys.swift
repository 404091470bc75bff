import CEL
import Rules

/// The texts by which expressions are recognised: the same text, the same value.
extension ConditionReader {
  /// Expressions with longer texts are never taken for the same.
  private static let longestKey = 1_500

  /// The text of an expression in which variables are replaced and elements are named by their lists.
  func key(_ id: ExprID, _ source: Source) -> String {
    var key = ""
    write(id, source, into: &key)
    return key.utf8.count > Self.longestKey ? vocabulary.freshName() : key
  }

  private func write(_ id: ExprID, _ source: Source, into key: inout String) {
    guard key.utf8.count <= Self.longestKey else { return }
    if let value = source.replaced[id] {
      key += "\(value)"
      return
    }
    if let path = path(id, source) {
      key += path.key
      return
    }
    switch source.ast[id].kind {
    case .literal(let literal): key += "\(literal)"
    case .ident(let name):
      if source.scope[name] == nil, let program = pack.variable(named: name) {
        write(program.ast.root, source.outside(program), into: &key)
      } else if name == "each", let list = source.list {
        key += "each of \(list)"
      } else {
        key += name
      }
    case .select(let operand, let field, let isTest, let isOptional):
      key += isTest ? "has(" : "("
      write(operand, source, into: &key)
      key += isOptional ? ").?\(field)" : ").\(field)"
    case .call(let function, let target, let arguments):
      key += function + "("
      if let target { write(target, source, into: &key) }
      key += target == nil ? "" : ";"
      writeList(Array(source.ast[arguments]), source, into: &key)
      key += ")"
    case .list(let elements, let optionals):
      key += "[\(optionals.isEmpty ? "" : "\(optionals)")"
      writeList(Array(source.ast[elements]), source, into: &key)
      key += "]"
    case .map(let entries, let optionals):
      key += "{\(optionals.isEmpty ? "" : "\(optionals)")"
      writeList(Array(source.ast[entries]), source, into: &key)
      key += "}"
    case .message: key += vocabulary.freshName()
    case .comprehension(let index):
      write(source.ast.comprehensions[Int(index)], source, into: &key)
    }
  }

  private func writeList(_ ids: [ExprID], _ source: Source, into key: inout String) {
    for (position, id) in ids.enumerated() {
      if position > 0 { key += "," }
      write(id, source, into: &key)
    }
  }

  private func write(_ comprehension: AST.Comprehension, _ source: Source, into key: inout String) {
    key += "\(comprehension.form)("
    write(comprehension.range, source, into: &key)
    // Inside, elements are named by how deep they are, not by the list, which stands before.
    let element = Path(key: "$\(source.depth)", isSafe: false)
    let inner = inside(comprehension, source, element)
    for part in [comprehension.filter, comprehension.body].compactMap({ $0 }) {
      key += "|"
      write(part, inner, into: &key)
    }
    key += ")"
  }

  /// The text of "there is an element that ...", for `exists` and for what `all` denies.
  func existenceKey(_ comprehension: AST.Comprehension, _ source: Source) -> String {
    var body = comprehension.body
    var isNegated = comprehension.form == .all
    while source.replaced[body] == nil, case .call(Operator.not, nil, let arguments) = source.ast[body].kind,
      let inner = source.ast[arguments].first
    {
      body = inner
      isNegated.toggle()
    }
    var key = "exists("
    write(comprehension.range, source, into: &key)
    key += isNegated ? "|!" : "|"
    write(body, inside(comprehension, source, Path(key: "$\(source.depth)", isSafe: false)), into: &key)
    return key.utf8.count > Self.longestKey ? vocabulary.freshName() : key + ")"
  }
}
