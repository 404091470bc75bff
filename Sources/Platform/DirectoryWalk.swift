import Glibc

/// The files below a folder, in an order that does not depend on the file system.
package struct DirectoryWalk {
  /// The files found, each as the folder's path, `/`, and the path below it.
  package private(set) var files: [String] = []
  /// Folders that could not be read.
  package private(set) var failures: [PlatformError] = []

  private let isWanted: (_ name: String) -> Bool

  /// Collects the files below `folder` whose name `isWanted` accepts.
  ///
  /// Names that begin with a dot are skipped, files and folders. Links to files are followed, links
  /// to folders are not, so there are no loops and nothing is found twice. The order is by name, byte
  /// by byte, folder by folder.
  package init(_ folder: String, where isWanted: @escaping (_ name: String) -> Bool) {
    self.isWanted = isWanted
    visit(folder)
  }

  private mutating func visit(_ folder: String) {
    let entries: [Entry]
    do throws(PlatformError) {
      entries = try Self.entries(of: folder)
    } catch {
      failures.append(error)
      return
    }
    let prefix = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    for entry in entries {
      let path = prefix + entry.name
      if entry.isDirectory {
        visit(path)
      } else if isWanted(entry.name), isReadable(path) {
        files.append(path)
      }
    }
  }

  /// Whether it is an ordinary file, or one that is missing and will be reported so.
  ///
  /// A pipe would block.
  private func isReadable(_ path: String) -> Bool {
    switch FileKind(at: path) {
    case .file?, nil: true
    case .directory?, .special?: false
    }
  }

  private struct Entry {
    let name: String
    let isDirectory: Bool
  }

  /// The visible entries of one folder, sorted.
  ///
  /// The folder is closed before its subfolders are opened.
  private static func entries(of folder: String) throws(PlatformError) -> [Entry] {
    guard !folder.utf8.contains(0) else { throw PlatformError(.invalidName, path: folder) }
    guard let stream = unsafe opendir(folder) else { throw PlatformError(errno: errno, path: folder) }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        // `d_name` is imported as a tuple of its 256 bytes; it ends with a zero byte.
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      guard name.utf8.first != UInt8(ascii: ".") else { continue }
      let kind = unsafe Int(entry.pointee.d_type)
      entries.append(Entry(name: name, isDirectory: isDirectory(folder, name, kind: kind)))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func isDirectory(_ folder: String, _ name: String, kind: Int) -> Bool {
    guard kind == Int(DT_UNKNOWN) else { return kind == Int(DT_DIR) }
    var status = stat()
    return unsafe lstat(folder + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
