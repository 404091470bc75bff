/// Names files by their paths, in the manner of `.gitignore`.
///
/// `*` and `?` stand for any characters but `/`, `**` for folders too. A pattern without `/` names files in any
/// folder, one whose only `/` is its last character all files below folders of that name; others begin at the
/// folder of the configuration, and a last `/` stands for everything below.
struct PathPattern: Sendable {
  private let pattern: [Unicode.Scalar]
  private let isForNames: Bool

  init(_ text: String) {
    isForNames = !text.contains("/")
    var pattern = text[...]
    if pattern.hasPrefix("./") { pattern = pattern.dropFirst(2) }
    if pattern.hasSuffix("/") {
      let isForFolders = !pattern.dropLast().contains("/")
      pattern = (isForFolders ? "**/" : "") + pattern + "**"
    }
    if pattern.hasPrefix("/") { pattern = pattern.dropFirst() }
    self.pattern = Array(pattern.unicodeScalars)
  }

  /// Whether a path, given from the folder of the configuration, is meant.
  func matches(_ path: String) -> Bool {
    let path =
      isForNames
      ? String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]) : path
    return Self.matches(pattern[...], Array(path.unicodeScalars)[...])
  }

  private static func matches(
    _ pattern: ArraySlice<Unicode.Scalar>,
    _ path: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    // Which positions of the path the pattern so far can end at: no way back, so no pattern is slow.
    var ends = [Bool](repeating: false, count: path.count + 1)
    ends[0] = true
    var rest = pattern
    while let next = rest.popFirst() {
      var crossesFolders = false
      if next == "*" {
        while rest.first == "*" {
          crossesFolders = true
          rest.removeFirst()
        }
        // Between folders ** may stand for none: a/**/b means a/b too.
        if crossesFolders, rest.first == "/" {
          rest.removeFirst()
          ends = endsBehindFolders(ends, path)
          continue
        }
      }
      ends = step(ends, path, next, crossesFolders: crossesFolders)
    }
    return ends[path.count]
  }

  private static func step(
    _ ends: [Bool],
    _ path: ArraySlice<Unicode.Scalar>,
    _ next: Unicode.Scalar,
    crossesFolders: Bool
  ) -> [Bool] {
    var after = [Bool](repeating: false, count: ends.count)
    if next == "*" {
      after[0] = ends[0]
      for (index, scalar) in path.enumerated() {
        after[index + 1] = ends[index + 1] || (after[index] && (crossesFolders || scalar != "/"))
      }
    } else {
      for (index, scalar) in path.enumerated() where ends[index] {
        after[index + 1] = next == "?" ? scalar != "/" : scalar == next
      }
    }
    return after
  }

  /// Behind any number of whole folders.
  private static func endsBehindFolders(_ ends: [Bool], _ path: ArraySlice<Unicode.Scalar>) -> [Bool] {
    var after = ends
    var isInside = false
    for (index, scalar) in path.enumerated() {
      if ends[index] { isInside = true }
      if isInside, scalar == "/" { after[index + 1] = true }
    }
    return after
  }
}
