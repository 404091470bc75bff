package import Diagnostics
import SourceText

/// The errors of an expression that does not compile: all of them, up to 20.
package struct CompileErrors: Error {
  /// What is wrong, with places relative to the expression text; code `cel-syntax` or `cel-type`.
  package let issues: [Diagnostic]
}

/// What expressions may name: variables, constants and functions.
package struct Environment: Sendable {
  private(set) var declarations = Declarations()
  private var registry: Registry
  private let containers: [String]
  /// What the parser allows.
  package var parserOptions: ParserOptions

  /// Makes an environment with libraries, all of them by default, and a container for the resolution of
  /// names.
  ///
  /// With `functions`, only those are taken from the libraries.
  package init(libraries: [Library]? = nil, functions: [String]? = nil, container: String = "") {
    registry = libraries.map { Registry($0, functions: functions) } ?? Registry.all
    parserOptions = ParserOptions()
    parserOptions.allowsOptionals = registry.allowsOptionals
    var containers: [String] = []
    var parts = container.split(separator: ".")
    while !parts.isEmpty {
      containers.append(parts.joined(separator: ".") + ".")
      parts.removeLast()
    }
    self.containers = containers + [""]
  }

  /// Declares a variable; the name may have dots.
  package mutating func declareVariable(_ name: String, _ type: CELType) {
    declarations.add(name, type, .variable)
  }

  /// Declares a name for a value that never changes.
  package mutating func declareConstant(_ name: String, _ type: CELType, _ value: Value) {
    declarations.add(name, type, .constant(value))
  }

  /// Declares constants that are read as fields of `name`: `params.binding_minimum`.
  package mutating func declareParameters(
    _ name: String,
    _ fields: [(name: String, type: CELType, value: Value)]
  ) {
    let type = RecordType(name: name, fields: fields.map { ($0.name, $0.type) })
    let map = MapValue(fields.map { (key: $0.name, value: $0.value) })
    declarations.add(name, .record(type), .constant(.map(map)))
  }

  /// Declares a variable whose value is that of a program, evaluated at most once per ``Frame/reset()``.
  package mutating func define(_ name: String, as program: Program) {
    declarations.add(name, program.resultType, .computed(program))
  }

  /// Declares a function, or more overloads of one.
  package mutating func declareFunction(_ function: FunctionDeclaration) {
    declareFunctions([function])
  }

  /// Declares several functions at once, which costs no more than one.
  package mutating func declareFunctions(_ functions: [FunctionDeclaration]) {
    registry = registry.adding(functions)
  }

  /// The position of a variable in a ``Frame``.
  package func variableIndex(_ name: String) -> Int? {
    declarations[name].flatMap { $0.frameIndex >= 0 ? $0.frameIndex : nil }
  }

  /// Compiles an expression.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - expected: The type that the result must have.
  ///   - check: Whether types are checked; without, names are resolved all the same.
  ///   - macros: Whether calls of macros are expanded.
  /// - Returns: The program.
  /// - Throws: Everything that is wrong with the expression, up to 20 errors.
  package func compile(
    _ source: String,
    expecting expected: CELType? = nil,
    check: Bool = true,
    macros: Bool = true
  ) throws(CompileErrors) -> Program {
    let (ast, syntaxIssues) = Parser.parse(
      source,
      macros: macros ? registry.macros : nil,
      options: parserOptions
    )
    if !syntaxIssues.isEmpty { throw CompileErrors(issues: syntaxIssues) }
    let (tree, typeIssues) = Checker.check(
      ast,
      registry: registry,
      declarations: declarations,
      containers: containers,
      expecting: expected,
      isLenient: !check,
      issueLimit: parserOptions.issueLimit
    )
    if !typeIssues.isEmpty {
      let sorted = typeIssues.enumerated().sorted {
        ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
      }
      throw CompileErrors(issues: sorted.map(\.element))
    }
    return Program(code: ProgramCode(source: source, ast: ast, tree: tree, registry: registry))
  }
}
