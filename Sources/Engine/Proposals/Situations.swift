import CEL
import Rules
import Schema

/// Tells the situations apart that a rule's outcome may come from: on which parts of its conditions it rests, and how
/// near to their limits the numbers are.
struct Situations {
  /// How much the sides of each comparison move against each other when a number changes by one step.
  private var slopes: [String: Int128] = [:]

  /// Learns that a comparison moves so much with one step.
  mutating func note(slope: Int128, of expression: ExprID, in program: String) {
    let key = Self.key(expression, program)
    slopes[key] = max(slopes[key] ?? 0, slope < 0 ? -slope : slope)
  }

  private static func key(_ expression: ExprID, _ program: String) -> String {
    "\(program):\(expression.index)"
  }

  /// The situations of a run, one for each evaluation with its outcome.
  func keys(of probe: Probe) -> Set<String> {
    let prefix = "\(probe.status.rawValue)|"
    if probe.status == .unknown {
      let places = probe.missing.map {
        $0.split(separator: "/").filter { Int($0) == nil }.joined(separator: "/")
      }
      return [prefix + Set(places).sorted().joined(separator: " ")]
    }
    guard !probe.evaluations.isEmpty else { return [prefix + "no element"] }
    return Set(probe.evaluations.map { prefix + self.text($0) })
  }

  private func text(_ evaluation: Probe.Evaluation) -> String {
    var texts: [String] = []
    for name in ["when", "check"] {
      // `check` says nothing where `when` decided.
      if name == "check", evaluation.outcome == .isNotApplicable { continue }
      if let traced = evaluation.traced(name) { describe(traced, name, evaluation, into: &texts, depth: 0) }
    }
    for (name, traced) in evaluation.programs where traced.program.resultType != .bool {
      texts += limits(in: traced, name)
    }
    return texts.sorted().joined(separator: " ")
  }

  /// On which side of their limits the numbers lie that a variable picks or counts by.
  private func limits(in traced: TracedProgram, _ name: String) -> [String] {
    traced.trace.nodes.compactMap { node in
      guard let step = slopes[Self.key(node.exprID, name)],
        let difference = Difference(node, in: traced.trace)
      else { return nil }
      let isNear = difference.value.magnitude <= step.magnitude
      let side = isNear ? "@\(difference.value)" : difference.value > 0 ? ">" : "<"
      return "\(name):\(node.exprID.index)\(side)"
    }
  }

  /// The parts of a condition on which it rests.
  private func describe(
    _ traced: TracedProgram,
    _ name: String,
    _ evaluation: Probe.Evaluation,
    into texts: inout [String],
    depth: Int
  ) {
    let instance = ConditionInstance(ConditionShape(traced.program.ast), traced.trace)
    for index in instance.deciding() {
      let leaf = instance.leaves[index]
      let node = traced.trace.nodes[leaf.node]
      texts.append("\(name):\(leaf.part)=\(leaf.value == .isTrue)\(detail(node, traced, name, evaluation))")
      if depth < 4, case .ident(let variable) = traced.program.ast[node.exprID].kind,
        let inner = evaluation.traced(variable), inner.program.resultType == .bool
      {
        describe(inner, variable, evaluation, into: &texts, depth: depth + 1)
      }
    }
  }

  /// Where a part's values lie: how far apart numbers are, which of the texts that matter it is.
  private func detail(
    _ node: Trace.Node,
    _ traced: TracedProgram,
    _ name: String,
    _ evaluation: Probe.Evaluation
  ) -> String {
    guard node.children.count == 2 else { return "" }
    let sides = node.children.map { traced.trace.nodes[$0] }
    if let difference = Difference(node, in: traced.trace) {
      let step = slopes[Self.key(node.exprID, name)] ?? 0
      let isNear = difference.value.magnitude <= step.magnitude
      return isNear ? "@\(difference.value)" : difference.value > 0 ? ">" : "<"
    }
    guard let side = sides.first(where: { $0.slot >= 0 }), case .string(let text) = side.value else {
      return ""
    }
    if text.isEmpty { return "''" }
    let fact = evaluation.facts.first { $0.slot == Int(side.slot) }
    let isMember =
      fact?.schema.members?.contains { if case .string(text) = $0 { true } else { false } } ?? false
    let isCompared = sides.contains { other in
      switch other.value {
      case .string(let wanted): other.slot < 0 && wanted == text
      case .list(let list): list.contains { if case .string(text) = $0 { true } else { false } }
      default: false
      }
    }
    return isMember || isCompared ? "'\(text)'" : "?"
  }
}
