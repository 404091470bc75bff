package import Rules
import SourceText

/// Looks a rule pack over: for conditions that cannot mean what their author wants, for what nobody uses, and
/// for texts and tests that are missing.
package struct Linter {
  let pack: Pack
  let compiled: CompiledPack
  let tests: PackTests
  private var findings: [LintFinding] = []

  /// Looks a pack over.
  ///
  /// - Returns: What is questionable, in the order of the files and of the places in each.
  /// - Throws: ``PackErrors`` when the pack can't be used, with everything that is wrong with it.
  package static func lint(_ pack: Pack, _ options: PackCompiler.Options) throws(PackErrors) -> [LintFinding]
  {
    let compiled = try PackCompiler.compile(pack, options)
    let issues = compiled.textIssues()
    guard issues.isEmpty else { throw PackErrors(issues: issues) }
    var linter = Linter(pack: pack, compiled: compiled, tests: try PackTests(pack))
    linter.findings += UseLint(pack, compiled).findings()
    linter.findings += TextLint(pack, compiled).findings()
    linter.findings += ConventionLint(pack, linter.tests).findings()
    linter.findings += ConditionLint(compiled, linter.tests).findings()
    return linter.findings.enumerated().sorted { left, right in
      let (one, other) = (left.element.place, right.element.place)
      return (one.file, one.range.start, left.offset) < (other.file, other.range.start, right.offset)
    }.map(\.element)
  }
}
