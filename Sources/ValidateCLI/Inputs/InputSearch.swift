import Platform

/// One thing to check.
enum Input: Hashable, Sendable {
  /// A file.
  case file(String)
  /// Standard input.
  case standardInput
  /// A folder without any setup file.
  case emptyFolder(String)
  /// A folder below a given one that could not be searched.
  case unreadable(PlatformError)
}

extension Input {
  /// What reports call it; nil for standard input.
  var path: String? {
    switch self {
    case .file(let path), .emptyFolder(let path): path
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
  static func inputs(_ paths: [String]) -> [Input] {
    if paths.count == 1 { return inputs(at: paths[0]) }
    var seen: Set<Input> = []
    return paths.flatMap(inputs(at:)).filter { seen.insert($0).inserted }
  }

  /// Whether a file found in a folder is a setup file by its name.
  static func isSetupName(_ name: String) -> Bool {
    name == "setup.yaml" || name == "setup.yml" || name.hasSuffix(".setup.yaml")
      || name.hasSuffix(".setup.yml")
  }

  private static func inputs(at path: String) -> [Input] {
    if path == "-" { return [.standardInput] }
    guard FileKind(at: path) == .directory else { return [.file(path)] }
    let walk = DirectoryWalk(path, where: isSetupName)
    let found = walk.files.map(Input.file) + walk.failures.map(Input.unreadable)
    return found.isEmpty ? [.emptyFolder(path)] : found
  }
}
