extension FunctionDeclaration {
  /// Lists in another order.
  static let listOrder: [FunctionDeclaration] = [
    FunctionDeclaration(
      "reverse",
      "The elements in the opposite order.",
      examples: ["[5, 3, 1].reverse() == [1, 3, 5]"],
      overloads: [
        Overload("list_reverse", isMethod: true, [listOfA], to: listOfA) { (list: ListValue) in
          .list(ListValue(list.elements.reversed()))
        }
      ]
    ),
    FunctionDeclaration(
      "sort",
      "The elements in ascending order; they must be of one ordered type.",
      examples: ["[3, 2, 1].sort() == [1, 2, 3]", "['b', 'a'].sort() == ['a', 'b']"],
      overloads: sortableTypes.map { name, type in
        Overload("list_\(name)_sort", isMethod: true, [.list(type)], to: .list(type)) { (list: ListValue) in
          sorted(list, by: list)
        }
      }
    ),
    FunctionDeclaration(
      "@sortByAssociatedKeys",
      "What `sortBy` calls: the elements in the order of the keys.",
      overloads: sortableTypes.map { name, type in
        Overload("list_\(name)_sortByAssociatedKeys", isMethod: true, [listOfA, .list(type)], to: listOfA) {
          (list: ListValue, keys: ListValue) in sorted(list, by: keys)
        }
      }
    ),
  ]

  private static let sortableTypes: [(String, CELType)] = [
    ("int", .int), ("uint", .uint), ("double", .double), ("bool", .bool), ("duration", .duration),
    ("timestamp", .timestamp), ("string", .string), ("bytes", .bytes), ("decimal", .decimal),
  ]

  private static func sorted(_ list: ListValue, by keys: ListValue) -> Value {
    guard let first = keys.elements.first else { return .list(list) }
    guard first.compare(first) != nil else {
      return .error(
        .noMatchingOverload,
        en: "sort: \(first.typeName) has no order",
        zh: "sort：\(first.typeName) 没有顺序"
      )
    }
    for key in keys where key.kind != first.kind {
      return .error(
        .noMatchingOverload,
        en: "sort: elements of one type needed, not \(first.typeName) and \(key.typeName)",
        zh: "sort：元素必须是同一类型，而不是 \(first.typeName) 和 \(key.typeName)"
      )
    }
    // Positions break ties, so that equal elements keep their order; NaN counts as equal.
    let order = keys.elements.indices.sorted { left, right in
      switch keys[left].compare(keys[right]) {
      case .less?: true
      case .greater?: false
      default: left < right
      }
    }
    return .list(ListValue(order.map { list[$0] }))
  }
}
