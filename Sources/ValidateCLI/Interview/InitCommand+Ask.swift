import Diagnostics
import Platform
import Reports
import Rules

extension InitCommand {
  /// Writes a setup from answers, and says what the rules make of it.
  func ask(_ choice: PackChoice, for path: String) throws(RunFailure) -> Int32 {
    let isFile = path != "-"
    if isFile { try tryWriting(path) }
    let selection = try RuleSelection(settings, in: choice.packs)
    Interruption.listen()
    var interview = Interview(
      try choice.compiled()[0],
      selection: selection.rules(ofPack: 0),
      path: isFile ? path : "setup.yaml",
      language: language,
      // The setup itself goes to standard output.
      output: isFile ? .output : .error
    )
    var code = ExitCode.success
    switch try interview.run() {
    case .complete: break
    case .endOfInput:
      guard try interview.asksToKeep() else { throw .noMoreAnswers }
    case .signal(let signal):
      code = 128 + signal
      let isAsked = Interruption.isFromKeyboard(signal)
      let isKept = isAsked ? try interview.asksToKeep() : false
      guard isKept else {
        try interview.say("\(InterviewMessages.nothingWritten[language])\n")
        return code
      }
    }
    guard isFile else {
      _ = try Tool.print(interview.text)
      return code
    }
    // Somebody else may have written it meanwhile.
    if FileKind(at: path) != nil, !arguments.has(.force) { throw .exists(path) }
    try Tool.write(Array(interview.text.utf8), to: path)
    try interview.say("\n\(InterviewMessages.wrote(path)[language])\n\n")
    _ = try CheckCommand(try Arguments(checkWords(path))).run()
    return code
  }

  /// Finds out before the first question whether the file can be written; leaves nothing behind.
  private func tryWriting(_ path: String) throws(RunFailure) {
    do throws(PlatformError) {
      _ = try OutputFile(replacing: path)
    } catch {
      throw .unwritable(error)
    }
  }

  /// The command line that checks what was written by the same settings.
  private func checkWords(_ path: String) -> [String] {
    let options: [Option] = [.rules, .config]
    return ["check", "--lang=\(language.rawValue)"]
      + options.flatMap { option in arguments.all(option).map { "--\(option.rawValue)=\($0)" } }
      + (arguments.has(.noConfig) ? ["--no-config"] : []) + ["--", path]
  }
}

extension RunFailure {
  fileprivate static let noMoreAnswers = RunFailure(
    .input,
    InterviewMessages.endOfAnswers,
    hint: InterviewMessages.emptyLine
  )
}
