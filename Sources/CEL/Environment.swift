package import Diagnostics

/// The errors of an expression that does not compile: all of them, up to 20.
package struct CompileErrors: Error {
  /// What is wrong, with places relative to the expression text; code `cel-syntax` or `cel-type`.
  package let issues: [Diagnostic]
}

/// What expressions may name: variables, constants and functions.
package struct Environment: Sendable {
  /// Makes an environment with libraries and a container for the resolution of names.
  package init(libraries: [Library] = Library.all, container: String = "") {}

  /// Declares a variable; the name may have dots.
  package mutating func declareVariable(_ name: String, _ type: CELType) {}

  /// Declares a name for a value that never changes.
  package mutating func declareConstant(_ name: String, _ type: CELType, _ value: Value) {}

  /// Declares constants that are read as fields of `name`: `params.binding_minimum`.
  package mutating func declareParameters(
    _ name: String,
    _ fields: [(name: String, type: CELType, value: Value)]
  ) {}

  /// Declares a variable whose value is that of a program, evaluated at most once per ``Frame/reset()``.
  package mutating func define(_ name: String, as program: Program) {}

  /// Declares a function, or more overloads of one.
  package mutating func declareFunction(_ function: FunctionDeclaration) {}

  /// Compiles an expression.
  package func compile(
    _ source: String,
    expecting: CELType? = nil,
    check: Bool = true,
    macros: Bool = true
  ) throws(CompileErrors) -> Program {
    Program(source: source, ast: AST(), resultType: .dyn)
  }

  /// The position of a variable in a ``Frame``.
  package func variableIndex(_ name: String) -> Int? { nil }
}
