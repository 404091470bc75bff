extension Library {
  /// Values that may be missing (cel-go's optional types, with the syntax `a.?b`, `a[?b]`, `[?a]`, `{?k: v}`).
  package static let optionals: Library = Library(
    name: "optional",
    documentation:
      "Values that may be missing. `a.?b` and `a[?k]` give an optional: that of the value, or none when "
      + "the field or the element is missing; selections after that stay optional. `[?a]` and `{?k: v}` leave "
      + "out what is none.",
    functions: FunctionDeclaration.optionalValues + FunctionDeclaration.optionalLists,
    macros: [optMap, optFlatMap],
    macroDocumentation: [
      MacroDocumentation(
        "optional.optMap(x, expression)",
        "The optional of an expression of the value `x`; none stays none.",
        examples: [
          "optional.of(42).optMap(x, x + 1).value() == 43", "!optional.none().optMap(x, x + 1).hasValue()",
        ]
      ),
      MacroDocumentation(
        "optional.optFlatMap(x, expression)",
        "An expression of the value `x` that is itself optional; none stays none.",
        examples: ["{'a': {'b': 1}}.?a.optFlatMap(x, x.?b).value() == 1"]
      ),
    ],
    constants: [Constant(typeName: CELType.optionalName, .optional(.dyn))]
  )

  private static let optMap = Macro("optMap", argumentCount: 2, isMethod: true) { builder, call in
    expand("optMap", &builder, call) { builder, mapped in builder.call("optional.of", [mapped]) }
  }

  private static let optFlatMap = Macro("optFlatMap", argumentCount: 2, isMethod: true) { builder, call in
    expand("optFlatMap", &builder, call) { _, mapped in mapped }
  }

  /// `o.optMap(x, e)` becomes, with the receiver evaluated once,.
  ///
  ///     cel.bind(@optional, o, @optional.hasValue() ? optional.of(cel.bind(x, @optional.value(), e)) : optional.none())
  private static func expand(
    _ name: String,
    _ builder: inout ASTBuilder,
    _ call: Macro.Call,
    wrapping wrap: (inout ASTBuilder, ExprID) -> ExprID
  ) -> Macro.Expansion {
    guard let target = call.target else { return .ordinaryCall }
    guard let variable = builder.simpleName(call.arguments[0]) else {
      return .refusal(
        en: "\(name)() variable name must be a simple identifier",
        zh: "\(name)() 的变量必须是简单的名称",
        at: call.arguments[0]
      )
    }
    let optional = "@optional"
    let condition = builder.method("hasValue", on: builder.ident(optional))
    let value = builder.method("value", on: builder.ident(optional))
    let mapped = wrap(&builder, builder.bind(variable, to: value, in: call.arguments[1]))
    let none = builder.call("optional.none", [])
    let choice = builder.call(Operator.conditional, [condition, mapped, none])
    return .expression(builder.bind(optional, to: target, in: choice))
  }
}

extension FunctionDeclaration {
  private static let parameter: CELType = .typeParam("V")
  private static let optional: CELType = .optional(parameter)

  fileprivate static let optionalValues: [FunctionDeclaration] = [
    FunctionDeclaration(
      "optional.of",
      "An optional with a value, which may be null.",
      examples: ["optional.of(null).hasValue()"],
      overloads: [Overload("optional_of", [parameter], optional, .unary { .optional(OptionalValue($0)) })]
    ),
    FunctionDeclaration(
      "optional.ofNonZeroValue",
      "An optional with a value, or none when the value is zero, empty, false or null.",
      examples: ["!optional.ofNonZeroValue('').hasValue()", "optional.ofNonZeroValue(7).value() == 7"],
      overloads: [
        Overload(
          "optional_ofNonZeroValue",
          [parameter],
          optional,
          .unary { .optional($0.isZero ? .none : OptionalValue($0)) }
        )
      ]
    ),
    FunctionDeclaration(
      "optional.none",
      "The optional without a value.",
      examples: ["!optional.none().hasValue()", "optional.none() == optional.none()"],
      overloads: [Overload("optional_none", [], optional, .nary { _ in .optional(.none) })]
    ),
    FunctionDeclaration(
      "hasValue",
      "Whether there is a value.",
      examples: ["optional.of(1).hasValue()"],
      overloads: [
        Overload("optional_hasValue", isMethod: true, [optional], to: .bool) { (optional: OptionalValue) in
          .bool(optional.hasValue)
        }
      ]
    ),
    FunctionDeclaration(
      "value",
      "The value; an error when there is none.",
      examples: ["optional.of(1).value() == 1"],
      overloads: [
        Overload("optional_value", isMethod: true, [optional], to: parameter) { (optional: OptionalValue) in
          optional.value
            ?? .error(.invalidArgument, en: "optional.none() dereference", zh: "对 optional.none() 取值")
        }
      ]
    ),
    FunctionDeclaration(
      "or",
      "The optional itself if it has a value, else the argument, which is only then evaluated.",
      examples: ["optional.none().or(optional.of(1)).value() == 1"],
      overloads: [
        Overload("optional_or_optional", isMethod: true, [optional, optional], optional, .intrinsic)
      ]
    ),
    FunctionDeclaration(
      "orValue",
      "The value if there is one, else the argument, which is only then evaluated.",
      examples: ["{}.?a.orValue(7) == 7"],
      overloads: [
        Overload("optional_orValue_value", isMethod: true, [optional, parameter], parameter, .intrinsic)
      ]
    ),
  ]

  /// Optional positions, and functions between lists and optionals.
  fileprivate static let optionalLists: [FunctionDeclaration] = [
    FunctionDeclaration(
      Operator.optionalIndex,
      "The optional of an element, or none when the list is too short or the map has no such key.",
      examples: ["[1, 2][?5] == optional.none()", "{'a': 1}[?'a'].value() == 1"],
      overloads: [
        Overload("list_optindex_optional_int", [.list(parameter), .int], optional, .intrinsic),
        Overload(
          "optional_list_optindex_optional_int",
          [.optional(.list(parameter)), .int],
          optional,
          .intrinsic
        ),
        Overload("map_optindex_optional_value", [map, .typeParam("K")], optional, .intrinsic),
        Overload(
          "optional_map_optindex_optional_value",
          [.optional(map), .typeParam("K")],
          optional,
          .intrinsic
        ),
      ]
    ),
    FunctionDeclaration(
      Operator.index,
      "An element of what an optional holds, as an optional.",
      examples: ["optional.of([7])[0].value() == 7"],
      overloads: [
        Overload("optional_list_index_int", [.optional(.list(parameter)), .int], optional, .intrinsic),
        Overload("optional_map_index_value", [.optional(map), .typeParam("K")], optional, .intrinsic),
      ]
    ),
    FunctionDeclaration(
      "first",
      "The optional of a list's first element.",
      examples: ["[1, 2].first().value() == 1", "![].first().hasValue()"],
      overloads: [
        Overload("list_first", isMethod: true, [.list(parameter)], to: optional) { (list: ListValue) in
          .optional(list.elements.first.map { OptionalValue($0) } ?? .none)
        }
      ]
    ),
    FunctionDeclaration(
      "last",
      "The optional of a list's last element.",
      examples: ["[1, 2].last().value() == 2"],
      overloads: [
        Overload("list_last", isMethod: true, [.list(parameter)], to: optional) { (list: ListValue) in
          .optional(list.elements.last.map { OptionalValue($0) } ?? .none)
        }
      ]
    ),
    FunctionDeclaration(
      "optional.unwrap",
      "The values of a list of optionals, without those that are none.",
      examples: ["optional.unwrap([optional.of(1), optional.none()]) == [1]"],
      overloads: [
        Overload("optional_unwrap", [.list(optional)], to: .list(parameter)) { (list: ListValue) in
          unwrapped(list)
        }
      ]
    ),
    FunctionDeclaration(
      "unwrapOpt",
      "The method form of `optional.unwrap`.",
      examples: ["[optional.of(1), optional.none()].unwrapOpt() == [1]"],
      overloads: [
        Overload("optional_unwrapOpt", isMethod: true, [.list(optional)], to: .list(parameter)) {
          (list: ListValue) in unwrapped(list)
        }
      ]
    ),
  ]

  private static let map: CELType = .map(.typeParam("K"), parameter)

  private static func unwrapped(_ list: ListValue) -> Value {
    var result = ListValue()
    for element in list {
      guard case .optional(let optional) = element else {
        return .error(
          .noMatchingOverload,
          en: "optional.unwrap wants optionals, not \(element.typeName)",
          zh: "optional.unwrap 需要可选值，而不是 \(element.typeName)"
        )
      }
      if let value = optional.value { result.append(value) }
    }
    return .list(result)
  }
}

extension Value {
  /// Whether the value is the zero, empty or null one of its type.
  package var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let flag): !flag
    case .int(let number): number == 0
    case .uint(let number): number == 0
    case .double(let number): number == 0
    case .decimal(let number): number.coefficient == 0
    case .string(let text): text.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .list(let list): list.isEmpty
    case .map(let map): map.isEmpty
    case .duration(let span): span.nanoseconds == 0
    case .timestamp(let moment): moment.seconds == 0 && moment.nanoseconds == 0
    case .optional(let optional): !optional.hasValue
    case .type, .opaque, .record, .error, .unknown: false
    }
  }
}
