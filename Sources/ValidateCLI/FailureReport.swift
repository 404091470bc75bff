import Diagnostics
import Platform
import Reports
import Rules

/// Says why a run gave no results: to people on standard error, and to programs in the format that they asked
/// for, so that whoever reads the report always gets one.
struct FailureReport {
  let failure: RunFailure
  let words: [String]
  /// The command line, when it could be taken apart.
  let arguments: Arguments?

  func write() {
    let language = Language.guess(from: words)
    var text = ByteWriter()
    failure.writeText(language: language, look: look, into: &text)
    try? StandardStream.error.write(text.bytes)
    guard failure.kind != .output else { return }
    let run = FailedRun(
      toolVersion: EngineVersion.text,
      today: Clocks.today.description,
      language: language
    )
    for (format, file) in destinations {
      var report = ByteWriter()
      format.report(failure, of: run, into: &report)
      guard !report.isEmpty else { continue }
      if let file {
        if failure.leavesFilesAlone || arguments?.failureOfReport(over: file) != nil { continue }
        try? OutputFile.write(report.bytes, to: file)
      } else {
        try? StandardStream.output.write(report.bytes)
      }
    }
  }

  /// How the words look on standard error, as far as a command line with a mistake tells.
  private var look: Look {
    let choice =
      words.contains("--color=never")
      ? ColorChoice.never : words.contains("--color=always") ? .always : .auto
    var look = Look(for: .error, colors: choice)
    if words.contains("--ascii") { look.isASCII = true }
    return look
  }

  /// Which reports are expected, and where.
  private var destinations: [(format: any Reporter.Type, file: String?)] {
    if let arguments {
      if arguments.command == .test {
        let format = arguments.last(.format).flatMap { TestCommand.Format(rawValue: $0) }
        let name = format.flatMap { $0 == .text ? nil : $0.rawValue }
        return name.flatMap { ReporterRegistry.reporter(named: $0) }.map { [($0, nil)] } ?? []
      }
      if !arguments.command.reportsFindings {
        return (try? arguments.wantsJSON()) == true ? [(JSONReporter.self, nil)] : []
      }
      if let requests = try? arguments.outputRequests() { return requests.map { ($0.format, $0.file) } }
    }
    return Arguments.lastFormat(in: words).map { [($0, nil)] } ?? []
  }
}
