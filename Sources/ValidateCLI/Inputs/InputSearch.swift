import Platform
import Reports

/// One thing to check.
enum Input: Hashable, Sendable {
  /// A file.
  case file(String)
  /// Standard input.
  case standardInput
  /// A folder without any file of the names that were looked for.
  case emptyFolder(String, searchedFor: [String])
  /// A folder below a given one that could not be searched.
  case unreadable(PlatformError)
}

extension Input {
  /// What reports call it; nil for standard input.
  var path: String? {
    switch self {
    case .file(let path), .emptyFolder(let path, _): path
    case .unreadable(let error): error.path
    case .standardInput: nil
    }
  }

  /// The bytes of an ordinary file; nil for anything else.
  var size: Int? {
    guard case .file(let path) = self else { return 0 }
    return FileKind.size(ofFile: path)
  }
}

/// Turns the paths of a command line into the files to check.
enum InputSearch {
  /// The inputs in the order of the paths, the files of a folder sorted, each input once.
  ///
  /// `patterns` gives for a folder the names that it is searched for, with `*` and `?` for parts of them.
  static func inputs(
    _ paths: [String],
    searchingFor patterns: (_ folder: String) throws(RunFailure) -> [String]
  ) throws(RunFailure) -> [Input] {
    if paths.count == 1 { return try inputs(at: paths[0], patterns) }
    var seen: Set<Input> = []
    var all: [Input] = []
    for path in paths { all += try inputs(at: path, patterns).filter { seen.insert($0).inserted } }
    return all
  }

  private static func inputs(
    at path: String,
    _ patterns: (_ folder: String) throws(RunFailure) -> [String]
  ) throws(RunFailure) -> [Input] {
    if path == "-" { return [.standardInput] }
    guard FileKind(at: path) == .directory else { return [.file(path)] }
    let patterns = try patterns(path)
    let walk = DirectoryWalk(path) { name in patterns.contains { RuleSelection.glob($0, matches: name) } }
    let found = walk.files.map(Input.file) + walk.failures.map(Input.unreadable)
    return found.isEmpty ? [.emptyFolder(path, searchedFor: patterns)] : found
  }
}
