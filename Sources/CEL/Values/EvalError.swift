/// Why an expression has no value.
///
/// Errors are values inside the evaluator.
package final class EvalError: Error, Sendable {
  /// The sort of error, for programs; ``message`` is for people.
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
  package let message: String
  /// The syntax node that failed; nil until the evaluator has filled it in.
  package let exprID: Int?

  /// Makes an error; the evaluator adds the node.
  package init(_ kind: Kind, _ message: String, exprID: Int? = nil) {
    self.kind = kind
    self.message = message
    self.exprID = exprID
  }

  /// The same error with its node, unless a node further inside is already named.
  package func at(_ exprID: Int) -> EvalError {
    self.exprID == nil ? EvalError(kind, message, exprID: exprID) : self
  }
}

extension EvalError: CustomStringConvertible {
  package var description: String { message }
}
