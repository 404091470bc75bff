package import Diagnostics
package import Engine
package import Rules
import SourceText
import YAMLDocument

/// What came of a pack's tests, and what a report of it needs to know.
package struct PackTestReport: Sendable {
  package let pack: Pack
  package let summary: TestSummary
  /// Whether only some of the tests ran.
  package let isPartial: Bool
  /// Whether what the tests cover is told.
  package let tellsCoverage: Bool
  /// The percentage that must be covered.
  package let threshold: Double?

  package init(
    pack: Pack,
    summary: TestSummary,
    isPartial: Bool,
    tellsCoverage: Bool,
    threshold: Double?
  ) {
    self.pack = pack
    self.summary = summary
    self.isPartial = isPartial
    self.tellsCoverage = tellsCoverage
    self.threshold = threshold
  }

  /// The rules without a test; none when only some tests ran.
  var untested: [Rule] {
    guard !isPartial else { return [] }
    let tested = Set(
      summary.results.compactMap { if case .rule(let rule, _) = $0.subject { rule } else { nil } }
    )
    return summary.coverage.rules.map(\.rule).filter { !tested.contains($0) }.map { pack.rules[$0] }
  }

  /// Whether so much is covered as is asked for.
  package var isCoveredEnough: Bool { threshold.map { summary.coverage.total.reaches(percent: $0) } ?? true }

  /// Whether every test passes, every rule has one, and enough is covered.
  package var isGood: Bool {
    summary.results.allSatisfy(\.passes) && untested.isEmpty && isCoveredEnough
  }

  /// What a test is about: its rule, or the fixtures.
  func subject(of result: TestResult) -> String {
    if case .rule(let rule, _) = result.subject { pack.rules[rule].id } else { "fixtures" }
  }

  /// The file and the place of a node of the pack.
  func place(of node: PackNode) -> (path: String, location: SourceLocation) {
    let file = pack.files[node.file]
    let start = Int(file.tree.range(node.node).start)
    return (file.path, LineTable(file.tree.source).location(of: start))
  }

  /// `path:line:column`.
  func placeText(of node: PackNode, _ look: Look = Look()) -> String {
    let (path, location) = place(of: node)
    return look.place(path, ":\(location.line):\(location.column)")
  }
}

/// How the outcome of tests is told.
package struct PackTestOptions: Sendable {
  package var language: Language
  /// How the text looks.
  package var look: Look
  /// Nothing but what is not as it should be.
  package var isQuiet: Bool
  /// The tests of each rule, and why outcomes can't happen.
  package var isVerbose: Bool
  /// The table of what is covered, and all that is not.
  package var showsCoverage: Bool

  package init(
    language: Language,
    look: Look = Look(),
    isQuiet: Bool = false,
    isVerbose: Bool = false,
    showsCoverage: Bool = false
  ) {
    self.language = language
    self.look = look
    self.isQuiet = isQuiet
    self.isVerbose = isVerbose
    self.showsCoverage = showsCoverage
  }
}
