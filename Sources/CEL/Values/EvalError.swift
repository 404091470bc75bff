package import Diagnostics

/// Why an expression has no value.
///
/// Errors are values inside the evaluator.
package final class EvalError: Error, Sendable {
  /// The sort of error, for programs; ``text`` is for people.
  package enum Kind: Sendable {
    case noMatchingOverload
    case divideByZero
    case overflow
    case noSuchKey
    case noSuchField
    case indexOutOfBounds
    case invalidArgument
    case undeclared
    case duplicateKey
    case unsupportedKey
    case costExceeded
    case depthExceeded
    case sizeExceeded
  }

  /// The sort of error.
  package let kind: Kind
  /// One line for people, without a full stop.
  package let text: LocalizedText
  /// The line in English.
  package var message: String { text.english }
  /// The syntax node that failed; nil until the evaluator has filled it in.
  package let exprID: Int?

  /// Makes an error; the evaluator adds the node.
  package init(_ kind: Kind, _ text: LocalizedText, exprID: Int? = nil) {
    self.kind = kind
    self.text = text
    self.exprID = exprID
  }

  /// Makes an error from its words in every language.
  package convenience init(_ kind: Kind, en english: String, zh chinese: String) {
    self.init(kind, LocalizedText(en: english, zh: chinese))
  }

  /// The same error with its node, unless a node further inside is already named.
  package func at(_ exprID: Int) -> EvalError {
    self.exprID == nil ? EvalError(kind, text, exprID: exprID) : self
  }
}

extension EvalError: CustomStringConvertible {
  package var description: String { message }
}
