import Foundation
import Platform

/// What a run of the program cost, with the beginning of what it said.
package struct MeasuredRun: Sendable {
  /// The exit code; 128 and the signal's number when a signal ended it.
  package let exitCode: Int32
  /// The first bytes of standard output.
  package let output: String
  /// The first bytes of standard error.
  package let errors: String
  /// Bytes on standard output in all.
  package let outputBytes: Int
  /// User and system time, of all threads.
  package let cpuSeconds: Double
  /// From the start to the end.
  package let wallSeconds: Double
  /// The most memory that was resident, in bytes.
  ///
  /// A new process starts with what its parent has had: this is no less than the most that this process has held.
  package let peakBytes: Int

  /// Runs a program in an empty environment and waits for it.
  package static func run(
    _ path: String,
    _ arguments: [String],
    keeping limit: Int = 1 << 14
  ) throws -> MeasuredRun {
    let scratch = try TemporaryFolder()
    let outputFile = scratch.path + "/output"
    let errorFile = scratch.path + "/errors"
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, outputFile, O_WRONLY | O_CREAT, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, errorFile, O_WRONLY | O_CREAT, 0o600)
    let words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    defer {
      for index in unsafe words.indices { unsafe free(words[index]) }
    }
    let environment: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    let start = ContinuousClock.now
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, path, &actions, nil, words, environment)
    guard code == 0 else { throw Failure(code: code) }
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Failure(code: errno) }
    }
    let wall = (ContinuousClock.now - start) / .seconds(1)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    let signal = status & 0x7F
    return MeasuredRun(
      exitCode: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      output: try beginning(outputFile, limit),
      errors: try beginning(errorFile, limit),
      outputBytes: try FileHandle(forReadingFrom: URL(fileURLWithPath: outputFile)).seekToEnd().asInt,
      cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      wallSeconds: wall,
      peakBytes: usage.ru_maxrss * 1024
    )
  }

  /// The system's number for why a program could not be run.
  private struct Failure: Error {
    let code: Int32
  }

  private static func beginning(_ path: String, _ limit: Int) throws -> String {
    var bytes: [UInt8] = []
    let file = try InputFile(opening: path)
    while bytes.count < limit, try file.read(into: &bytes, atMost: limit) > 0 {}
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt64 {
  fileprivate var asInt: Int { Int(self) }
}
