/// The reference of the language as this project has it, made from the declarations themselves.
package enum CELReference {
  /// The whole reference: the content of `docs/cel.md`.
  package static func markdown() -> String {
    var parts = [introduction, differences]
    parts += Library.all.map(section)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # CEL reference

    <!-- Generated from Sources/CEL/Library. Do not edit: change the declarations there instead. -->

    Conditions are written in the [Common Expression Language](https://github.com/google/cel-spec). This page lists
    every operator, function and macro that they may use, with the types that each takes and gives. `A`, `B`, `K` and
    `V` stand for any type. Each example is true, and is run by the tests.
    """

  private static let differences = """
    ## Differences from cel-go

    - `decimal` is a type of ours for exact money. It mixes with `int` and `uint` in comparisons and with `int` in
      sums, differences and products, never with `double`.
    - Fields of records may be unknown: absent and null fields are, and so is whatever needs them. `has(a.b)` is always
      known: true when the field is written and not null. In ordinary maps null is a value, as in CEL.
    - There are no protobuf messages: no message literals, no enums and no `proto` functions.
      `google.protobuf.Timestamp` and `google.protobuf.Duration` are the names of the types of times.
    - `string.indexOf` and `lastIndexOf` with a position outside the string are errors, as in the conformance suite.
    - Regular expressions are RE2's; a compiled one may take at most 1 MiB.
    - Time zones come from the database of the system. Without one, only UTC and offsets such as `+01:00` work.
    - Strings that an expression makes have at most 1 MiB, lists and maps 100000 elements and, with those of lists
      inside, a million values. `format` gives at most 1100 digits after the point.
    """

  private static func section(_ library: Library) -> String {
    var parts = ["## \(library.name)", library.documentation]
    if !library.constants.isEmpty {
      let names = library.constants.map { "`\($0.name)`" }.joined(separator: ", ")
      parts.append("Type names: \(names).")
    }
    parts += library.functions.filter { !isInternal($0.name) }.map(entry)
    parts += library.macroDocumentation.map(entry)
    return parts.joined(separator: "\n\n")
  }

  /// Functions that only macros call have a name that no author can write.
  private static func isInternal(_ name: String) -> Bool {
    name != Operator.in && name.utf8.contains(UInt8(ascii: "@"))
  }

  private static func entry(_ function: FunctionDeclaration) -> String {
    let signatures = function.overloads.map { "- `\(signature(function.name, $0))`" }
    return """
      ### `\(title(function.name))`

      \(function.documentation)

      \(signatures.joined(separator: "\n"))
      \(block(function.examples))
      """
  }

  private static func entry(_ macro: MacroDocumentation) -> String {
    """
    ### `\(macro.form)` (macro)

    \(macro.documentation)
    \(block(macro.examples))
    """
  }

  private static func block(_ examples: [String]) -> String {
    examples.isEmpty ? "" : "\n```cel\n\(examples.joined(separator: "\n"))\n```"
  }

  private static func title(_ function: String) -> String { Operator.displayName(function) }

  /// How a call looks, with types for arguments.
  private static func signature(_ function: String, _ overload: Overload) -> String {
    let types = overload.parameters.map(\.description)
    return "\(call(function, types, isMethod: overload.isMethod)) -> \(overload.result)"
  }

  private static func call(_ function: String, _ types: [String], isMethod: Bool) -> String {
    switch function {
    case Operator.conditional: return "\(types[0]) ? \(types[1]) : \(types[2])"
    case Operator.index: return "\(types[0])[\(types[1])]"
    case Operator.optionalIndex: return "\(types[0])[?\(types[1])]"
    default: break
    }
    if let symbol = Operator.symbol(function) {
      return types.count == 1 ? symbol + types[0] : "\(types[0]) \(symbol) \(types[1])"
    }
    let arguments = (isMethod ? types[1...] : types[...]).joined(separator: ", ")
    return isMethod ? "\(types[0]).\(function)(\(arguments))" : "\(function)(\(arguments))"
  }
}
