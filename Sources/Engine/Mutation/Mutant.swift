package import Diagnostics
import Rules
package import SourceText

/// What kind of change a mutant is.
package enum MutationKind: String, Sendable, CaseIterable {
  /// `<` for `<=`, `==` for `!=`.
  case comparison
  /// A number one step further, another text, the other truth value.
  case constant
  /// `&&` for `||`.
  case logic
  /// A `!` more or less.
  case negation
  /// `all` for `exists`, `exists_one` for `exists`.
  case quantifier
  /// A part of a condition, a sum or a list less.
  case operand
  /// Another field, or parameter, of the same type.
  case field
  /// One side of `a ? b : c` always.
  case branch
  /// `+` for `-`, `*` for `/`.
  case arithmetic
  /// A function with the same types.
  case function
  /// A list without its `filter`.
  case filter
  /// A rule that applies always.
  case when
  /// A list without its first or last element.
  case forEach = "for_each"
  /// A parameter's value one step further.
  case parameter
  case severity
  case stage
}

/// A pack with one small change that its tests should notice.
package struct Mutant: Sendable {
  /// What is changed.
  enum Change: Sendable {
    /// The text of an expression; nil for a `when` that is left out.
    case expression(ExpressionSite, String?)
    case parameter(Int, ParameterValue)
    case severity(rule: Int, Severity)
    case stage(rule: Int, Int)
  }

  let change: Change
  package let kind: MutationKind
  /// The file in which it stands.
  package let file: Int
  /// The bytes of the file that are replaced.
  package let range: TextRange
  /// What stands there instead, as it would be written in the file.
  package let replacement: String
  /// What goes and what comes, in short.
  package let old: String
  package let new: String

  /// The rule that is changed; nil for variables and parameters, which belong to several.
  var rule: Int? {
    switch change {
    case .expression(let site, _): site.rule
    case .severity(let rule, _), .stage(let rule, _): rule
    case .parameter: nil
    }
  }
}

/// Whether the tests notice a mutant.
package enum MutantFate: Sendable {
  /// A test fails: of which rule, nil for a fixture, and which.
  case killed(rule: String?, test: String)
  /// No setup whatever tells the two apart.
  case equivalent(LocalizedText)
  /// All tests pass. The test that is missing, when one was found.
  case survived(MissingTest?)
}

/// What became of one mutant.
package struct MutantResult: Sendable {
  package let mutant: Mutant
  /// The rule that is changed; nil for a variable or a parameter.
  package let ruleID: String?
  /// What is changed: a rule's id, `variables.NAME` or `params.NAME`.
  package let subject: String
  package let fate: MutantFate
  /// How many tests were run to find that out.
  let testRuns: Int
}

/// What became of all mutants of a pack.
package struct MutationSummary: Sendable {
  /// In the order of the pack's files.
  package var results: [MutantResult] = []
  /// How many tests were run on mutants.
  package var testRuns: Int = 0

  package var killed: Int { results.count { if case .killed = $0.fate { true } else { false } } }
  package var equivalent: Int { results.count { if case .equivalent = $0.fate { true } else { false } } }
  package var survivors: Int { results.count { if case .survived = $0.fate { true } else { false } } }
}
