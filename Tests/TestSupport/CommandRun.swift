import Foundation
import Platform

/// What a program of this package did when it was run.
package struct CommandRun: Sendable {
  /// What went to standard output.
  package let output: String
  /// What went to standard error.
  package let errors: String
  /// The exit code; 128 and the signal's number when a signal ended it.
  package let exitCode: Int32

  /// Runs a built program with its own working folder, standard input and environment.
  ///
  /// The environment is empty except for `environment`, so that the tester's language and colours
  /// take no part. Output goes through files, so that no pipe can fill up.
  package static func run(
    _ arguments: [String],
    program: String = "validate",
    input: [UInt8] = [],
    environment: [String: String] = [:],
    in folder: String = PackageRoot.path
  ) throws -> CommandRun {
    try run(path: path(of: program), arguments, input: input, environment: environment, in: folder)
  }

  /// Runs a line of shell script (bash), for pipes and redirections.
  package static func shell(
    _ script: String,
    environment: [String: String] = [:],
    in folder: String = PackageRoot.path
  ) throws -> CommandRun {
    try run(path: "/bin/bash", ["-c", script], input: [], environment: environment, in: folder)
  }

  private static func run(
    path: String,
    _ arguments: [String],
    input: [UInt8],
    environment: [String: String],
    in folder: String
  ) throws -> CommandRun {
    let scratch = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let inputFile = try scratch.write(input, to: "input")
    let outputFile = try scratch.write("", to: "output")
    let errorFile = try scratch.write("", to: "errors")
    process.standardInput = FileHandle(forReadingAtPath: inputFile)
    process.standardOutput = FileHandle(forWritingAtPath: outputFile)
    process.standardError = FileHandle(forWritingAtPath: errorFile)
    try process.run()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return CommandRun(
      output: String(decoding: try InputFile.bytes(ofFile: outputFile), as: UTF8.self),
      errors: String(decoding: try InputFile.bytes(ofFile: errorFile), as: UTF8.self),
      exitCode: process.terminationStatus + (isSignal ? 128 : 0)
    )
  }

  /// The path of a program that was built together with the tests.
  package static func path(of program: String) -> String {
    let here = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let folders = [
      URL(fileURLWithPath: here).deletingLastPathComponent().path,
      PackageRoot.file(".build/debug"),
    ]
    for folder in folders where FileKind(at: "\(folder)/\(program)") == .file {
      return "\(folder)/\(program)"
    }
    return PackageRoot.file(".build/debug/\(program)")
  }
}

/// A folder that goes away with the value.
package final class TemporaryFolder: Sendable {
  /// The folder's path.
  package let path: String

  /// Makes an empty folder.
  package init() throws {
    path = NSTemporaryDirectory() + "validate-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders on the way to it.
  @discardableResult
  package func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: file)
    return file.path
  }

  /// Writes a file of text.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }
}
