import Engine
import Platform
import Reports
import Rules

/// The rules that some of a run's files are checked with, and what counts as a finding there.
struct Profile: Sendable {
  let packs: PackChoice
  let selection: RuleSelection
  /// The verdict over nothing.
  let verdict: Verdict
}

/// The profiles of a run: one for each way of being configured.
struct Profiles: Sendable {
  private(set) var all: [Profile] = []
  /// The settings for the first file: those that hold for the run as a whole.
  let settings: SettingsInForce
  /// Each input's profile where there are several.
  private var indexes: [String: Int] = [:]

  /// What a profile depends on.
  private struct Key: Hashable {
    let configuration: String?
    let overrides: [Int]
  }

  /// Finds the configurations of the inputs, and loads the packs that they name.
  init(_ arguments: Arguments, inputs: [Input], standardInput: String) throws(RunFailure) {
    var search = try ConfigurationSearch(arguments)
    let stage = arguments.last(.stage)
    var known: [Key: Int] = [:]
    var first: SettingsInForce?
    var stages: [String] = []
    for path in inputs.isEmpty ? [""] : inputs.map({ $0.path ?? standardInput }) {
      let settings = try SettingsInForce(arguments, try search.configuration(of: path), path: path)
      if first == nil { first = settings }
      let key = Key(configuration: settings.configurationPath, overrides: settings.overrides)
      let index = known[key] ?? all.count
      indexes[path] = index
      guard index == all.count else { continue }
      known[key] = index
      let packs = try PackChoice(settings)
      stages += packs.packs.flatMap { $0.stages.map(\.id) }
      all.append(
        Profile(
          packs: packs,
          selection: try RuleSelection(settings, in: packs.packs),
          verdict: Verdict(level: settings.failLevel.value, stage: stage)
        )
      )
    }
    if let stage, !stages.contains(stage) { throw .unknownStage(stage, among: stages) }
    if let first { self.settings = first } else { settings = try SettingsInForce(arguments) }
    if all.count == 1 { indexes = [:] }
  }

  /// The profile of an input.
  func index(of path: String) -> Int { indexes.isEmpty ? 0 : indexes[path] ?? 0 }

  /// The rules that run nowhere.
  var uncheckedRules: Set<String> {
    var checked: Set<String> = []
    var unchecked: Set<String> = []
    for profile in all {
      let rules = profile.selection.split(profile.packs.packs)
      checked.formUnion(rules.checked)
      unchecked.formUnion(rules.unchecked)
    }
    return unchecked.subtracting(checked)
  }

  /// What reports state about the run: every pack once, and each parameter as the first profile has it.
  func runInfo(showsPrivate: Bool) -> RunInfo {
    let infos = all.map { $0.packs.runInfo(language: settings.language.value, showsPrivate: showsPrivate) }
    guard infos.count > 1 else { return infos[0] }
    var packs: [RunInfo.PackInfo] = []
    var parameters: [(name: String, value: String)] = []
    for info in infos {
      packs += info.packs.filter { pack in
        !packs.contains { $0.name == pack.name && $0.version == pack.version }
      }
      parameters += info.parameters.filter { new in !parameters.contains { $0.name == new.name } }
    }
    return RunInfo(
      toolVersion: infos[0].toolVersion,
      packs: packs,
      parameters: parameters,
      today: infos[0].today,
      isAboutToday: infos.contains(where: \.isAboutToday),
      language: infos[0].language,
      showsPrivate: showsPrivate
    )
  }
}
