import CEL
import Rules
import Schema

/// The facts that conditions look at, when each of them can only be one of a few things: truth values, and texts
/// that are compared with given ones.
struct FiniteFacts {
  /// A field, with the values that make a difference, as YAML; nil where it is absent.
  private struct Fact {
    let path: [String]
    let values: [String?]
  }

  private var facts: [Fact] = []
  /// The way to the list whose elements the rule looks at; nil for a rule about the whole setup.
  private var list: [String]?
  private let pack: Pack
  private let element: String?
  private var words: [String] = []

  /// The facts of some conditions of a rule; nil when they look at anything else.
  init?(of programs: [Program], _ rule: Int, _ pack: Pack) {
    self.pack = pack
    let loop = pack.rules[rule].forEach
    element = loop?.name
    if let loop {
      let path = loop.list.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard let node = pack.schema.node(at: path), pack.schema.nodes[node].items != nil else { return nil }
      list = path
    }
    for program in programs { collectWords(program) }
    for program in programs where !collect(program.ast.root, program) { return nil }
    if facts.isEmpty || count > 1 << 20 { return nil }
  }

  /// How many combinations there are.
  var count: Int {
    facts.reduce(1) { product, fact in
      let (count, overflow) = product.multipliedReportingOverflow(by: fact.values.count)
      return overflow ? .max : count
    }
  }

  /// What the facts are called.
  var names: [String] { facts.map { $0.path.joined(separator: ".") } }

  /// A combination, as the text of a setup.
  func setup(_ index: Int) -> String {
    var rest = index
    var root = Tree()
    for fact in facts {
      if let value = fact.values[rest % fact.values.count] {
        root.set(value, at: fact.path.dropFirst(element == fact.path.first ? 1 : 0))
      }
      rest /= fact.values.count
    }
    guard let list else { return root.text + "\n" }
    var text = "[\(root.text)]"
    for name in list.reversed() { text = "{\(JSONText.quoted(name)): \(text)}" }
    return text + "\n"
  }

  // MARK: Looking at conditions

  private mutating func collectWords(_ program: Program) {
    for case .literal(.string(let word)) in program.ast.nodes.map(\.kind) where !words.contains(word) {
      words.append(word)
    }
  }

  /// Adds the facts below a node; false when there is something else.
  private mutating func collect(_ id: ExprID, _ program: Program) -> Bool {
    let ast = program.ast
    switch ast[id].kind {
    case .literal: return true
    case .ident, .select: return collectFact(id, program)
    case .list(let elements, _): return ast[elements].allSatisfy { isLiteral($0, ast) }
    case .call(let function, nil, let arguments):
      let known = [
        Operator.and, Operator.or, Operator.not, Operator.equals, Operator.notEquals, Operator.in,
        Operator.conditional,
      ]
      guard known.contains(function), comparesWithConstant(function, Array(ast[arguments]), program) else {
        return false
      }
      for argument in ast[arguments] where !collect(argument, program) { return false }
      return true
    case .call, .map, .message, .comprehension: return false
    }
  }

  /// Texts are compared with given ones only: two of the setup may be equal or not in too many ways.
  private func comparesWithConstant(_ function: String, _ sides: [ExprID], _ program: Program) -> Bool {
    guard function == Operator.equals || function == Operator.notEquals else { return true }
    return sides.contains { isLiteral($0, program.ast) } || sides.allSatisfy { program.type(of: $0) == .bool }
  }

  private func isLiteral(_ id: ExprID, _ ast: AST) -> Bool {
    if case .literal = ast[id].kind { true } else { false }
  }

  private mutating func collectFact(_ id: ExprID, _ program: Program) -> Bool {
    var path: [String] = []
    var node = id
    while case .select(let operand, let field, _, false) = program.ast[node].kind {
      path.insert(field, at: 0)
      node = operand
    }
    guard case .ident(let root) = program.ast[node].kind else { return false }
    path.insert(root, at: 0)
    // The setup of a rule about elements holds nothing but an element.
    guard (element == nil) != (root == element),
      let schema = pack.schema.node(at: element == nil ? path : (list ?? []) + path.dropFirst())
    else { return false }
    if facts.contains(where: { $0.path == path }) { return true }
    // What breaks the schema is neither absent nor a value.
    let invalid = "[]"
    switch pack.schema.nodes[schema].type {
    case .bool: facts.append(Fact(path: path, values: ["true", "false", nil, invalid]))
    case .string:
      let members = (pack.schema.nodes[schema].members ?? []).compactMap {
        if case .string(let text) = $0 { text } else { nil }
      }
      // A text that is none of those that the conditions name stands for all others.
      let other = "other than " + words.joined(separator: " ")
      let texts = members.isEmpty ? words + [other] : members
      facts.append(Fact(path: path, values: texts.map { JSONText.quoted($0) } + [nil, invalid]))
    default: return false
    }
    return true
  }

  /// Nested mappings of YAML texts.
  private struct Tree {
    var entries: [(key: String, value: Tree)] = []
    var scalar: String?

    mutating func set(_ value: String, at path: ArraySlice<String>) {
      guard let key = path.first else {
        scalar = value
        return
      }
      if let index = entries.firstIndex(where: { $0.key == key }) {
        entries[index].value.set(value, at: path.dropFirst())
      } else {
        var tree = Tree()
        tree.set(value, at: path.dropFirst())
        entries.append((key, tree))
      }
    }

    var text: String {
      scalar ?? "{\(entries.map { "\(JSONText.quoted($0.key)): \($0.value.text)" }.joined(separator: ", "))}"
    }
  }
}
