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

  let profiles: Profiles
  /// The stage that the user asks about, or nothing.
  let stage: String
  let options: SessionOptions
  let reports: [Report]
  let baseline: BaselinePlan

  /// Reports about what cannot be checked.
  var unusable: UnusableInput {
    UnusableInput(language: options.language, showsPrivate: options.showsPrivate)
  }

  /// The compiled packs of each profile, for one thread.
  func compiledPacks() throws(RunFailure) -> [[CompiledPack]] {
    var compiled: [[CompiledPack]] = []
    for profile in profiles.all { compiled.append(try profile.packs.compiled(stage: stage)) }
    return compiled
  }

  /// The sessions of one thread, for one profile.
  func sessions(_ packs: [CompiledPack], profile: Int) -> [Session] {
    packs.indices.map { pack in
      var options = options
      options.selection = profiles.all[profile].selection.rules(ofPack: pack)
      for other in packs.indices where other != pack {
        options.otherRules.formUnion(packs[other].pack.rules.map(\.id))
      }
      return Session(packs[pack], options: options)
    }
  }
}
