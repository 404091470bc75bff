extension FunctionDeclaration {
  /// `+ - * / %` and the unary minus.
  ///
  /// Integers never wrap around: overflow is an error.
  static let arithmetic: [FunctionDeclaration] = [add, subtract, multiply, divide, modulo, negate]

  private static let add = FunctionDeclaration(
    Operator.add,
    "Sum of numbers of one type, concatenation of strings, bytes or lists, and arithmetic with durations.",
    examples: [
      "1 + 2 == 3", "'a' + 'b' == 'ab'", "[1] + [2] == [1, 2]",
      "timestamp('2024-02-28T00:00:00Z') + duration('24h') == timestamp('2024-02-29T00:00:00Z')",
    ],
    overloads: [
      Overload("add_int64", to: .int) { (left: Int64, right: Int64) in
        let (sum, overflows) = left.addingReportingOverflow(right)
        return overflows ? .overflow : .int(sum)
      },
      Overload("add_uint64", to: .uint) { (left: UInt64, right: UInt64) in
        let (sum, overflows) = left.addingReportingOverflow(right)
        return overflows ? .unsignedOverflow : .uint(sum)
      },
      Overload("add_double", to: .double) { (left: Double, right: Double) in .double(left + right) },
      Overload("add_string", to: .string) { (left: String, right: String) in .string(left + right) },
      Overload("add_bytes", to: .bytes) { (left: [UInt8], right: [UInt8]) in .bytes(left + right) },
      Overload("add_list", [listOfA, listOfA], to: listOfA) { (left: ListValue, right: ListValue) in
        var result = left
        result.append(contentsOf: right)
        return .list(result)
      },
      Overload("add_timestamp_duration", to: .timestamp) { (left: Timestamp, right: Duration) in
        .timestamp(left.adding(right))
      },
      Overload("add_duration_timestamp", to: .timestamp) { (left: Duration, right: Timestamp) in
        .timestamp(right.adding(left))
      },
      Overload("add_duration_duration", to: .duration) { (left: Duration, right: Duration) in
        .duration(left.adding(right))
      },
    ]
  )

  private static let subtract = FunctionDeclaration(
    Operator.subtract,
    "Difference of numbers of one type, of timestamps and of durations.",
    examples: [
      "3 - 5 == -2",
      "timestamp('2024-03-01T00:00:00Z') - timestamp('2024-02-28T00:00:00Z') == duration('48h')",
    ],
    overloads: [
      Overload("subtract_int64", to: .int) { (left: Int64, right: Int64) in
        let (difference, overflows) = left.subtractingReportingOverflow(right)
        return overflows ? .overflow : .int(difference)
      },
      Overload("subtract_uint64", to: .uint) { (left: UInt64, right: UInt64) in
        let (difference, overflows) = left.subtractingReportingOverflow(right)
        return overflows ? .unsignedOverflow : .uint(difference)
      },
      Overload("subtract_double", to: .double) { (left: Double, right: Double) in .double(left - right) },
      Overload("subtract_timestamp_timestamp", to: .duration) { (left: Timestamp, right: Timestamp) in
        .duration(left.since(right))
      },
      Overload("subtract_timestamp_duration", to: .timestamp) { (left: Timestamp, right: Duration) in
        .timestamp(left.subtracting(right))
      },
      Overload("subtract_duration_duration", to: .duration) { (left: Duration, right: Duration) in
        .duration(left.subtracting(right))
      },
    ]
  )

  private static let multiply = FunctionDeclaration(
    Operator.multiply,
    "Product of numbers of one type.",
    examples: ["6 * 7 == 42"],
    overloads: [
      Overload("multiply_int64", to: .int) { (left: Int64, right: Int64) in
        let (product, overflows) = left.multipliedReportingOverflow(by: right)
        return overflows ? .overflow : .int(product)
      },
      Overload("multiply_uint64", to: .uint) { (left: UInt64, right: UInt64) in
        let (product, overflows) = left.multipliedReportingOverflow(by: right)
        return overflows ? .unsignedOverflow : .uint(product)
      },
      Overload("multiply_double", to: .double) { (left: Double, right: Double) in .double(left * right) },
    ]
  )

  private static let divide = FunctionDeclaration(
    Operator.divide,
    "Quotient of numbers of one type. That of integers is truncated toward zero, and division by zero is an "
      + "error; doubles follow IEEE 754.",
    examples: ["7 / 2 == 3", "-7 / 2 == -3", "7.0 / 2.0 == 3.5", "1.0 / 0.0 == double('Infinity')"],
    overloads: [
      Overload("divide_int64", to: .int) { (left: Int64, right: Int64) in
        if right == 0 { return .error(.divideByZero, en: "division by zero", zh: "除以零") }
        let (quotient, overflows) = left.dividedReportingOverflow(by: right)
        return overflows ? .overflow : .int(quotient)
      },
      Overload("divide_uint64", to: .uint) { (left: UInt64, right: UInt64) in
        right == 0 ? .error(.divideByZero, en: "division by zero", zh: "除以零") : .uint(left / right)
      },
      Overload("divide_double", to: .double) { (left: Double, right: Double) in .double(left / right) },
    ]
  )

  private static let modulo = FunctionDeclaration(
    Operator.modulo,
    "Remainder of integers, with the sign of the left side. Modulo zero is an error.",
    examples: ["7 % 3 == 1", "-7 % 3 == -1"],
    overloads: [
      Overload("modulo_int64", to: .int) { (left: Int64, right: Int64) in
        if right == 0 { return .error(.divideByZero, en: "modulus by zero", zh: "对零取余") }
        let (remainder, overflows) = left.remainderReportingOverflow(dividingBy: right)
        return overflows ? .overflow : .int(remainder)
      },
      Overload("modulo_uint64", to: .uint) { (left: UInt64, right: UInt64) in
        right == 0 ? .error(.divideByZero, en: "modulus by zero", zh: "对零取余") : .uint(left % right)
      },
    ]
  )

  private static let negate = FunctionDeclaration(
    Operator.negate,
    "The number with the other sign. Not defined for uint.",
    examples: ["-(2) == 0 - 2"],
    overloads: [
      Overload("negate_int64", to: .int) { (operand: Int64) in operand == .min ? .overflow : .int(-operand) },
      Overload("negate_double", to: .double) { (operand: Double) in .double(-operand) },
    ]
  )

  /// The type `list(A)`.
  static var listOfA: CELType { .list(.typeParam("A")) }
}

extension Value {
  /// The error of an int that does not fit.
  package static let overflow: Value = .error(.overflow, en: "integer overflow", zh: "整数溢出")
  /// The error of a uint that does not fit.
  package static let unsignedOverflow: Value = .error(
    .overflow,
    en: "unsigned integer overflow",
    zh: "无符号整数溢出"
  )
  /// The error of a decimal that does not fit, or would lose digits.
  package static let decimalOverflow: Value = .error(
    .overflow,
    en: "decimal overflow: no exact result of 18 digits",
    zh: "十进制数溢出：没有 18 位以内的精确结果"
  )

  /// A timestamp, or the error that it is out of range.
  static func timestamp(_ result: Timestamp?) -> Value {
    result.map { .timestamp($0) } ?? .error(.overflow, en: "timestamp out of range", zh: "时刻超出范围")
  }

  /// A duration, or the error that it is out of range.
  static func duration(_ result: Duration?) -> Value {
    result.map { .duration($0) } ?? .error(.overflow, en: "duration out of range", zh: "时长超出范围")
  }

  /// A decimal, or the error that it has no exact result.
  static func decimal(_ result: Decimal?) -> Value { result.map { .decimal($0) } ?? .decimalOverflow }
}
