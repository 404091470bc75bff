extension Library {
  /// The macros that optimisers use instead of names nobody wrote, for tests only (cel-spec, `block_ext`).
  ///
  /// `cel.block([a, b], e)` evaluates `e`, in which `cel.index(0)` stands for `a`, `cel.index(1)` for `b`;
  /// `b` may use `cel.index(0)`. `cel.iterVar(d, i)` and `cel.accuVar(d, i)` are names of variables.
  package static let blocks: Library = Library(
    name: "blocks",
    documentation: "Numbered values and variables, for tests.",
    macros: [
      block,
      name("cel.index", argumentCount: 1) { "@index\($0[0])" },
      name("cel.iterVar", argumentCount: 2) { "@it:\($0[0]):\($0[1])" },
      name("cel.accuVar", argumentCount: 2) { "@ac:\($0[0]):\($0[1])" },
    ]
  )

  private static let block = Macro("cel.block", argumentCount: 2, isMethod: false) { builder, call in
    guard case .list(let elements, let optionals) = builder.ast[call.arguments[0]].kind, optionals.isEmpty
    else {
      return .refusal(
        en: "cel.block() needs a list of values",
        zh: "cel.block() 需要一个列表",
        at: call.arguments[0]
      )
    }
    var expression = call.arguments[1]
    for (index, value) in builder.ast[elements].enumerated().reversed() {
      expression = builder.bind("@index\(index)", to: value, in: expression)
    }
    return .expression(expression)
  }

  private static func name(
    _ macro: String,
    argumentCount: Int,
    _ make: @escaping @Sendable ([Int64]) -> String
  ) -> Macro {
    Macro(macro, argumentCount: argumentCount, isMethod: false) { builder, call in
      var numbers: [Int64] = []
      for argument in call.arguments {
        guard case .literal(.int(let number)) = builder.ast[argument].kind, number >= 0 else {
          return .refusal(
            en: "\(macro)() needs a number that is not negative",
            zh: "\(macro)() 需要一个不小于零的数",
            at: argument
          )
        }
        numbers.append(number)
      }
      return .expression(builder.ident(make(numbers)))
    }
  }
}
