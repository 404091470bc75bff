extension FunctionDeclaration {
  /// The operators of which not all operands are always evaluated, and `!`.
  static let logic: [FunctionDeclaration] = [
    FunctionDeclaration(
      Operator.and,
      "Logical AND. False on either side wins over an error on the other.",
      examples: [
        "(true && false) == false", "(false && 1 / 0 > 1) == false", "(1 / 0 > 1 && false) == false",
      ],
      overloads: [Overload("logical_and", [.bool, .bool], .bool, .intrinsic)]
    ),
    FunctionDeclaration(
      Operator.or,
      "Logical OR. True on either side wins over an error on the other.",
      examples: ["(true || false) == true", "(1 / 0 > 1 || true) == true"],
      overloads: [Overload("logical_or", [.bool, .bool], .bool, .intrinsic)]
    ),
    FunctionDeclaration(
      Operator.conditional,
      "Evaluates the second operand when the first is true, else the third.",
      examples: ["(1 < 2 ? 'less' : 'more') == 'less'", "(true ? 1 : 1 / 0) == 1"],
      overloads: [
        Overload(
          "conditional",
          [.bool, .typeParam("A"), .typeParam("A")],
          .typeParam("A"),
          .intrinsic
        )
      ]
    ),
    FunctionDeclaration(
      Operator.not,
      "Logical NOT.",
      examples: ["!false"],
      overloads: [Overload("logical_not", to: .bool) { (operand: Bool) in .bool(!operand) }]
    ),
  ]
}
