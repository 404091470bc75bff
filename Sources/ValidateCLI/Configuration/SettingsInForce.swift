import Diagnostics
import Platform
import Reports
import Rules

/// The settings for one file: what the command line says, then its configuration, then what is usual.
struct SettingsInForce: Sendable {
  /// The configuration file; nil when there is none.
  let configurationPath: String?
  private(set) var packs: [Setting<String>]
  /// The rules to run; nil for all.
  private(set) var select: [Setting<String>]?
  private(set) var ignore: [Setting<String>] = []
  private(set) var severities: [Setting<Configuration.SeverityChange>] = []
  /// In the order in which they are set: the last one for a name holds.
  private(set) var parameters: [Setting<Configuration.ParameterChange>] = []
  private(set) var failLevel: Setting<FailLevel>
  private(set) var language: Setting<Language>
  /// Whether the packs come from the command line: a configuration may then name rules that they lack.
  private(set) var hasOtherPacks = false

  /// The settings for a file with a given configuration, of whose overrides some apply to it.
  init(_ arguments: Arguments, _ configuration: Configuration?, overrides: [Int] = []) throws(RunFailure) {
    configurationPath = configuration?.path
    packs = [Setting(value: BundledPack.name, origin: .standard)]
    failLevel = Setting(value: .error, origin: .standard)
    language = Language.settingOfEnvironment
    if let configuration {
      add(configuration.settings)
      for index in overrides { add(configuration.overrides[index].settings) }
    }
    try add(arguments)
  }

  /// The settings for a file, wherever its configuration is found.
  init(_ arguments: Arguments, path: String = "") throws(RunFailure) {
    var search = try ConfigurationSearch(arguments)
    let configuration = try search.configuration(of: path)
    try self.init(arguments, configuration, overrides: configuration?.overrides(for: path) ?? [])
  }

  private mutating func add(_ settings: Configuration.Settings) {
    if let packs = settings.packs { self.packs = packs }
    if let select = settings.select { self.select = select }
    ignore += settings.ignore
    severities += settings.severities
    parameters += settings.parameters
    if let level = settings.failLevel { failLevel = level }
    if let language = settings.language { self.language = language }
  }

  private mutating func add(_ arguments: Arguments) throws(RunFailure) {
    func settings(_ option: Option, _ words: [String]) -> [Setting<String>] {
      words.map { Setting(value: $0, origin: .commandLine("--\(option.rawValue)")) }
    }
    if arguments.has(.rules) {
      packs = settings(.rules, arguments.all(.rules))
      hasOtherPacks = true
    }
    // Who names the rules to run wants just these.
    if arguments.has(.select) {
      select = settings(.select, arguments.items(.select))
      ignore = []
    }
    ignore += settings(.ignore, arguments.items(.ignore))
    for word in arguments.all(.param) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty else { throw .badParameter(word) }
      let origin = SettingOrigin.commandLine("--param")
      let change = Configuration.ParameterChange(name: parts[0], text: parts[1], nameOrigin: origin)
      parameters.append(Setting(value: change, origin: origin))
    }
    if arguments.has(.failOn) {
      let level = try arguments.choice(.failOn, default: FailLevel.error)
      failLevel = Setting(value: level, origin: .commandLine("--fail-on"))
    }
    if arguments.has(.lang) {
      language = Setting(value: try arguments.language(), origin: .commandLine("--lang"))
    }
  }

  /// Does something with a setting; what goes wrong is reported at the setting's place.
  ///
  /// A setting of a configuration whose packs were replaced may be about the other ones: it is passed over.
  func applying(_ origin: SettingOrigin, _ body: () throws(RunFailure) -> Void) throws(RunFailure) {
    do throws(RunFailure) {
      try body()
    } catch {
      guard case .file(let place) = origin else { throw error }
      if !hasOtherPacks { throw .unusableSetting(place, error) }
    }
  }
}

extension Configuration {
  /// The positions of the overrides that apply to a file.
  func overrides(for file: String) -> [Int] {
    if overrides.isEmpty { return [] }
    let folder = FolderPath.absoluteParts(path).dropLast()
    let parts = FolderPath.absoluteParts(file)
    let isBelow = parts.starts(with: folder)
    let relative = (isBelow ? parts.dropFirst(folder.count) : parts[...]).joined(separator: "/")
    return overrides.indices.filter { overrides[$0].patterns.contains { $0.matches(relative) } }
  }
}
