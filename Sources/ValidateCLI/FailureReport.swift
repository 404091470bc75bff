import Diagnostics
import Platform
import Reports
import Rules

/// Says why a run gave no results: to people on standard error, and to programs that asked for JSON in
/// JSON, so that whoever reads the report always gets one.
struct FailureReport {
  let failure: RunFailure
  let words: [String]
  /// The command line, when it could be taken apart.
  let arguments: Arguments?

  func write() {
    let language = Language.guess(from: words)
    let color = words.contains("--color=always") || Terminal.wantsColor(.error)
    var text = ByteWriter()
    failure.writeText(
      language: language,
      usesColor: color && !words.contains("--color=never"),
      width: Terminal.width(.error),
      into: &text
    )
    try? StandardStream.error.write(text.bytes)
    guard failure.kind != .output else { return }
    for (format, file) in destinations {
      var report = ByteWriter()
      if format == JSONReporter.name {
        let today = Clocks.today.description
        failure.writeJSON(toolVersion: EngineVersion.text, today: today, language: language, into: &report)
      } else {
        failure.writeNDJSON(language: language, into: &report)
      }
      if let file {
        try? OutputFile.write(report.bytes, to: file)
      } else {
        try? StandardStream.output.write(report.bytes)
      }
    }
  }

  /// Where JSON is expected, and which kind.
  private var destinations: [(format: String, file: String?)] {
    if let arguments {
      if arguments.command != .check {
        return (try? arguments.wantsJSON()) == true ? [(JSONReporter.name, nil)] : []
      }
      if let requests = try? arguments.outputRequests() {
        return requests.map { ($0.format.name, $0.file) }
          .filter { $0.0 == JSONReporter.name || $0.0 == NDJSONReporter.name }
      }
    }
    return Arguments.machineFormat(in: words).map { [($0, nil)] } ?? []
  }
}
