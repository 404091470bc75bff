import CEL

/// How a condition is made up of parts that are true or false by themselves: what stands between `&&`, `||`, `!` and
/// `?:`, and in the bodies of `all`, `exists` and `exists_one`.
struct ConditionShape: Sendable {
  /// A part, or what joins parts.
  indirect enum Node: Sendable {
    /// An index into ``ConditionShape/parts``.
    case part(Int)
    case constant(Bool)
    case not(Node)
    case and(Node, Node)
    case or(Node, Node)
    case choice(Node, Node, Node)
    case each(AST.Comprehension.Form, Node)
    /// The body of `cel.bind`.
    case bound(Node)
  }

  /// The atomic parts, in the order of the text.
  private(set) var parts: [ExprID] = []
  private(set) var root: Node = .constant(true)

  init(_ ast: AST) {
    root = node(ast.root, ast)
  }

  private mutating func node(_ id: ExprID, _ ast: AST) -> Node {
    switch ast[id].kind {
    case .literal(.bool(let flag)): return .constant(flag)
    case .call("!_", _, let operands) where operands.count == 1:
      return .not(node(ast[operands].first ?? id, ast))
    case .call("_&&_", _, let operands) where operands.count == 2:
      let sides = ast[operands].map { node($0, ast) }
      return .and(sides[0], sides[1])
    case .call("_||_", _, let operands) where operands.count == 2:
      let sides = ast[operands].map { node($0, ast) }
      return .or(sides[0], sides[1])
    case .call("_?_:_", _, let operands) where operands.count == 3:
      let parts = ast[operands].map { node($0, ast) }
      return .choice(parts[0], parts[1], parts[2])
    case .comprehension(let number):
      let comprehension = ast.comprehensions[Int(number)]
      switch comprehension.form {
      case .all, .exists, .existsOne: return .each(comprehension.form, node(comprehension.body, ast))
      case .bind: return .bound(node(comprehension.body, ast))
      default: break
      }
    default: break
    }
    parts.append(id)
    return .part(parts.count - 1)
  }
}
