import Diagnostics
import Engine
import Reports
import Rules
import SourceText
import YAMLDocument

/// `validate plan PATH`: what to do, in order, so that no error is left.
///
/// The exit code is 0 when there is nothing to do, 1 when there is, 2 when the setup can't be used.
struct PlanCommand {
  private let arguments: Arguments
  private let settings: SettingsInForce
  private var language: Language { settings.language.value }

  init(_ arguments: Arguments, _ settings: SettingsInForce) {
    self.arguments = arguments
    self.settings = settings
  }

  func run() throws(RunFailure) -> Int32 {
    guard let path = arguments.operands.first else { throw .missingOperand(.plan) }
    if arguments.operands.count > 1 { throw .extraOperand(arguments.operands[1], .plan) }
    let isJSON = try arguments.wantsJSON()
    let look = try arguments.look()
    let target = arguments.last(.write)
    if target == "" { throw .missingValue("--write", "FILE") }
    let limits = try arguments.limits()
    let choice = try PackChoice(settings)
    if choice.packs.count > 1 { throw .onePackOnly }
    let pack = try choice.compiled()[0]
    let selection = try RuleSelection(settings, in: choice.packs)
    let buffer = try arguments.wholeInput(path, limits)
    let format = DocumentFormat(ofFile: buffer.name)
    let options = SessionOptions(
      language: language,
      showsPrivate: arguments.has(.showPrivate),
      selection: selection.rules(ofPack: 0),
      limits: limits
    )
    var failure: RunFailure?
    let plan = PlanMaker(pack, options: options).plan(for: buffer, format) { report in
      failure = .unusableSetup(report)
    }
    if let failure { throw failure }
    guard let plan else { throw .severalDocuments(buffer.name) }
    if let target {
      try Tool.write(plan.bytes, to: target)
    }
    let stages = pack.pack.stages.map { (id: $0.id, title: $0.title[language]) }
    let page = PlanPage(plan: plan, path: buffer.name, target: target, stages: stages, language: language)
    try Tool.write(isJSON ? page.json() : Array(page.text(look).utf8))
    return plan.isEmpty ? ExitCode.success : ExitCode.findings
  }
}

extension RunFailure {
  fileprivate static let onePackOnly = RunFailure(
    .usage,
    LocalizedText(en: "a plan is made with one rule pack", zh: "制定计划只能用一个规则包")
  )

  fileprivate static func severalDocuments(_ name: String) -> RunFailure {
    RunFailure(
      .input,
      LocalizedText(
        en: "\(name): a plan is made for one document, and this holds none or several",
        zh: "\(name)：计划针对一个文档，而这里没有文档或有多个文档"
      )
    )
  }

  fileprivate static func unusableSetup(_ report: DocumentReport) -> RunFailure {
    let reason = report.results.first?.message ?? ""
    return RunFailure(
      .input,
      LocalizedText(
        en: "\(report.path) can't be read as a setup: \(reason)",
        zh: "\(report.path) 无法作为配置读取：\(reason)"
      )
    )
  }
}
