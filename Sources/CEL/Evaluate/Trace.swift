package import SourceText

/// What every part of an expression was worth in one evaluation.
package struct Trace: Sendable {
  /// One evaluation of one node.
  ///
  /// The body of a comprehension has one for each element.
  package struct Node: Sendable {
    /// The node of the syntax tree.
    package let exprID: ExprID
    /// Its place in the expression.
    package let range: TextRange
    /// What it was worth.
    package let value: Value
    /// The slot that it was read from; -1 when it was not read from a store.
    package let slot: Int32
    /// The operands' nodes, as indices into ``Trace/nodes``.
    package let children: [Int]
    /// The element when the node is one round of a comprehension: `cards[1]`.
    package let label: String?
    /// Whether it was not evaluated, because the outcome was already certain; the value is then null.
    package let absorbed: Bool
  }

  /// All nodes, operands before what they are operands of.
  package let nodes: [Node]
  /// The outermost.
  package let root: Int
}
