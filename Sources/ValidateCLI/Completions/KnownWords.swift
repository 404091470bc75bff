import Diagnostics
import Reports

/// Words for completions that stand outside the tables of commands and options.
enum KnownWords {
  /// The report formats.
  static var formats: [(name: String, summary: LocalizedText)] {
    ReporterRegistry.all.map { ($0.name, $0.summary) }
  }

  /// The names of the report formats.
  static var formatNames: [String] { formats.map(\.name) }

  /// The findings besides rules that `--ignore` takes.
  static var findings: [String] { RuleSelection.ignorable }
}
