package import Diagnostics
package import YAMLDocument

/// Something in a document that its schema does not allow.
package struct SchemaFinding: Sendable {
  /// What, where and what to do; its code is `unknown-key`, `wrong-type` or `schema-constraint`.
  package let diagnostic: Diagnostic
  /// The value concerned, for its JSON Pointer; for a missing key, the mapping that lacks it.
  package let node: NodeID
  /// The missing key, if that is what is wrong.
  package let missingKey: String?

  init(_ diagnostic: Diagnostic, node: NodeID, missingKey: String? = nil) {
    self.diagnostic = diagnostic
    self.node = node
    self.missingKey = missingKey
  }
}
