import CEL
import Diagnostics
import Rules
import SourceText

/// A part of a condition with the outcome that is asked of it.
struct Clause {
  let id: ExprID
  let source: ConditionReader.Source
  let formula: Formula
  let isWanted: Bool

  var goal: Goal { isWanted ? .isTrue(formula) : .isFalse(formula) }

  /// The part as it is written, with a "not" when it has to be false.
  var text: LocalizedText {
    let words = source.text(id)
    return isWanted
      ? LocalizedText(en: "'\(words)'", zh: "“\(words)”")
      : LocalizedText(en: "not '\(words)'", zh: "“\(words)”不成立")
  }
}

extension ConditionReader.Source {
  /// A part of the expression as it is written, on one line.
  func text(_ id: ExprID) -> String {
    let range = ast[id].range
    let bytes = Array(program.source.utf8)
    let start = min(Int(range.start), bytes.count)
    let part = String(decoding: bytes[start..<max(start, min(Int(range.end), bytes.count))], as: UTF8.self)
    return part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension ConditionReader {
  /// The parts that must be true, or false, for a condition to be so.
  func clauses(_ id: ExprID, _ source: Source, isWanted: Bool) -> [Clause] {
    switch source.ast[id].kind {
    case .call(Operator.not, nil, let arguments):
      if let inner = source.ast[arguments].first { return clauses(inner, source, isWanted: !isWanted) }
    case .call(isWanted ? Operator.and : Operator.or, nil, let arguments):
      return source.ast[arguments].flatMap { clauses($0, source, isWanted: isWanted) }
    case .ident(let name):
      if source.scope[name] == nil, let program = pack.variable(named: name) {
        return clauses(program.ast.root, source.outside(program), isWanted: isWanted)
      }
    default: break
    }
    return [Clause(id: id, source: source, formula: formula(id, source), isWanted: isWanted)]
  }

  /// The fewest of some clauses that cannot be met together.
  func conflict(among clauses: [Clause], _ premises: [Formula]) -> [Clause] {
    var kept = clauses
    for index in clauses.indices.reversed() where kept.count > 1 {
      var fewer = kept
      fewer.remove(at: index)
      let goal = Goal.all(premises.map(Goal.isTrue) + fewer.map(\.goal))
      if case .impossible = Search.find(goal, vocabulary) { kept = fewer }
    }
    return kept
  }

  /// Why clauses cannot be met, in words: the clauses, then what is known of the values in them.
  func proof(_ clauses: [Clause], _ premises: [Formula]) -> [LocalizedText] {
    let core = conflict(among: clauses, premises)
    var words: LocalizedText
    if core.count == 1, let clause = core.first {
      let text = clause.source.text(clause.id)
      words =
        clause.isWanted
        ? LocalizedText(en: "'\(text)' is never true", zh: "“\(text)”不可能成立")
        : LocalizedText(en: "'\(text)' is never false", zh: "“\(text)”不可能不成立")
    } else {
      let texts = core.map(\.text)
      words = LocalizedText(
        en: "these can't hold together: \(texts.map(\.english).joined(separator: ", "))",
        zh: "以下各项不能同时满足：\(texts.map(\.simplifiedChinese).joined(separator: "、"))"
      )
    }
    let facts = facts(core)
    if !facts.isEmpty {
      words.english += "; " + facts.map(\.english).joined(separator: ", ")
      words.simplifiedChinese += "；" + facts.map(\.simplifiedChinese).joined(separator: "，")
    }
    return [words]
  }

  /// What the schema and the parameters say of the values in some clauses.
  private func facts(_ clauses: [Clause]) -> [LocalizedText] {
    var facts: [LocalizedText] = []
    var symbols: Set<Int> = []
    var parameters: Set<String> = []
    for clause in clauses {
      symbols.formUnion(vocabulary.symbols(of: clause.formula))
      parameters.formUnion(
        NamesRead(clause.source.ast, from: clause.id).paths.filter { $0.hasPrefix("params.") }
      )
    }
    for symbol in symbols.sorted() {
      if let fact = Self.fact(vocabulary.symbols[symbol]) { facts.append(fact) }
    }
    if self.parameters == .present {
      for parameter in pack.pack.parameters where parameters.contains("params.\(parameter.name)") {
        guard parameter.type != .bool, parameter.type != .date else { continue }
        let name = "params.\(parameter.name)"
        facts.append(
          LocalizedText(en: "\(name) is \(parameter.value)", zh: "\(name) 为 \(parameter.value)")
        )
      }
    }
    return facts
  }

  private static func fact(_ symbol: Symbol) -> LocalizedText? {
    var bounds: [String] = []
    if let minimum = symbol.minimum, let value = minimum.value.decimal {
      bounds.append("\(minimum.isExclusive ? ">" : ">=") \(value)")
    }
    if let maximum = symbol.maximum, let value = maximum.value.decimal {
      bounds.append("\(maximum.isExclusive ? "<" : "<=") \(value)")
    }
    if let members = symbol.members { bounds.append("in [\(members.joined(separator: ", "))]") }
    guard !bounds.isEmpty else { return nil }
    let text = "\(symbol.key) \(bounds.joined(separator: ", "))"
    return LocalizedText(en: "the schema has \(text)", zh: "结构规定 \(text)")
  }
}
