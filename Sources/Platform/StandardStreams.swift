import Glibc

/// Standard output or standard error.
package enum StandardStream: Int32, Sendable {
  /// Where reports go.
  case output = 1
  /// Where words about the run itself go.
  case error = 2

  /// Writes all bytes, with one `write(2)` when the system takes them at once.
  ///
  /// - Throws: `.brokenPipe` when the reader has gone, which is a reason to stop and none to complain.
  package func write(_ bytes: [UInt8]) throws(PlatformError) {
    try writeAll(bytes, to: rawValue, path: self == .output ? "<stdout>" : "<stderr>")
  }

  /// Writes text, and gives up silently: for last words that have nowhere else to go.
  package func say(_ text: String) {
    try? write(Array(text.utf8))
  }

  /// Whether the stream ends at a terminal.
  package var isTerminal: Bool { isatty(rawValue) == 1 }
}

/// The running process.
package enum CurrentProcess {
  /// The command line without the program's name; bytes that are not UTF-8 are replaced by U+FFFD.
  package static var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

  /// The working folder; nil when it was removed or cannot be told.
  package static var folder: String? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// What the machine calls itself; empty when it does not say.
  package static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    // The last byte stays 0, also when the name was cut.
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Makes a vanished reader, and a file that may grow no more, an error of the write instead of a signal
  /// that kills the process.
  package static func makeWritesFail() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Ends the process at once; nothing is buffered in the C library.
  package static func exit(_ code: Int32) -> Never {
    _exit(code)
  }
}
