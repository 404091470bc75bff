import CEL
import Diagnostics
import Rules
import Schema
import YAMLDocument

/// A change of one value that may mend a failing rule.
struct Candidate {
  let slot: Int
  let value: NewValue
  /// The value as so many steps, for a number.
  var steps: Int64?
}

extension Suggester {
  /// The changes of one value that might make the rule pass, the smallest first.
  ///
  /// Private values and texts that may be anything are left alone: of texts only those are changed for which the
  /// schema or the condition names the values that they may have. Facts that others settle are changed only where
  /// that was asked for.
  func candidates(for slot: Int, of failure: RuleFailure) -> [Candidate] {
    guard let schema = schemaNode(of: slot), !schema.annotations.isPrivate,
      changesFacts || !schema.annotations.isReadOnly
    else { return [] }
    let content = session.frame.store.slots[slot]
    switch (content.kind, schema.type) {
    case (.bool, _): return [Candidate(slot: slot, value: .bool(content.payload == 0))]
    case (.absent, .bool): return [true, false].map { Candidate(slot: slot, value: .bool($0)) }
    case (.string, _), (.absent, .string): return textCandidates(slot, content, schema, failure)
    default:
      guard let steps = NumberSteps(content, type: schema.type, units: schema.units) else { return [] }
      return numberCandidates(slot, steps, schema, failure)
    }
  }

  func schemaNode(of slot: Int) -> JSONSchema.Node? {
    let schema = session.pack.pack.schema
    return schema.node(ofValueAt: session.places.pointer(of: slot).tokens).map { schema.nodes[$0] }
  }

  // MARK: Texts

  private func textCandidates(
    _ slot: Int,
    _ content: Slot,
    _ schema: JSONSchema.Node,
    _ failure: RuleFailure
  ) -> [Candidate] {
    let present = content.kind == .string ? session.frame.store.string(of: content) : nil
    var texts: [String] = []
    if let members = schema.members {
      texts = members.compactMap { if case .string(let text) = $0 { text } else { nil } }
    } else {
      for traced in traces(of: failure) { collectTexts(comparedWith: slot, in: traced, into: &texts) }
    }
    texts.removeAll { $0 == present }
    if let present, let near = Spelling.closest(to: present, among: texts),
      let index = texts.firstIndex(of: near)
    {
      texts.remove(at: index)
      texts.insert(near, at: 0)
    }
    return texts.map { Candidate(slot: slot, value: .string($0)) }
  }

  /// The texts that a condition compares a value with; those that come from the setup itself don't count.
  private func collectTexts(comparedWith slot: Int, in traced: TracedProgram, into texts: inout [String]) {
    var known = Set(texts)
    func add(_ value: Value) {
      guard case .string(let text) = value, texts.count < Self.mostTexts else { return }
      if known.insert(text).inserted { texts.append(text) }
    }
    for node in traced.trace.nodes where !node.absorbed && node.children.count == 2 {
      let sides = node.children.map { traced.trace.nodes[$0] }
      guard let other = sides.first(where: { Int($0.slot) != slot }), other.slot < 0,
        sides.contains(where: { Int($0.slot) == slot })
      else { continue }
      switch (traced.function(of: node), other.value) {
      case ("_==_", let value), ("_!=_", let value): add(value)
      case ("@in", .list(let list)): for value in list { add(value) }
      case ("@in", .map(let map)): for value in map.keys { add(value) }
      default: break
      }
    }
  }

  // MARK: Numbers

  /// The numbers at which a comparison turns: each comparison is looked at with the number as it is and one step
  /// higher, which tells where its sides meet.
  private func numberCandidates(
    _ slot: Int,
    _ steps: NumberSteps,
    _ schema: JSONSchema.Node,
    _ failure: RuleFailure
  ) -> [Candidate] {
    let start = steps.present ?? 0
    guard start < .max else { return [] }
    let here = differences(slot, steps.value(start), failure)
    let further = differences(slot, steps.value(start + 1), failure)
    var numbers: Set<Int64> = []
    for (now, next) in zip(here, further) where now.expression == next.expression {
      numbers.formUnion(now.roots(from: start, next: next))
    }
    if let present = steps.present { numbers.remove(present) }
    return numbers.filter { isAllowed(steps.value($0), schema) }
      .sorted { (distance($0, start), -$0) < (distance($1, start), -$1) }
      .map { Candidate(slot: slot, value: steps.value($0), steps: $0) }
  }

  private func distance(_ number: Int64, _ start: Int64) -> UInt64 {
    let (difference, overflow) = number.subtractingReportingOverflow(start)
    return overflow ? .max : difference.magnitude
  }

  /// The comparisons of a condition, with a value put in the place of another.
  private func differences(_ slot: Int, _ value: NewValue, _ failure: RuleFailure) -> [Difference] {
    with([Candidate(slot: slot, value: value)]) {
      traces(of: failure).flatMap { traced in
        traced.trace.nodes.compactMap { node in
          Self.comparisons.contains(traced.function(of: node) ?? "")
            ? Difference(node, in: traced.trace) : nil
        }
      }
    }
  }

  private static let comparisons: Set<String> = ["_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_"]

  private func isAllowed(_ value: NewValue, _ schema: JSONSchema.Node) -> Bool {
    guard let number = value.decimal else { return true }
    if let minimum = schema.minimum {
      guard minimum.isExclusive ? minimum.value < number : !(number < minimum.value) else { return false }
    }
    if let maximum = schema.maximum {
      guard maximum.isExclusive ? number < maximum.value : !(maximum.value < number) else { return false }
    }
    return true
  }
}

/// A condition, or a variable that it uses, with the value of each of its parts.
struct TracedProgram {
  let program: Program
  let trace: Trace

  /// The function that a part calls.
  func function(of node: Trace.Node) -> String? {
    if case .call(let function, _, _) = program.ast[node.exprID].kind { return function }
    return nil
  }
}
