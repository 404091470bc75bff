import Platform

/// Paths as text, without a look at the disk.
enum FolderPath {
  /// The working folder, which stays the same.
  private static let workingFolder = CurrentProcess.folder ?? "/"

  /// The folder part of a path; empty for a bare name, `/` for a name at the root.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path below a folder.
  static func joined(_ folder: String, _ path: String) -> String {
    folder.isEmpty ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The parts of a path without `.`, and without `..` where that can be told.
  static func parts(_ path: String) -> [String] {
    var parts: [String] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(String(part))
      }
    }
    // Nothing lies above the root.
    if path.hasPrefix("/") { parts.removeAll { $0 == ".." } }
    return parts
  }

  /// The parts of a path from the root.
  static func absoluteParts(_ path: String) -> [String] {
    path.hasPrefix("/") ? parts(path) : parts(workingFolder + "/" + path)
  }

  /// Whether two paths name the same place, however they are written.
  static func areSame(_ left: String, _ right: String) -> Bool {
    left == right || absoluteParts(left) == absoluteParts(right)
  }

  /// The folders that hold a file, the nearest first, each as it is reached from the working folder.
  static func foldersAbove(_ path: String) -> [String] {
    let folders = parts(path).dropLast()
    if path.hasPrefix("/") {
      return (0...folders.count).reversed().map { "/" + folders.prefix($0).joined(separator: "/") }
    }
    let ups = folders.prefix { $0 == ".." }.count
    let names = folders.dropFirst(ups)
    let up = Array(repeating: "..", count: ups)
    var found = (0...names.count).reversed().map { (up + names.prefix($0)).joined(separator: "/") }
    let depth = parts(workingFolder).count
    for more in stride(from: ups + 1, through: depth, by: 1) {
      found.append(Array(repeating: "..", count: more).joined(separator: "/"))
    }
    return found
  }
}
