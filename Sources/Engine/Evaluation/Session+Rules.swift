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

extension Session {
  /// Runs one rule and adds its results.
  func evaluate(_ index: Int, _ results: inout [RuleResult], _ outcomes: inout Outcomes) {
    guard let list = pack.rules[index].list else {
      evaluate(index, element: nil, &results, &outcomes)
      return
    }
    let store = frame.store
    if let slot = listSources[index]?.slot(in: store, base: rootSlot) {
      let value = store.slots[slot]
      guard value.kind == .list else {
        add(unknownResult(index, missing: [slot]), index, &results, &outcomes)
        return
      }
      for position in 0..<Int(value.length) {
        let element = Element(index: position, slot: Int(value.payload) + position, value: nil)
        evaluate(index, element: element, &results, &outcomes)
      }
      if value.length == 0 { addQuiet(.notApplicable, index, slot: slot, &results) }
      return
    }
    evaluateList(list, index, &results, &outcomes)
  }

  /// Runs a rule over a list that has to be worked out first.
  private func evaluateList(
    _ list: Program,
    _ index: Int,
    _ results: inout [RuleResult],
    _ outcomes: inout Outcomes
  ) {
    switch list.evaluate(in: frame) {
    case .list(let values):
      for (position, value) in values.enumerated() {
        var slot: Int?
        if case .record(let record) = value { slot = record.slot }
        evaluate(index, element: Element(index: position, slot: slot, value: value), &results, &outcomes)
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
      let error = EvalError(.noMatchingOverload, "for_each is no list")
      add(brokenResult(index, error), index, &results, &outcomes)
    }
  }

  /// Runs a rule over one element, or once.
  private func evaluate(
    _ index: Int,
    element: Element?,
    _ results: inout [RuleResult],
    _ outcomes: inout Outcomes
  ) {
    let rule = pack.rules[index]
    if let element, let variable = rule.element {
      bind(element, to: variable, in: frame, withPosition: rule.readsPosition)
    }
    if let when = rule.when {
      switch when.evaluateBool(in: frame) {
      case .isTrue: break
      case .isFalse:
        addQuiet(.notApplicable, index, slot: element?.slot, &results)
        return
      case .unknown, .error:
        addUndecided(when, index, element, &results, &outcomes)
        return
      }
    }
    guard let check = rule.check else { return }
    switch check.evaluateBool(in: frame) {
    case .isTrue: addQuiet(.pass, index, slot: element?.slot, &results)
    case .isFalse: add(failedResult(index, element), index, &results, &outcomes)
    case .unknown, .error: addUndecided(check, index, element, &results, &outcomes)
    }
  }

  func bind(_ element: Element, to variable: Int, in frame: Frame, withPosition: Bool) {
    if let slot = element.slot {
      frame.bind(variable, slot: slot)
    } else if let value = element.value {
      frame.bind(variable, value: value)
    }
    guard withPosition else { return }
    frame.bind(pack.eachVariable, value: .map(MapValue([(key: "index", value: .int(Int64(element.index)))])))
  }

  /// The last evaluation was unknown, or the rule broke.
  private func addUndecided(
    _ program: Program,
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
    if result.status == .fail { waivers.apply(to: &result) }
    outcomes.note(result.status, rule: index, pack.pack.rules[index])
    results.append(result)
  }
}
