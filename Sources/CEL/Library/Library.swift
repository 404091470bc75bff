/// A set of functions, macros and names that an environment may switch on as a whole.
package struct Library: Sendable {
  /// A name that stands for a value: a type's name or a constant.
  package struct Constant: Sendable {
    /// The name, with its namespace.
    package let name: String
    /// The type of the name as an expression: `type(int)` for `int`.
    package let type: CELType
    /// What it stands for.
    package let value: Value

    /// Makes a constant.
    package init(_ name: String, _ type: CELType, _ value: Value) {
      self.name = name
      self.type = type
      self.value = value
    }

    /// The name of a type.
    package init(typeName name: String, _ type: CELType) {
      self.init(name, .type(type), .type(TypeValue(name: type.runtimeName ?? name)))
    }
  }

  /// The library's name in the reference.
  package let name: String
  /// What it is for, in a sentence or two of Markdown.
  package let documentation: String
  /// The functions.
  package let functions: [FunctionDeclaration]
  /// The macros.
  package let macros: [Macro]
  /// What the reference says about the macros.
  package let macroDocumentation: [MacroDocumentation]
  /// Names of types and constants.
  package let constants: [Constant]

  /// Makes a library.
  package init(
    name: String,
    documentation: String,
    functions: [FunctionDeclaration] = [],
    macros: [Macro] = [],
    macroDocumentation: [MacroDocumentation] = [],
    constants: [Constant] = []
  ) {
    self.name = name
    self.documentation = documentation
    self.functions = functions
    self.macros = macros
    self.macroDocumentation = macroDocumentation
    self.constants = constants
  }
}

extension Library {
  /// Every library for users; the macros that only tests need are not among them.
  package static let all: [Library] = names.compactMap { named($0) }

  /// The names of ``all``.
  package static let names = [
    "standard", "decimal", "optionals", "strings", "math", "lists", "sets", "encoders", "regex", "network",
    "bindings", "comprehensions2",
  ]

  /// One library by its name, without making the others.
  package static func named(_ name: String) -> Library? {
    switch name {
    case "standard": standard
    case "decimal": decimal
    case "optionals": optionals
    case "strings": strings
    case "math": math
    case "lists": lists
    case "sets": sets
    case "encoders": encoders
    case "regex": regex
    case "network": network
    case "bindings": bindings
    case "comprehensions2": comprehensions2
    default: nil
    }
  }
}
