/// A compiled expression: immutable, shared by threads.
package struct Program: Sendable {
  /// The text.
  package let source: String
  /// The syntax tree.
  package let ast: AST
  /// The type that the checker found; dyn without a check.
  package let resultType: CELType

  /// The value of the expression.
  package func evaluate(in frame: Frame) -> Value { .null }

  /// The outcome of a condition. Makes nothing on the heap for scalar work.
  package func evaluateBool(in frame: Frame) -> Verdict { .error }

  /// The value of every part of the expression. Slow.
  package func trace(in frame: Frame) -> Trace { Trace(nodes: [], root: 0) }
}
