import Engine
import Rules
import SourceText

/// Checks one failing setup from its text to its report, with and without looking for suggestions.
struct AdviceBenchmark {
  private let setup: SourceBuffer
  private let plain: Session
  private let advising: Session

  init(_ setup: SourceBuffer, _ pack: CompiledPack) {
    self.setup = setup
    plain = Session(pack, options: SessionOptions(includesQuietResults: false))
    advising = Session(pack, options: SessionOptions(includesQuietResults: false, suggests: true))
  }

  /// Measures, and gives the line to print.
  func run() throws -> String {
    let expected = results(advising)
    let failing = expected.filter { $0.status == .fail }.count
    let suggestions = expected.filter { $0.suggestion != nil }.count
    guard suggestions > 0, failing == results(plain).filter({ $0.status == .fail }).count else {
      throw BenchError(description: "\(setup.name) has no suggestions")
    }
    let times = try Rounds.median(of: [
      { results(plain).count == expected.count }, { results(advising).count == expected.count },
    ])
    return "advice \(setup.name) \(times[0]) \(times[1]) \(failing) \(suggestions)"
  }

  private func results(_ session: Session) -> [RuleResult] {
    var results: [RuleResult] = []
    session.check(setup, path: setup.name) { results += $0.results }
    return results
  }
}
