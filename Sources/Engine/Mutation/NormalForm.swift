import CEL
import Diagnostics
import Rules
import Schema

/// Writes a condition so that conditions which mean the same look the same.
///
/// Only such rewriting is done after which every setup has the same outcome, with the same values to blame or to
/// find out: constants are worked out, `!` is moved into comparisons, and a comparison with a constant at the end of
/// a value's range says so. A value never lies outside the range that its schema gives: one that does is unknown.
struct NormalForm {
  private let program: Program
  private let pack: Pack
  private let disjoint: DisjointTexts
  private let reasons = Reasons()

  /// What the rewriting relied on beyond the language.
  private final class Reasons {
    private(set) var list: [LocalizedText] = []

    func add(_ reason: LocalizedText) { if !list.contains(reason) { list.append(reason) } }
  }

  private var ast: AST { program.ast }

  private init(_ program: Program, _ pack: Pack) {
    self.program = program
    self.pack = pack
    disjoint = DisjointTexts(program, tables: pack)
  }

  /// The condition's normal form.
  static func text(of program: Program, in pack: Pack) -> String {
    NormalForm(program, pack).text(program.ast.root)
  }

  /// Why two conditions have the same normal form; nil when they don't.
  static func sameness(_ one: Program, _ other: Program, in pack: Pack) -> LocalizedText? {
    let forms = [NormalForm(one, pack), NormalForm(other, pack)]
    let texts = forms.map { $0.text($0.program.ast.root) }
    guard texts[0] == texts[1] else { return nil }
    let reasons = forms.flatMap(\.reasons.list).reduce(into: [LocalizedText]()) { list, reason in
      if !list.contains(reason) { list.append(reason) }
    }
    return reasons.isEmpty ? MutationMessages.sameForm(texts[0]) : MutationMessages.all(reasons)
  }

  private func text(_ id: ExprID) -> String {
    if let number = constant(id) { return "\(number)" }
    switch ast[id].kind {
    case .literal(let literal): return literal.value.text
    case .ident(let name): return name
    case .select(let operand, let field, let isTest, let isOptional):
      let path = "\(text(operand)).\(isOptional ? "?" : "")\(field)"
      return isTest ? "has(\(path))" : path
    case .call(let function, let target, let arguments):
      return call(id, function, target, Array(ast[arguments]))
    case .list(let elements, let optionals): return "[\(joined(ast[elements]))]\(optionals)"
    case .map(let entries, let optionals): return "{\(joined(ast[entries]))}\(optionals)"
    case .message(let name, let fields, let values, _): return "\(name)\(fields){\(joined(ast[values]))}"
    case .comprehension(let index):
      let part = ast.comprehensions[Int(index)]
      let variables = part.variable + (part.secondVariable.map { "," + $0 } ?? "")
      let filter = part.filter.map { " if " + text($0) } ?? ""
      // Where at most one element can count, it is all one whether one or some must.
      let isOne = part.form == .existsOne && disjoint.holds(for: part)
      if isOne { reasons.add(MutationMessages.oneAtMost(source(part.body))) }
      let name = isOne ? AST.Comprehension.Form.exists : part.form
      return "\(text(part.range)).\(name)(\(variables)\(filter), \(text(part.body)))"
    }
  }

  private func source(_ id: ExprID) -> String { ExpressionText(program.source)[ast[id].range] }

  private func joined(_ ids: some Sequence<ExprID>) -> String { ids.map(text).joined(separator: ", ") }

  private func call(_ id: ExprID, _ function: String, _ target: ExprID?, _ arguments: [ExprID]) -> String {
    switch (function, arguments.count) {
    case (Operator.not, 1): return negated(arguments[0])
    case (Operator.and, 2), (Operator.or, 2): return chain(function, arguments)
    case (Operator.conditional, 3):
      if case .literal(.bool(let flag)) = ast[arguments[0]].kind { return text(arguments[flag ? 1 : 2]) }
    case (Operator.add, 2), (Operator.subtract, 2):
      if constant(arguments[1]) == 0, isNumber(arguments[0]) { return text(arguments[0]) }
    case (Operator.multiply, 2), (Operator.divide, 2):
      if constant(arguments[1]) == 1, isNumber(arguments[0]) { return text(arguments[0]) }
    case (_, 2):
      if let comparison = Comparison(function) { return compared(comparison, arguments[0], arguments[1]) }
    default: break
    }
    if target == nil, arguments.count == 2 {
      if function == Operator.index { return "\(text(arguments[0]))[\(text(arguments[1]))]" }
      if let symbol = Operator.symbol(function) {
        return "(\(text(arguments[0])) \(symbol) \(text(arguments[1])))"
      }
    }
    return "\(target.map { text($0) + "." } ?? "")\(Operator.displayName(function))(\(joined(arguments)))"
  }

  private func isNumber(_ id: ExprID) -> Bool {
    [.int, .decimal].contains(program.type(of: id))
  }

  // MARK: Truth values

  private func negated(_ id: ExprID) -> String {
    switch ast[id].kind {
    case .literal(.bool(let flag)): return flag ? "false" : "true"
    case .call(Operator.not, nil, let arguments): return text(ast[arguments].first ?? id)
    case .call(let function, nil, let arguments) where arguments.count == 2:
      let operands = Array(ast[arguments])
      if let comparison = Comparison(function), comparison.isEquality || operands.allSatisfy(isExact) {
        return compared(comparison.opposite, operands[0], operands[1])
      }
    default: break
    }
    return "!(\(text(id)))"
  }

  /// A number that is no binary fraction is always on one side of a limit or on the other.
  private func isExact(_ id: ExprID) -> Bool {
    [.int, .uint, .decimal, .timestamp, .duration].contains(program.type(of: id))
  }

  /// `true && x` is x, `false && x` is false, whatever x is.
  private func chain(_ function: String, _ operands: [ExprID]) -> String {
    let isAnd = function == Operator.and
    let terms = operands.map(text)
    if terms.contains(isAnd ? "false" : "true") { return isAnd ? "false" : "true" }
    let rest = terms.filter { $0 != (isAnd ? "true" : "false") }
    if rest.isEmpty { return isAnd ? "true" : "false" }
    return rest.count == 1 ? rest[0] : "(\(rest.joined(separator: isAnd ? " && " : " || ")))"
  }

  // MARK: Numbers

  /// The whole number that a part is, when it is made of constants only.
  private func constant(_ id: ExprID) -> Int64? {
    switch ast[id].kind {
    case .literal(.int(let number)): return number
    case .call(let function, nil, let arguments) where arguments.count == 2 && program.type(of: id) == .int:
      let sides = ast[arguments].map { constant($0) }
      guard let left = sides[0], let right = sides[1] else { return nil }
      let result =
        switch function {
        case Operator.add: left.addingReportingOverflow(right)
        case Operator.subtract: left.subtractingReportingOverflow(right)
        case Operator.multiply: left.multipliedReportingOverflow(by: right)
        default: (partialValue: Int64(0), overflow: true)
        }
      return result.overflow ? nil : result.partialValue
    default: return nil
    }
  }

  private func compared(_ comparison: Comparison, _ left: ExprID, _ right: ExprID) -> String {
    if let limit = limit(left), limit.isWritten, self.limit(right)?.isWritten != true {
      return bounded(comparison.mirrored, right, limit.value)
    }
    if let limit = limit(right), limit.isWritten { return bounded(comparison, left, limit.value) }
    return "\(text(left)) \(comparison.rawValue) \(text(right))"
  }

  /// The number that a constant is, an amount included.
  private func limit(_ id: ExprID) -> (value: Decimal, isWritten: Bool)? {
    if let number = constant(id) { return (Decimal(number), true) }
    guard case .call("decimal", nil, let arguments) = ast[id].kind, let argument = ast[arguments].first,
      case .literal(.string(let text)) = ast[argument].kind
    else { return nil }
    return Decimal(text).map { ($0, true) }
  }

  /// A comparison with a constant, in view of the values that the other side can have.
  private func bounded(_ comparison: Comparison, _ id: ExprID, _ limit: Decimal) -> String {
    let value = text(id)
    let range = ValueRange(of: id, in: program, pack)
    var comparison = comparison
    var limit = limit
    if program.type(of: id) == .int {
      // `x < 3` is `x <= 2` for whole numbers.
      switch comparison {
      case .less:
        if let next = limit.subtracting(Decimal(1)) { (comparison, limit) = (.lessOrEqual, next) }
      case .greater:
        if let next = limit.adding(Decimal(1)) { (comparison, limit) = (.greaterOrEqual, next) }
      default: break
      }
    }
    let certainty = range.certainty(comparison, limit)
    if let certainty {
      reasons.add(MutationMessages.range(source(id), range.lower, range.upper))
      return certainty ? "always(\(value))" : "never(\(value))"
    }
    let before = comparison
    // At the end of its range a value can only be equal to it.
    if limit == range.lower {
      if comparison == .lessOrEqual { comparison = .equal }
      if comparison == .greater { comparison = .unequal }
    }
    if limit == range.upper {
      if comparison == .greaterOrEqual { comparison = .equal }
      if comparison == .less { comparison = .unequal }
    }
    if program.type(of: id) == .int {
      // The numbers beside an end: at least 1 is not 0.
      if comparison == .greaterOrEqual, let lower = range.lower, limit.subtracting(Decimal(1)) == lower {
        (comparison, limit) = (.unequal, lower)
      } else if comparison == .lessOrEqual, let upper = range.upper, limit.adding(Decimal(1)) == upper {
        (comparison, limit) = (.unequal, upper)
      }
    }
    if comparison != before { reasons.add(MutationMessages.range(source(id), range.lower, range.upper)) }
    return "\(value) \(comparison.rawValue) \(limit)"
  }
}
