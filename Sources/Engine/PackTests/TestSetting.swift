import Platform
import Rules
import YAMLDocument

/// What a test asks of a run besides its setup.
package struct TestSetting: Hashable, Sendable {
  /// A parameter that the test sets, as text.
  package struct Parameter: Hashable, Sendable {
    package let name: String
    package let value: String
  }

  package var parameters: [Parameter] = []
  /// The stage that is asked for.
  package var stage: String = ""
  /// The day of the test, `YYYY-MM-DD`.
  package var today: String?

  /// The day of tests that do not name one: any fixed day will do.
  package static let defaultDay = "2026-01-01"

  /// The day of the test, in days since 1970-01-01.
  var day: Int { CivilDate(today ?? Self.defaultDay)?.daysSinceEpoch ?? 0 }

  /// How a pack is compiled for the test, its parameters apart.
  var compilerOptions: PackCompiler.Options { PackCompiler.Options(today: day, stage: stage) }

  /// Reads one of the keys that say something about the run; false for any other key.
  mutating func read(_ key: String, _ value: NodeID, _ reader: inout PackReader) -> Bool {
    switch key {
    case "params":
      for (name, text) in reader.entries(value) {
        parameters.append(Parameter(name: reader.text(name), value: reader.text(text)))
      }
    case "stage": stage = reader.scalar(value)
    case "today": today = reader.scalar(value)
    default: return false
    }
    return true
  }
}
