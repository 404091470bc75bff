extension Library {
  /// Lists as sets (cel-go's `ext.Sets`).
  package static let sets: Library = Library(
    name: "sets",
    documentation:
      "Relations of lists as sets: order and repetition do not count, elements are compared with `==`.",
    functions: [
      relation(
        "sets.contains",
        "list_sets_contains_list",
        "Whether every element of the second list is in the first.",
        ["sets.contains([1, 2, 3], [2.0, 1])", "sets.contains([], [])", "!sets.contains([], [1])"]
      ) { isSubset($1, of: $0) },
      relation(
        "sets.equivalent",
        "list_sets_equivalent_list",
        "Whether each list has every element of the other.",
        ["sets.equivalent([1, 2], [2u, 1, 1.0])"]
      ) { isSubset($0, of: $1) && isSubset($1, of: $0) },
      relation(
        "sets.intersects",
        "list_sets_intersects_list",
        "Whether some element is in both lists.",
        ["sets.intersects([1, 2], [2, 3])", "!sets.intersects([1], [])"]
      ) { left, right in left.contains { right.contains($0) } },
    ]
  )

  private static func relation(
    _ name: String,
    _ id: String,
    _ documentation: String,
    _ examples: [String],
    _ holds: @escaping @Sendable (ListValue, ListValue) -> Bool
  ) -> FunctionDeclaration {
    let list: CELType = .list(.typeParam("A"))
    return FunctionDeclaration(
      name,
      documentation,
      examples: examples,
      overloads: [
        Overload(id, [list, list], to: .bool) { (left: ListValue, right: ListValue) in
          .bool(holds(left, right))
        }
      ]
    )
  }

  private static func isSubset(_ part: ListValue, of whole: ListValue) -> Bool {
    part.allSatisfy { whole.contains($0) }
  }
}
