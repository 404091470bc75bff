extension Library {
  /// Functions of numbers (cel-go's `ext.Math`).
  package static let math: Library = Library(
    name: "math",
    documentation: "Functions of numbers.",
    functions: FunctionDeclaration.extremes + FunctionDeclaration.rounding + FunctionDeclaration.floatingPoint
      + FunctionDeclaration.bits,
    macros: [extremeMacro("math.greatest", "math.@max"), extremeMacro("math.least", "math.@min")],
    macroDocumentation: [
      MacroDocumentation(
        "math.greatest(a, ...)",
        "The greatest of one or more numbers, or of the numbers of a list. Their types may differ; the result "
          + "has the type of the greatest, of the first of equal ones. An empty list is an error.",
        examples: ["math.greatest(1, 3, 2) == 3", "math.greatest([1, 2.5, 2u]) == 2.5"]
      ),
      MacroDocumentation(
        "math.least(a, ...)",
        "The least of one or more numbers, or of the numbers of a list.",
        examples: ["math.least(-1, 3, 2) == -1", "math.least(1u, 2.5) == 1u"]
      ),
    ]
  )

  /// `math.greatest(a, b, c)` becomes `math.@max([a, b, c])`.
  ///
  /// Literals that are no numbers are refused at once.
  private static func extremeMacro(_ name: String, _ function: String) -> Macro {
    Macro(name, argumentCount: nil, isMethod: false) { builder, call in
      let arguments = call.arguments
      guard let first = arguments.first else { return .ordinaryCall }
      if arguments.count == 1, case .list(let elements, _) = builder.ast[first].kind {
        for element in builder.ast[elements] where !isPossiblyNumber(element, builder.ast) {
          return .refusal(en: "\(name)() invalid single argument value", zh: "\(name)() 的参数无效", at: element)
        }
        return .expression(builder.call(function, arguments))
      }
      for argument in arguments where !isPossiblyNumber(argument, builder.ast) {
        return .refusal(
          en: "\(name)() simple literal arguments must be numeric",
          zh: "\(name)() 的字面量参数必须是数",
          at: argument
        )
      }
      return .expression(
        builder.call(function, arguments.count <= 2 ? arguments : [builder.list(arguments)])
      )
    }
  }

  /// False for what cannot become a number: other literals, and literals of lists and maps.
  private static func isPossiblyNumber(_ id: ExprID, _ ast: AST) -> Bool {
    switch ast[id].kind {
    case .literal(.int), .literal(.uint), .literal(.double): true
    case .literal, .list, .map, .message: false
    default: true
    }
  }
}

extension FunctionDeclaration {
  /// What the macros `math.greatest` and `math.least` call.
  fileprivate static let extremes: [FunctionDeclaration] = [
    extreme("math.@max", "max", "greatest") { $0 == .less },
    extreme("math.@min", "min", "least") { $0 == .greater },
  ]

  private static func extreme(
    _ name: String,
    _ idName: String,
    _ word: String,
    prefersSecond: @escaping @Sendable (Ordering) -> Bool
  ) -> FunctionDeclaration {
    let better: @Sendable (Value, Value) -> Value = { first, second in
      guard first.isNumber, second.isNumber, let order = first.compare(second) else { return .noSuchOverload }
      return prefersSecond(order) ? second : first
    }
    let numbers: [(String, CELType)] = [
      ("double", .double), ("int", .int), ("uint", .uint), ("decimal", .decimal),
    ]
    var overloads = numbers.map { Overload("math_@\(idName)_\($0.0)", [$0.1], $0.1, .unary { $0 }) }
    for (leftName, left) in numbers {
      for (rightName, right) in numbers {
        let id = "math_@\(idName)_\(leftName)_\(rightName)"
        overloads.append(Overload(id, [left, right], left == right ? left : .dyn, .binary(better)))
      }
    }
    for (elementName, element) in numbers {
      overloads.append(
        Overload("math_@\(idName)_list_\(elementName)", [.list(element)], to: element) { (list: ListValue) in
          guard var result = list.first(where: { _ in true }) else {
            return .error(.invalidArgument, en: "math.\(word) of an empty list", zh: "对空列表求 math.\(word)")
          }
          for element in list {
            result = better(result, element)
            if case .error = result { return result }
          }
          return result
        }
      )
    }
    let all = overloads
    return FunctionDeclaration(name, "What `math.\(word)` calls.", overloads: all)
  }

  fileprivate static let rounding: [FunctionDeclaration] = [
    ofDouble("math.ceil", "The least whole number that is not less.", "math.ceil(1.2) == 2.0") {
      $0.rounded(.up)
    },
    ofDouble("math.floor", "The greatest whole number that is not greater.", "math.floor(-1.2) == -2.0") {
      $0.rounded(.down)
    },
    ofDouble("math.round", "The nearest whole number, halves away from zero.", "math.round(-1.5) == -2.0") {
      $0.rounded(.toNearestOrAwayFromZero)
    },
    ofDouble("math.trunc", "The whole part.", "math.trunc(-1.9) == -1.0") { $0.rounded(.towardZero) },
    FunctionDeclaration(
      "math.abs",
      "The number without its sign. The least int has none and is an error.",
      examples: ["math.abs(-1) == 1", "math.abs(-1.5) == 1.5"],
      overloads: [
        Overload("math_abs_double", to: .double) { (number: Double) in .double(number.magnitude) },
        Overload("math_abs_int", to: .int) { (number: Int64) in
          number == .min ? .overflow : .int(abs(number))
        },
        Overload("math_abs_uint", [.uint], .uint, .unary { $0 }),
        Overload("math_abs_decimal", to: .decimal) { (number: Decimal) in
          .decimal(number.coefficient < 0 ? number.negated() : number)
        },
      ]
    ),
    FunctionDeclaration(
      "math.sign",
      "-1, 0 or 1 in the type of the number; NaN for NaN.",
      examples: ["math.sign(-7) == -1", "math.sign(0.0) == 0.0", "math.sign(3u) == 1u"],
      overloads: [
        Overload("math_sign_double", to: .double) { (number: Double) in
          .double(number.isNaN ? number : number > 0 ? 1 : number < 0 ? -1 : 0)
        },
        Overload("math_sign_int", to: .int) { (number: Int64) in .int(number.signum()) },
        Overload("math_sign_uint", to: .uint) { (number: UInt64) in .uint(number.signum()) },
      ]
    ),
    FunctionDeclaration(
      "math.sqrt",
      "The square root as a double; NaN for negative numbers.",
      examples: ["math.sqrt(81) == 9.0", "math.isNaN(math.sqrt(-1))"],
      overloads: [
        Overload("math_sqrt_double", to: .double) { (number: Double) in .double(number.squareRoot()) },
        Overload("math_sqrt_int", to: .double) { (number: Int64) in .double(Double(number).squareRoot()) },
        Overload("math_sqrt_uint", to: .double) { (number: UInt64) in .double(Double(number).squareRoot()) },
      ]
    ),
  ]

  private static func ofDouble(
    _ name: String,
    _ documentation: String,
    _ example: String,
    _ body: @escaping @Sendable (Double) -> Double
  ) -> FunctionDeclaration {
    let id = name.split(separator: ".").joined(separator: "_") + "_double"
    return FunctionDeclaration(
      name,
      documentation,
      examples: [example],
      overloads: [Overload(id, to: .double) { (number: Double) in .double(body(number)) }]
    )
  }

  fileprivate static let floatingPoint: [FunctionDeclaration] = [
    test("math.isInf", "Whether the double is infinite.", "math.isInf(1.0 / 0.0)") { $0.isInfinite },
    test("math.isNaN", "Whether the double is NaN.", "math.isNaN(0.0 / 0.0)") { $0.isNaN },
    test("math.isFinite", "Whether the double is neither infinite nor NaN.", "math.isFinite(1.5)") {
      $0.isFinite
    },
  ]

  private static func test(
    _ name: String,
    _ documentation: String,
    _ example: String,
    _ body: @escaping @Sendable (Double) -> Bool
  ) -> FunctionDeclaration {
    let id = name.split(separator: ".").joined(separator: "_") + "_double"
    return FunctionDeclaration(
      name,
      documentation,
      examples: [example],
      overloads: [Overload(id, to: .bool) { (number: Double) in .bool(body(number)) }]
    )
  }
}
