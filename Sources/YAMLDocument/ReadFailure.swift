import SourceText

/// Why a document could not be read, before it is put into words.
enum ReadFailure {
  /// libyaml's error; the parser holds it.
  case syntax
  /// Brackets nested past the limit while libyaml was still looking ahead.
  case flowTooDeep
  case limit(LimitKind, Int, TextRange)
  case undefinedAlias(String, TextRange, candidates: [String])
  case aliasCycle(String, TextRange, TextRange)
  case directiveWithoutDocumentEnd(TextRange)
  case commentWithoutSpace(TextRange)
  /// libyaml reads `[?x]` as a key `x`.
  case questionMarkWithoutSpace(TextRange)
  case blankLineTooDeep(TextRange)
  case continuationNotIndented(TextRange, opening: Int, isTab: Bool)
  case trouble(ByteSurvey.Trouble, TextRange)
  case wrongEncoding(String)
}

/// Which of the ``Limits`` was passed.
enum LimitKind {
  case fileBytes
  case documentBytes
  case flowDepth
  case depth
  case nodes
  case aliasExpansion
  case keyLength
  case directives
  case findings
}
