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

  /// Loads what the inputs are checked with.
  init(
    _ loader: inout ProfileLoader,
    _ arguments: Arguments,
    inputs: [Input],
    standardInput: String
  ) throws(RunFailure) {
    let stage = arguments.last(.stage)
    let paths = inputs.isEmpty ? [""] : inputs.map { $0.path ?? standardInput }
    let first = try loader.load(for: paths[0])
    settings = loader.loaded[first].settings
    // Not all that is loaded need have files.
    var positions: [Int] = []
    var profileOfEach: [Int] = []
    for path in paths {
      let position = try loader.load(for: path)
      let index = positions.firstIndex(of: position) ?? all.count
      profileOfEach.append(index)
      guard index == all.count else { continue }
      positions.append(position)
      let loaded = loader.loaded[position]
      all.append(
        Profile(
          packs: loaded.packs,
          selection: try RuleSelection(loaded.settings, in: loaded.packs.packs),
          verdict: Verdict(level: loaded.settings.failLevel.value, stage: stage)
        )
      )
    }
    let packs = all.flatMap(\.packs.packs)
    if let stage, !packs.contains(where: { $0.stageIndex(stage) != nil }) {
      throw .unknownStage(stage, among: packs.flatMap { $0.stages.map(\.id) })
    }
    if all.count > 1 { for (path, index) in zip(paths, profileOfEach) { indexes[path] = index } }
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
