import Diagnostics
import Platform
import Reports
import Rules

/// The exit codes of the program.
enum ExitCode {
  /// Nothing was found at or above the level that counts.
  static let success: Int32 = 0
  /// Something was found.
  static let findings: Int32 = 1
  /// The command, a rule pack or an input could not be used.
  static let failure: Int32 = 2
}

/// The program `validate`.
enum Tool {
  /// Does what a command line asks for and gives the exit code.
  static func run(_ words: [String]) -> Int32 {
    CurrentProcess.makeWritesFail()
    var arguments: Arguments?
    do throws(RunFailure) {
      let parsed = try Arguments(words)
      arguments = parsed
      return try run(parsed)
    } catch {
      FailureReport(failure: error, words: words, arguments: arguments).write()
      return ExitCode.failure
    }
  }

  private static func run(_ arguments: Arguments) throws(RunFailure) -> Int32 {
    let language = try arguments.language()
    if arguments.has(.version) { return try print("validate \(EngineVersion.text)\n") }
    if arguments.has(.help) {
      let text = arguments.namesCommand ? Help.page(of: arguments.command, language) : Help.general(language)
      return try print(text)
    }
    /// The settings for the file that the command is about, if it is about one.
    func settings(_ path: String? = nil) throws(RunFailure) -> SettingsInForce {
      try SettingsInForce(arguments, path: path == "-" ? arguments.last(.stdinFilename) ?? "" : path ?? "")
    }
    switch arguments.command {
    case .check: return try CheckCommand(arguments).run()
    case .rules: return try RulesCommand(arguments, settings()).run()
    case .explain: return try ExplainCommand(arguments, settings()).run()
    case .schema: return try SchemaCommand(arguments, settings()).run()
    case .`init`: return try InitCommand(arguments, settings()).run()
    case .eval: return try EvalCommand(arguments, settings(arguments.operands.dropFirst().first)).run()
    case .test: return try TestCommand(arguments, language).run()
    case .lint: return try LintCommand(arguments, language).run()
    case .plan: return try PlanCommand(arguments, settings(arguments.operands.first)).run()
    case .help: return try help(arguments, language)
    case .config: return try ConfigCommand(arguments).run()
    case .completions: return try CompletionsCommand(arguments, language).run()
    case .docs: return try DocsCommand(arguments, settings()).run()
    case .diff: return try DiffCommand(arguments, language).run()
    }
  }

  private static func help(_ arguments: Arguments, _ language: Language) throws(RunFailure) -> Int32 {
    if let format = arguments.last(.format), format != "text" {
      guard format == "man" else { throw .badChoice(.format, format, among: ["text", "man"]) }
      if let extra = arguments.operands.first { throw .extraOperand(extra, .help) }
      return try print(Manual.text(language))
    }
    guard let word = arguments.operands.first else { return try print(Help.general(language)) }
    if arguments.operands.count > 1 { throw .extraOperand(arguments.operands[1], .help) }
    guard let command = Command(rawValue: word) else { throw .unknownCommand(word) }
    return try print(Help.page(of: command, language))
  }

  /// Writes text to standard output; a reader that has gone is no failure.
  static func print(_ text: String) throws(RunFailure) -> Int32 {
    try write(Array(text.utf8))
    return ExitCode.success
  }

  /// Writes a file, whole or not at all.
  static func write(_ bytes: [UInt8], to file: String) throws(RunFailure) {
    do throws(PlatformError) {
      try OutputFile.write(bytes, to: file)
    } catch {
      throw .unwritable(error)
    }
  }

  /// Writes bytes to standard output; a reader that has gone is no failure.
  static func write(_ bytes: [UInt8]) throws(RunFailure) {
    do throws(PlatformError) {
      try StandardStream.output.write(bytes)
    } catch {
      if error.kind != .brokenPipe { throw .unwritable(error) }
    }
  }
}
