extension Library {
  /// Exact decimal numbers, for money: not in other CEL engines.
  package static let decimal: Library = Library(
    name: "decimal",
    documentation:
      "Exact decimal numbers, for money. A decimal has up to 18 digits after the point and is never rounded: a "
      + "result that does not fit is an error. Decimals mix with int and uint in comparisons and with int in "
      + "arithmetic, never with double: write `decimal('4.99')` rather than `4.99`. This type is an addition of "
      + "ours; cel-go has none.",
    functions: conversions + arithmetic + comparisons,
    constants: [Constant(typeName: "decimal", .decimal)]
  )

  private static let conversions: [FunctionDeclaration] = [
    FunctionDeclaration(
      "decimal",
      "Reads an optional sign and digits with an optional point (`4.99`, `-5`, `.5`), or takes an integer.",
      examples: ["decimal('4.990') == decimal('4.99')", "decimal(5) == 5", "type(decimal(1)) == decimal"],
      overloads: [
        Overload("decimal_to_decimal", [.decimal], .decimal, .unary { $0 }),
        Overload("int64_to_decimal", to: .decimal) { (number: Int64) in .decimal(Decimal(number)) },
        Overload("uint64_to_decimal", to: .decimal) { (number: UInt64) in
          .decimal(Int64(exactly: number).map { Decimal($0) })
        },
        Overload("string_to_decimal", to: .decimal) { (text: String) in
          Decimal(text).map { .decimal($0) } ?? .unreadable(text, as: "decimal")
        },
      ]
    ),
    FunctionDeclaration(
      "string",
      "A decimal keeps its digits: `0.80`.",
      examples: ["string(decimal('0.80')) == '0.80'"],
      overloads: [
        Overload("decimal_to_string", to: .string) { (number: Decimal) in .string(number.description) }
      ]
    ),
    FunctionDeclaration(
      "double",
      "The nearest double of a decimal.",
      examples: ["double(decimal('0.5')) == 0.5"],
      overloads: [Overload("decimal_to_double", to: .double) { (number: Decimal) in .double(number.double) }]
    ),
    FunctionDeclaration(
      "int",
      "A decimal is truncated toward zero.",
      examples: ["int(decimal('-4.99')) == -4"],
      overloads: [Overload("decimal_to_int64", to: .int) { (number: Decimal) in .int(number.truncated) }]
    ),
  ]

  private static let arithmetic: [FunctionDeclaration] = [
    operation(
      Operator.add,
      "add",
      "The exact sum.",
      ["decimal('4.99') + decimal('0.01') == decimal('5')", "decimal('0.5') + 1 == decimal('1.5')"]
    ) { $0.adding($1) },
    operation(
      Operator.subtract,
      "subtract",
      "The exact difference.",
      ["decimal('5') - decimal('4.99') == decimal('0.01')", "1 - decimal('0.25') == decimal('0.75')"]
    ) { $0.subtracting($1) },
    operation(
      Operator.multiply,
      "multiply",
      "The exact product; an error when it needs more than 18 digits after the point.",
      ["decimal('4.99') * 3 == decimal('14.97')", "decimal('0.5') * decimal('0.5') == decimal('0.25')"]
    ) { $0.multiplied(by: $1) },
    FunctionDeclaration(
      Operator.negate,
      "The decimal with the other sign.",
      examples: ["-decimal('0.5') < 0"],
      overloads: [
        Overload("negate_decimal", to: .decimal) { (operand: Decimal) in .decimal(operand.negated()) }
      ]
    ),
  ]

  private static func operation(
    _ name: String,
    _ prefix: String,
    _ documentation: String,
    _ examples: [String],
    _ body: @escaping @Sendable (Decimal, Decimal) -> Decimal?
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name,
      documentation,
      examples: examples,
      overloads: [
        Overload("\(prefix)_decimal", to: .decimal) { (left: Decimal, right: Decimal) in
          .decimal(body(left, right))
        },
        Overload("\(prefix)_decimal_int64", to: .decimal) { (left: Decimal, right: Int64) in
          .decimal(body(left, Decimal(right)))
        },
        Overload("\(prefix)_int64_decimal", to: .decimal) { (left: Int64, right: Decimal) in
          .decimal(body(Decimal(left), right))
        },
      ]
    )
  }

  private static let comparisons: [FunctionDeclaration] = [
    comparison(Operator.equals, "equals", "decimal('5.00') == 5") { .bool($0.isEqual(to: $1)) },
    comparison(Operator.notEquals, "not_equals", "decimal('4.99') != 5") { .bool(!$0.isEqual(to: $1)) },
    comparison(Operator.less, "less", "decimal('4.99') < 5", ordered { $0 == .less }),
    comparison(
      Operator.lessOrEqual,
      "less_equals",
      "decimal('0.5') <= decimal('.50')",
      ordered { $0 == .less || $0 == .equal }
    ),
    comparison(Operator.greater, "greater", "5u > decimal('4.99')", ordered { $0 == .greater }),
    comparison(
      Operator.greaterOrEqual,
      "greater_equals",
      "decimal('5') >= 5",
      ordered { $0 == .greater || $0 == .equal }
    ),
  ]

  private static func ordered(
    _ holds: @escaping @Sendable (Ordering) -> Bool
  ) -> @Sendable (Value, Value) -> Value {
    { left, right in left.compare(right).map { .bool(holds($0)) } ?? .noSuchOverload }
  }

  private static let comparedPairs: [(String, [CELType])] = [
    ("decimal", [.decimal, .decimal]), ("decimal_int64", [.decimal, .int]),
    ("int64_decimal", [.int, .decimal]),
    ("decimal_uint64", [.decimal, .uint]), ("uint64_decimal", [.uint, .decimal]),
  ]

  /// Equality of two decimals is already that of any two values of one type.
  private static func comparison(
    _ name: String,
    _ prefix: String,
    _ example: String,
    _ body: @escaping @Sendable (Value, Value) -> Value
  ) -> FunctionDeclaration {
    let isEquality = name == Operator.equals || name == Operator.notEquals
    return FunctionDeclaration(
      name,
      "Decimals are compared by value with each other, with int and with uint.",
      examples: [example],
      overloads: comparedPairs.dropFirst(isEquality ? 1 : 0).map {
        Overload("\(prefix)_\($0.0)", $0.1, .bool, .binary(body))
      }
    )
  }
}
