import Glibc

/// A file that appears whole or not at all.
///
/// Bytes go to a temporary file next to the destination; ``commit()`` flushes it to the disk and
/// renames it. Until then the old file stays as it was, and a value that goes away uncommitted
/// (an error, a full disk) removes its temporary file. A destination that is no ordinary file, such
/// as `/dev/stdout` or a named pipe, is written directly.
package struct OutputFile: ~Copyable {
  /// The path as the caller gave it.
  package let path: String
  private let target: String
  private let temporary: String?
  private let descriptor: Int32
  /// Where the temporary file is noted for the case that a signal ends the process.
  private let note: Int?
  private var isCommitted = false

  /// Opens a file that will replace what stands at `path`.
  package init(replacing path: String) throws(PlatformError) {
    let opened = try Self.open(replacing: path)
    self.path = path
    target = opened.target
    temporary = opened.temporary
    descriptor = opened.descriptor
    note = opened.temporary.flatMap { Interruption.note(temporaryFile: $0) }
  }

  deinit {
    close(descriptor)
    if let note { Interruption.forget(temporaryFile: note) }
    if let temporary, !isCommitted { unsafe unlink(temporary) }
  }

  /// Writes bytes behind those written so far.
  package func write(_ bytes: [UInt8]) throws(PlatformError) {
    try writeAll(bytes, to: descriptor, path: path)
  }

  /// Puts the file in its place.
  package mutating func commit() throws(PlatformError) {
    guard let temporary else { return }
    guard fsync(descriptor) == 0, unsafe rename(temporary, target) == 0 else {
      throw PlatformError(errno: errno, path: path)
    }
    isCommitted = true
  }

  /// Writes a whole file at once.
  package static func write(_ bytes: [UInt8], to path: String) throws(PlatformError) {
    var file = try OutputFile(replacing: path)
    try file.write(bytes)
    try file.commit()
  }

  private static func open(
    replacing path: String
  ) throws(PlatformError) -> (target: String, temporary: String?, descriptor: Int32) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw PlatformError(.invalidName, path: path) }
    let oldMode = fileMode(path)
    switch oldMode.map(FileKind.init(mode:)) {
    case .directory: throw PlatformError(.isDirectory, path: path)
    case .special:
      let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw PlatformError(errno: errno, path: path) }
      return (path, nil, descriptor)
    case .file, nil:
      // A link stays a link: the file it leads to is replaced.
      let target = resolved(path)
      let (name, descriptor) = try openTemporary(besides: target, path: path)
      if let oldMode { _ = fchmod(descriptor, oldMode & 0o7777) }
      return (target, name, descriptor)
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  private static func openTemporary(
    besides target: String,
    path: String
  ) throws(PlatformError) -> (name: String, descriptor: Int32) {
    let parts = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = parts.map { target[...$0] } ?? ""
    let process = getpid()
    for attempt in 0..<100 {
      let name = "\(folder).validate-\(process)-\(attempt).tmp"
      let descriptor = unsafe Glibc.open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (name, descriptor) }
      guard errno == EEXIST else { throw PlatformError(errno: errno, path: path) }
    }
    throw PlatformError(.alreadyExists, path: path)
  }
}

/// Writes all of `bytes`, however many calls that takes.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(PlatformError) {
  var failure: Int32 = 0
  unsafe bytes.withUnsafeBytes { raw in
    var done = 0
    while done < raw.count {
      let count = unsafe Glibc.write(descriptor, raw.baseAddress.map { unsafe $0 + done }, raw.count - done)
      if count >= 0 {
        done += count
      } else if errno == EAGAIN {
        // The other end of a non-blocking pipe is slower than we are.
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&ready, 1, -1)
      } else if errno != EINTR {
        failure = errno
        return
      }
    }
  }
  guard failure == 0 else { throw PlatformError(errno: failure, path: path) }
}
