extension Library {
  /// More functions of strings (cel-go's `ext.Strings`).
  package static let strings: Library = Library(
    name: "strings",
    documentation: "More functions of strings. Positions count code points, from 0.",
    functions: FunctionDeclaration.stringSearch + FunctionDeclaration.stringParts
      + FunctionDeclaration.stringChanges + [FunctionDeclaration.stringFormat]
  )
}
