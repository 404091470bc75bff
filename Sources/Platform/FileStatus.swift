import Glibc

/// What a path leads to.
package enum FileKind: Sendable {
  /// An ordinary file.
  case file
  /// A folder.
  case directory
  /// A pipe, a socket, a terminal or another device.
  case special
}

extension FileKind {
  /// The kind of what `path` leads to, symbolic links followed; nil when there is nothing or it cannot be seen.
  package init?(at path: String) {
    guard let mode = fileMode(path) else { return nil }
    self.init(mode: mode)
  }

  /// The bytes of the ordinary file that `path` leads to; 0 when there is nothing, nil when it is no ordinary
  /// file.
  package static func size(ofFile path: String) -> Int? {
    var status = stat()
    guard !path.utf8.contains(0), unsafe stat(path, &status) == 0 else { return 0 }
    return FileKind(mode: status.st_mode) == .file ? Int(status.st_size) : nil
  }

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .directory
    default: self = .special
    }
  }
}

/// Comparisons of what paths lead to.
package enum SameFile {
  /// Whether both paths lead to one existing file, however they are written.
  package static func lead(_ left: String, _ right: String) -> Bool {
    var first = stat()
    var second = stat()
    guard !left.utf8.contains(0), !right.utf8.contains(0) else { return false }
    guard unsafe stat(left, &first) == 0, unsafe stat(right, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}

/// The mode bits of what `path` leads to, or nil.
func fileMode(_ path: String) -> mode_t? {
  var status = stat()
  guard !path.utf8.contains(0), unsafe stat(path, &status) == 0 else { return nil }
  return status.st_mode
}
