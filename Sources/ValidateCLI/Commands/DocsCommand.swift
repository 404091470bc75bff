import Diagnostics
import Reports
import Rules

/// `validate docs`: a reference of the rules in Markdown, made from the pack.
struct DocsCommand {
  private let arguments: Arguments
  private let settings: SettingsInForce

  init(_ arguments: Arguments, _ settings: SettingsInForce) {
    self.arguments = arguments
    self.settings = settings
  }

  func run() throws(RunFailure) -> Int32 {
    if let extra = arguments.operands.first { throw .extraOperand(extra, .docs) }
    let file = arguments.last(.output)
    if file == "" { throw .missingValue("--output", "FILE") }
    try arguments.checkReports([file].compactMap { $0 })
    let choice = try PackChoice(settings, includesEverything: true)
    let compiled = try choice.compiled()
    let text = zip(choice.packs, compiled)
      .map { PackReference($0, compiled: $1, language: settings.language.value).markdown() }
      .joined(separator: "\n")
    guard let file, file != "-" else { return try Tool.print(text) }
    try Tool.write(Array(text.utf8), to: file)
    return ExitCode.success
  }
}
