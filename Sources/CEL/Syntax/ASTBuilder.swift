package import SourceText

/// Makes the nodes of an ``AST``: for the parser and for macros.
package struct ASTBuilder {
  /// The tree so far.
  package internal(set) var ast = AST()
  /// The place that nodes made without one get: for a macro that of its call.
  package internal(set) var range = TextRange(0, 0)
  /// The bytes of the name of the macro that is being expanded.
  package internal(set) var nameRange = TextRange(0, 0)

  /// Adds a node.
  package mutating func add(_ kind: AST.Kind, range: TextRange? = nil, nameRange: TextRange? = nil) -> ExprID
  {
    let id = ExprID(ast.nodes.count)
    ast.nodes.append(
      AST.Node(
        kind: kind,
        range: range ?? self.range,
        nameRange: nameRange ?? range ?? self.nameRange
      )
    )
    return id
  }

  /// Stores a run of children.
  package mutating func children(_ ids: some Collection<ExprID>) -> AST.Children {
    let first = ast.childIDs.count
    ast.childIDs.append(contentsOf: ids)
    return AST.Children(first: Int32(first), count: Int32(ids.count))
  }

  /// Makes a constant.
  package mutating func literal(_ value: Literal) -> ExprID { add(.literal(value)) }

  /// Makes a name.
  package mutating func ident(_ name: String) -> ExprID { add(.ident(name)) }

  /// Makes a field selection.
  package mutating func select(_ operand: ExprID, _ field: String, isTest: Bool = false) -> ExprID {
    add(.select(operand: operand, field: field, isTest: isTest, isOptional: false))
  }

  /// Makes a call of a function or of an operator such as `_?_:_`.
  package mutating func call(_ function: String, _ arguments: [ExprID]) -> ExprID {
    add(.call(function: function, target: nil, arguments: children(arguments)))
  }

  /// Makes a call in the method form.
  package mutating func method(_ function: String, on target: ExprID, _ arguments: [ExprID] = []) -> ExprID {
    add(.call(function: function, target: target, arguments: children(arguments)))
  }

  /// Makes a list literal.
  package mutating func list(_ elements: [ExprID]) -> ExprID {
    add(.list(elements: children(elements), optionals: []))
  }

  /// Makes a comprehension.
  package mutating func comprehension(
    _ form: AST.Comprehension.Form,
    over range: ExprID,
    variable: String,
    secondVariable: String? = nil,
    filter: ExprID? = nil,
    body: ExprID
  ) -> ExprID {
    ast.comprehensions.append(
      AST.Comprehension(
        form: form,
        range: range,
        variable: variable,
        secondVariable: secondVariable,
        filter: filter,
        body: body
      )
    )
    return add(.comprehension(Int32(ast.comprehensions.count - 1)))
  }

  /// Makes `cel.bind(variable, value, body)`.
  package mutating func bind(_ variable: String, to value: ExprID, in body: ExprID) -> ExprID {
    comprehension(.bind, over: value, variable: variable, body: body)
  }

  /// The name when `id` is a simple identifier, as a macro's variable must be; nil otherwise.
  package func simpleName(_ id: ExprID) -> String? {
    guard case .ident(let name) = ast[id].kind, !name.utf8.contains(UInt8(ascii: ".")) else { return nil }
    return name
  }
}
