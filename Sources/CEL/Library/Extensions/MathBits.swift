extension FunctionDeclaration {
  /// The functions of `math` that look at bits.
  static let bits: [FunctionDeclaration] = [
    pair("math.bitAnd", "Bitwise AND.", "math.bitAnd(3, 2) == 2", { $0 & $1 }, { $0 & $1 }),
    pair("math.bitOr", "Bitwise OR.", "math.bitOr(1u, 2u) == 3u", { $0 | $1 }, { $0 | $1 }),
    pair("math.bitXor", "Bitwise exclusive OR.", "math.bitXor(1, 3) == 2", { $0 ^ $1 }, { $0 ^ $1 }),
    FunctionDeclaration(
      "math.bitNot",
      "Every bit turned over.",
      examples: ["math.bitNot(1) == -2", "math.bitNot(0u) == 18446744073709551615u"],
      overloads: [
        Overload("math_bitNot_int_int", to: .int) { (number: Int64) in .int(~number) },
        Overload("math_bitNot_uint_uint", to: .uint) { (number: UInt64) in .uint(~number) },
      ]
    ),
    shift("math.bitShiftLeft", "Left shift; 64 places or more give 0.", "math.bitShiftLeft(1, 2) == 4") {
      $0 << $1
    },
    shift(
      "math.bitShiftRight",
      "Right shift that fills up with zeros, for int too; 64 places or more give 0.",
      "math.bitShiftRight(-1024, 3) == 2305843009213693824"
    ) { $0 >> $1 },
  ]

  private static func pair(
    _ name: String,
    _ documentation: String,
    _ example: String,
    _ int: @escaping @Sendable (Int64, Int64) -> Int64,
    _ uint: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> FunctionDeclaration {
    let id = name.split(separator: ".").joined(separator: "_")
    return FunctionDeclaration(
      name,
      documentation,
      examples: [example],
      overloads: [
        Overload("\(id)_int_int", to: .int) { (left: Int64, right: Int64) in .int(int(left, right)) },
        Overload("\(id)_uint_uint", to: .uint) { (left: UInt64, right: UInt64) in .uint(uint(left, right)) },
      ]
    )
  }

  private static func shift(
    _ name: String,
    _ documentation: String,
    _ example: String,
    _ body: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> FunctionDeclaration {
    let id = name.split(separator: ".").joined(separator: "_")
    let negative: @Sendable (Int64) -> Value = {
      .error(.invalidArgument, en: "\(name)() negative offset: \($0)", zh: "\(name)() 的位移为负：\($0)")
    }
    return FunctionDeclaration(
      name,
      documentation + " A negative offset is an error.",
      examples: [example],
      overloads: [
        Overload("\(id)_int_int", to: .int) { (number: Int64, places: Int64) in
          places < 0 ? negative(places) : .int(Int64(bitPattern: body(UInt64(bitPattern: number), places)))
        },
        Overload("\(id)_uint_int", to: .uint) { (number: UInt64, places: Int64) in
          places < 0 ? negative(places) : .uint(body(number, places))
        },
      ]
    )
  }
}
