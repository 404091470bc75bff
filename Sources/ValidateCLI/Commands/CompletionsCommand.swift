import Diagnostics
import Reports

/// The shells that completions are written for.
enum Shell: String, CaseIterable {
  case bash
  case zsh
  case fish
}

/// `validate completions bash|zsh|fish`: prints a script that teaches a shell the commands and options.
struct CompletionsCommand {
  private let arguments: Arguments
  private let language: Language

  init(_ arguments: Arguments, _ language: Language) {
    self.arguments = arguments
    self.language = language
  }

  func run() throws(RunFailure) -> Int32 {
    guard let word = arguments.operands.first else { throw .missingOperand(.completions) }
    if arguments.operands.count > 1 { throw .extraOperand(arguments.operands[1], .completions) }
    guard let shell = Shell(rawValue: word) else { throw .unknownShell(word) }
    switch shell {
    case .bash: return try Tool.print(BashCompletions.script)
    case .zsh: return try Tool.print(ZshCompletions(language).script)
    case .fish: return try Tool.print(FishCompletions(language).script)
    }
  }
}
