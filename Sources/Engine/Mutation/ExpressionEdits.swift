import CEL
import Rules
import Schema
import SourceText

/// Makes the changes of an expression that keep its types, as far as can be seen beforehand; what does not compile
/// is sorted out later.
struct ExpressionEdits {
  let program: Program
  let pack: Pack
  let text: ExpressionText
  private(set) var edits: [ExpressionEdit] = []

  var ast: AST { program.ast }

  /// All changes of an expression, in the order of the text.
  static func all(of program: Program, in pack: Pack) -> [ExpressionEdit] {
    var maker = ExpressionEdits(program, pack)
    maker.visit(program.ast.root)
    return maker.edits.enumerated().sorted {
      ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
    }.map(\.element)
  }

  private init(_ program: Program, _ pack: Pack) {
    self.program = program
    self.pack = pack
    text = ExpressionText(program.source)
  }

  mutating func add(_ kind: MutationKind, _ range: TextRange, _ replacement: String) {
    edits.append(ExpressionEdit(kind: kind, range: range, replacement: replacement))
  }

  /// Where a part stands.
  private enum Role {
    case plain
    /// Behind a `!`, which is dropped instead of adding one.
    case negated
    /// A text in a regular expression's place, which is left alone.
    case pattern
    /// An element of a list, which may be left out.
    case element
  }

  private mutating func visit(_ id: ExprID, as role: Role = .plain) {
    let node = ast[id]
    switch node.kind {
    case .literal(let literal):
      if role != .pattern { changeConstant(literal, node, isElement: role == .element) }
    case .ident(let name):
      swapField(name, among: pack.schema.rootFields, at: node.nameRange)
      if role != .negated { negate(id) }
    case .select(let operand, let field, _, _):
      if case .record(let record) = program.type(of: operand) {
        swapField(field, among: record.fields, at: node.nameRange)
      }
      visit(operand)
      if role != .negated { negate(id) }
    case .call(let function, let target, let arguments):
      visitCall(id, function, target, Array(ast[arguments]), role)
    case .list(let elements, _):
      dropElements(Array(ast[elements]), of: node)
      for element in ast[elements] { visit(element, as: elements.count > 1 ? .element : .plain) }
    case .map(let entries, _): for entry in ast[entries] { visit(entry) }
    case .message(_, _, let values, _): for value in ast[values] { visit(value) }
    case .comprehension(let index): visitComprehension(id, ast.comprehensions[Int(index)], role)
    }
  }

  // MARK: Conditions

  /// Puts a `!` before a part that is true or false.
  private mutating func negate(_ id: ExprID) {
    guard program.type(of: id) == .bool else { return }
    let range = ast[id].range
    add(.negation, range, "!" + text[range])
  }

  /// The operators that take the place of one; each is noticed by another side of a limit.
  private static let comparisons: [String: [String]] = [
    Operator.less: ["<=", ">"], Operator.lessOrEqual: ["<", ">="],
    Operator.greater: [">=", "<"], Operator.greaterOrEqual: [">", "<="],
    Operator.equals: ["!=", "<=", ">="], Operator.notEquals: ["==", "<", ">"],
  ]

  private static let arithmetic: [String: [String]] = [
    Operator.add: ["-"], Operator.subtract: ["+"], Operator.multiply: ["/"], Operator.divide: ["*"],
    Operator.modulo: ["*"],
  ]

  private static let functions: [String: [String]] = [
    "startsWith": ["endsWith"], "endsWith": ["startsWith"], "contains": ["startsWith"],
  ]

  private mutating func visitCall(
    _ id: ExprID,
    _ function: String,
    _ target: ExprID?,
    _ arguments: [ExprID],
    _ role: Role
  ) {
    let node = ast[id]
    switch (function, arguments.count) {
    case (Operator.and, 2), (Operator.or, 2):
      add(.logic, node.nameRange, function == Operator.and ? "||" : "&&")
      dropOperands(of: node, arguments, chained: function)
    case (Operator.not, 1):
      add(
        .negation,
        node.range,
        text[TextRange(text.start(after: Int(node.nameRange.end)), Int(node.range.end))]
      )
      return visit(arguments[0], as: .negated)
    case (Operator.conditional, 3): chooseBranch(of: node, arguments)
    case (Operator.in, 2):
      if role != .negated { add(.negation, node.range, "!(" + text[node.range] + ")") }
    case (_, 2) where Self.comparisons[function] != nil:
      for symbol in Self.comparisons[function] ?? []
      where symbol == "==" || symbol == "!=" || isOrdered(arguments) {
        add(.comparison, node.nameRange, symbol)
      }
    case (_, 2) where Self.arithmetic[function] != nil:
      for symbol in Self.arithmetic[function] ?? [] { add(.arithmetic, node.nameRange, symbol) }
      if function == Operator.add || function == Operator.subtract {
        dropOperands(of: node, arguments, chained: nil)
      }
    case ("decimal", 1), ("duration", 1), ("timestamp", 1):
      if case .literal(.string(let written)) = ast[arguments[0]].kind {
        return changeTyped(function, written, literal: ast[arguments[0]], call: node)
      }
    default:
      for name in Self.functions[function] ?? [] { add(.function, node.nameRange, name) }
      if role != .negated, Operator.symbol(function) == nil { negate(id) }
    }
    if let target { visit(target) }
    for argument in arguments { visit(argument, as: function == "matches" ? .pattern : .plain) }
  }

  /// Whether `<` makes sense: not for truth values and texts, of which no rule asks for the order.
  private func isOrdered(_ operands: [ExprID]) -> Bool {
    operands.allSatisfy {
      [.int, .uint, .double, .decimal, .timestamp, .duration].contains(program.type(of: $0))
    }
  }

  /// Leaves one side of an operator out; of a chain each term once.
  private mutating func dropOperands(of node: AST.Node, _ operands: [ExprID], chained function: String?) {
    let left = text.left(of: node)
    let right = text.right(of: node)
    if !isChain(operands[0], of: function) {
      add(.operand, TextRange(start: left.start, end: right.start), "")
    }
    if !isChain(operands[1], of: function) {
      add(.operand, TextRange(start: left.end, end: right.end), "")
    }
  }

  private func isChain(_ id: ExprID, of function: String?) -> Bool {
    guard let function, case .call(function, nil, _) = ast[id].kind else { return false }
    return ast.macroCall(of: id) == nil
  }

  private mutating func chooseBranch(of node: AST.Node, _ operands: [ExprID]) {
    let start = text.start(after: Int(node.nameRange.end))
    var colon = Int(ast[operands[1]].range.end)
    while colon < node.range.end, text.bytes[colon] != UInt8(ascii: ":") { colon += 1 }
    guard colon < node.range.end else { return }
    add(.branch, node.range, text[TextRange(start, text.end(before: colon))])
    add(.branch, node.range, text[TextRange(text.start(after: colon + 1), Int(node.range.end))])
  }

  // MARK: Lists

  private mutating func dropElements(_ elements: [ExprID], of list: AST.Node) {
    guard elements.count > 1 else { return }
    for (position, element) in elements.enumerated() {
      let range = ast[element].range
      if position == 0 {
        add(.operand, TextRange(start: range.start, end: ast[elements[1]].range.start), "")
      } else {
        add(.operand, TextRange(start: ast[elements[position - 1]].range.end, end: range.end), "")
      }
    }
  }

  private mutating func visitComprehension(_ id: ExprID, _ comprehension: AST.Comprehension, _ role: Role) {
    let node = ast[id]
    let others: [String] =
      switch comprehension.form {
      case .all: ["exists"]
      case .exists: ["all", "exists_one"]
      case .existsOne: ["exists", "all"]
      default: []
      }
    for name in others { add(.quantifier, node.nameRange, name) }
    if comprehension.form == .filter {
      let dot = text.end(before: Int(node.nameRange.start)) - 1
      add(.filter, TextRange(dot, Int(node.range.end)), "")
    }
    if role != .negated { negate(id) }
    visit(comprehension.range)
    if let filter = comprehension.filter { visit(filter) }
    visit(comprehension.body)
  }
}
