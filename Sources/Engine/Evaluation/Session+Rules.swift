import CEL
import Diagnostics
import Rules
import Schema
import YAMLDocument

/// The element of a `for_each` that a rule looks at.
struct Element {
  /// Its position in the list.
  let index: Int
  /// Its slot; nil when the list was worked out and the element has no place of its own.
  let slot: Int?
  /// Its value, when it has no slot.
  let value: Value?
}

extension Element {
  /// An element of a list that was worked out.
  init(_ position: Int, _ value: Value) {
    var slot: Int?
    if case .record(let record) = value { slot = record.slot }
    self.init(index: position, slot: slot, value: value)
  }
}

extension Session {
  /// Runs all rules and adds their results.
  func runRules(_ results: inout [RuleResult], _ outcomes: inout Outcomes) {
    if !failures.isEmpty { failures.removeAll() }
    // Several rules in a row look at the same list.
    var listField = -1
    var list = Slot(.absent)
    for step in steps {
      switch step.subject {
      case .text: addSecrets(rule: step.index, to: &results, &outcomes)
      case _ where isOutside: addQuiet(.notApplicable, step.index, slot: nil, &results)
      case .document: settle(step.outcome(in: frame), step, element: nil, &results, &outcomes)
      case .elements(let field):
        if field != listField {
          listField = field
          list = frame.store.slots[rootSlot + field]
        }
        runElements(of: list, at: rootSlot + field, step, &results, &outcomes)
      case .list: runList(step, &results, &outcomes)
      }
    }
  }

  /// Runs a rule over the elements of a list in the setup, which is in the slot `slot`.
  private func runElements(
    of list: Slot,
    at slot: Int,
    _ step: RuleStep,
    _ results: inout [RuleResult],
    _ outcomes: inout Outcomes
  ) {
    guard list.kind == .list else {
      add(unknownResult(step.index, missing: [slot]), step.index, &results, &outcomes)
      return
    }
    if list.length == 0 { addQuiet(.notApplicable, step.index, slot: slot, &results) }
    let first = Int(list.payload)
    for position in 0..<Int(list.length) {
      if let variable = step.element { frame.bind(variable, slot: first + position) }
      if step.readsPosition { bindPosition(position, in: frame) }
      settle(step.outcome(in: frame), step, element: (position, first + position), &results, &outcomes)
    }
  }

  /// Runs a rule over a list that is not simply a field of the setup.
  private func runList(_ step: RuleStep, _ results: inout [RuleResult], _ outcomes: inout Outcomes) {
    let index = step.index
    if let slot = listSources[index]?.slot(in: frame.store, base: rootSlot) {
      runElements(of: frame.store.slots[slot], at: slot, step, &results, &outcomes)
    } else if let list = pack.rules[index].list {
      evaluateList(list, step, &results, &outcomes)
    }
  }

  /// Runs a rule over a list that has to be worked out first.
  private func evaluateList(
    _ list: Program,
    _ step: RuleStep,
    _ results: inout [RuleResult],
    _ outcomes: inout Outcomes
  ) {
    let index = step.index
    switch list.evaluate(in: frame) {
    case .list(let values):
      for (position, value) in values.enumerated() {
        let element = Element(position, value)
        if let variable = step.element {
          bind(element, to: variable, in: frame, withPosition: step.readsPosition)
        }
        conclude(step.outcome(in: frame), index, element: element, &results, &outcomes)
      }
      if values.isEmpty { addQuiet(.notApplicable, index, slot: nil, &results) }
    case .unknown(let set):
      add(
        unknownResult(index, missing: set.attributes.map { Int($0.slot) }.filter { $0 >= 0 }),
        index,
        &results,
        &outcomes
      )
    case .error(let error): add(brokenResult(index, error), index, &results, &outcomes)
    default:
      let error = EvalError(.noMatchingOverload, en: "for_each is no list", zh: "for_each 不是列表")
      add(brokenResult(index, error), index, &results, &outcomes)
    }
  }

  /// Adds what a rule said; the most frequent outcomes, which are only counted, in the shortest way.
  @inline(__always)
  private func settle(
    _ outcome: RuleOutcome,
    _ step: RuleStep,
    element: (position: Int, slot: Int)?,
    _ results: inout [RuleResult],
    _ outcomes: inout Outcomes
  ) {
    switch outcome {
    case .passes where !options.includesQuietResults: quietCounts.add(.pass)
    case .isNotApplicable where !options.includesQuietResults: quietCounts.add(.notApplicable)
    default:
      let element = element.map { Element(index: $0.position, slot: $0.slot, value: nil) }
      conclude(outcome, step.index, element: element, &results, &outcomes)
    }
  }

  /// Adds what a rule said about one element, or about everything.
  @inline(never)
  private func conclude(
    _ outcome: RuleOutcome,
    _ index: Int,
    element: Element?,
    _ results: inout [RuleResult],
    _ outcomes: inout Outcomes
  ) {
    switch outcome {
    case .passes: addQuiet(.pass, index, slot: element?.slot, &results)
    case .isNotApplicable: addQuiet(.notApplicable, index, slot: element?.slot, &results)
    case .fails:
      // One that is not kept has no place among the results.
      if remembersFailures, results.count < options.limits.results {
        failures.append(RuleFailure(result: results.count, rule: index, element: element))
      }
      add(failedResult(index, element), index, &results, &outcomes)
    case .isUndecided: addUndecided(index, element, &results, &outcomes)
    }
    observer?(index, outcome)
  }

  func bind(_ element: Element, to variable: Int, in frame: Frame, withPosition: Bool) {
    if let slot = element.slot {
      frame.bind(variable, slot: slot)
    } else if let value = element.value {
      frame.bind(variable, value: value)
    }
    if withPosition { bindPosition(element.index, in: frame) }
  }

  private func bindPosition(_ position: Int, in frame: Frame) {
    frame.bind(pack.eachVariable, value: .map(MapValue([(key: "index", value: .int(Int64(position)))])))
  }

  /// The last evaluation was unknown, or the rule broke.
  private func addUndecided(
    _ index: Int,
    _ element: Element?,
    _ results: inout [RuleResult],
    _ outcomes: inout Outcomes
  ) {
    if let error = frame.error {
      add(brokenResult(index, error, element: element), index, &results, &outcomes)
    } else {
      let missing = frame.unknownSlots.map { Int($0) }.filter { $0 >= 0 }
      add(unknownResult(index, missing: missing, element: element), index, &results, &outcomes)
    }
  }

  private func add(
    _ result: RuleResult,
    _ index: Int,
    _ results: inout [RuleResult],
    _ outcomes: inout Outcomes
  ) {
    var result = result
    waive(&result)
    outcomes.note(result.status, rule: index, pack.pack.rules[index])
    keep(result, in: &results)
  }
}
