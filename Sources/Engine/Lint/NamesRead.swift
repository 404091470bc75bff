import CEL

/// The names that an expression reads: `params.limit`, `data.codes`, `card.balance`, `heavy_bags`.
struct NamesRead {
  /// Each as the longest chain of fields that is read.
  private(set) var paths: Set<String> = []
  private let ast: AST
  private var locals: [String] = []
  /// Whether to leave out what only decides between words: it is no fact that a text states.
  private let ignoresChoiceOfWords: Bool

  /// The names in an expression, or in a part of it.
  init(_ ast: AST, from part: ExprID? = nil, ignoringChoiceOfWords ignoresChoiceOfWords: Bool = false) {
    self.ast = ast
    self.ignoresChoiceOfWords = ignoresChoiceOfWords
    walk(part ?? ast.root)
  }

  /// The first names of the paths.
  var roots: Set<String> { Set(paths.map { String($0.prefix { $0 != "." }) }) }

  private mutating func walk(_ id: ExprID) {
    if let chain = chain(id) {
      if !locals.contains(String(chain.prefix { $0 != "." })) { paths.insert(chain) }
      return
    }
    switch ast[id].kind {
    case .literal, .ident: break
    case .select(let operand, _, _, _): walk(operand)
    case .call(let function, let target, let arguments):
      if let target { walk(target) }
      let children = ast[arguments]
      let decides = ignoresChoiceOfWords && target == nil && choosesWords(function, Array(children))
      for child in decides ? children.dropFirst() : children { walk(child) }
    case .list(let elements, _): for child in ast[elements] { walk(child) }
    case .map(let entries, _): for child in ast[entries] { walk(child) }
    case .message(_, _, let values, _): for child in ast[values] { walk(child) }
    case .comprehension(let index):
      let comprehension = ast.comprehensions[Int(index)]
      walk(comprehension.range)
      let names = [comprehension.variable, comprehension.secondVariable].compactMap { $0 }
      locals += names
      if let filter = comprehension.filter { walk(filter) }
      walk(comprehension.body)
      locals.removeLast(names.count)
    }
  }

  /// Whether the first argument only decides which words are used: `n == 1 ? "it" : "them"`.
  private func choosesWords(_ function: String, _ arguments: [ExprID]) -> Bool {
    function == "plural" || (function == Operator.conditional && arguments.dropFirst().allSatisfy(isWords))
  }

  private func isWords(_ id: ExprID) -> Bool {
    switch ast[id].kind {
    case .literal(.string): true
    case .call(Operator.conditional, nil, let arguments): ast[arguments].dropFirst().allSatisfy(isWords)
    default: false
    }
  }

  /// `a.b.c`, also where `has` asks about it.
  private func chain(_ id: ExprID) -> String? {
    switch ast[id].kind {
    case .ident(let name): name
    case .select(let operand, let field, _, false): chain(operand).map { "\($0).\(field)" }
    default: nil
    }
  }
}
