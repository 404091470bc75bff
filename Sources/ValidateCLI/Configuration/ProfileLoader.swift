import Reports
import Rules

/// Finds the configuration of each file of a run, and loads what each way of being configured needs once.
struct ProfileLoader {
  /// What a file's settings depend on.
  struct Key: Hashable {
    let configuration: String?
    let overrides: [Int]
  }

  /// The settings of a file with the packs that they name.
  struct Loaded {
    let key: Key
    let settings: SettingsInForce
    let packs: PackChoice
  }

  private let arguments: Arguments
  private var search: ConfigurationSearch
  private var known: [Key: Loaded] = [:]

  init(_ arguments: Arguments) throws(RunFailure) {
    self.arguments = arguments
    search = try ConfigurationSearch(arguments)
  }

  /// What is in force for a file.
  mutating func load(for path: String) throws(RunFailure) -> Loaded {
    let configuration = try search.configuration(of: path)
    let key = Key(
      configuration: configuration?.path,
      overrides: configuration?.overrides(for: path) ?? []
    )
    if let loaded = known[key] { return loaded }
    let settings = try SettingsInForce(arguments, configuration, overrides: key.overrides)
    let loaded = Loaded(key: key, settings: settings, packs: try PackChoice(settings))
    known[key] = loaded
    return loaded
  }

  /// What a folder is searched for: the names of the packs that are in force in it.
  ///
  /// A folder further down with other packs of its own is searched for the same names.
  mutating func filePatterns(in folder: String) throws(RunFailure) -> [String] {
    try load(for: FolderPath.joined(folder, "x")).packs.filePatterns
  }
}
