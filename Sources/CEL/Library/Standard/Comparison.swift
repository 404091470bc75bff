extension FunctionDeclaration {
  /// `==`, `!=`, the four orders, and `in`.
  static let comparison: [FunctionDeclaration] =
    [
      FunctionDeclaration(
        Operator.equals,
        "Equality. Numbers are compared by value whatever their types; values of other different types are "
          + "not equal. NaN equals nothing. The checker wants both sides to be of one type, or dyn.",
        examples: [
          "1 == 1", "dyn(1) == 1.0", "[1, 2] == [1, 2]", "0.0 == -0.0", "!(0.0 / 0.0 == 0.0 / 0.0)",
        ],
        overloads: [
          Overload("equals", same, .bool, .binary { .bool($0.isEqual(to: $1)) })
        ]
      ),
      FunctionDeclaration(
        Operator.notEquals,
        "The opposite of `==`.",
        examples: ["1 != 2", "dyn('1') != 1"],
        overloads: [
          Overload("not_equals", same, .bool, .binary { .bool(!$0.isEqual(to: $1)) })
        ]
      ),
      FunctionDeclaration(
        Operator.in,
        "Whether a list has an element, or a map a key.",
        examples: ["2 in [1, 2, 3]", "'a' in {'a': 1}", "!('b' in {'a': 1})"],
        overloads: [
          Overload("in_list", [.typeParam("A"), .list(.typeParam("A"))], to: .bool) {
            (element: Value, list: ListValue) in .bool(list.contains(element))
          },
          Overload("in_map", [.typeParam("A"), .map(.typeParam("A"), .typeParam("B"))], to: .bool) {
            (key: Value, map: MapValue) in .bool(map.contains(key))
          },
        ]
      ),
    ]
    + [
      order(Operator.less, "less", "Whether the left side is less.", "1 < 2", "'Abc' < 'aBC'") {
        $0 == .less
      },
      order(Operator.lessOrEqual, "less_equals", "Whether the left side is less or equal.", "2 <= 2") {
        $0 == .less || $0 == .equal
      },
      order(Operator.greater, "greater", "Whether the left side is greater.", "b'b' > b'a'") {
        $0 == .greater
      },
      order(
        Operator.greaterOrEqual,
        "greater_equals",
        "Whether the left side is greater or equal.",
        "true >= false"
      ) { $0 == .greater || $0 == .equal },
    ]

  private static let same: [CELType] = [.typeParam("A"), .typeParam("A")]

  private static let orderedTypes: [(String, CELType)] = [
    ("bool", .bool), ("int64", .int), ("uint64", .uint), ("double", .double), ("string", .string),
    ("bytes", .bytes), ("timestamp", .timestamp), ("duration", .duration),
  ]

  /// An order's overloads: each ordered type with itself.
  ///
  /// Numbers of different types, which the checker only lets through when one is dyn, are left to the
  /// evaluator.
  private static func order(
    _ name: String,
    _ prefix: String,
    _ documentation: String,
    _ examples: String...,
    holds: @escaping @Sendable (Ordering) -> Bool
  ) -> FunctionDeclaration {
    let compare: @Sendable (Value, Value) -> Value = { left, right in
      guard let order = left.compare(right) else { return .noSuchOverload }
      return .bool(holds(order))
    }
    return FunctionDeclaration(
      name,
      documentation
        + " Defined for bool, numbers, string (by code point), bytes, timestamp and duration. Numbers of "
        + "different types are ordered by value; the checker lets them through when one side is dyn.",
      examples: examples,
      overloads: orderedTypes.map { Overload("\(prefix)_\($0.0)", [$0.1, $0.1], .bool, .binary(compare)) }
    )
  }
}
