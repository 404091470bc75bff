import Platform
import Reports

/// Finds the configuration of each file: the nearest `.validate.yaml` in its folder or one above.
struct ConfigurationSearch {
  /// The name that is looked for.
  static let fileName = ".validate.yaml"

  /// Where configurations come from.
  private enum Source {
    /// `--no-config`.
    case nowhere
    /// `--config FILE`.
    case file(String)
    case foldersAbove
  }

  private let source: Source
  /// What was found for each folder.
  private var found: [String: String?] = [:]
  private var configurations: [String: Configuration] = [:]

  init(_ arguments: Arguments) throws(RunFailure) {
    let file = arguments.last(.config)
    if file == "" { throw .missingValue("--config", "FILE") }
    if file != nil, arguments.has(.noConfig) { throw .configAndNoConfig }
    source = file.map(Source.file) ?? (arguments.has(.noConfig) ? .nowhere : .foldersAbove)
  }

  /// The configuration of a file; of a bare name that of the working folder.
  mutating func configuration(of path: String) throws(RunFailure) -> Configuration? {
    switch source {
    case .nowhere: return nil
    case .file(let file): return try read(file)
    case .foldersAbove:
      let folder = FolderPath.parent(of: path)
      if found[folder] == nil {
        found[folder] = FolderPath.foldersAbove(path).lazy
          .map { FolderPath.joined($0, Self.fileName) }
          .first { FileKind(at: $0) != nil }
      }
      guard let file = found[folder] ?? nil else { return nil }
      return try read(file)
    }
  }

  private mutating func read(_ file: String) throws(RunFailure) -> Configuration {
    if let known = configurations[file] { return known }
    let configuration = try ConfigurationReader.configuration(at: file)
    configurations[file] = configuration
    return configuration
  }
}
