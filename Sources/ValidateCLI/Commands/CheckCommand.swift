import Diagnostics
import Engine
import Platform
import Reports
import Rules
import SourceText

/// Whether text is coloured.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never
}

/// `validate [check] PATH...`: the main job.
struct CheckCommand {
  private let arguments: Arguments
  private let language: Language

  init(_ arguments: Arguments, _ language: Language) {
    self.arguments = arguments
    self.language = language
  }

  func run() throws(RunFailure) -> Int32 {
    let requests = try arguments.outputRequests()
    let level = try arguments.choice(.failOn, default: FailLevel.error)
    let color = try arguments.choice(.color, default: ColorChoice.auto)
    if arguments.has(.quiet), arguments.has(.verbose) { throw .quietAndVerbose }
    try checkJobs()
    try checkPaths()
    try checkFiles(of: requests)
    let choice = try PackChoice(arguments)
    let stage = arguments.last(.stage)
    if let stage, !choice.packs.contains(where: { $0.stageIndex(stage) != nil }) {
      throw .unknownStage(stage, among: choice.packs.flatMap { $0.stages.map(\.id) })
    }
    let selection = try RuleSelection(arguments, in: choice.packs)
    let packs = try choice.compiled(stage: stage ?? "")
    // The process ends with this command: taking the packs apart first would be time for nothing.
    for pack in packs { _ = unsafe Unmanaged.passRetained(pack) }
    let info = choice.runInfo(language: language, showsPrivate: arguments.has(.showPrivate))
    let sinks = try open(requests, info, level: level, color: color)
    let options = SessionOptions(
      language: language,
      showsPrivate: arguments.has(.showPrivate),
      includesQuietResults: arguments.has(.verbose)
        || (!arguments.has(.quiet) && requests.contains { $0.format.showsEveryResult }),
      includesStablePaths: requests.contains { $0.format.needsStablePaths },
      limits: try arguments.limits()
    )
    return try check(packs, selection, Verdict(level: level, stage: stage), options, sinks)
  }

  private func check(
    _ packs: [CompiledPack],
    _ selection: RuleSelection,
    _ verdict: Verdict,
    _ options: SessionOptions,
    _ sinks: [ReportSink]
  ) throws(RunFailure) -> Int32 {
    let sessions = packs.indices.map { pack in
      var options = options
      options.selection = selection.rules(ofPack: pack)
      return Session(packs[pack], options: options)
    }
    let source = DocumentSource(
      sessions: sessions,
      language: language,
      standardInputName: arguments.last(.stdinFilename) ?? "<stdin>",
      showsPrivate: options.showsPrivate,
      limits: options.limits
    )
    let run = CheckRun(sinks: sinks, verdict: verdict, ignoredFindings: selection.ignoredFindings)
    for input in InputSearch.inputs(arguments.operands) {
      run.beginFile()
      source.check(input, report: run.add, pause: run.flush)
      if let failure = run.failure { throw failure }
      // Nobody reads the rest.
      if run.isAbandoned { return run.exitCode }
    }
    return try run.finish()
  }

  private func open(
    _ requests: [OutputRequest],
    _ info: RunInfo,
    level: FailLevel,
    color: ColorChoice
  ) throws(RunFailure) -> [ReportSink] {
    var sinks: [ReportSink] = []
    for request in requests {
      let isStandardOutput = request.file == nil
      let options = ReportOptions(
        run: info,
        isQuiet: arguments.has(.quiet),
        isVerbose: arguments.has(.verbose),
        countsUnknown: level == .unknown,
        failsFrom: level.severity,
        stage: arguments.last(.stage),
        usesColor: color == .always
          || (color == .auto && isStandardOutput && Terminal.wantsColor(.output)),
        width: isStandardOutput ? Terminal.width(.output) : nil
      )
      sinks.append(try ReportSink(request, options))
    }
    return sinks
  }

  /// A report must not take the place of the setup that it is about.
  private func checkFiles(of requests: [OutputRequest]) throws(RunFailure) {
    for file in requests.compactMap(\.file) where FileKind(at: file) == .file {
      for case .file(let input) in InputSearch.inputs(arguments.operands) where SameFile.lead(file, input) {
        throw .reportOverInput(file)
      }
    }
  }

  private func checkJobs() throws(RunFailure) {
    guard let word = arguments.last(.jobs) else { return }
    guard let count = Int(word), count >= 1 else { throw .badJobs(word) }
    if count > 1 { throw .severalJobsNotAvailable }
  }

  private func checkPaths() throws(RunFailure) {
    let paths = arguments.operands
    if paths.isEmpty { throw .noPath }
    let dashes = paths.filter { $0 == "-" }.count
    if dashes > 1 { throw .stdinTwice }
    if dashes == 0, arguments.last(.stdinFilename) != nil { throw .stdinNameWithoutStdin }
    guard !arguments.namesCommand, let first = paths.first, FileKind(at: first) == nil,
      !first.contains("/"), !first.contains(".")
    else { return }
    if let command = Spelling.closest(to: first, among: Command.allCases.map(\.rawValue)) {
      throw .noCommandOrFile(first, like: command)
    }
  }
}
