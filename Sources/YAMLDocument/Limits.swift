package import Diagnostics
import SourceText

/// How much one document may ask of us; each is checked while reading, and passing one is a finding
/// with the code `limit-exceeded`.
package struct Limits: Sendable {
  /// Bytes of one file or stream; what lies behind them is not read.
  package var fileBytes = Int.max
  /// Bytes of one document.
  package var documentBytes = 64 << 20
  /// Collections inside each other when the outermost is written in flow style, `[` or `{`.
  package var flowDepth = 64
  /// Collections inside each other in all, also through aliases.
  package var depth = 256
  /// Nodes of one document.
  package var nodes = 4_000_000
  /// Nodes that a walk visits when it follows every alias.
  package var aliasExpansion = 8_000_000
  /// Bytes of one mapping key.
  package var keyLength = 4096
  /// What the schema finds in one document; the rest is counted.
  package var findings = 10_000
  /// What all rules say of one document; the rest is counted.
  package var results = 200_000
  /// Directive lines (`%TAG`, `%YAML`) before one document.
  package var directives = 64

  /// The default limits: far above any real document, far below what hurts.
  package init() {}

  /// The finding that a document has more findings than are kept: what a few bytes can ask for would
  /// otherwise take a thousand times as many.
  package static func tooManyFindings(_ limit: Int) -> Diagnostic {
    YAMLMessages.limit(.findings, limit, at: TextRange(at: 0))
  }
}
