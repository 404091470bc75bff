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
  /// What was found for the last folder; files of one folder mostly come one after another.
  private var last: (folder: String, file: String?)?
  private var configurations: [String: Configuration] = [:]

  init(_ arguments: Arguments) throws(RunFailure) {
    let file = arguments.last(.config)
    if file == "" { throw .missingValue("--config", "FILE") }
    if file != nil, arguments.has(.noConfig) { throw .exclusive(.config, .noConfig) }
    source = file.map(Source.file) ?? (arguments.has(.noConfig) ? .nowhere : .foldersAbove)
  }

  /// The configuration of a file; of a bare name that of the working folder.
  mutating func configuration(of path: String) throws(RunFailure) -> Configuration? {
    switch source {
    case .nowhere: return nil
    case .file(let file): return try read(file)
    case .foldersAbove:
      let folder = FolderPath.parent(of: path)
      if last?.folder != folder { last = (folder, Self.nearest(to: path)) }
      return try last?.file.map { (file) throws(RunFailure) in try read(file) }
    }
  }

  private static func nearest(to path: String) -> String? {
    for folder in FolderPath.foldersAbove(path) {
      let file = FolderPath.joined(folder, fileName)
      if FileKind(at: file) != nil { return file }
    }
    return nil
  }

  private mutating func read(_ file: String) throws(RunFailure) -> Configuration {
    if let known = configurations[file] { return known }
    let configuration = try ConfigurationReader.configuration(at: file)
    configurations[file] = configuration
    return configuration
  }
}
