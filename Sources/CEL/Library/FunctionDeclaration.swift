/// A function: its name, its overloads, and what the reference says about it.
package struct FunctionDeclaration: Sendable {
  /// The name, with its namespace if it has one; operators as the parser names them (`_+_`).
  package let name: String
  private let makeOverloads: @Sendable () -> [Overload]
  /// The overloads, in the order in which they are tried; made anew each time, because most runs need those
  /// of few functions.
  package var overloads: [Overload] { makeOverloads() }
  /// One or more sentences for the reference, in Markdown.
  package let documentation: String
  /// Expressions that are true, for the reference and for tests.
  package let examples: [String]

  /// Makes a declaration.
  package init(
    _ name: String,
    _ documentation: String,
    examples: [String] = [],
    overloads: @autoclosure @escaping @Sendable () -> [Overload]
  ) {
    self.name = name
    makeOverloads = overloads
    self.documentation = documentation
    self.examples = examples
  }
}

/// The documentation of a macro, for the reference.
package struct MacroDocumentation: Sendable {
  /// How it is called: `math.greatest(a, ...)`.
  package let form: String
  /// One or more sentences, in Markdown.
  package let documentation: String
  /// Expressions that are true.
  package let examples: [String]

  /// Makes the documentation of a macro.
  package init(_ form: String, _ documentation: String, examples: [String]) {
    self.form = form
    self.documentation = documentation
    self.examples = examples
  }
}
