import Diagnostics
import Engine
import Platform
import Reports
import Rules
import SourceText
import YAMLDocument

/// `validate [check] PATH...`: the main job.
struct CheckCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run() throws(RunFailure) -> Int32 {
    let requests = try arguments.outputRequests()
    let looks = (output: try arguments.look(), file: try arguments.lookOfFile())
    if arguments.has(.quiet), arguments.has(.verbose) { throw .exclusive(.quiet, .verbose) }
    let showsProgress = try arguments.choice(.progress, default: ProgressChoice.auto)
    let jobs = try arguments.jobs()
    let limits = try arguments.limits()
    try checkPaths()
    try arguments.checkReports(requests.compactMap(\.file))
    var loader = try ProfileLoader(arguments)
    let inputs = try InputSearch.inputs(arguments.operands) { (folder) throws(RunFailure) in
      try loader.filePatterns(in: folder)
    }
    try checkFiles(of: requests, against: inputs)
    let standardInput = arguments.last(.stdinFilename) ?? "<stdin>"
    let profiles = try Profiles(&loader, arguments, inputs: inputs, standardInput: standardInput)
    let language = profiles.settings.language.value
    let baseline = try BaselinePlan(arguments, uncheckedRules: profiles.uncheckedRules)
    let info = profiles.runInfo(showsPrivate: arguments.has(.showPrivate))
    let level = profiles.settings.failLevel.value
    let reports = requests.map { request in
      WorkPlan.Report(
        format: request.format,
        options: options(info, level: level, look: request.file == nil ? looks.output : looks.file)
      )
    }
    let plan = WorkPlan(
      profiles: profiles,
      stage: arguments.last(.stage) ?? "",
      options: sessionOptions(for: requests, baseline, limits, language),
      reports: reports,
      baseline: baseline
    )
    let packs = try plan.compiledPacks()
    // The process ends with this command: taking the packs apart first would be time for nothing.
    for pack in packs.joined() { _ = unsafe Unmanaged.passRetained(pack) }
    // Before there are temporary files, which an interruption takes along.
    Interruption.listen()
    var sinks: [ReportSink] = []
    for (request, report) in zip(requests, reports) { sinks.append(try ReportSink(request, report.options)) }
    let progress = Progress(showsProgress, over: inputs, language: language)
    let run = CheckRun(
      sinks: sinks,
      verdict: Verdict(level: level, stage: arguments.last(.stage)),
      baseline: baseline,
      progress: progress,
      language: language
    )
    let queue = WorkQueue(
      inputs,
      jobs: jobs,
      limits: plan.options.limits,
      standardInputName: standardInput
    )
    Crew(plan, packs, queue, Turns(run)).run()
    return try run.finish(interruptedBy: Interruption.signal)
  }

  private func sessionOptions(
    for requests: [OutputRequest],
    _ baseline: BaselinePlan,
    _ limits: Limits,
    _ language: Language
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

  private func options(_ info: RunInfo, level: FailLevel, look: Look) -> ReportOptions {
    ReportOptions(
      run: info,
      isQuiet: arguments.has(.quiet),
      isVerbose: arguments.has(.verbose),
      countsUnknown: level == .unknown,
      failsFrom: level.severity,
      stage: arguments.last(.stage),
      look: look
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
