import Diagnostics
import Reports
import Rules
import SourceText

/// `validate rules`: lists the rules.
struct RulesCommand {
  private let arguments: Arguments
  private let settings: SettingsInForce
  private var language: Language { settings.language.value }

  init(_ arguments: Arguments, _ settings: SettingsInForce) {
    self.arguments = arguments
    self.settings = settings
  }

  func run() throws(RunFailure) -> Int32 {
    if let extra = arguments.operands.first { throw .extraOperand(extra, .rules) }
    let isJSON = try arguments.wantsJSON()
    let packs = try PackChoice(settings).packs
    let selection = try RuleSelection(settings, in: packs)
    let rules = packs.indices.flatMap { pack in
      packs[pack].rules.indices.filter { selection.includes($0, ofPack: pack) }
        .map { RulePage(packs[pack], rule: $0, language: language) }
    }
    if isJSON {
      var json = JSONWriter(.indented)
      json.object { json in
        json.key("rules")
        json.array(rules) { json, rule in
          json.object(isInline: true) { rule.writeSummary(into: &$0) }
        }
      }
      json.endLine()
      try Tool.write(json.output.bytes)
      return ExitCode.success
    }
    let idWidth = rules.map { $0.id.displayWidth }.max() ?? 0
    let stageWidth = rules.map { $0.stage.displayWidth }.max() ?? 0
    let lines = rules.map { rule in
      rule.id.padded(to: idWidth) + "  " + rule.stage.padded(to: stageWidth) + "  "
        + rule.severity.rawValue.padded(to: 7) + "  " + rule.title + "\n"
    }
    return try Tool.print(lines.joined())
  }
}

extension String {
  /// The text with spaces behind it, up to a width in terminal cells.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }
}
