import CEL
import Diagnostics
import Rules
import Schema
import SourceText
import YAMLDocument

/// One run of a rule over a setup, taken apart.
struct Probe {
  /// A value of the setup that a condition looked at.
  struct Fact {
    let path: [String]
    let slot: Int
    let content: Slot
    let schema: JSONSchema.Node
  }

  /// One evaluation of the rule's conditions.
  struct Evaluation {
    let outcome: RuleOutcome
    /// `when`, `check` and the variables that they use, each with the value of every part.
    let programs: [(name: String, traced: TracedProgram)]
    let facts: [Fact]

    func traced(_ name: String) -> TracedProgram? { programs.first { $0.name == name }?.traced }
  }

  let status: ResultStatus
  /// Where the first result with this status is.
  let pointer: String
  /// What it misses.
  let missing: [String]
  /// The list that the rule looks at, when that is a value of the setup.
  let list: Fact?
  /// The evaluations with this outcome.
  let evaluations: [Evaluation]
}

extension Session {
  /// The list that a rule looks at, as a value of the setup; nil for a rule without one, or when it is worked out.
  func listFact(ofRule rule: Int) -> Probe.Fact? {
    guard let slot = listSources[rule]?.slot(in: frame.store, base: rootSlot) else { return nil }
    return fact(atSlot: slot)
  }

  /// A value of the setup with what the schema says of it.
  private func fact(atSlot slot: Int) -> Probe.Fact? {
    let path = places.pointer(of: slot).tokens
    let schema = pack.pack.schema
    return schema.node(ofValueAt: path).map {
      Probe.Fact(path: path, slot: slot, content: frame.store.slots[slot], schema: schema.nodes[$0])
    }
  }

  /// The conditions of a rule as they are worth over what is bound now, with the variables that they use.
  func tracedConditions(ofRule rule: Int) -> [(name: String, traced: TracedProgram)] {
    let compiled = pack.rules[rule]
    let conditions = [("when", compiled.when), ("check", compiled.check)].compactMap { name, program in
      program.map { (name: name, program: $0) }
    }
    return pack.withVariables(conditions).map {
      ($0.name, TracedProgram(program: $0.program, trace: $0.program.trace(in: frame, complete: true)))
    }
  }

  /// The values of the setup that traces read, each once.
  func facts(readBy programs: [(name: String, traced: TracedProgram)]) -> [Probe.Fact] {
    var slots: [Int] = []
    for program in programs {
      for node in program.traced.trace.nodes where node.slot >= 0 && !slots.contains(Int(node.slot)) {
        slots.append(Int(node.slot))
      }
    }
    return slots.compactMap { fact(atSlot: $0) }
  }
}

extension PackTestRun {
  /// Runs a rule over a setup; nil when it has no outcome.
  func probe(_ setup: String, _ setting: TestSetting, rule: Int) throws(PackErrors) -> Probe? {
    let session = try session(for: setting, rule: rule)
    var evaluations: [Probe.Evaluation] = []
    session.observer = { index, outcome in
      guard index == rule else { return }
      let programs = session.tracedConditions(ofRule: rule)
      evaluations.append(
        Probe.Evaluation(outcome: outcome, programs: programs, facts: session.facts(readBy: programs))
      )
    }
    var results: [RuleResult] = []
    var list: Probe.Fact?
    session.check(SourceBuffer(name: "setup.yaml", text: setup), path: "setup.yaml") { report in
      results += report.results.filter { $0.ruleID == pack.rules[rule].id }
      // While the document is still there.
      if list == nil { list = session.listFact(ofRule: rule) }
    }
    session.observer = nil
    guard let status = Self.outcome(results), let first = results.first(where: { $0.status == status }) else {
      return nil
    }
    return Probe(
      status: status,
      pointer: first.place.pointer,
      missing: first.missing,
      list: list,
      evaluations: evaluations.filter { $0.outcome.status == status }
    )
  }

  /// The session in which a rule is run without texts.
  func session(for setting: TestSetting, rule: Int) throws(PackErrors) -> Session {
    session(setting, rule, try compile(setting, at: nil), .english, makesTexts: false)
  }
}
