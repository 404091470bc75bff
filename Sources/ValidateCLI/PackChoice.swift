import Diagnostics
import Engine
import Platform
import Reports
import Rules

/// The rule packs of a run, as the settings make them.
struct PackChoice {
  /// The packs with the parameters in force.
  private(set) var packs: [Pack]
  /// The day that the rules take for today, in days since 1970-01-01.
  private(set) var today: Int = Clocks.today.daysSinceEpoch
  /// Which packs come from files, so that nobody has looked at them yet.
  private var areForeign: [Bool] = []

  /// Loads the packs of the settings, and gives them their parameters and severities.
  ///
  /// With `includesEverything` their tests, descriptions and further reading are there too.
  init(_ settings: SettingsInForce, includesEverything: Bool = false) throws(RunFailure) {
    packs = []
    for pack in settings.packs {
      try settings.applying(pack.origin) { () throws(RunFailure) in
        try add(pack.value, includesEverything: includesEverything)
      }
    }
    for parameter in settings.parameters {
      let name = parameter.value.name
      guard hasParameter(name) else {
        try settings.applying(parameter.value.nameOrigin) { () throws(RunFailure) in
          throw .unknownParameter(name, among: parameterNames)
        }
        continue
      }
      try settings.applying(parameter.origin) { () throws(RunFailure) in
        try setParameter(name, to: parameter.value.text)
      }
    }
    for change in settings.severities {
      try settings.applying(change.origin) { () throws(RunFailure) in try setSeverity(change.value) }
    }
  }

  /// Loads packs from files, or the built-in one when there are no paths.
  init(paths: [String], includesEverything: Bool) throws(RunFailure) {
    packs = []
    for path in paths.isEmpty ? [BundledPack.name] : paths {
      try add(path, includesEverything: includesEverything)
    }
  }

  private mutating func add(_ path: String, includesEverything: Bool) throws(RunFailure) {
    packs.append(
      try Self.reporting(path) { try Self.pack(at: path, includesEverything: includesEverything) }
    )
    areForeign.append(!Self.isBuiltIn(path))
  }

  /// Loads a pack from its folder or main file, or the built-in one by its name.
  static func pack(at path: String, includesEverything: Bool) throws -> Pack {
    guard isBuiltIn(path) else { return try PackFolder.load(path, includesFixtures: includesEverything) }
    return try includesEverything ? BundledPack.loadEverything() : BundledPack.load()
  }

  private static func isBuiltIn(_ path: String) -> Bool {
    path == BundledPack.name && FileKind(at: path) == nil
  }

  /// Compiles the packs; `stage` is the stage that the user asks about.
  func compiled(stage: String = "") throws(RunFailure) -> [CompiledPack] {
    let options = PackCompiler.Options(today: today, stage: stage)
    var compiled: [CompiledPack] = []
    for (pack, isForeign) in zip(packs, areForeign) {
      compiled.append(try Self.reporting(pack.name) { try compile(pack, options, isForeign: isForeign) })
    }
    return compiled
  }

  /// Compiles a pack; of one that comes from files the texts for people too, which the built-in pack's
  /// tests have checked.
  private func compile(
    _ pack: Pack,
    _ options: PackCompiler.Options,
    isForeign: Bool
  ) throws -> CompiledPack {
    let compiled = try PackCompiler.compile(pack, options)
    guard isForeign else { return compiled }
    let issues = compiled.textIssues()
    if !issues.isEmpty { throw PackErrors(issues: issues) }
    return compiled
  }

  /// What a folder is searched for: the names that the packs give, each once.
  var filePatterns: [String] {
    var seen: Set<String> = []
    return packs.flatMap(\.filePatterns).filter { seen.insert($0).inserted }
  }

  /// What reports state about the run.
  func runInfo(language: Language, showsPrivate: Bool) -> RunInfo {
    let day = CivilDate(daysSinceEpoch: today).description
    return RunInfo(
      toolVersion: EngineVersion.text,
      packs: packs.map { RunInfo.PackInfo(name: $0.name, version: $0.version) },
      parameters: packs.flatMap { pack in
        pack.parameters.map { ($0.name, $0.value == .today ? day : $0.value.description) }
      },
      today: day,
      isAboutToday: packs.contains { $0.parameters.contains { $0.name == "today" || $0.value == .today } },
      language: language,
      showsPrivate: showsPrivate
    )
  }

  /// Sets a parameter in each pack that has it.
  mutating func setParameter(_ name: String, to text: String) throws(RunFailure) {
    if name == "today" {
      guard let date = text == "today" ? Clocks.today : CivilDate(text) else {
        throw .badParameterValue(name, text, form: ParameterType.date.form)
      }
      today = date.daysSinceEpoch
    }
    for pack in packs.indices {
      for index in packs[pack].parameters.indices where packs[pack].parameters[index].name == name {
        let type = packs[pack].parameters[index].type
        guard let value = ParameterValue(text, type: type) else {
          throw .badParameterValue(name, text, form: type.form)
        }
        packs[pack].parameters[index].value = value
      }
    }
  }

  /// The parameters that may be set.
  var parameterNames: [String] {
    let names = packs.flatMap { $0.parameters.map(\.name) }
    return names.contains("today") ? names : names + ["today"]
  }

  /// Whether a pack has a parameter.
  func hasParameter(_ name: String) -> Bool {
    name == "today" || packs.contains { $0.parameters.contains { $0.name == name } }
  }

  private mutating func setSeverity(_ change: Configuration.SeverityChange) throws(RunFailure) {
    for (pack, rules) in try RuleSelection.rules(named: change.rules, in: packs).enumerated() {
      for rule in rules { packs[pack].rules[rule].severity = change.severity }
    }
  }

  /// Makes a failure of the run out of whatever goes wrong with a pack.
  private static func reporting<Result>(
    _ name: String,
    _ body: () throws -> Result
  ) throws(RunFailure) -> Result {
    do {
      return try body()
    } catch let error as PackErrors {
      throw .brokenPack(name, error)
    } catch let error as PlatformError {
      throw .unreadablePack(error)
    } catch {
      throw .unusablePack(name, error)
    }
  }
}

extension ParameterType {
  /// What a value looks like.
  fileprivate var form: LocalizedText {
    switch self {
    case .decimal: LocalizedText(en: "an amount, such as 4.99", zh: "金额，例如 4.99")
    case .int: LocalizedText(en: "a whole number, such as 2", zh: "整数，例如 2")
    case .string: LocalizedText(en: "text", zh: "文字")
    case .bool: LocalizedText(en: "true or false", zh: " true 或 false")
    case .date: LocalizedText(en: "a date, such as 2026-05-01", zh: "日期，例如 2026-05-01")
    }
  }
}
