import Glibc

/// An open file or standard input, read from front to back.
package struct InputFile: ~Copyable {
  /// The path, or `<stdin>`.
  package let path: String
  private let descriptor: Int32
  private let closesAtEnd: Bool
  /// The size in bytes; nil for a pipe, a terminal or another device, whose end nobody knows.
  package let size: Int?

  /// Opens a file for reading.
  ///
  /// - Throws: `.isDirectory` for a folder, else what the operating system said.
  package init(opening path: String) throws(PlatformError) {
    guard !path.utf8.contains(0) else { throw PlatformError(.invalidName, path: path) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw PlatformError(errno: errno, path: path) }
    self.path = path
    self.descriptor = descriptor
    self.closesAtEnd = true
    size = Self.size(of: descriptor)
  }

  private init(standard descriptor: Int32, path: String) {
    self.path = path
    self.descriptor = descriptor
    self.closesAtEnd = false
    size = Self.size(of: descriptor)
  }

  private static func size(of descriptor: Int32) -> Int? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, FileKind(mode: status.st_mode) == .file else { return nil }
    return Int(status.st_size)
  }

  /// Whether reading would have to wait for whoever writes.
  package var wouldBlock: Bool {
    size == nil && !isReady(withinMilliseconds: 0)
  }

  private func isReady(withinMilliseconds timeout: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, timeout) > 0
  }

  /// Standard input, named `<stdin>`.
  package static func standardInput() -> InputFile { InputFile(standard: 0, path: "<stdin>") }

  deinit { if closesAtEnd { close(descriptor) } }

  /// Appends the next bytes of the file to `buffer`, and says how many; 0 means the end.
  ///
  /// One read: it may give fewer than `limit` bytes before the end, as a pipe does. When the process is asked
  /// to end while there is nothing to read, that is the end.
  package func read(into buffer: inout [UInt8], atMost limit: Int) throws(PlatformError) -> Int {
    while size == nil, !isReady(withinMilliseconds: 100) {
      if Interruption.signal != nil { return 0 }
    }
    let before = buffer.count
    var failure: Int32 = 0
    var count = 0
    buffer.append(addingCapacity: limit) { (span: inout OutputSpan<UInt8>) in
      unsafe span.withUnsafeMutableBufferPointer { free, initialized in
        repeat {
          count = unsafe Glibc.read(descriptor, free.baseAddress.map { unsafe $0 + initialized }, limit)
        } while count < 0 && errno == EINTR
        if count < 0 { failure = errno } else { initialized += count }
      }
    }
    guard failure == 0 else { throw PlatformError(errno: failure, path: path) }
    return buffer.count - before
  }

  /// The rest of the file.
  ///
  /// - Throws: `.tooLarge` when there are more than `limit` bytes.
  package func readAll(limit: Int = .max) throws(PlatformError) -> [UInt8] {
    let size = size ?? 0
    guard size <= limit else { throw PlatformError(.tooLarge, path: path) }
    var bytes: [UInt8] = []
    // One byte more than the size, so that the end is seen without growing the buffer.
    var step = size > 0 ? size + 1 : 1 << 16
    bytes.reserveCapacity(step)
    while try read(into: &bytes, atMost: step) > 0 {
      guard bytes.count <= limit else { throw PlatformError(.tooLarge, path: path) }
      step = bytes.count == size ? 1 : min(max(bytes.count, 1 << 16), 1 << 24)
    }
    return bytes
  }

  /// The bytes of a whole file.
  package static func bytes(
    ofFile path: String,
    limit: Int = .max
  ) throws(PlatformError) -> [UInt8] {
    try InputFile(opening: path).readAll(limit: limit)
  }
}
