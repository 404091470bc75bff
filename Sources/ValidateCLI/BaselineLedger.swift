import Diagnostics
import Engine
import Platform
import Reports

/// What became of the findings that a baseline lists, and of those that one is to list.
struct BaselineLedger {
  private let plan: BaselinePlan
  private var failing: [Baseline.Entry] = []
  private var accepted: Set<String> = []
  /// The files that were checked, and whether all of each could be.
  private var isUsable: [String: Bool] = [:]

  init(_ plan: BaselinePlan) {
    self.plan = plan
  }

  /// Whether findings make no difference to the exit code.
  var acceptsEverything: Bool { plan.destination != nil }

  /// Takes the next documents.
  mutating func add(_ documents: CheckedDocuments) {
    guard plan.isOn else { return }
    failing += documents.failing
    accepted.formUnion(documents.accepted)
    let path = Baseline.path(documents.path)
    isUsable[path] = isUsable[path] ?? true && documents.summary.unusableDocuments == 0
  }

  /// Writes the new baseline, and says on standard error what there is to say.
  func finish(isInterrupted: Bool, language: Language) throws(RunFailure) {
    if let source = plan.source, plan.destination == nil, !isInterrupted {
      let gone = plan.baseline?.entries.count(where: isGone) ?? 0
      if gone > 0 { say(BaselineMessages.gone(gone, source)[language]) }
    }
    guard let file = plan.destination else { return }
    if isInterrupted { return say(BaselineMessages.notWritten(file)[language]) }
    try Tool.write(Baseline(failing).bytes(), to: file)
    say(BaselineMessages.written(failing.count, file)[language])
  }

  /// Whether an entry would have been found if it still occurred.
  private func isGone(_ entry: Baseline.Entry) -> Bool {
    if accepted.contains(entry.fingerprint) || plan.uncheckedRules.contains(entry.ruleID) { return false }
    if let isUsable = isUsable[entry.path] { return isUsable }
    // Not among the inputs of this run; a file that is no more has no findings either.
    return !entry.path.hasPrefix("<") && FileKind(at: entry.path) == nil
  }

  private func say(_ words: String) {
    StandardStream.error.say("validate: \(words)\n")
  }
}

/// What `--baseline` and `--write-baseline` ask for.
struct BaselinePlan: Sendable {
  /// The findings that do not count.
  private(set) var baseline: Baseline?
  /// The file that they come from.
  let source: String?
  /// The file that the present findings are written to.
  let destination: String?
  /// Rules that do not run.
  let uncheckedRules: Set<String>

  /// Whether there is anything to do.
  var isOn: Bool { source != nil || destination != nil }

  init(_ arguments: Arguments, uncheckedRules: Set<String>) throws(RunFailure) {
    source = arguments.last(.baseline)
    destination = arguments.last(.writeBaseline)
    self.uncheckedRules = uncheckedRules
    if let option = [Option.baseline, .writeBaseline].first(where: { arguments.last($0) == "" }) {
      throw .missingValue("--\(option.rawValue)", "FILE")
    }
    if isOn, arguments.has(.showPrivate) { throw .privateBaseline }
    guard let source else { return }
    let bytes: [UInt8]
    do throws(PlatformError) {
      // A buffer holds less than 4 GiB, and no baseline comes near it.
      bytes = try InputFile.bytes(ofFile: source, limit: 1 << 30)
    } catch {
      throw .unreadableBaseline(error)
    }
    baseline = try Baseline(bytes, name: source)
  }
}
