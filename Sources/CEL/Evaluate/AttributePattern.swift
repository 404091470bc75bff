/// Which parts of the input are not known: a variable and a way from it, with wildcards.
package struct AttributePattern: Hashable, Sendable {
  /// One step.
  package enum Qualifier: Hashable, Sendable {
    /// A field or a string key.
    case field(String)
    /// A list index or an integer key.
    case index(Int64)
    /// A key that is a bool.
    case flag(Bool)
    /// Any step.
    case wildcard
  }

  /// The variable.
  package let variable: String
  /// The steps from it.
  package let qualifiers: [Qualifier]

  /// Makes a pattern.
  package init(_ variable: String, _ qualifiers: [Qualifier] = []) {
    self.variable = variable
    self.qualifiers = qualifiers
  }
}
