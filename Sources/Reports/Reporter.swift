package import Diagnostics
package import Engine

/// One way of writing results down.
///
/// The calls come in order: ``begin(into:)`` once, ``separate(beforeDocument:of:into:)`` and
/// ``document(_:into:)`` for each document, ``end(_:into:)`` once, and, for a format that is not streaming,
/// ``head(_:into:)`` last, though it stands first. A reporter decides nothing about documents, and writes to no
/// file itself.
package protocol Reporter: Sendable {
  /// The name on the command line.
  static var name: String { get }
  /// What it is for, in one line.
  static var summary: LocalizedText { get }
  /// Whether each document's part is complete as soon as the document is done.
  static var isStreaming: Bool { get }
  /// Whether results that need nobody's attention (passing, not applicable) are always written, and not
  /// only when the user asks for more.
  static var showsEveryResult: Bool { get }
  /// Whether the suggestion of a failing result is written, which has to be looked for.
  static var showsSuggestions: Bool { get }
  /// Whether results have to be recognised in another run, see ``RuleResult/stablePath``.
  static var needsStablePaths: Bool { get }

  /// Whether the part of a document does not depend on other documents, so that each thread may write some
  /// of them, with a reporter of its own.
  static var isPerDocument: Bool { get }
  /// Whether ``separate(beforeDocument:of:into:)`` writes anything.
  static var hasSeparators: Bool { get }

  /// Makes a reporter for one run.
  init(_ options: ReportOptions)

  /// Writes what stands before the first document.
  mutating func begin(into output: inout ByteWriter)
  /// Writes what has to stand before a document's part, because of the documents before it.
  mutating func separate(beforeDocument index: Int, of path: String, into output: inout ByteWriter)
  /// Writes one document.
  mutating func document(_ report: DocumentReport, into output: inout ByteWriter)
  /// Writes what follows the last document.
  mutating func end(_ summary: Summary, into output: inout ByteWriter)
  /// Writes what stands before everything else and can only be known at the end; not for streaming formats.
  mutating func head(_ summary: Summary, into output: inout ByteWriter)

  /// Writes the report of a run that gave no results, so that whoever reads reports always gets one.
  ///
  /// Formats for people on a terminal write nothing: standard error says it all.
  static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter)
}

extension Reporter {
  package static var showsEveryResult: Bool { false }
  package static var showsSuggestions: Bool { true }
  package static var needsStablePaths: Bool { false }

  package static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter) {}

  package static var isPerDocument: Bool { false }
  package static var hasSeparators: Bool { false }

  package mutating func begin(into output: inout ByteWriter) {}

  package mutating func head(_ summary: Summary, into output: inout ByteWriter) {}

  package mutating func separate(
    beforeDocument index: Int,
    of path: String,
    into output: inout ByteWriter
  ) {}
}

extension Reporter {
  /// The whole report at once.
  package static func report(
    _ documents: some Sequence<DocumentReport>,
    _ summary: Summary,
    _ options: ReportOptions
  ) -> [UInt8] {
    var reporter = Self(options)
    var head = ByteWriter()
    var body = ByteWriter()
    reporter.begin(into: &body)
    for document in documents {
      reporter.separate(beforeDocument: document.index, of: document.path, into: &body)
      reporter.document(document, into: &body)
    }
    reporter.end(summary, into: &body)
    reporter.head(summary, into: &head)
    return head.bytes + body.bytes
  }
}

/// What reporters are told about the run and about the user's wishes.
package struct ReportOptions: Sendable {
  /// The run that the results come from.
  package var run: RunInfo
  /// Whether only findings are wanted.
  package var isQuiet: Bool
  /// Whether passing rules and reasons are wanted too.
  package var isVerbose: Bool
  /// Whether unknown results count as findings, as with `--fail-on unknown`.
  package var countsUnknown: Bool
  /// From which severity on a failing result makes the run fail; nil when none does.
  package var failsFrom: Severity?
  /// The stage that the user asks about.
  package var stage: String?
  /// How text for people looks.
  package var look: Look

  /// Makes options; only the run has no default.
  package init(
    run: RunInfo,
    isQuiet: Bool = false,
    isVerbose: Bool = false,
    countsUnknown: Bool = false,
    failsFrom: Severity? = .error,
    stage: String? = nil,
    look: Look = Look()
  ) {
    self.run = run
    self.isQuiet = isQuiet
    self.isVerbose = isVerbose
    self.countsUnknown = countsUnknown
    self.failsFrom = failsFrom
    self.stage = stage
    self.look = look
  }

  /// The language of all fixed words.
  var language: Language { run.language }

  /// Whether unknown results of a document count as findings.
  func countsUnknown(in report: DocumentReport) -> Bool { report.threshold?.countsUnknown ?? countsUnknown }

  /// Whether a machine-readable report holds the result.
  func includes(_ result: RuleResult, of report: DocumentReport) -> Bool {
    guard isQuiet else { return true }
    switch result.status {
    case .fail, .error, .waived: return true
    case .unknown: return countsUnknown(in: report)
    case .pass, .notApplicable: return false
    }
  }
}

/// All reporters: a new one is one file and one line here.
package enum ReporterRegistry {
  /// The reporters, in the order in which the help lists them.
  package static let all: [any Reporter.Type] = [
    TextReporter.self,
    ConciseReporter.self,
    JSONReporter.self,
    NDJSONReporter.self,
    SARIFReporter.self,
    JUnitReporter.self,
    GitHubReporter.self,
    GitLabReporter.self,
    TAPReporter.self,
    MarkdownReporter.self,
    HTMLReporter.self,
  ]

  /// The reporter with a name.
  package static func reporter(named name: String) -> (any Reporter.Type)? {
    all.first { $0.name == name }
  }
}
