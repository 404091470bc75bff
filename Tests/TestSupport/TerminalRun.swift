import Foundation

/// What a program of this package wrote to a terminal: a pseudo-terminal of the system.
package struct TerminalRun: Sendable {
  /// What was shown, with escape sequences, its lines ended by `\n`.
  package let output: String
  /// The exit code.
  package let exitCode: Int32

  /// Runs a built program whose standard output and standard error end at a terminal of so many cells.
  ///
  /// The environment is empty except for `environment`.
  package static func run(
    _ arguments: [String],
    columns: UInt16,
    program: String = "validate",
    environment: [String: String] = [:],
    in folder: String = PackageRoot.path
  ) throws -> TerminalRun {
    // What `openpty` does, which is not to be had here: make a terminal, unlock its other side, and open that.
    let main = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
    guard main >= 0 else { throw POSIXError(.ENOTTY) }
    defer { close(main) }
    var lock: Int32 = 0
    var number: UInt32 = 0
    guard unsafe ioctl(main, unlock, &lock) == 0, unsafe ioctl(main, getNumber, &number) == 0 else {
      throw POSIXError(.ENOTTY)
    }
    let side = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard side >= 0 else { throw POSIXError(.ENOTTY) }
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard unsafe ioctl(side, UInt(TIOCSWINSZ), &size) == 0 else { throw POSIXError(.ENOTTY) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandRun.path(of: program))
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(fileDescriptor: side)
    process.standardError = FileHandle(fileDescriptor: side)
    try process.run()
    close(side)
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    // When the last process on the other side has gone, reading is an error (EIO).
    while case let count = unsafe read(main, &block, block.count), count > 0 { bytes += block[..<count] }
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    return TerminalRun(
      output: text.replacingOccurrences(of: "\r\n", with: "\n"),
      exitCode: process.terminationStatus
    )
  }

  // TIOCSPTLCK and TIOCGPTN, macros that Swift does not see.
  private static let unlock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  /// The text without colours and links, as it is seen.
  package static func seen(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m|\u{1B}\]8;[^\u{1B}]*\u{1B}\\/, with: "")
  }
}
