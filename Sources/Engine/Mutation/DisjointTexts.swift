import CEL
import Rules

/// Shows that at most one element of a list of constants can satisfy a condition, so that `exists` and `exists_one`
/// mean the same.
struct DisjointTexts {
  private let program: Program
  private let pack: Pack

  private var ast: AST { program.ast }

  init(_ program: Program, tables pack: Pack) {
    self.program = program
    self.pack = pack
  }

  /// Whether no two elements of any list that a comprehension can walk over satisfy its condition together: it
  /// compares a value with the element, or with what begins with the element behind a fixed text.
  func holds(for comprehension: AST.Comprehension) -> Bool {
    guard let lists = lists(comprehension.range) else { return false }
    switch ast[comprehension.body].kind {
    case .call("startsWith", let subject?, let arguments):
      guard let prefix = ast[arguments].first, isFixed(subject, comprehension),
        isElement(prefix, comprehension)
      else { return false }
      return lists.allSatisfy { Self.noneBeginsAnother($0) }
    case .call(Operator.equals, nil, let arguments):
      let sides = Array(ast[arguments])
      guard
        isFixed(sides[0], comprehension) && isElement(sides[1], comprehension)
          || isFixed(sides[1], comprehension) && isElement(sides[0], comprehension)
      else { return false }
      return lists.allSatisfy { Set($0).count == $0.count }
    default: return false
    }
  }

  private static func noneBeginsAnother(_ texts: [String]) -> Bool {
    for (index, text) in texts.enumerated() {
      for (other, longer) in texts.enumerated() where other != index && longer.hasPrefix(text) {
        return false
      }
    }
    return true
  }

  /// The element, or it behind a constant: `"+" + code`.
  private func isElement(_ id: ExprID, _ comprehension: AST.Comprehension) -> Bool {
    switch ast[id].kind {
    case .ident(comprehension.variable): return true
    case .call(Operator.add, nil, let arguments):
      let sides = Array(ast[arguments])
      if case .literal = ast[sides[0]].kind { return isElement(sides[1], comprehension) }
      return false
    default: return false
    }
  }

  /// A field, which is the same for all elements.
  private func isFixed(_ id: ExprID, _ comprehension: AST.Comprehension) -> Bool {
    switch ast[id].kind {
    case .ident(let name): name != comprehension.variable
    case .select(let operand, _, false, false): isFixed(operand, comprehension)
    default: false
    }
  }

  /// The lists that an expression can be: those of a table, whichever is chosen.
  private func lists(_ id: ExprID) -> [[String]]? {
    switch ast[id].kind {
    case .call(Operator.index, nil, let arguments):
      guard let first = ast[arguments].first, let table = table(first), case .map(let map) = table else {
        return nil
      }
      var lists: [[String]] = []
      for index in 0..<map.count {
        guard let list = Self.texts(map.value(at: index)) else { return nil }
        lists.append(list)
      }
      return lists
    default: return table(id).flatMap(Self.texts).map { [$0] }
    }
  }

  private func table(_ id: ExprID) -> Value? {
    guard case .select(let operand, let name, false, false) = ast[id].kind,
      case .ident("data") = ast[operand].kind
    else { return nil }
    return pack.tableValue(named: name)
  }

  private static func texts(_ value: Value) -> [String]? {
    guard case .list(let list) = value else { return nil }
    var texts: [String] = []
    for index in 0..<list.count {
      guard case .string(let text) = list[index] else { return nil }
      texts.append(text)
    }
    return texts
  }
}
