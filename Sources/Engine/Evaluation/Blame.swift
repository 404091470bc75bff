import CEL
import Diagnostics
import Rules

/// A value of the setup that decided an outcome.
struct BlamedValue {
  let slot: Int
  /// What is wrong with it, if that can be said in few words.
  let label: LocalizedText?
}

/// Finds the values that decided the outcome of a condition.
///
/// It walks the trace of one evaluation from the outcome to the values that were read, along the parts
/// that made the outcome what it is: the false side of `&&`, both sides of `||`, the chosen branch of
/// `?:`, the elements of `all` that fail. Runs only after a failure, so passing costs nothing.
struct Blame {
  private let trace: Trace
  private let ast: AST
  private let words: ValueText
  private(set) var values: [BlamedValue] = []
  /// The positions of the values behind the first few.
  private var positions: [Int32: Int] = [:]
  private static let manyValues = 16

  /// What a computed variable was made from; nil for other names.
  private let origins: (_ name: String) -> [BlamedValue]?
  /// How the setup writes a value, where that says more than the value itself.
  private let written: (_ slot: Int32) -> String?

  init(
    _ trace: Trace,
    of program: Program,
    language: Language,
    written: @escaping (_ slot: Int32) -> String?,
    origins: @escaping (_ name: String) -> [BlamedValue]?
  ) {
    self.trace = trace
    ast = program.ast
    words = ValueText(language: language)
    self.origins = origins
    self.written = written
    explain(trace.root)
  }

  private mutating func add(_ slot: Int32, _ label: LocalizedText? = nil) {
    guard slot >= 0 else { return }
    if let index = index(ofSlot: slot) {
      if values[index].label == nil, let label { values[index] = BlamedValue(slot: Int(slot), label: label) }
      return
    }
    if values.count >= Self.manyValues { positions[slot] = values.count }
    values.append(BlamedValue(slot: Int(slot), label: label))
  }

  /// The position of a slot among the values: the first are looked through, the others looked up.
  private func index(ofSlot slot: Int32) -> Int? {
    values.prefix(Self.manyValues).firstIndex { $0.slot == Int(slot) } ?? positions[slot]
  }

  /// Explains why a part of the condition has the value that it has.
  private mutating func explain(_ index: Int) {
    let node = trace.nodes[index]
    guard !node.absorbed else { return }
    switch ast[node.exprID].kind {
    case .literal: break
    case .ident, .select: explainRead(node)
    case .call(let function, _, _): explainCall(function, node)
    case .comprehension(let number): explainComprehension(ast.comprehensions[Int(number)], node)
    case .list, .map, .message: explainAll(node.children)
    }
  }

  private mutating func explainAll(_ indices: [Int]) {
    for index in indices { explain(index) }
  }

  /// A value that was read: itself, or what a variable was made from.
  private mutating func explainRead(_ node: Trace.Node) {
    guard node.slot >= 0 else {
      if case .ident(let name) = ast[node.exprID].kind, let parts = origins(name) {
        for part in parts { add(Int32(part.slot)) }
      }
      return explainAll(node.children)
    }
    var label: LocalizedText?
    if case .bool(let value) = node.value { label = EngineMessages.mustBe("==", value ? "false" : "true") }
    if case .select(_, let field, true, _) = ast[node.exprID].kind {
      label = isTrue(node) ? nil : EngineMessages.mustBeWritten(field)
    }
    add(node.slot, label)
  }

  private func isTrue(_ node: Trace.Node) -> Bool {
    if case .bool(true) = node.value { return true }
    return false
  }

  private func isFalse(_ node: Trace.Node) -> Bool {
    if case .bool(false) = node.value { return true }
    return false
  }

  private mutating func explainCall(_ function: String, _ node: Trace.Node) {
    switch function {
    case "_&&_" where isFalse(node):
      explainAll(node.children.filter { isFalse(trace.nodes[$0]) })
    case "_||_" where isTrue(node):
      explainAll(node.children.filter { isTrue(trace.nodes[$0]) })
    case "_?_:_": explainConditional(node)
    case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_": explainComparison(function, node)
    case "_[_]" where node.slot >= 0: add(node.slot)
    case "orValue": explainFallback(node)
    default: explainAll(node.children)
    }
  }

  /// The value of the setup that a part stands for: its own, or that of `x.?y` in `x.?y.orValue(z)`.
  private func slot(of node: Trace.Node) -> Int32 {
    if node.slot >= 0 { return node.slot }
    guard case .call("orValue", _, _) = ast[node.exprID].kind, let optional = node.children.first else {
      return node.slot
    }
    return trace.nodes[optional].slot
  }

  /// `x.?y.orValue(z)`: the field when it is written, else what stands in its place, and where that is nothing in
  /// the setup, the field again: there it is missing.
  private mutating func explainFallback(_ node: Trace.Node) {
    guard let optional = node.children.first else { return }
    let before = values.count
    if case .optional(let value) = trace.nodes[optional].value, value.value == nil {
      explainAll(Array(node.children.dropFirst()))
    }
    guard values.count == before else { return }
    var label: LocalizedText?
    if case .bool(let value) = node.value { label = EngineMessages.mustBe("==", value ? "false" : "true") }
    let slot = slot(of: node)
    if slot >= 0 { add(slot, label) } else { explain(optional) }
  }

  /// The chosen branch, then what chose it.
  ///
  /// A branch that holds no value of the setup leaves the choice.
  private mutating func explainConditional(_ node: Trace.Node) {
    guard node.children.count == 3 else { return explainAll(node.children) }
    explainAll(node.children.dropFirst().filter { !trace.nodes[$0].absorbed })
    explain(node.children[0])
  }

  /// Both operands; the one that comes from the setup learns what it must be.
  ///
  private mutating func explainComparison(_ function: String, _ node: Trace.Node) {
    guard node.children.count == 2 else { return explainAll(node.children) }
    let left = trace.nodes[node.children[0]]
    let right = trace.nodes[node.children[1]]
    let wanted = isTrue(node) ? Self.negated(function) : function
    let sign = String(wanted.dropFirst().dropLast())
    let leftSlot = slot(of: left)
    let rightSlot = slot(of: right)
    if leftSlot >= 0 { add(leftSlot, EngineMessages.mustBe(sign, text(of: right))) }
    if rightSlot >= 0 {
      let mirrored = Self.mirrored(sign)
      add(rightSlot, leftSlot >= 0 ? nil : EngineMessages.mustBe(mirrored, text(of: left)))
    }
    explainAll(node.children)
  }

  /// A value as a person would write it; a quantity as it stands in the setup.
  private func text(of node: Trace.Node) -> String {
    let slot = slot(of: node)
    if case .decimal = node.value, slot >= 0, let text = written(slot) { return text }
    if case .string("") = node.value { return "\"\"" }
    return words.text(node.value)
  }

  private static func negated(_ function: String) -> String {
    switch function {
    case "_==_": "_!=_"
    case "_!=_": "_==_"
    case "_<_": "_>=_"
    case "_<=_": "_>_"
    case "_>_": "_<=_"
    default: "_<_"
    }
  }

  private static func mirrored(_ sign: String) -> String {
    switch sign {
    case "<": ">"
    case "<=": ">="
    case ">": "<"
    case ">=": "<="
    default: sign
    }
  }

  private mutating func explainComprehension(_ comprehension: AST.Comprehension, _ node: Trace.Node) {
    guard let range = node.children.first else { return }
    let rounds = Array(node.children.dropFirst())
    switch comprehension.form {
    case .all where isFalse(node): explainRounds(rounds.filter { isFalse(trace.nodes[$0]) }, over: range)
    case .exists where isTrue(node): explainRounds(rounds.filter { isTrue(trace.nodes[$0]) }, over: range)
    case .existsOne where isFalse(node):
      let matching = rounds.filter { isTrue(trace.nodes[$0]) }
      explainRounds(matching.isEmpty ? nearestFirst(rounds) : matching, over: range)
    case .bind:
      explainAll(rounds)
      explain(range)
    case .exists, .existsOne: explainRounds(nearestFirst(rounds), over: range)
    default: explainRounds(rounds, over: range)
    }
  }

  /// The rounds in which least was wrong before the others: of the cards that are not both bound and the
  /// default, the one that is bound.
  private func nearestFirst(_ rounds: [Int]) -> [Int] {
    let faults = rounds.map { faultCount($0) }
    return rounds.indices.sorted { (faults[$0], $0) < (faults[$1], $1) }.map { rounds[$0] }
  }

  /// What decided in each round; where that is nothing in the setup, the list itself.
  ///
  /// A range that is no plain list of the setup had a part too.
  private mutating func explainRounds(_ rounds: [Int], over range: Int) {
    let before = values.count
    explainAll(rounds)
    if values.count == before || trace.nodes[range].slot < 0 { explain(range) }
  }

  /// How many sides of `&&` are not true, counted through nested ones.
  private func faultCount(_ index: Int) -> Int {
    let node = trace.nodes[index]
    guard case .call("_&&_", _, _) = ast[node.exprID].kind else { return isTrue(node) ? 0 : 1 }
    return node.children.reduce(0) { $0 + (trace.nodes[$1].absorbed ? 0 : faultCount($1)) }
  }
}

extension Session {
  /// The values that made a rule fail, the most telling first.
  func blame(_ index: Int) -> [BlamedValue] {
    guard let check = pack.rules[index].check else { return [] }
    let values = blame(check)
    guard values.isEmpty, let when = pack.rules[index].when else { return values }
    // The condition looks at nothing in the setup: then what made the rule apply is what there is to see.
    return blame(when).map { BlamedValue(slot: $0.slot, label: nil) }
  }

  private func blame(_ program: Program) -> [BlamedValue] {
    if case .literal = program.ast[program.ast.root].kind { return [] }
    let places = places
    let blame = Blame(
      program.trace(in: frame),
      of: program,
      language: options.language,
      written: { places.writtenQuantity(Int($0)) },
      origins: { name in self.pack.variable(named: name).map { self.blame($0) } }
    )
    return blame.values
  }
}
