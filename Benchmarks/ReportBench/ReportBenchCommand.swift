import Diagnostics
import Engine
import Platform
import Reports
import Rules
import SourceText

/// `report-bench STREAM OUTPUT`: formats the findings of a stream of setups as JSON, and nothing else.
///
/// Prints `report FINDINGS BYTES NANOSECONDS`, the time the shortest of some runs, and leaves the report in OUTPUT,
/// so that others can format the same data.
enum ReportBenchCommand {
  private static let rounds = 5

  /// Runs the benchmark and returns the exit code.
  static func run(_ arguments: [String]) -> Int32 {
    guard arguments.count == 2 else { return fail("usage: report-bench STREAM OUTPUT") }
    do {
      let reports = try reports(of: arguments[0])
      var output: [UInt8] = []
      var shortest = UInt64.max
      for _ in 0..<rounds {
        let start = Clocks.monotonicNanoseconds
        output = format(reports)
        shortest = min(shortest, Clocks.monotonicNanoseconds - start)
      }
      try OutputFile.write(output, to: arguments[1])
      let findings = reports.reduce(0) { $0 + $1.results.count }
      StandardStream.output.say("report \(findings) \(output.count) \(shortest)\n")
      return 0
    } catch {
      return fail("\(error)")
    }
  }

  /// Checks the whole stream; only findings are kept.
  private static func reports(of path: String) throws -> [DocumentReport] {
    let pack = try PackCompiler.compile(
      try BundledPack.load(),
      PackCompiler.Options(today: Clocks.today.daysSinceEpoch)
    )
    let session = Session(pack, options: SessionOptions(includesQuietResults: false))
    let text = SourceBuffer(name: path, bytes: try InputFile.bytes(ofFile: path))
    var reports: [DocumentReport] = []
    session.check(text, path: path) { reports.append($0) }
    return reports
  }

  private static func format(_ reports: [DocumentReport]) -> [UInt8] {
    let run = RunInfo(
      toolVersion: "0",
      packs: [],
      parameters: [],
      today: "2026-01-01",
      language: .english,
      showsPrivate: false
    )
    var summary = Summary()
    for report in reports { summary.add(report) }
    return JSONReporter.report(reports, summary, ReportOptions(run: run))
  }

  private static func fail(_ text: String) -> Int32 {
    StandardStream.error.say(text + "\n")
    return 1
  }
}
