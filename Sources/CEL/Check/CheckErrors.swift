import Diagnostics
import SourceText

/// The messages of the checker, all in one place.
///
/// Their readers are authors of expressions.
enum CheckErrors {
  private static func issue(_ text: String, _ range: TextRange, hint: String? = nil) -> Diagnostic {
    Diagnostic("cel-type", LocalizedText(text), at: range, hint: hint.map { LocalizedText($0) })
  }

  private static func didYouMean(_ name: String, _ candidates: some Sequence<String>) -> String? {
    Spelling.closest(to: name, among: candidates).map { "did you mean `\($0)`?" }
  }

  static func undeclaredName(
    _ name: String,
    candidates: some Sequence<String>,
    _ range: TextRange
  ) -> Diagnostic {
    issue("unknown name `\(name)`", range, hint: didYouMean(name, candidates))
  }

  static func undeclaredFunction(
    _ name: String,
    candidates: some Sequence<String>,
    _ range: TextRange
  ) -> Diagnostic {
    issue("unknown function `\(name)`", range, hint: didYouMean(name, candidates))
  }

  static func unknownField(_ field: String, of type: RecordType, _ range: TextRange) -> Diagnostic {
    let names = type.fields.map(\.name)
    let hint =
      didYouMean(field, names)
      ?? (names.isEmpty || names.count > 12 ? nil : "it has \(list(names.map { "`\($0)`" }))")
    return issue("`\(type.name)` has no field `\(field)`", range, hint: hint)
  }

  static func noFields(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue("a value of type \(type) has no fields", range)
  }

  static func notAMessage(_ name: String, _ range: TextRange) -> Diagnostic {
    issue("unknown message type `\(name)`", range)
  }

  static func notARange(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue("a comprehension needs a list or a map, not \(type)", range)
  }

  static func notBool(_ what: String, _ type: CELType, _ range: TextRange) -> Diagnostic {
    issue("\(what) must be a bool, not \(type)", range)
  }

  static func branches(_ yes: CELType, _ no: CELType, _ range: TextRange) -> Diagnostic {
    issue("both branches of `?:` must have one type, not \(yes) and \(no)", range)
  }

  static func notIndexable(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue("a value of type \(type) cannot be indexed", range)
  }

  static func wrongIndex(
    _ index: CELType,
    wanted: CELType,
    of type: CELType,
    _ range: TextRange
  ) -> Diagnostic {
    issue("\(type) is indexed by \(wanted), not \(index)", range)
  }

  static func notAMapLiteralType(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue("transformMapEntry() must make a map, not \(type)", range)
  }

  static func notOptional(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue("after `?` an optional value must follow, not \(type)", range)
  }

  static func unexpectedResult(_ type: CELType, expected: CELType, _ range: TextRange) -> Diagnostic {
    issue("the expression gives \(type), but \(expected) is wanted", range)
  }

  static func noOverload(
    _ function: Registry.Function,
    arguments: [CELType],
    isMethodCall: Bool,
    _ range: TextRange
  ) -> Diagnostic {
    let name = Operator.displayName(function.name)
    let candidates = function.candidates.map(\.overload)
    let fitting = candidates.filter { $0.isMethod == isMethodCall }
    var text: String
    if isMethodCall, let receiver = arguments.first {
      text = "`\(name)` cannot be called on \(receiver)"
      let rest = arguments.dropFirst()
      if !rest.isEmpty { text += " with (\(rest.map(\.description).joined(separator: ", ")))" }
    } else {
      text = "`\(name)` cannot take (\(arguments.map(\.description).joined(separator: ", ")))"
    }
    var issue = issue(text, range, hint: hint(function, candidates, fitting, arguments, isMethodCall))
    let shown = (fitting.isEmpty ? candidates : fitting).prefix(12).map { signature(function.name, $0) }
    if !shown.isEmpty {
      let more = max(0, (fitting.isEmpty ? candidates : fitting).count - shown.count)
      let rest = more > 0 ? " and \(more) more" : ""
      issue.notes = [Note(LocalizedText("it can be \(shown.joined(separator: ", "))\(rest)"), at: range)]
    }
    return issue
  }

  private static func hint(
    _ function: Registry.Function,
    _ candidates: [Overload],
    _ fitting: [Overload],
    _ arguments: [CELType],
    _ isMethodCall: Bool
  ) -> String? {
    let name = Operator.displayName(function.name)
    if fitting.isEmpty, !candidates.isEmpty {
      return isMethodCall
        ? "write \(name)(x) instead of x.\(name)()" : "write x.\(name)() instead of \(name)(x)"
    }
    if arguments.contains(.decimal), arguments.contains(.double) {
      return "a decimal is exact and a double is not: write decimal(\"4.99\") instead of 4.99"
    }
    if arguments.count == 2, arguments.contains(.null), Operator.precedence(function.name) == 3 {
      return "use has() to ask whether a field is there"
    }
    let numbers: Set<CELType> = [.int, .uint, .double]
    if arguments.count == 2, Set(arguments).isSubset(of: numbers), arguments[0] != arguments[1] {
      return "numbers of different types do not mix: convert one with \(arguments[0])() or \(arguments[1])()"
    }
    return nil
  }

  /// A call with types in place of operands: `int + int`, `string.size()`.
  private static func signature(_ function: String, _ overload: Overload) -> String {
    let types = overload.parameters.map(\.description)
    if let symbol = Operator.symbol(function) {
      return types.count == 2 ? "\(types[0]) \(symbol) \(types[1])" : symbol + types.joined()
    }
    switch (function, types.count) {
    case (Operator.index, 2): return "\(types[0])[\(types[1])]"
    case (Operator.optionalIndex, 2): return "\(types[0])[?\(types[1])]"
    case (Operator.conditional, 3): return "\(types[0]) ? \(types[1]) : \(types[2])"
    default: break
    }
    if overload.isMethod, let receiver = types.first {
      return "\(receiver).\(function)(\(types.dropFirst().joined(separator: ", ")))"
    }
    return "\(function)(\(types.joined(separator: ", ")))"
  }

  private static func list(_ items: [String]) -> String { items.joined(separator: ", ") }
}
