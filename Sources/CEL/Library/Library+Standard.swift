extension Library {
  /// The functions, operators and types that the CEL specification itself defines.
  package static let standard: Library = Library(
    name: "standard",
    documentation: "The functions, operators and types of the CEL language definition.",
    functions: FunctionDeclaration.logic + FunctionDeclaration.comparison + FunctionDeclaration.arithmetic
      + FunctionDeclaration.collections + FunctionDeclaration.conversions + FunctionDeclaration.texts
      + FunctionDeclaration.times,
    macroDocumentation: MacroDocumentation.standard,
    constants: [
      Constant(typeName: "bool", .bool),
      Constant(typeName: "int", .int),
      Constant(typeName: "uint", .uint),
      Constant(typeName: "double", .double),
      Constant(typeName: "string", .string),
      Constant(typeName: "bytes", .bytes),
      Constant(typeName: "list", .list(.dyn)),
      Constant(typeName: "map", .map(.dyn, .dyn)),
      Constant(typeName: "null_type", .null),
      Constant(typeName: "type", .type(nil)),
      Constant(typeName: "google.protobuf.Timestamp", .timestamp),
      Constant(typeName: "google.protobuf.Duration", .duration),
    ]
  )
}
