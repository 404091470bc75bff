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
struct InputSearch {
  /// For each folder the names of the files that it is searched for, with `*` and `?` for parts of them.
  private let patterns: [String: [String]]

  /// A search of some folders for what their packs are about.
  init(_ patterns: [String: [String]]) {
    self.patterns = patterns
  }

  /// The inputs in the order of the paths, the files of a folder sorted, each input once.
  func inputs(_ paths: [String]) -> [Input] {
    if paths.count == 1 { return inputs(at: paths[0]) }
    var seen: Set<Input> = []
    return paths.flatMap(inputs(at:)).filter { seen.insert($0).inserted }
  }

  private func inputs(at path: String) -> [Input] {
    if path == "-" { return [.standardInput] }
    guard let patterns = patterns[path] else { return [.file(path)] }
    let walk = DirectoryWalk(path) { name in patterns.contains { RuleSelection.glob($0, matches: name) } }
    let found = walk.files.map(Input.file) + walk.failures.map(Input.unreadable)
    return found.isEmpty ? [.emptyFolder(path, searchedFor: patterns)] : found
  }
}

extension Arguments {
  /// What each folder among the operands is searched for: the names of the packs that are in force in it.
  ///
  /// A folder further down with other packs of its own is searched for the same names.
  func filePatterns() throws(RunFailure) -> [String: [String]] {
    var patterns: [String: [String]] = [:]
    for folder in operands where folder != "-" && FileKind(at: folder) == .directory {
      let inside = folder.hasSuffix("/") ? folder + "x" : folder + "/x"
      patterns[folder] = try PackChoice(SettingsInForce(self, path: inside)).filePatterns
    }
    return patterns
  }
}
