import Diagnostics
import Engine
import Platform
import Reports
import Rules
import SourceText
import YAMLDocument

/// Whether text is coloured.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never
}

/// `validate [check] PATH...`: the main job.
struct CheckCommand {
  /// More threads than this help nobody.
  private static let mostJobs = 256

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
    let showsProgress = try arguments.choice(.progress, default: ProgressChoice.auto)
    let jobs = try jobs()
    let limits = try arguments.limits()
    try checkPaths()
    let inputs = InputSearch.inputs(arguments.operands)
    try checkFiles(of: requests, against: inputs)
    let choice = try PackChoice(arguments)
    let stage = arguments.last(.stage)
    if let stage, !choice.packs.contains(where: { $0.stageIndex(stage) != nil }) {
      throw .unknownStage(stage, among: choice.packs.flatMap { $0.stages.map(\.id) })
    }
    let selection = try RuleSelection(arguments, in: choice.packs)
    let baseline = try BaselinePlan(arguments, uncheckedRules: selection.uncheckedRules(of: choice.packs))
    let packs = try choice.compiled(stage: stage ?? "")
    // The process ends with this command: taking the packs apart first would be time for nothing.
    for pack in packs { _ = unsafe Unmanaged.passRetained(pack) }
    let info = choice.runInfo(language: language, showsPrivate: arguments.has(.showPrivate))
    let reports = requests.map { request in
      WorkPlan.Report(
        format: request.format,
        options: options(of: request, info, level: level, color: color)
      )
    }
    // Before there are temporary files, which an interruption takes along.
    Interruption.listen()
    var sinks: [ReportSink] = []
    for (request, report) in zip(requests, reports) { sinks.append(try ReportSink(request, report.options)) }
    let plan = WorkPlan(
      packs: choice,
      stage: stage ?? "",
      selection: selection,
      options: sessionOptions(for: requests, baseline, limits),
      reports: reports,
      baseline: baseline,
      verdict: Verdict(level: level, stage: stage)
    )
    let progress = Progress(showsProgress, over: inputs, language: language)
    let run = CheckRun(
      sinks: sinks,
      verdict: plan.verdict,
      baseline: plan.baseline,
      progress: progress,
      language: language
    )
    let queue = WorkQueue(
      inputs,
      jobs: jobs,
      limits: plan.options.limits,
      standardInputName: arguments.last(.stdinFilename) ?? "<stdin>"
    )
    Crew(plan, packs, queue, Turns(run)).run()
    return try run.finish(interruptedBy: Interruption.signal)
  }

  private func sessionOptions(
    for requests: [OutputRequest],
    _ baseline: BaselinePlan,
    _ limits: Limits
  ) -> SessionOptions {
    SessionOptions(
      language: language,
      showsPrivate: arguments.has(.showPrivate),
      includesQuietResults: arguments.has(.verbose)
        || (!arguments.has(.quiet) && requests.contains { $0.format.showsEveryResult }),
      includesStablePaths: baseline.isOn || requests.contains { $0.format.needsStablePaths },
      suggests: arguments.has(.verbose) || requests.contains { $0.format.showsSuggestions },
      explains: arguments.has(.explainFailures) || arguments.has(.verbose),
      limits: limits
    )
  }

  private func options(
    of request: OutputRequest,
    _ info: RunInfo,
    level: FailLevel,
    color: ColorChoice
  ) -> ReportOptions {
    let isStandardOutput = request.file == nil
    return ReportOptions(
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
  }

  /// A report must not take the place of the setup that it is about.
  private func checkFiles(
    of requests: [OutputRequest],
    against inputs: [Input]
  ) throws(RunFailure) {
    let files = requests.compactMap(\.file) + arguments.all(.writeBaseline).suffix(1)
    for file in files where FileKind(at: file) == .file {
      for case .file(let input) in inputs where SameFile.lead(file, input) {
        throw .reportOverInput(file)
      }
    }
  }

  /// How many threads may work at once; nil when the user does not say.
  private func jobs() throws(RunFailure) -> Int? {
    guard let word = arguments.last(.jobs) else { return nil }
    guard let count = Int(word), count >= 1 else { throw .badJobs(word) }
    return min(count, Self.mostJobs)
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
