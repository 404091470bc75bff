import Diagnostics
import Platform
import Reports
import Rules

/// `validate config [PATH]`: the settings in force for a file, and where each comes from.
struct ConfigCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run() throws(RunFailure) -> Int32 {
    if arguments.operands.count > 1 { throw .extraOperand(arguments.operands[1], .config) }
    let isJSON = try arguments.wantsJSON()
    let path = file
    let settings = try SettingsInForce(arguments, path: path)
    let packs = try PackChoice(settings).packs
    let selection = try RuleSelection(settings, in: packs)
    let page = SettingsPage(path: path, settings: settings, packs: packs, selection: selection)
    try Tool.write(isJSON ? page.json() : Array(page.text().utf8))
    return ExitCode.success
  }

  /// The file that is asked about; in a folder its `setup.yaml`, whether there is one or not.
  private var file: String {
    guard let path = arguments.operands.first else { return "setup.yaml" }
    return FileKind(at: path) == .directory ? FolderPath.joined(path, "setup.yaml") : path
  }
}
