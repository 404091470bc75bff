import Foundation
import Glibc

/// A program in a terminal of its own, driven like a person would: read, then type.
///
/// The terminal is made by `script` of util-linux, so that Ctrl-C, echo and line editing are those of the kernel.
package final class TerminalSession {
  /// The program did not say what was waited for.
  package struct Silence: Error, CustomStringConvertible {
    package let description: String
  }

  /// All that stood on the terminal so far, with the escape sequences.
  package private(set) var transcript = ""
  private var position = 0
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Starts a line of shell script.
  package init(
    _ command: String,
    environment: [String: String] = [:],
    in folder: String = PackageRoot.path
  ) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = ["-qefc", "stty cols 200; exec \(command)", "/dev/null"]
    process.environment = ["TERM": "xterm", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    try output.fileHandleForWriting.close()
  }

  deinit {
    if process.isRunning { process.terminate() }
  }

  /// Waits until a text has come, and gives all that came since the last one, without line ends of terminals.
  @discardableResult
  package func expect(_ text: String, seconds: Double = 60) throws -> String {
    let end = Date(timeIntervalSinceNow: seconds)
    while true {
      let news = transcript.dropFirst(position)
      if let range = news.range(of: text) {
        let before = String(news[..<range.upperBound])
        position += before.count
        return before
      }
      let remaining = end.timeIntervalSinceNow
      guard remaining > 0, try read(seconds: remaining) else {
        throw Silence(description: "no \(text.debugDescription) in \(String(news).debugDescription)")
      }
    }
  }

  /// Types a text.
  package func type(_ text: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  /// Types a line.
  package func enter(_ line: String) throws { try type(line + "\n") }

  /// Waits for the end of the program; gives what came since the last match, and the exit code.
  package func finish(seconds: Double = 60) throws -> (output: String, exitCode: Int32) {
    let end = Date(timeIntervalSinceNow: seconds)
    while try read(seconds: max(0, end.timeIntervalSinceNow)) {}
    guard end.timeIntervalSinceNow > 0 else {
      throw Silence(description: "no end of \(transcript.debugDescription)")
    }
    process.waitUntilExit()
    return (String(transcript.dropFirst(position)), process.terminationStatus)
  }

  /// Bytes of a character whose rest has not come yet.
  private var pending: [UInt8] = []

  /// Reads what is there, or gives false at the end and when nothing comes in time.
  private func read(seconds: Double) throws -> Bool {
    let descriptor = output.fileHandleForReading.fileDescriptor
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&ready, 1, Int32(seconds * 1000)) > 0 else { return false }
    let bytes = output.fileHandleForReading.availableData
    guard !bytes.isEmpty else { return false }
    pending += bytes
    var whole = pending.count
    while whole > 0, String(validating: pending[..<whole], as: UTF8.self) == nil, pending.count - whole < 4 {
      whole -= 1
    }
    let text = String(decoding: pending[..<whole], as: UTF8.self)
    pending.removeFirst(whole)
    // One character to Swift, and no line end for those who compare.
    transcript += text.replacingOccurrences(of: "\r\n", with: "\n")
    return true
  }
}
