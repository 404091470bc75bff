import Engine
import Reports
import Rules

/// What every thread of a run must know.
struct WorkPlan: Sendable {
  /// A report that is written.
  struct Report: Sendable {
    let format: any Reporter.Type
    let options: ReportOptions
  }

  let packs: PackChoice
  /// The stage that the user asks about, or nothing.
  let stage: String
  let selection: RuleSelection
  let options: SessionOptions
  let reports: [Report]
  let baseline: BaselinePlan
  /// The verdict over nothing.
  let verdict: Verdict

  /// Built-in findings that are left out.
  var ignoredFindings: Set<String> { selection.ignoredFindings }

  /// Reports about what cannot be checked.
  var unusable: UnusableInput {
    UnusableInput(language: options.language, showsPrivate: options.showsPrivate)
  }

  /// The sessions of one thread.
  func sessions(_ packs: [CompiledPack]) -> [Session] {
    packs.indices.map { pack in
      var options = options
      options.selection = selection.rules(ofPack: pack)
      for other in packs.indices where other != pack {
        options.otherRules.formUnion(packs[other].pack.rules.map(\.id))
      }
      return Session(packs[pack], options: options)
    }
  }
}
