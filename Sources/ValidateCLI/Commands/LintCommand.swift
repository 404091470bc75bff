import Diagnostics
import Engine
import Platform
import Reports
import Rules

/// `validate lint [PACK...]`: looks rule packs over.
struct LintCommand {
  private let arguments: Arguments
  private let language: Language

  init(_ arguments: Arguments, _ language: Language) {
    self.arguments = arguments
    self.language = language
  }

  func run() throws(RunFailure) -> Int32 {
    let requests = try arguments.outputRequests()
    try arguments.checkReports(requests.compactMap(\.file))
    let level = try arguments.choice(.failOn, default: FailLevel.error)
    let looks = (output: try arguments.look(), file: try arguments.lookOfFile())
    if arguments.has(.quiet), arguments.has(.verbose) { throw .exclusive(.quiet, .verbose) }
    let kinds = try kinds()
    var packs: [Pack] = []
    var reports: [DocumentReport] = []
    let paths = arguments.operands.isEmpty ? [BundledPack.name] : arguments.operands
    for path in paths { reports += try lint(path, kinds, &packs) }
    return try write(reports, packs, requests, level, looks)
  }

  /// The reports about one pack.
  private func lint(
    _ path: String,
    _ kinds: Set<LintKind>,
    _ packs: inout [Pack]
  ) throws(RunFailure) -> [DocumentReport] {
    do {
      let pack = try PackChoice.pack(at: path, includesEverything: true)
      packs.append(pack)
      let findings = try Linter.lint(pack, PackCompiler.Options(today: Clocks.today.daysSinceEpoch))
      return LintReports.reports(pack, findings, language: language) { kinds.contains($0) }
    } catch let errors as PackErrors {
      return LintReports.reports(errors, language: language)
    } catch let error as PlatformError {
      return [UnusableInput(language: language, showsPrivate: false).unreadable(path, error)]
    } catch {
      throw .unusablePack(path, error)
    }
  }

  /// The kinds of findings that `--select` and `--ignore` leave.
  private func kinds() throws(RunFailure) -> Set<LintKind> {
    var kinds = Set(arguments.has(.select) ? [] : LintKind.allCases)
    for name in arguments.items(.select) { kinds.formUnion(try Self.kinds(named: name)) }
    for name in arguments.items(.ignore) { kinds.subtract(try Self.kinds(named: name)) }
    guard !kinds.isEmpty else { throw .noRuleLeft }
    return kinds
  }

  private static func kinds(named name: String) throws(RunFailure) -> Set<LintKind> {
    let found = Set(LintKind.allCases.filter { RuleSelection.glob(name, matches: $0.rawValue) })
    guard found.isEmpty else { return found }
    if name.contains("*") || name.contains("?") { throw .unmatchedGlob(name) }
    throw .unknownLintKind(name, among: LintKind.allCases.map(\.rawValue))
  }

  private func write(
    _ reports: [DocumentReport],
    _ packs: [Pack],
    _ requests: [OutputRequest],
    _ level: FailLevel,
    _ looks: (output: Look, file: Look)
  ) throws(RunFailure) -> Int32 {
    let info = RunInfo(
      toolVersion: EngineVersion.text,
      packs: packs.map { RunInfo.PackInfo(name: $0.name, version: $0.version) },
      parameters: [],
      today: Clocks.today.description,
      language: language,
      showsPrivate: false
    )
    var summary = Summary()
    var verdict = Verdict(level: level, stage: nil)
    summary.files = reports.count
    for report in reports {
      summary.add(report)
      verdict.add(report)
    }
    summary.exitCode = verdict.exitCode
    for request in requests {
      let options = ReportOptions(
        run: info,
        isQuiet: arguments.has(.quiet),
        isVerbose: arguments.has(.verbose),
        failsFrom: level.severity,
        look: request.file == nil ? looks.output : looks.file
      )
      let sink = try ReportSink(request, options)
      var writer = ReportPartWriter(request.format, options)
      for report in reports {
        writer.add(report)
        try sink.add(writer.take(), of: report.path)
      }
      try sink.finish(summary)
    }
    return verdict.exitCode
  }
}

extension RunFailure {
  fileprivate static func unknownLintKind(_ name: String, among kinds: [String]) -> RunFailure {
    RunFailure(
      .usage,
      LocalizedText(en: "unknown kind of finding '\(name)'", zh: "未知的检查项“\(name)”"),
      hint: .didYouMean(name, among: kinds)
        ?? LocalizedText(
          en: "known are \(kinds.joined(separator: ", "))",
          zh: "可用的有 \(kinds.joined(separator: "、"))"
        )
    )
  }
}
