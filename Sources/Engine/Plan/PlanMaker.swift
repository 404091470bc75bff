import CEL
import Diagnostics
package import Rules
import Schema
package import SourceText
package import YAMLDocument

/// Finds the smallest list of changes after which no rule of severity error fails.
///
/// One failing result after another is mended, in the order of the stages, by a change that makes no other
/// error; a mended text is checked before the next. At the end each change is taken back once: a change that
/// nothing fails without is left out.
package final class PlanMaker {
  /// A change with the rule that asked for it last; its place is named, as slots are numbered anew for each text.
  private struct Entry {
    let pointer: JSONPointer
    var value: NewValue
    /// The failing results that it was made for, with their names, the first one first.
    var owners: [(key: String, result: RuleResult)]
  }

  private static let mostRounds = 64
  private static let mostBytes = 1 << 20

  private let session: Session
  private let trial: TrialSession
  private let errorRules: Set<Int>

  /// Makes plans with the rules of a pack.
  package init(_ pack: CompiledPack, options: SessionOptions) {
    session = Session(pack, options: options)
    session.remembersFailures = true
    trial = session.trial
    errorRules = Set(pack.pack.rules.indices.filter { pack.pack.rules[$0].severity == .error })
  }

  /// Makes the plan for a text that holds one document.
  ///
  /// - Parameters:
  ///   - buffer: the text.
  ///   - format: its syntax.
  ///   - unusable: is called with the report of a document that can't be read.
  /// - Returns: nil when the document can't be read, or there is another number of them.
  package func plan(
    for buffer: SourceBuffer,
    _ format: DocumentFormat,
    unusable: (DocumentReport) -> Void = { _ in }
  ) -> Plan? {
    let reports = check(buffer, format)
    guard reports.count == 1, let first = reports.first else { return nil }
    guard first.isUsable else {
      unusable(first)
      return nil
    }
    let (entries, bytes) = changes(of: buffer, format)
    let last = check(SourceBuffer(name: buffer.name, bytes: bytes), format).first ?? first
    let remaining = Self.errors(of: last)
    let draft = Draft(
      buffer: buffer,
      format: format,
      masker: first.masker,
      remaining: Set(remaining.map(\.key))
    )
    let needed = withoutSpareChanges(entries, draft)
    let written = Set(needed.map(\.pointer.description))
    var facts: [String] = []
    for fact in Self.unknownFacts(of: first) + Self.unknownFacts(of: last)
    where !written.contains(fact) && !facts.contains(fact) {
      facts.append(fact)
    }
    return Plan(
      unknownFacts: facts,
      steps: steps(needed, draft),
      remaining: last.results.filter { Self.isError($0) },
      bytes: apply(needed, to: buffer, format) ?? buffer.bytes
    )
  }

  private func check(_ buffer: SourceBuffer, _ format: DocumentFormat) -> [DocumentReport] {
    var reports: [DocumentReport] = []
    session.check(buffer, format: format, path: buffer.name) { reports.append($0) }
    return reports
  }

  private static func isError(_ result: RuleResult) -> Bool {
    result.status == .error || (result.status == .fail && result.severity == .error)
  }

  /// All results by a name that they have in each text: the rule and a number; in the pack's order.
  private static func named(_ report: DocumentReport) -> [(key: String, result: RuleResult)] {
    var counts: [String: Int] = [:]
    return report.results.map { result in
      counts[result.ruleID, default: 0] += 1
      return ("\(result.ruleID) \(counts[result.ruleID] ?? 0)", result)
    }
  }

  /// The results of severity error that fail.
  private static func errors(of report: DocumentReport) -> [(key: String, result: RuleResult)] {
    named(report).filter { isError($0.result) }
  }

  private static func unknownFacts(of report: DocumentReport) -> [String] {
    report.results.filter { $0.status == .unknown && $0.severity == .error }.flatMap(\.missing)
  }
}

// MARK: - Looking for changes

extension PlanMaker {
  private func changes(
    of buffer: SourceBuffer,
    _ format: DocumentFormat
  ) -> (entries: [Entry], bytes: [UInt8]) {
    var entries: [Entry] = []
    var bytes = buffer.bytes
    for _ in 0..<Self.mostRounds {
      let found = nextRemedy(for: SourceBuffer(name: buffer.name, bytes: bytes), format)
      if found.isEmpty { break }
      var all = entries
      for entry in found {
        if let index = all.firstIndex(where: { $0.pointer == entry.pointer }) {
          // What is asked for twice is done once, when it is first asked for.
          all[index].value = entry.value
          all[index].owners += entry.owners
        } else {
          all.append(entry)
        }
      }
      guard let changed = apply(all, to: buffer, format) else { break }
      entries = all
      bytes = changed
    }
    return (entries, bytes)
  }

  /// The changes that mend the first failing result for which there are any.
  private func nextRemedy(for buffer: SourceBuffer, _ format: DocumentFormat) -> [Entry] {
    var answer: [Entry] = []
    session.check(buffer, format: format, path: buffer.name) { report in
      guard let text = session.documentText(in: buffer, limit: Self.mostBytes) else { return }
      let suggester = Suggester(session, text, changesFacts: true)
      defer { suggester.finish() }
      for failure in failures(of: report) {
        let changes = remedy(for: failure, suggester)
        let owner = Self.named(report)[failure.result]
        let entries = changes.map {
          Entry(pointer: session.places.pointer(of: $0.slot), value: $0.value, owners: [owner])
        }
        // Made in the text, the changes have to do what they did to the values.
        guard !entries.isEmpty, let changed = apply(entries, to: buffer, format),
          let outcome = trial.outcome(of: changed, format),
          suggester.isImprovement(outcome.verdicts, failure, among: errorRules)
        else { continue }
        answer = entries
        return
      }
    }
    return answer
  }

  /// The failures that count, in the order of the stages.
  private func failures(of report: DocumentReport) -> [RuleFailure] {
    let rules = session.pack.pack.rules
    return session.failures.enumerated()
      .filter { report.results[$0.element.result].status == .fail && errorRules.contains($0.element.rule) }
      .sorted { (rules[$0.element.rule].stage, $0.offset) < (rules[$1.element.rule].stage, $1.offset) }
      .map(\.element)
  }

  private func remedy(for failure: RuleFailure, _ suggester: Suggester) -> [Candidate] {
    if let remedy = suggester.remedy(for: failure) ?? suggester.remedy(for: failure, among: errorRules) {
      return [remedy.change]
    }
    return suggester.combination(for: failure, among: errorRules) ?? []
  }

  /// The text with all changes made; nil when one of them can't be.
  private func apply(_ entries: [Entry], to buffer: SourceBuffer, _ format: DocumentFormat) -> [UInt8]? {
    var bytes = buffer.bytes
    var faults = trial.outcome(of: bytes, format)?.faults ?? 0
    for entry in entries {
      let edits = trial.edits(of: bytes, format, setting: entry.pointer, to: entry.value)
      var isMade = false
      for edit in edits where !isMade {
        let changed = edit.applied(to: bytes)
        guard let outcome = trial.outcome(of: changed, format), outcome.faults <= faults else { continue }
        faults = outcome.faults
        bytes = changed
        isMade = true
      }
      if !isMade { return nil }
    }
    return bytes
  }
}

// MARK: - The list

extension PlanMaker {
  /// What a plan is made for.
  private struct Draft {
    let buffer: SourceBuffer
    let format: DocumentFormat
    let masker: Masker
    /// The errors that stay whatever is done.
    let remaining: Set<String>
  }

  /// What all rules say when only these changes are made.
  private func results(with entries: [Entry], _ draft: Draft) -> [(key: String, result: RuleResult)] {
    guard let bytes = apply(entries, to: draft.buffer, draft.format),
      let report = check(SourceBuffer(name: draft.buffer.name, bytes: bytes), draft.format).first
    else { return [] }
    return Self.named(report)
  }

  /// What fails then, beyond what stays anyway, in the pack's order.
  private func failing(with entries: [Entry], _ draft: Draft) -> [(key: String, result: RuleResult)] {
    results(with: entries, draft).filter { Self.isError($0.result) && !draft.remaining.contains($0.key) }
  }

  /// The changes without which something fails, or the rule that asked for one does not pass.
  ///
  /// A rule that no longer applies, because of what is to be done later, has not been heeded: a card that is bound is
  /// not asked for the balance that binding it took.
  private func withoutSpareChanges(_ entries: [Entry], _ draft: Draft) -> [Entry] {
    var needed = entries
    for entry in entries {
      let others = needed.filter { $0.pointer != entry.pointer }
      let results = results(with: others, draft)
      let isHeeded = entry.owners.allSatisfy { owner in
        results.contains { $0.key == owner.key && $0.result.status == .pass }
      }
      let isClean = !results.contains { Self.isError($0.result) && !draft.remaining.contains($0.key) }
      if isHeeded, isClean { needed = others }
    }
    return needed
  }

  /// The steps: changes that one rule asks for together are one.
  ///
  /// Each is explained by what it mends when the steps before it are done.
  private func steps(_ entries: [Entry], _ draft: Draft) -> [PlanStep] {
    var groups: [[Entry]] = []
    for entry in entries {
      if let index = groups.firstIndex(where: {
        $0[0].owners[0].result.ruleID == entry.owners[0].result.ruleID && belongTogether($0, entry, draft)
      }) {
        groups[index].append(entry)
      } else {
        groups.append([entry])
      }
    }
    let stages = session.pack.pack.stages.map(\.id)
    var steps: [(stage: Int, step: PlanStep)] = []
    var done: [Entry] = []
    var before = failing(with: [], draft)
    for group in groups {
      done += group
      let after = failing(with: done, draft)
      let mended = before.filter { old in !after.contains { $0.key == old.key } }
      // And what else asked for these values, of which some comes up only later.
      let keys = group.flatMap { $0.owners.map(\.key) }
      let pointers = group.map(\.pointer)
      let later = failing(with: entries.filter { !pointers.contains($0.pointer) }, draft).filter { other in
        keys.contains(other.key) && !mended.contains { $0.key == other.key }
      }
      let results = (mended + later).map(\.result)
      let result = mended.last { $0.key == keys[0] }?.result ?? results.first ?? group[0].owners[0].result
      let stage = results.compactMap { $0.stage.flatMap(stages.firstIndex) }.min() ?? 0
      let changes = group.map { plannedChange($0, draft) }
      steps.append(
        (stage, PlanStep(result: result, results: results.isEmpty ? [result] : results, changes: changes))
      )
      before = after
    }
    return steps.enumerated().sorted { ($0.element.stage, $0.offset) < ($1.element.stage, $1.offset) }
      .map(\.element.step)
  }

  /// Whether a rule needs a change and a group of others together: the same element of a list, or none.
  private func belongTogether(_ group: [Entry], _ entry: Entry, _ draft: Draft) -> Bool {
    func element(_ pointer: JSONPointer) -> [String] {
      let tokens = pointer.tokens
      return tokens.lastIndex { Int($0) != nil }.map { Array(tokens[...$0]) } ?? []
    }
    return element(group[0].pointer) == element(entry.pointer)
  }

  private func plannedChange(_ entry: Entry, _ draft: Draft) -> PlannedChange {
    let schema = session.pack.pack.schema
    let edits = trial.edits(of: draft.buffer.bytes, draft.format, setting: entry.pointer, to: entry.value)
    let range = edits.first?.range
    let old = range.flatMap { $0.isEmpty ? nil : draft.buffer.text(in: $0) }
    return PlannedChange(
      pointer: entry.pointer.description,
      value: entry.value.json(replacing: old),
      previous: old.map(draft.masker.masked),
      isFact: schema.node(ofValueAt: entry.pointer.tokens).map { schema.nodes[$0].annotations.isReadOnly }
        ?? false
    )
  }
}
