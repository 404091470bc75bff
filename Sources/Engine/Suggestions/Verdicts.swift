import CEL
import Rules
import SourceText
import YAMLDocument

/// What every rule says about a document, without any texts: for telling what a change does.
struct Verdicts {
  /// One thing that a rule looks at.
  struct Key: Hashable {
    let rule: Int
    /// The element's position in the list; -1 for a rule about the whole document.
    let position: Int
    /// The element's place, when the list had to be worked out: its elements may come and go.
    var place: String?
  }

  private(set) var statuses: [Key: ResultStatus] = [:]

  /// No verdicts yet, with room for so many.
  init(capacity: Int) { statuses.reserveCapacity(capacity) }

  mutating func note(_ status: ResultStatus, _ key: Key) { statuses[key] = status }

  /// Whether nothing is worse than before; with `rules` only these rules have a say.
  ///
  /// Worse is what fails now and did not, and what is no longer certain to pass. That one of the `notices` has
  /// something to say now that it applies is not worse.
  func isNoWorse(than before: Verdicts, among rules: Set<Int>? = nil, notices: Set<Int> = []) -> Bool {
    for (key, status) in statuses where rules?.contains(key.rule) ?? true {
      let old = before.statuses[key]
      switch status {
      case .fail where old == .notApplicable && notices.contains(key.rule): break
      case .fail, .error: if old != status { return false }
      case .unknown: if old == .pass { return false }
      case .pass, .notApplicable, .waived: break
      }
    }
    return true
  }

  /// How many fail or broke.
  var failureCount: Int { statuses.values.reduce(0) { $0 + ($1 == .fail || $1 == .error ? 1 : 0) } }

  /// How many are unknown.
  var unknownCount: Int { statuses.values.reduce(0) { $0 + ($1 == .unknown ? 1 : 0) } }
}

extension Session {
  /// Runs all rules over what is bound now, and keeps nothing but what they say.
  func verdicts() -> Verdicts {
    var verdicts = Verdicts(capacity: 2 * steps.count)
    if isOutside { return verdicts }
    for step in steps {
      switch step.subject {
      case .text: break
      case .document:
        verdicts.note(status(step.outcome(in: frame)), Verdicts.Key(rule: step.index, position: -1))
      case .elements(let field): judgeElements(ofListAt: rootSlot + field, step, &verdicts)
      case .list:
        if let slot = listSources[step.index]?.slot(in: frame.store, base: rootSlot) {
          judgeElements(ofListAt: slot, step, &verdicts)
        } else {
          judgeList(step, &verdicts)
        }
      }
    }
    return verdicts
  }

  private func status(_ outcome: RuleOutcome) -> ResultStatus {
    switch outcome {
    case .passes: .pass
    case .fails: .fail
    case .isNotApplicable: .notApplicable
    case .isUndecided: frame.error == nil ? .unknown : .error
    }
  }

  private func judgeElements(ofListAt slot: Int, _ step: RuleStep, _ verdicts: inout Verdicts) {
    let list = frame.store.slots[slot]
    guard list.kind == .list else {
      return verdicts.note(.unknown, Verdicts.Key(rule: step.index, position: -1))
    }
    for position in 0..<Int(list.length) {
      let element = Element(index: position, slot: Int(list.payload) + position, value: nil)
      judge(element, step, Verdicts.Key(rule: step.index, position: position), &verdicts)
    }
  }

  private func judgeList(_ step: RuleStep, _ verdicts: inout Verdicts) {
    let whole = Verdicts.Key(rule: step.index, position: -1)
    switch pack.rules[step.index].list?.evaluate(in: frame) {
    case .list(let values)?:
      for (position, value) in values.enumerated() {
        let element = Element(position, value)
        judge(element, step, key(of: element, rule: step.index), &verdicts)
      }
    case .unknown?: verdicts.note(.unknown, whole)
    default: verdicts.note(.error, whole)
    }
  }

  private func judge(_ element: Element, _ step: RuleStep, _ key: Verdicts.Key, _ verdicts: inout Verdicts) {
    if let variable = step.element {
      bind(element, to: variable, in: frame, withPosition: step.readsPosition)
    }
    verdicts.note(status(step.outcome(in: frame)), key)
  }

  /// What an element of a rule is called among the verdicts.
  func key(of element: Element?, rule: Int) -> Verdicts.Key {
    guard let element else { return Verdicts.Key(rule: rule, position: -1) }
    guard case .expression? = listSources[rule] else {
      return Verdicts.Key(rule: rule, position: element.index)
    }
    // A slot has another number once a key was added; its place stays.
    guard let slot = element.slot else { return Verdicts.Key(rule: rule, position: element.index) }
    return Verdicts.Key(rule: rule, position: 0, place: places.pointer(of: slot).description)
  }
}
