import CEL
import Rules
import Schema

/// On what the value of an expression may depend, as far as its text tells.
struct Reads {
  /// Values of the setup, which may be missing.
  private(set) var facts = false
  /// Whether a fact is written, which is always known.
  private(set) var presence = false
  /// Parameters, the day, the stage that is asked for, positions in lists.
  private(set) var settings = false

  /// Whether the value is the same for every setup and every setting.
  var isConstant: Bool { !facts && !presence && !settings }

  private let pack: CompiledPack
  private let element: String?
  private let fields: Set<String>
  private var seenVariables: Set<String> = []

  /// Looks through an expression and the variables that it uses; `element` is the name of the rule's `for_each`, when
  /// its elements are facts.
  init(_ program: Program, element: String?, in pack: CompiledPack) {
    self.pack = pack
    self.element = element
    fields = Set(pack.pack.schema.rootFields.map(\.name))
    visit(program.ast.root, program.ast, [])
  }

  private mutating func visit(_ id: ExprID, _ ast: AST, _ locals: Set<String>) {
    switch ast[id].kind {
    case .literal: break
    case .ident(let name): visitName(name, locals)
    case .select(let operand, _, let isTest, _):
      if isTest, isPlainWay(operand, ast) { presence = true } else { visit(operand, ast, locals) }
    case .call(_, let target, let arguments):
      if let target { visit(target, ast, locals) }
      for argument in ast[arguments] { visit(argument, ast, locals) }
    case .list(let elements, _): for element in ast[elements] { visit(element, ast, locals) }
    case .map(let entries, _): for entry in ast[entries] { visit(entry, ast, locals) }
    case .message(_, _, let values, _): for value in ast[values] { visit(value, ast, locals) }
    case .comprehension(let number):
      let comprehension = ast.comprehensions[Int(number)]
      visit(comprehension.range, ast, locals)
      var inner = locals
      inner.insert(comprehension.variable)
      if let second = comprehension.secondVariable { inner.insert(second) }
      if let filter = comprehension.filter { visit(filter, ast, inner) }
      visit(comprehension.body, ast, inner)
    }
  }

  /// Whether an expression only walks from a field of the setup to one in it.
  private func isPlainWay(_ id: ExprID, _ ast: AST) -> Bool {
    switch ast[id].kind {
    case .ident(let name): return fields.contains(name) || name == element
    case .select(let operand, _, false, false): return isPlainWay(operand, ast)
    default: return false
    }
  }

  private mutating func visitName(_ name: String, _ locals: Set<String>) {
    if locals.contains(name) { return }
    if name == element || fields.contains(name) {
      facts = true
    } else if let variable = pack.variable(named: name) {
      if seenVariables.insert(name).inserted { visit(variable.ast.root, variable.ast, []) }
    } else if name != "data" {
      settings = true
    }
  }
}
