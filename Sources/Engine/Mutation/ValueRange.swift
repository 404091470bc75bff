import CEL
import Rules
import Schema

/// A comparison of two numbers.
enum Comparison: String {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case unequal = "!="

  /// The comparison that an operator makes.
  init?(_ function: String) {
    guard let symbol = Operator.symbol(function) else { return nil }
    self.init(rawValue: symbol)
  }

  var isEquality: Bool { self == .equal || self == .unequal }

  /// What holds when this does not.
  var opposite: Comparison {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .equal: .unequal
    case .unequal: .equal
    }
  }

  /// The same with its sides exchanged.
  var mirrored: Comparison {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .unequal: self
    }
  }
}

/// The numbers that a part of a condition can be, as far as that is certain: those of a size, and of a field whose
/// schema names limits.
struct ValueRange {
  private(set) var lower: Decimal?
  private(set) var upper: Decimal?

  init(of id: ExprID, in program: Program, _ pack: Pack) {
    switch program.ast[id].kind {
    case .call("size", _, _): lower = Decimal(0)
    case .ident(let name):
      // A variable of a comprehension may have the name of a field.
      guard !program.ast.comprehensions.contains(where: { $0.variable == name || $0.secondVariable == name })
      else { return }
      bound(by: pack.schema.nodes[pack.schema.root], name, pack.schema)
    case .select(let operand, let field, false, false):
      guard case .record(let record) = program.type(of: operand) else { return }
      let node = pack.schema.nodes.first { if case .record(record) = $0.type { true } else { false } }
      if let node { bound(by: node, field, pack.schema) }
    default: break
    }
  }

  private mutating func bound(by record: JSONSchema.Node, _ field: String, _ schema: JSONSchema) {
    guard let property = record.properties.first(where: { $0.name == field }) else { return }
    let node = schema.nodes[property.schema]
    if let minimum = node.minimum, !minimum.isExclusive { lower = minimum.value }
    if let maximum = node.maximum, !maximum.isExclusive { upper = maximum.value }
  }

  /// Whether a comparison holds for every value, or for none.
  func certainty(_ comparison: Comparison, _ limit: Decimal) -> Bool? {
    let isBelow = upper.map { $0 < limit } ?? false
    let isAbove = lower.map { limit < $0 } ?? false
    let isAtMost = upper.map { !(limit < $0) } ?? false
    let isAtLeast = lower.map { !($0 < limit) } ?? false
    switch comparison {
    case .less: return isBelow ? true : isAtLeast ? false : nil
    case .lessOrEqual: return isAtMost ? true : isAbove ? false : nil
    case .greater: return isAbove ? true : isAtMost ? false : nil
    case .greaterOrEqual: return isAtLeast ? true : isBelow ? false : nil
    case .equal: return isBelow || isAbove ? false : nil
    case .unequal: return isBelow || isAbove ? true : nil
    }
  }
}
