import Diagnostics
import SourceText

/// The messages of the checker, all in one place.
///
/// Their readers are authors of expressions.
enum CheckErrors {
  private static func issue(
    en english: String,
    zh chinese: String,
    _ range: TextRange,
    hint: LocalizedText? = nil
  ) -> Diagnostic {
    Diagnostic("cel-type", LocalizedText(en: english, zh: chinese), at: range, hint: hint)
  }

  private static func didYouMean(_ name: String, _ candidates: some Sequence<String>) -> LocalizedText? {
    Spelling.closest(to: name, among: candidates).map {
      LocalizedText(en: "did you mean `\($0)`?", zh: "是不是想写 `\($0)`？")
    }
  }

  static func undeclaredName(
    _ name: String,
    candidates: some Sequence<String>,
    _ range: TextRange
  ) -> Diagnostic {
    issue(en: "unknown name `\(name)`", zh: "未知的名称 `\(name)`", range, hint: didYouMean(name, candidates))
  }

  static func undeclaredFunction(
    _ name: String,
    candidates: some Sequence<String>,
    _ range: TextRange
  ) -> Diagnostic {
    issue(en: "unknown function `\(name)`", zh: "未知的函数 `\(name)`", range, hint: didYouMean(name, candidates))
  }

  static func unknownField(_ field: String, of type: RecordType, _ range: TextRange) -> Diagnostic {
    let names = type.fields.map(\.name)
    let hint =
      didYouMean(field, names)
      ?? (names.isEmpty || names.count > 12 ? nil : knownFields(names.map { "`\($0)`" }))
    return issue(
      en: "`\(type.name)` has no field `\(field)`",
      zh: "`\(type.name)` 没有字段 `\(field)`",
      range,
      hint: hint
    )
  }

  private static func knownFields(_ names: [String]) -> LocalizedText {
    LocalizedText(
      en: "it has \(names.joined(separator: ", "))",
      zh: "它有 \(names.joined(separator: "、"))"
    )
  }

  static func noFields(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue(en: "a value of type \(type) has no fields", zh: "类型为 \(type) 的值没有字段", range)
  }

  static func notAMessage(_ name: String, _ range: TextRange) -> Diagnostic {
    issue(en: "unknown message type `\(name)`", zh: "未知的消息类型 `\(name)`", range)
  }

  static func notARange(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue(en: "a comprehension needs a list or a map, not \(type)", zh: "只能遍历列表或映射，而不是 \(type)", range)
  }

  static func notBool(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue(en: "the condition must be a bool, not \(type)", zh: "条件必须是 bool，而不是 \(type)", range)
  }

  static func choiceNotBool(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue(
      en: "the condition of `?:` must be a bool, not \(type)",
      zh: "`?:` 的条件必须是 bool，而不是 \(type)",
      range
    )
  }

  static func branches(_ yes: CELType, _ no: CELType, _ range: TextRange) -> Diagnostic {
    issue(
      en: "both branches of `?:` must have one type, not \(yes) and \(no)",
      zh: "`?:` 的两个分支必须是同一类型，而不是 \(yes) 和 \(no)",
      range
    )
  }

  static func notIndexable(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue(en: "a value of type \(type) cannot be indexed", zh: "类型为 \(type) 的值不能用下标", range)
  }

  static func wrongIndex(
    _ index: CELType,
    wanted: CELType,
    of type: CELType,
    _ range: TextRange
  ) -> Diagnostic {
    issue(
      en: "\(type) is indexed by \(wanted), not \(index)",
      zh: "\(type) 的下标是 \(wanted)，而不是 \(index)",
      range
    )
  }

  static func notAMapLiteralType(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue(
      en: "transformMapEntry() must make a map, not \(type)",
      zh: "transformMapEntry() 必须产生映射，而不是 \(type)",
      range
    )
  }

  static func notOptional(_ type: CELType, _ range: TextRange) -> Diagnostic {
    issue(en: "after `?` an optional value must follow, not \(type)", zh: "`?` 之后必须是可选值，而不是 \(type)", range)
  }

  static func unexpectedResult(_ type: CELType, expected: CELType, _ range: TextRange) -> Diagnostic {
    issue(
      en: "the expression gives \(type), but \(expected) is wanted",
      zh: "表达式的结果是 \(type)，而需要的是 \(expected)",
      range
    )
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
    let text: LocalizedText
    if isMethodCall, let receiver = arguments.first {
      let rest = arguments.dropFirst().map(\.description).joined(separator: ", ")
      text = LocalizedText(
        en: "`\(name)` cannot be called on \(receiver)" + (rest.isEmpty ? "" : " with (\(rest))"),
        zh: "`\(name)` 不能用于 \(receiver)" + (rest.isEmpty ? "" : "，参数为 (\(rest))")
      )
    } else {
      let types = arguments.map(\.description).joined(separator: ", ")
      text = LocalizedText(en: "`\(name)` cannot take (\(types))", zh: "`\(name)` 不接受参数 (\(types))")
    }
    var issue = Diagnostic(
      "cel-type",
      text,
      at: range,
      hint: hint(function, candidates, fitting, arguments, isMethodCall)
    )
    let shown = (fitting.isEmpty ? candidates : fitting).prefix(12).map { signature(function.name, $0) }
    if !shown.isEmpty {
      let more = max(0, (fitting.isEmpty ? candidates : fitting).count - shown.count)
      let list = LocalizedText(
        en: "it can be \(shown.joined(separator: ", "))" + (more > 0 ? " and \(more) more" : ""),
        zh: "可以是 \(shown.joined(separator: "、"))" + (more > 0 ? "，另有 \(more) 种" : "")
      )
      issue.notes = [Note(list, at: range)]
    }
    return issue
  }

  private static func hint(
    _ function: Registry.Function,
    _ candidates: [Overload],
    _ fitting: [Overload],
    _ arguments: [CELType],
    _ isMethodCall: Bool
  ) -> LocalizedText? {
    let name = Operator.displayName(function.name)
    if fitting.isEmpty, !candidates.isEmpty {
      return isMethodCall
        ? LocalizedText(en: "write \(name)(x) instead of x.\(name)()", zh: "请写 \(name)(x)，而不是 x.\(name)()")
        : LocalizedText(en: "write x.\(name)() instead of \(name)(x)", zh: "请写 x.\(name)()，而不是 \(name)(x)")
    }
    if arguments.contains(.decimal), arguments.contains(.double) {
      return LocalizedText(
        en: "a decimal is exact and a double is not: write decimal(\"4.99\") instead of 4.99",
        zh: "decimal 是精确的，double 不是：请写 decimal(\"4.99\")，而不是 4.99"
      )
    }
    if arguments.count == 2, arguments.contains(.null), Operator.precedence(function.name) == 3 {
      return LocalizedText(en: "use has() to ask whether a field is there", zh: "请用 has() 询问字段是否存在")
    }
    let numbers: Set<CELType> = [.int, .uint, .double]
    if arguments.count == 2, Set(arguments).isSubset(of: numbers), arguments[0] != arguments[1] {
      let (left, right) = (arguments[0], arguments[1])
      return LocalizedText(
        en: "numbers of different types do not mix: convert one with \(left)() or \(right)()",
        zh: "不同类型的数不能混用：请用 \(left)() 或 \(right)() 转换其中一个"
      )
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
}
