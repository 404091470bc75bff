/// Writes a tree as expression text, with brackets only where they are needed.
///
/// Parsing the text gives the same tree, but for places and for brackets around operands.
package struct Unparser {
  private let ast: AST
  private let macroCalls: [ExprID: AST.MacroCall]

  /// Makes an unparser for a tree.
  package init(_ ast: AST) {
    self.ast = ast
    macroCalls = Dictionary(ast.macroCalls.map { ($0.expansion, $0) }, uniquingKeysWith: { $1 })
  }

  /// The text of the whole tree.
  package var text: String { text(ast.root) }

  /// The text of a part.
  package func text(_ id: ExprID) -> String {
    if let call = macroCalls[id] { return text(call) }
    switch ast[id].kind {
    case .literal(let literal): return literal.value.text
    case .ident(let name): return name
    case .select(let operand, let field, let isTest, let isOptional):
      let path = "\(member(operand)).\(isOptional ? "?" : "")\(Self.fieldText(field))"
      return isTest ? "has(\(path))" : path
    case .call(let function, let target, let arguments):
      return call(id, function, target, Array(ast[arguments]))
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
        (optionals.contains(Int32(index)) ? "?" : "") + "\(Self.fieldText(field.0)): \(text(field.1))"
      }
      return "\(name){\(texts.joined(separator: ", "))}"
    case .comprehension(let index): return comprehension(ast.comprehensions[Int(index)])
    }
  }

  private func text(_ call: AST.MacroCall) -> String {
    "\(call.target.map { member($0) + "." } ?? "")\(call.name)(\(joined(call.arguments)))"
  }

  /// A comprehension that no macro call is remembered for, such as one inside another macro's expansion.
  private func comprehension(_ comprehension: AST.Comprehension) -> String {
    var arguments = [comprehension.variable]
    if let second = comprehension.secondVariable { arguments.append(second) }
    if let filter = comprehension.filter { arguments.append(text(filter)) }
    arguments.append(text(comprehension.body))
    let name =
      switch comprehension.form {
      case .existsOne: "exists_one"
      case .bind: "cel.bind"
      case let form: "\(form)"
      }
    if comprehension.form == .bind {
      return "cel.bind(\(comprehension.variable), \(text(comprehension.range)), \(text(comprehension.body)))"
    }
    return "\(member(comprehension.range)).\(name)(\(arguments.joined(separator: ", ")))"
  }

  private func joined(_ ids: [ExprID]) -> String { ids.map(text).joined(separator: ", ") }

  private func call(_ id: ExprID, _ function: String, _ target: ExprID?, _ arguments: [ExprID]) -> String {
    if target == nil {
      switch (function, arguments.count) {
      case (Operator.conditional, 3):
        let condition = bracketed(arguments[0], above: 0)
        let yes = bracketed(arguments[1], above: 0)
        return "\(condition) ? \(yes) : \(text(arguments[2]))"
      case (Operator.index, 2): return "\(member(arguments[0]))[\(text(arguments[1]))]"
      case (Operator.optionalIndex, 2): return "\(member(arguments[0]))[?\(text(arguments[1]))]"
      case (Operator.not, 1), (Operator.negate, 1):
        return (Operator.symbol(function) ?? "") + unaryOperand(arguments[0], of: function)
      case (_, 2):
        if let symbol = Operator.symbol(function), let precedence = Operator.precedence(function) {
          return binary(id, function, symbol, precedence, arguments)
        }
      default: break
      }
    }
    return "\(target.map { member($0) + "." } ?? "")\(function)(\(joined(arguments)))"
  }

  private func binary(
    _ id: ExprID,
    _ function: String,
    _ symbol: String,
    _ precedence: Int,
    _ arguments: [ExprID]
  ) -> String {
    if precedence <= 2, let terms = balancedTerms(id, function) {
      return terms.map { bracketed($0, above: precedence) }.joined(separator: " \(symbol) ")
    }
    let isChain = precedence <= 2
    let left = bracketed(arguments[0], above: isChain ? precedence : precedence - 1)
    return "\(left) \(symbol) \(bracketed(arguments[1], above: precedence))"
  }

  /// The terms of a chain when the parser would balance them into this very tree; nil otherwise.
  private func balancedTerms(_ id: ExprID, _ function: String) -> [ExprID]? {
    guard case .call(function, nil, let arguments) = ast[id].kind, macroCalls[id] == nil else { return [id] }
    let sides = Array(ast[arguments])
    let isLeaf = { (side: ExprID) in
      if case .call(function, nil, _) = ast[side].kind { return macroCalls[side] != nil }
      return true
    }
    guard
      let left = isLeaf(sides[0]) ? [sides[0]] : balancedTerms(sides[0], function),
      let right = isLeaf(sides[1]) ? [sides[1]] : balancedTerms(sides[1], function),
      left.count == ChainShape.leftCount(of: left.count + right.count)
    else { return nil }
    return left + right
  }

  /// How tightly an expression's own text binds: 0 for `?:`, 1 to 5 for binary operators, 6 for a sign or
  /// `!`, 7 for all else.
  private func strength(_ id: ExprID) -> Int {
    if macroCalls[id] != nil { return 7 }
    switch ast[id].kind {
    case .call(let function, nil, let arguments):
      switch (function, arguments.count) {
      case (Operator.conditional, 3): return 0
      case (Operator.not, 1), (Operator.negate, 1): return 6
      case (_, 2): return Operator.precedence(function) ?? 7
      default: return 7
      }
    default: return 7
    }
  }

  private func bracketed(_ id: ExprID, above strength: Int) -> String {
    self.strength(id) > strength ? text(id) : "(\(text(id)))"
  }

  private func member(_ id: ExprID) -> String { bracketed(id, above: 6) }

  /// A minus before a number would become part of it, and two of a kind would cancel: both need brackets.
  private func unaryOperand(_ id: ExprID, of function: String) -> String {
    if function == Operator.negate, case .literal = ast[id].kind { return "(\(text(id)))" }
    return bracketed(id, above: 6)
  }

  /// A field name as it is written after a dot.
  static func fieldText(_ name: String) -> String {
    let isPlain =
      name.utf8.first.map { !isDigit($0) } ?? false
      && name.utf8.allSatisfy { isNameByte($0) }
      && !["in", "true", "false", "null"].contains(name)
    return isPlain ? name : "`\(name)`"
  }
}
