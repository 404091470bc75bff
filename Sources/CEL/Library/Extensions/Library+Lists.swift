extension Library {
  /// More functions of lists (cel-go's `ext.Lists`).
  package static let lists: Library = Library(
    name: "lists",
    documentation: "More functions of lists. Positions count from 0.",
    functions: FunctionDeclaration.listParts + FunctionDeclaration.listOrder,
    macros: [sortBy],
    macroDocumentation: [
      MacroDocumentation(
        "list.sortBy(x, key)",
        "The elements in the order of `key`, which is evaluated once for each element `x`. Elements with equal "
          + "keys keep their order.",
        examples: ["['ccc', 'a', 'bb'].sortBy(x, size(x)) == ['a', 'bb', 'ccc']"]
      )
    ]
  )

  /// `list.sortBy(x, key)` becomes `cel.bind(@list, list, @list.@sortByAssociatedKeys(@list.map(x, key)))`.
  private static let sortBy = Macro("sortBy", argumentCount: 2, isMethod: true) { builder, call in
    guard let target = call.target else { return .ordinaryCall }
    guard let variable = builder.simpleName(call.arguments[0]) else {
      return .refusal(
        en: "sortBy() variable name must be a simple identifier",
        zh: "sortBy() 的变量必须是简单的名称",
        at: call.arguments[0]
      )
    }
    let list = "@list"
    let keys = builder.comprehension(
      .map,
      over: builder.ident(list),
      variable: variable,
      body: call.arguments[1]
    )
    let sorted = builder.method("@sortByAssociatedKeys", on: builder.ident(list), [keys])
    return .expression(builder.bind(list, to: target, in: sorted))
  }
}

extension FunctionDeclaration {
  fileprivate static let listParts: [FunctionDeclaration] = [
    FunctionDeclaration(
      "slice",
      "The elements from a position up to another, which is not included.",
      examples: ["[1, 2, 3, 4].slice(1, 3) == [2, 3]"],
      overloads: [
        Overload("list_slice", isMethod: true, [listOfA, .int, .int], to: listOfA) {
          (list: ListValue, start: Int64, end: Int64) in
          guard 0 <= start, start <= end, end <= Int64(list.count) else {
            return .error(
              .indexOutOfBounds,
              en: "cannot slice(\(start), \(end)) a list of \(list.count)",
              zh: "不能对 \(list.count) 个元素的列表取 slice(\(start), \(end))"
            )
          }
          return .list(ListValue((Int(start)..<Int(end)).map { list[$0] }))
        }
      ]
    ),
    FunctionDeclaration(
      "flatten",
      "The list with the elements of its lists in their place, to a depth if one is given, else 1.",
      examples: [
        "[1, [2, [3]]].flatten() == [1, 2, [3]]", "[1, [2, [3, [4]]]].flatten(2) == [1, 2, 3, [4]]",
      ],
      overloads: [
        Overload("list_flatten", isMethod: true, [.list(.dyn)], to: .list(.dyn)) { (list: ListValue) in
          flattened(list, depth: 1)
        },
        Overload("list_flatten_int", isMethod: true, [.list(.dyn), .int], to: .list(.dyn)) {
          (list: ListValue, depth: Int64) in
          depth < 0
            ? .error(
              .invalidArgument,
              en: "flatten depth must not be negative: \(depth)",
              zh: "flatten 的深度不能为负：\(depth)"
            )
            : flattened(list, depth: depth)
        },
      ]
    ),
    FunctionDeclaration(
      "distinct",
      "The list without elements that equal an earlier one.",
      examples: ["[1, 2, 2.0, 1].distinct() == [1, 2]"],
      overloads: [
        Overload("list_distinct", isMethod: true, [listOfA], to: listOfA) { (list: ListValue) in
          .list(distinct(list))
        }
      ]
    ),
    FunctionDeclaration(
      "lists.range",
      "The whole numbers from 0 up to another one, which is not included. At most 100000.",
      examples: ["lists.range(3) == [0, 1, 2]", "lists.range(0) == []"],
      overloads: [
        Overload("lists_range", to: .list(.int)) { (count: Int64) in
          count > 100_000
            ? .error(
              .sizeExceeded,
              en: "lists.range(\(count)) has more than 100000 elements",
              zh: "lists.range(\(count)) 超过 100000 个元素"
            )
            : .list(ListValue((0..<max(0, count)).map { .int($0) }))
        }
      ]
    ),
  ]

  private static func flattened(_ list: ListValue, depth: Int64) -> Value {
    var result = ListValue()
    append(list, depth: depth, to: &result)
    return .list(result)
  }

  private static func append(_ list: ListValue, depth: Int64, to result: inout ListValue) {
    for element in list {
      if depth > 0, case .list(let inner) = element {
        append(inner, depth: depth - 1, to: &result)
      } else {
        result.append(element)
      }
    }
  }

  /// Elements that may be map keys are looked up by hash, so that long lists stay linear.
  private static func distinct(_ list: ListValue) -> ListValue {
    var seen = MapValue()
    var others = ListValue()
    var result = ListValue()
    for element in list {
      if MapKeyHash(element) != nil, element.kind != .double {
        if seen.insert(element, .null) != nil { continue }
        if others.contains(element) { continue }
      } else {
        if seen.contains(element) || others.contains(element) { continue }
        others.append(element)
      }
      result.append(element)
    }
    return result
  }
}
