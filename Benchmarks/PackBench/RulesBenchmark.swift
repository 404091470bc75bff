import Engine
import Rules
import SourceText

/// Runs all rules of the built-in pack over one setup that is read and bound already, and libyaml's bare event
/// loop over the same text for comparison.
struct RulesBenchmark {
  private let setup: SourceBuffer
  private let session: Session

  init(_ setup: SourceBuffer, _ pack: CompiledPack) {
    self.setup = setup
    session = Session(pack, options: SessionOptions(includesQuietResults: false))
  }

  /// Measures, and gives the line to print.
  func run() throws -> String {
    var reports: [DocumentReport] = []
    session.check(setup, path: setup.name) { reports.append($0) }
    guard reports.count == 1, reports[0].isUsable else {
      throw BenchError(description: "\(setup.name) is not one usable document")
    }
    let (results, counts) = session.runRulesAgain()
    guard counts == reports[0].quietCounts, results.count == reports[0].results.count else {
      throw BenchError(description: "\(setup.name): the second run of the rules found something else")
    }
    let ruleCount = session.pack.rules.count
    guard results.count + counts.pass + counts.notApplicable >= ruleCount else {
      throw BenchError(description: "\(setup.name): not all of the \(ruleCount) rules gave a result")
    }
    let eventCount = EventLoop.eventCount(setup.bytes)
    guard eventCount > 0 else { throw BenchError(description: "\(setup.name): libyaml can't read it") }
    let times = try Rounds.median(of: [
      {
        let again = session.runRulesAgain()
        return again.quietCounts == counts && again.results.count == results.count
      },
      { EventLoop.eventCount(setup.bytes) == eventCount },
    ])
    return "rules \(setup.name) \(times[0]) \(times[1]) "
      + "\(results.count) \(counts.pass) \(counts.notApplicable)"
  }
}
