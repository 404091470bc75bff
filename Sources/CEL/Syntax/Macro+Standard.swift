/// The macros of the language definition and their forms with two variables.
extension Macro {
  /// Every macro that `cel` itself brings.
  package static let standard: [Macro] =
    [
      has,
      bind,
      predicate("all", .all),
      predicate("exists", .exists),
      predicate("exists_one", .existsOne),
      predicate("existsOne", .existsOne),
      predicate("filter", .filter),
      map(filtered: false),
      map(filtered: true),
    ] + twoVariable

  /// The comprehensions with two variables: index and element, or key and value.
  private static let twoVariable: [Macro] = [
    pairPredicate("all", .all),
    pairPredicate("exists", .exists),
    pairPredicate("exists_one", .existsOne),
    pairPredicate("existsOne", .existsOne),
    transform("transformList", .transformList, filtered: false),
    transform("transformList", .transformList, filtered: true),
    transform("transformMap", .transformMap, filtered: false),
    transform("transformMap", .transformMap, filtered: true),
    transform("transformMapEntry", .transformMapEntry, filtered: false),
    transform("transformMapEntry", .transformMapEntry, filtered: true),
  ]

  private static let has = Macro("has", argumentCount: 1, isMethod: false) { builder, call in
    let argument = call.arguments[0]
    guard case .select(let operand, let field, false, let isOptional) = builder.ast[argument].kind else {
      return .refusal(
        en: "the argument of has() must be a field selection such as a.b",
        zh: "has() 的参数必须是对字段的选取，例如 a.b",
        at: argument
      )
    }
    let node = builder.ast[argument]
    let id = builder.add(
      .select(operand: operand, field: field, isTest: true, isOptional: isOptional),
      nameRange: node.nameRange
    )
    return .expression(id)
  }

  private static let bind = Macro("cel.bind", argumentCount: 3, isMethod: false) { builder, call in
    guard let name = builder.simpleName(call.arguments[0]) else {
      return .refusal(
        en: "the variable of cel.bind() must be a simple name",
        zh: "cel.bind() 的变量必须是简单的名称",
        at: call.arguments[0]
      )
    }
    return .expression(builder.bind(name, to: call.arguments[1], in: call.arguments[2]))
  }

  private static func predicate(_ name: String, _ form: AST.Comprehension.Form) -> Macro {
    Macro(name, argumentCount: 2, isMethod: true) { builder, call in
      guard let range = call.target else { return .ordinaryCall }
      guard let variable = builder.simpleName(call.arguments[0]) else { return notAName(name, call, 0) }
      return .expression(
        builder.comprehension(form, over: range, variable: variable, body: call.arguments[1])
      )
    }
  }

  private static func map(filtered: Bool) -> Macro {
    Macro("map", argumentCount: filtered ? 3 : 2, isMethod: true) { builder, call in
      guard let range = call.target else { return .ordinaryCall }
      guard let variable = builder.simpleName(call.arguments[0]) else { return notAName("map", call, 0) }
      return .expression(
        builder.comprehension(
          .map,
          over: range,
          variable: variable,
          filter: filtered ? call.arguments[1] : nil,
          body: call.arguments[filtered ? 2 : 1]
        )
      )
    }
  }

  private static func pairPredicate(_ name: String, _ form: AST.Comprehension.Form) -> Macro {
    pair(name, form, filtered: false)
  }

  private static func transform(_ name: String, _ form: AST.Comprehension.Form, filtered: Bool) -> Macro {
    pair(name, form, filtered: filtered)
  }

  private static func pair(_ name: String, _ form: AST.Comprehension.Form, filtered: Bool) -> Macro {
    Macro(name, argumentCount: filtered ? 4 : 3, isMethod: true) { builder, call in
      guard let range = call.target else { return .ordinaryCall }
      guard let first = builder.simpleName(call.arguments[0]) else { return notAName(name, call, 0) }
      guard let second = builder.simpleName(call.arguments[1]) else { return notAName(name, call, 1) }
      if first == second {
        return .refusal(
          en: "the two variables of \(name)() must have different names",
          zh: "\(name)() 的两个变量不能同名",
          at: call.arguments[1]
        )
      }
      return .expression(
        builder.comprehension(
          form,
          over: range,
          variable: first,
          secondVariable: second,
          filter: filtered ? call.arguments[2] : nil,
          body: call.arguments[filtered ? 3 : 2]
        )
      )
    }
  }

  private static func notAName(_ name: String, _ call: Call, _ index: Int) -> Expansion {
    .refusal(
      en: "the variable of \(name)() must be a simple name",
      zh: "\(name)() 的变量必须是简单的名称",
      at: call.arguments[index]
    )
  }
}
