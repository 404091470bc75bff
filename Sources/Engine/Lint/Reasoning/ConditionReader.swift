import CEL
import Rules
import Schema
import SourceText

/// Turns checked conditions into formulas.
///
/// Variables of the pack are replaced by what they stand for, elements of a list get a symbol for each of their
/// fields, and whatever is not understood becomes an atom of its own: the same text means the same answer.
final class ConditionReader {
  /// Which values parameters have.
  package enum Parameters: Sendable {
    /// The present ones.
    case present
    /// Any: what is found holds whatever a user sets.
    case any
  }

  let pack: CompiledPack
  let vocabulary = Vocabulary()
  let parameters: Parameters
  private var variables: [String: Formula] = [:]
  /// The ways to the fields that conditions ask to be written, by key.
  private(set) var writtenPaths: [String: Path] = [:]

  init(_ pack: CompiledPack, parameters: Parameters) {
    self.pack = pack
    self.parameters = parameters
  }

  /// The way to a value of the setup.
  struct Path {
    var key: String
    /// The subschema of the value.
    var schema: Int?
    /// The way in a setup that can be written down.
    var steps: [Symbol.Step]?
    var ancestry: [String] = []
    /// Whether reading it can only fail because something is not known.
    var isSafe = true
  }

  /// An expression with what its names mean.
  struct Source {
    let program: Program
    /// The elements that names stand for.
    var scope: [String: Path] = [:]
    /// The list whose element `each` tells the position of.
    var list: String?
    /// How many comprehensions are around it.
    var depth = 0
    /// Parts that are replaced by a constant.
    var replaced: [ExprID: Bool] = [:]

    var ast: AST { program.ast }

    /// The same names in an expression that sees none of the local ones.
    func outside(_ program: Program) -> Source { Source(program: program) }
  }

  /// An element of a list, and what is known of it because it is in the list.
  struct Element {
    var path: Path
    var premises: [Formula] = []
  }

  // MARK: Conditions

  func formula(_ source: Source) -> Formula { formula(source.ast.root, source) }

  func formula(_ id: ExprID, _ source: Source) -> Formula {
    if let value = source.replaced[id] { return .constant(value) }
    switch source.ast[id].kind {
    case .literal(.bool(let value)): return .constant(value)
    case .ident(let name): return named(name, id, source)
    case .select(let operand, let field, true, false):
      guard let path = path(operand, source), path.isSafe, isRecord(operand, source) else {
        return other(id, source)
      }
      let written = child(field, of: path)
      writtenPaths[written.key] = written
      return vocabulary.atom(.isWritten(written.key), outcomes: .decided)
    case .select: return truth(id, source)
    case .call(let function, let target, let arguments):
      guard target == nil else { return other(id, source) }
      return call(function, Array(source.ast[arguments]), id, source)
    case .comprehension(let index): return comprehension(source.ast.comprehensions[Int(index)], id, source)
    default: return other(id, source)
    }
  }

  /// Whether `has` of a field is always true or false.
  private func isRecord(_ id: ExprID, _ source: Source) -> Bool {
    switch source.program.type(of: id) {
    case .record, .map: true
    default: false
    }
  }

  private func named(_ name: String, _ id: ExprID, _ source: Source) -> Formula {
    if source.scope[name] == nil, let program = pack.variable(named: name) {
      guard program.resultType == .bool else { return other(id, source) }
      if let known = variables[name] { return known }
      let formula = formula(source.outside(program))
      variables[name] = formula
      return formula
    }
    return truth(id, source)
  }

  /// A truth value of the setup or a parameter.
  private func truth(_ id: ExprID, _ source: Source) -> Formula {
    guard source.program.type(of: id) == .bool else { return other(id, source) }
    if let name = parameter(id, source) {
      // A switch for users to turn.
      let symbol = vocabulary.symbol("params.\(name)", sort: .bool) { $0.isAlwaysKnown = true }
      return vocabulary.atom(.bool(symbol), needs: [symbol])
    }
    guard let path = path(id, source) else { return other(id, source) }
    let symbol = symbol(path, .bool)
    return vocabulary.atom(.bool(symbol), needs: [symbol])
  }

  private func call(_ function: String, _ arguments: [ExprID], _ id: ExprID, _ source: Source) -> Formula {
    switch (function, arguments.count) {
    case (Operator.not, 1): return .not(formula(arguments[0], source))
    case (Operator.and, 2): return .and(formula(arguments[0], source), formula(arguments[1], source))
    case (Operator.or, 2): return .or(formula(arguments[0], source), formula(arguments[1], source))
    case (Operator.conditional, 3):
      return .choice(
        formula(arguments[0], source),
        then: formula(arguments[1], source),
        otherwise: formula(arguments[2], source)
      )
    case (Operator.equals, 2): return equality(arguments[0], arguments[1], source) ?? other(id, source)
    case (Operator.notEquals, 2):
      // As an unknown atom of its own it is the opposite of the equality with the same operands.
      return .not(equality(arguments[0], arguments[1], source) ?? otherEquality(arguments, source))
    case (Operator.less, 2), (Operator.lessOrEqual, 2), (Operator.greater, 2), (Operator.greaterOrEqual, 2):
      return order(function, arguments[0], arguments[1], source) ?? other(id, source)
    case (Operator.in, 2): return membership(arguments[0], arguments[1], source) ?? other(id, source)
    default: return other(id, source)
    }
  }

  private func otherEquality(_ arguments: [ExprID], _ source: Source) -> Formula {
    let keys = arguments.map { key($0, source) }
    return vocabulary.atom(.other("\(Operator.equals)(\(keys.joined(separator: ",")))"))
  }

  // MARK: Comparisons

  private func order(_ function: String, _ left: ExprID, _ right: ExprID, _ source: Source) -> Formula? {
    guard let first = number(left, source), let second = number(right, source),
      let difference = first.form.subtracting(second.form)
    else { return nil }
    let needs = first.needs.union(second.needs).sorted()
    switch function {
    case Operator.less: return isNegative(difference, needs)
    case Operator.greater: return isNegative(difference.negated, needs)
    case Operator.lessOrEqual: return isNegative(difference.negated, needs).map { .not($0) }
    default: return isNegative(difference, needs).map { .not($0) }
    }
  }

  private func isNegative(_ form: LinearForm, _ needs: [Int]) -> Formula? {
    if needs.isEmpty { return form.terms.isEmpty ? .constant(form.constant.isNegative) : nil }
    return form.normalized.map { vocabulary.atom(.isNegative($0), needs: needs) }
  }

  private func isZero(_ form: LinearForm, _ needs: [Int]) -> Formula? {
    if needs.isEmpty { return form.terms.isEmpty ? .constant(form.constant.isZero) : nil }
    guard var form = form.normalized else { return nil }
    if form.terms.first?.factor.isNegative ?? form.constant.isNegative { form = form.negated }
    return vocabulary.atom(.isZero(form), needs: needs)
  }

  private func equality(_ left: ExprID, _ right: ExprID, _ source: Source) -> Formula? {
    let types = (source.program.type(of: left), source.program.type(of: right))
    switch types {
    case (.bool, .bool): return .same(formula(left, source), formula(right, source))
    case (.string, .string):
      for (one, two) in [(left, right), (right, left)] {
        if let text = text(two, source) {
          if let other = self.text(one, source) { return .constant(text == other) }
          let symbol = textSymbol(one, source)
          return vocabulary.atom(.isText(symbol, text), needs: [symbol])
        }
      }
      return nil
    default:
      guard let first = number(left, source), let second = number(right, source),
        let difference = first.form.subtracting(second.form)
      else { return nil }
      return isZero(difference, first.needs.union(second.needs).sorted())
    }
  }

  private func membership(_ value: ExprID, _ list: ExprID, _ source: Source) -> Formula? {
    guard case .list(let elements, let optionals) = source.ast[list].kind, optionals.isEmpty else {
      return nil
    }
    var result: Formula?
    for element in source.ast[elements] {
      guard text(element, source) != nil || number(element, source)?.needs.isEmpty == true,
        let equal = equality(value, element, source)
      else { return nil }
      result = result.map { .or($0, equal) } ?? equal
    }
    return result
  }

  // MARK: Anything else

  /// An atom for a condition that is not understood.
  private func other(_ id: ExprID, _ source: Source, outcomes: OutcomeSet = .any) -> Formula {
    vocabulary.atom(.other(key(id, source)), outcomes: outcomes)
  }

  /// `all`, `exists` and `exists_one`: what their bodies can never be leaves some outcomes out.
  private func comprehension(
    _ comprehension: AST.Comprehension,
    _ id: ExprID,
    _ source: Source
  ) -> Formula {
    guard comprehension.secondVariable == nil, source.depth < 3,
      [.all, .exists, .existsOne].contains(comprehension.form)
    else { return other(id, source) }
    // That all are so means that none is not: both are asked in one way.
    let isAll = comprehension.form == .all
    var outcomes = OutcomeSet.any
    if !containsReplacement(comprehension.body, source), !canHold(comprehension, source, isTrue: !isAll) {
      outcomes.remove(.isTrue)
    }
    guard comprehension.form != .existsOne else { return other(id, source, outcomes: outcomes) }
    let atom = vocabulary.atom(.other(existenceKey(comprehension, source)), outcomes: outcomes)
    return isAll ? .not(atom) : atom
  }

  /// Whether the condition of a comprehension can be true, or false, for any element.
  private func canHold(_ comprehension: AST.Comprehension, _ source: Source, isTrue: Bool) -> Bool {
    let (body, premises) = body(of: comprehension, source)
    let goal = Goal.all(premises.map(Goal.isTrue) + [.outcome(body, .constant(isTrue))])
    if case .impossible = Search.find(goal, vocabulary, budget: 500) { return false }
    return true
  }

  /// The condition of a comprehension about one element.
  func body(of comprehension: AST.Comprehension, _ source: Source) -> (Formula, premises: [Formula]) {
    let element = element(of: comprehension.range, source, mark: "[$\(source.depth)]")
    return (formula(comprehension.body, inside(comprehension, source, element.path)), element.premises)
  }

  /// What names mean in the body of a comprehension.
  func inside(_ comprehension: AST.Comprehension, _ source: Source, _ element: Path) -> Source {
    var inner = source
    inner.depth += 1
    inner.scope[comprehension.variable] = element
    if let second = comprehension.secondVariable {
      inner.scope[second] = Path(key: element.key + "@", isSafe: false)
    }
    return inner
  }

  private func containsReplacement(_ id: ExprID, _ source: Source) -> Bool {
    guard !source.replaced.isEmpty else { return false }
    let range = source.ast[id].range
    return source.replaced.keys.contains { replaced in
      let inner = source.ast[replaced].range
      return range.start <= inner.start && inner.end <= range.end
    }
  }
}
