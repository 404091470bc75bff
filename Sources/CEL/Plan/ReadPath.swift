/// A place of the input that an expression may read, whatever the values are.
package struct ReadPath: Hashable, Sendable {
  /// The variable.
  package let root: String
  /// The fields and constant keys from there; `*` stands for any element.
  package let fields: [String]

  fileprivate func appending(_ field: String) -> ReadPath { ReadPath(root: root, fields: fields + [field]) }
}

extension ReadPath: CustomStringConvertible {
  /// The path with dots: `cards.*.balance`.
  package var description: String { ([root] + fields).joined(separator: ".") }
}

extension Program {
  /// Every place that the expression may read: for `has` too, and the ranges of comprehensions.
  ///
  /// A computed variable counts as itself; what it reads is told by its own program.
  package var readFields: Set<ReadPath> {
    var finder = ReadPathFinder(ast: code.ast, tree: code.tree)
    finder.visit(code.ast.root)
    return finder.found
  }
}

private struct ReadPathFinder {
  let ast: AST
  let tree: CheckedTree
  var found: Set<ReadPath> = []
  /// What the variables of the comprehensions around stand for, by their places.
  private var locals: [Int32: ReadPath] = [:]

  init(ast: AST, tree: CheckedTree) {
    self.ast = ast
    self.tree = tree
  }

  /// Notes what a part reads.
  mutating func visit(_ id: ExprID) {
    if let path = path(id) {
      found.insert(path)
      visitKeys(id)
      return
    }
    switch ast[id].kind {
    case .literal, .ident: break
    case .select(let operand, _, _, _): visit(operand)
    case .call(_, let target, let arguments):
      if let target { visit(target) }
      for argument in ast[arguments] { visit(argument) }
    case .list(let children, _), .map(let children, _), .message(_, _, let children, _):
      for child in ast[children] { visit(child) }
    case .comprehension(let index): visit(ast.comprehensions[Int(index)], local: tree.locals[Int(index)])
    }
  }

  private mutating func visit(_ comprehension: AST.Comprehension, local: Int32) {
    visit(comprehension.range)
    let range = path(comprehension.range)
    let isBinding = comprehension.form == .bind
    let isPair = comprehension.secondVariable != nil
    let outer = locals
    let isMap = tree.kind(comprehension.range) == .map
    locals[local] = isPair || (isMap && !isBinding) ? nil : isBinding ? range : range?.appending("*")
    if isPair { locals[local + 1] = range?.appending("*") }
    if let filter = comprehension.filter { visit(filter) }
    visit(comprehension.body)
    locals = outer
  }

  /// The place that a chain of selections and indexes means; nil for other expressions.
  private func path(_ id: ExprID) -> ReadPath? {
    switch (ast[id].kind, tree[id].reference) {
    case (.ident(let name), .variable):
      return ReadPath(root: name.hasPrefix(".") ? String(name.dropFirst()) : name, fields: [])
    case (.ident, .local(let index)): return locals[index]
    case (.select, .variable): return ReadPath(root: Unparser(ast).text(id), fields: [])
    case (.select(let operand, let field, _, _), _): return path(operand)?.appending(field)
    case (.call(Operator.index, nil, let arguments), _),
      (.call(Operator.optionalIndex, nil, let arguments), _):
      let operands = Array(ast[arguments])
      guard operands.count == 2, let path = path(operands[0]) else { return nil }
      if case .literal(.string(let key)) = ast[operands[1]].kind { return path.appending(key) }
      return path.appending("*")
    default: return nil
    }
  }

  /// Notes what the indexes of a chain read.
  private mutating func visitKeys(_ id: ExprID) {
    switch ast[id].kind {
    case .select(let operand, _, _, _): visitKeys(operand)
    case .call(_, nil, let arguments):
      let operands = Array(ast[arguments])
      if operands.count == 2 {
        visitKeys(operands[0])
        visit(operands[1])
      }
    default: break
    }
  }
}
