import CEL
import Diagnostics
import Rules
import Schema
import SourceText
import YAMLDocument

/// A result that fails, as the session remembers it until the document is done.
struct RuleFailure {
  /// The result's position among the document's results.
  let result: Int
  let rule: Int
  let element: Element?
}

/// Looks for changes of the document that make a failing rule pass.
///
/// What might help comes from the trace of the failed condition (``candidates(for:of:)``). Whether it does is
/// found out: the values in the session's slots are replaced and all rules run again; what is left is then made
/// in the text, which is read, bound and checked from scratch. So nothing is suggested that was not seen to work.
final class Suggester {
  /// How many texts one value may be replaced with.
  static let mostTexts = 300
  /// How many of the values that decided a result are looked at.
  static let mostSlots = 8
  /// How many changes are tried with all rules, for one result and for a document.
  private static let mostTrials = 12
  private static let mostTrialsOfDocument = 256
  /// How many changed texts are checked for one document.
  private static let mostChecks = 64

  let session: Session
  /// Whether facts that others settle may be changed too, where nothing else helps.
  let changesFacts: Bool
  private let text: DocumentText
  private let before: Verdicts
  private let faults: Int
  /// The rules that only tell something.
  private let notices: Set<Int>
  private let trial: TrialSession
  private var trials = 0
  private var checks = 0
  /// The evaluation steps that are left for the document.
  private var cost = Session.costLimit

  init(_ session: Session, _ text: DocumentText, changesFacts: Bool = false) {
    self.session = session
    trial = session.trial
    self.changesFacts = changesFacts
    self.text = text
    session.frame.reset()
    before = session.verdicts()
    let rules = session.pack.pack.rules
    notices = Set(rules.indices.filter { rules[$0].severity == .info })
    faults = session.reader.findings.count + session.binder.findings.count + session.secrets.count
  }

  /// Leaves the session as it was.
  func finish() {
    session.frame.costLimit = Session.costLimit
    session.frame.reset()
  }

  // MARK: Trying

  /// Does something while values of the setup are replaced.
  func with<R>(_ changes: [Candidate], _ body: () -> R) -> R {
    let store = session.frame.store
    let textCount = store.text.count
    var old: [(slot: Int, content: Slot)] = []
    for change in changes {
      // A value in a record that is not there makes the record be there: the one that stands for it.
      var field = store.slots[change.slot]
      while field.kind == .absent, field.length & Slot.shadowBit != 0 {
        let slot = Int(field.origin)
        field = store.slots[slot]
        guard let record = store.standIn(for: slot)?.slot else { break }
        old.append((slot, field))
        store.slots[slot] = store.slots[record]
      }
      old.append((change.slot, store.slots[change.slot]))
      store.slots[change.slot] = change.value.slot(in: store, origin: store.slots[change.slot].origin)
    }
    session.frame.costLimit = cost
    session.frame.reset()
    defer {
      cost = max(0, session.frame.remainingCost)
      for (slot, content) in old.reversed() { store.slots[slot] = content }
      store.text.removeLast(store.text.count - textCount)
      session.frame.costLimit = cost
      session.frame.reset()
    }
    return body()
  }

  /// The condition that failed and the variables that it uses, with the value of each part.
  func traces(of failure: RuleFailure) -> [TracedProgram] {
    guard let check = session.pack.rules[failure.rule].check else { return [] }
    bind(failure)
    return session.pack.withVariables([("check", check)]).map {
      TracedProgram(program: $0.program, trace: $0.program.trace(in: session.frame))
    }
  }

  /// Lets the rule see the element that failed.
  private func bind(_ failure: RuleFailure) {
    let rule = session.pack.rules[failure.rule]
    guard let element = failure.element, let variable = rule.element else { return }
    session.bind(element, to: variable, in: session.frame, withPosition: true)
  }

  private func blamedSlots(_ failure: RuleFailure) -> [Int] {
    bind(failure)
    let blamed = session.telling(session.blame(failure.rule), failure.element)
    let slots = blamed.prefix(Self.mostSlots).map(\.slot)
    return slots.filter { !isFact($0) } + slots.filter(isFact)
  }

  /// Whether a value is a fact that others settle.
  private func isFact(_ slot: Int) -> Bool { schemaNode(of: slot)?.annotations.isReadOnly ?? false }

  /// Whether the rule passes after some changes.
  private func helps(_ changes: [Candidate], _ failure: RuleFailure) -> Bool {
    with(changes) {
      bind(failure)
      if case .passes = session.pack.rules[failure.rule].outcome(in: session.frame) { return true }
      return false
    }
  }

  /// What all rules say after some changes; nil when something is worse, or too much was tried.
  private func improvement(
    by changes: [Candidate],
    _ failure: RuleFailure,
    among rules: Set<Int>?
  ) -> Verdicts? {
    guard trials < Self.mostTrialsOfDocument else { return nil }
    trials += 1
    let after = with(changes) { session.verdicts() }
    return isImprovement(after, failure, among: rules) ? after : nil
  }

  func isImprovement(_ after: Verdicts, _ failure: RuleFailure, among rules: Set<Int>?) -> Bool {
    let key = session.key(of: failure.element, rule: failure.rule)
    return after.statuses[key] == .pass && after.isNoWorse(than: before, among: rules, notices: notices)
  }

  /// Makes a change in the text and checks that from scratch.
  private func verifiedEdit(_ change: Candidate, _ failure: RuleFailure, among rules: Set<Int>?) -> TextEdit?
  {
    let editor = SetupEditor(tree: session.tree, isJSON: text.format == .json)
    let pointer = session.places.pointer(of: change.slot)
    for edit in editor.edits(setting: pointer, to: change.value) {
      guard checks < Self.mostChecks, let bytes = text.changed(by: edit) else { return nil }
      checks += 1
      if let outcome = trial.outcome(of: bytes, text.format), outcome.faults <= faults,
        isImprovement(outcome.verdicts, failure, among: rules)
      {
        return edit
      }
    }
    return nil
  }
}

// MARK: - One change

extension Suggester {
  /// A change that was seen to help.
  struct Remedy {
    let change: Candidate
    let edit: TextEdit
  }

  /// The smallest change of one value that makes the rule pass and worsens nothing, as far as one is found; with
  /// `rules`, only these rules have a say.
  func remedy(for failure: RuleFailure, among rules: Set<Int>? = nil) -> Remedy? {
    var found: [(change: Candidate, rank: [Int])] = []
    var tried = 0
    let unknown = before.unknownCount
    for (order, slot) in blamedSlots(failure).enumerated() {
      for change in candidates(for: slot, of: failure) where helps([change], failure) {
        guard tried < Self.mostTrials else { break }
        tried += 1
        guard let after = improvement(by: [change], failure, among: rules) else { continue }
        // A fact is the last thing to change, and new questions are worse than a value further off; then what
        // mends most is best.
        let asks = after.unknownCount > unknown
        found.append(
          (change, [isFact(slot) ? 1 : 0, asks ? 1 : 0, order, after.failureCount, found.count])
        )
        // Numbers come in the order of their distance.
        if change.steps != nil { break }
      }
    }
    for (change, _) in found.sorted(by: { $0.rank.lexicographicallyPrecedes($1.rank) }) {
      if let edit = verifiedEdit(change, failure, among: rules) { return Remedy(change: change, edit: edit) }
    }
    return nil
  }

  /// The change as results state it.
  func suggestion(for failure: RuleFailure) -> Suggestion? {
    guard let remedy = remedy(for: failure) else { return nil }
    let change = remedy.change
    let range = remedy.edit.range
    let old = range.isEmpty ? nil : text.buffer.text(in: range)
    let value = change.value.json(replacing: old)
    guard session.documentMasker().masked(value) == value else { return nil }
    return Suggestion(
      pointer: session.places.pointer(of: change.slot).description,
      comparison: comparison(of: change, failure),
      value: value,
      change: difference(to: change, written: value),
      isVerified: true,
      range: range.isEmpty ? nil : range,
      edit: remedy.edit
    )
  }

  /// Whether going further in the same direction helps too.
  private func comparison(of change: Candidate, _ failure: RuleFailure) -> String {
    guard let steps = change.steps,
      let numbers = NumberSteps(session.frame.store.slots[change.slot], like: change.value)
    else { return "==" }
    let isUp = steps >= numbers.present ?? steps
    for (further, sign) in [(steps &+ 1, ">="), (steps &- 1, "<=")] where (sign == ">=") == isUp {
      let next = Candidate(slot: change.slot, value: numbers.value(further), steps: further)
      if helps([next], failure) { return sign }
    }
    return "=="
  }

  private func difference(to change: Candidate, written text: String) -> String? {
    guard let new = change.value.decimal else { return nil }
    let slot = session.frame.store.slots[change.slot]
    let old: Decimal? =
      switch slot.kind {
      case .int: Decimal(slot.payload)
      case .decimal: Decimal(coefficient: slot.payload, scale: slot.scale)
      default: nil
      }
    guard let difference = old.flatMap({ new.subtracting($0) }) else { return nil }
    let digits = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
    return difference.fixed(fractionDigits: max(digits, Int(difference.shortened.scale)))
  }
}

// MARK: - Several changes

extension Suggester {
  private static let mostChanges = 8
  private static let mostAttempts = 200

  /// Changes of several values that together make the rule pass and worsen none of `rules`.
  ///
  /// Each takes one value out of those that decide; what is left decides about the next.
  func combination(for failure: RuleFailure, among rules: Set<Int>) -> [Candidate]? {
    var attempts = 0
    func search(_ made: [Candidate]) -> [Candidate]? {
      guard made.count < Self.mostChanges else { return nil }
      for slot in with(made, { blamedSlots(failure) }) where !made.contains(where: { $0.slot == slot }) {
        for change in with(made, { candidates(for: slot, of: failure) }).prefix(Self.mostSlots) {
          guard attempts < Self.mostAttempts else { return nil }
          attempts += 1
          let all = made + [change]
          if helps(all, failure) {
            if improvement(by: all, failure, among: rules) != nil { return all }
          } else if !with(all, { blamedSlots(failure) }).contains(slot), let more = search(all) {
            return more
          }
        }
      }
      return nil
    }
    return search([])
  }
}

extension Session {
  /// How many documents at the start of an input, and how many results of each, get suggestions.
  private static let mostDocuments = 32
  private static let mostSuggestions = 64
  /// The largest document that gets suggestions.
  private static let mostBytes = 1 << 16

  /// The text of the present document; nil when it is longer than `limit`, and for an empty document.
  func documentText(in buffer: SourceBuffer, limit: Int) -> DocumentText? {
    guard let text = DocumentText(of: tree, in: buffer, end: documentEnd(in: buffer), format) else {
      return nil
    }
    return text.range.count <= limit ? text : nil
  }

  /// Gives the failing results of a document their suggestions; a notice asks for no change.
  ///
  /// A long stream gets them in its first documents only: whoever reads thousands of findings looks for no
  /// advice about the last.
  func addSuggestions(to results: inout [RuleResult], in buffer: SourceBuffer) {
    guard buffer.origin.line == 0, position < Self.mostDocuments else { return }
    let failures = failures.filter {
      results[$0.result].status == .fail && results[$0.result].severity != .info
    }
    guard !failures.isEmpty, let text = documentText(in: buffer, limit: Self.mostBytes) else { return }
    let suggester = Suggester(self, text)
    for failure in failures.prefix(Self.mostSuggestions) {
      results[failure.result].suggestion = suggester.suggestion(for: failure)
    }
    suggester.finish()
  }
}
