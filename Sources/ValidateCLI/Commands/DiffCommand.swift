import Diagnostics
import Engine
import Platform
import Reports
import Rules
import SourceText
import YAMLDocument

/// `validate diff OLD NEW SETUP...`: what a change of a rule pack changes in the verdicts about some setups.
///
/// The exit code is 0 when nothing changes, 1 when something does, 2 when a pack or a setup can't be used.
struct DiffCommand {
  private let arguments: Arguments
  private let language: Language

  init(_ arguments: Arguments, _ language: Language) {
    self.arguments = arguments
    self.language = language
  }

  func run() throws(RunFailure) -> Int32 {
    let operands = arguments.operands
    guard operands.count > 2 else { throw .missingOperand(.diff) }
    let isJSON = try arguments.wantsJSON()
    let limits = try arguments.limits()
    var old = try PackChoice(paths: [operands[0]], includesEverything: false)
    var new = try PackChoice(paths: [operands[1]], includesEverything: false)
    try setParameters(of: &old, &new)
    let oldSession = try session(old, limits)
    let newSession = try session(new, limits)
    var page = DiffPage(
      old: DiffPage.Side(path: operands[0], pack: old.packs[0]),
      new: DiffPage.Side(path: operands[1], pack: new.packs[0]),
      language: language
    )
    let patterns = new.filePatterns
    let setups = Array(operands.dropFirst(2))
    for input in try InputSearch.inputs(setups, searchingFor: { (_) throws(RunFailure) in patterns }) {
      compare(input, oldSession, newSession, limits, into: &page)
    }
    try Tool.write(isJSON ? page.json() : Array(page.text().utf8))
    for unusable in page.unusable {
      let names = unusable.reason.contains(unusable.path) ? "" : "\(unusable.path.printable): "
      StandardStream.error.say("validate: \(names)\(unusable.reason.printable)\n")
    }
    if !page.unusable.isEmpty { return ExitCode.failure }
    return page.changes.isEmpty && page.ruleChanges.isEmpty ? ExitCode.success : ExitCode.findings
  }

  /// Sets the parameters of the command line in each pack that has them.
  private func setParameters(of old: inout PackChoice, _ new: inout PackChoice) throws(RunFailure) {
    for change in try SettingsInForce(arguments, nil).parameters.map(\.value) {
      guard old.hasParameter(change.name) || new.hasParameter(change.name) else {
        throw .unknownParameter(change.name, among: new.parameterNames)
      }
      if old.hasParameter(change.name) { try old.setParameter(change.name, to: change.text) }
      if new.hasParameter(change.name) { try new.setParameter(change.name, to: change.text) }
    }
  }

  private func session(_ choice: PackChoice, _ limits: Limits) throws(RunFailure) -> Session {
    Session(
      try choice.compiled()[0],
      options: SessionOptions(
        language: language,
        showsPrivate: arguments.has(.showPrivate),
        limits: limits
      )
    )
  }

  private func compare(
    _ input: Input,
    _ old: Session,
    _ new: Session,
    _ limits: Limits,
    into page: inout DiffPage
  ) {
    let buffer: SourceBuffer
    switch input {
    case .emptyFolder(let path, let patterns):
      return page.addUnusable(path, InputMessages.noSetupInFolder(patterns)[language])
    case .unreadable(let error): return page.addUnusable(error.path, error.text[language])
    case .file, .standardInput:
      do throws(RunFailure) {
        buffer = try arguments.wholeInput(input.path ?? "-", limits)
      } catch {
        return page.addUnusable(input.path ?? "-", error.message[language])
      }
    }
    let before = reports(buffer, old)
    let after = reports(buffer, new)
    guard !after.isEmpty else { return page.addUnusable(buffer.name, InputMessages.noDocument[language]) }
    for (old, new) in zip(before, after) {
      if let failure = [old, new].first(where: { !$0.isUsable }) {
        page.addUnusable(buffer.name, failure.results.first?.headline ?? "")
      } else {
        page.add(DocumentComparison.changes(from: old, to: new), old, new)
      }
    }
  }

  private func reports(_ buffer: SourceBuffer, _ session: Session) -> [DocumentReport] {
    var reports: [DocumentReport] = []
    session.check(buffer, format: DocumentFormat(ofFile: buffer.name), path: buffer.name) {
      reports.append($0)
    }
    return reports
  }
}
