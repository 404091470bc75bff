import Reports
import Rules

/// Finds the configuration of each file of a run, and loads what each way of being configured needs once.
struct ProfileLoader {
  /// The settings of a file with the packs that they name.
  struct Loaded {
    /// The configuration that they come from, and the positions of the overrides that apply.
    let configuration: String?
    let overrides: [Int]
    let settings: SettingsInForce
    let packs: PackChoice
  }

  private let arguments: Arguments
  private var search: ConfigurationSearch
  /// One for each way of being configured; there are few.
  private(set) var loaded: [Loaded] = []

  init(_ arguments: Arguments) throws(RunFailure) {
    self.arguments = arguments
    search = try ConfigurationSearch(arguments)
  }

  /// What is in force for a file, by its position in ``loaded``.
  mutating func load(for path: String) throws(RunFailure) -> Int {
    let configuration = try search.configuration(of: path)
    let overrides = configuration?.overrides(for: path) ?? []
    let known = loaded.firstIndex { $0.configuration == configuration?.path && $0.overrides == overrides }
    if let known { return known }
    let settings = try SettingsInForce(arguments, configuration, overrides: overrides)
    loaded.append(
      Loaded(
        configuration: configuration?.path,
        overrides: overrides,
        settings: settings,
        packs: try PackChoice(settings)
      )
    )
    return loaded.count - 1
  }

  /// What a folder is searched for: the names of the packs that are in force in it.
  ///
  /// A folder further down with other packs of its own is searched for the same names.
  mutating func filePatterns(in folder: String) throws(RunFailure) -> [String] {
    let position = try load(for: FolderPath.joined(folder, "x"))
    return loaded[position].packs.filePatterns
  }
}
