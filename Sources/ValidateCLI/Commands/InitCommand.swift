import Diagnostics
import Platform
import Reports
import Rules

/// `validate init [PATH]`: writes a setup file to fill in.
struct InitCommand {
  let arguments: Arguments
  let settings: SettingsInForce
  var language: Language { settings.language.value }

  init(_ arguments: Arguments, _ settings: SettingsInForce) {
    self.arguments = arguments
    self.settings = settings
  }

  func run() throws(RunFailure) -> Int32 {
    if arguments.operands.count > 1 { throw .extraOperand(arguments.operands[1], .`init`) }
    let choice = try PackChoice(settings, includesEverything: true)
    let pack = choice.packs[0]
    let name = pack.filePatterns.first { !$0.contains("*") && !$0.contains("?") } ?? "setup.yaml"
    var path = arguments.operands.first ?? name
    if path == "-", arguments.has(.ask) { return try ask(choice, for: path) }
    let text = SetupTemplate.text(pack.schema, language: language)
    if path == "-" { return try Tool.print(text) }
    if FileKind(at: path) == .directory { path += (path.hasSuffix("/") ? "" : "/") + name }
    if FileKind(at: path) != nil, !arguments.has(.force) { throw .exists(path) }
    if arguments.has(.ask) { return try ask(choice, for: path) }
    try Tool.write(Array(text.utf8), to: path)
    let written = LocalizedText(en: "wrote \(path)", zh: "已写入 \(path)")
    return try Tool.print("\(written[language])\n")
  }
}
