extension FunctionDeclaration {
  /// The functions named after types.
  static let conversions: [FunctionDeclaration] = [
    toBool, toInt, toUint, toDouble, toString, toBytes, toTimestamp, toDuration, toDyn, typeOf,
  ]

  private static let toBool = FunctionDeclaration(
    "bool",
    "Reads `1 t true TRUE True` and `0 f false FALSE False`, nothing else.",
    examples: ["bool('t')", "!bool('False')", "bool(true)"],
    overloads: [
      Overload("bool_to_bool", [.bool], .bool, .unary { $0 }),
      Overload("string_to_bool", to: .bool) { (text: String) in
        switch text {
        case "1", "t", "true", "TRUE", "True": .bool(true)
        case "0", "f", "false", "FALSE", "False": .bool(false)
        default: .unreadable(text, as: "bool")
        }
      },
    ]
  )

  private static let toInt = FunctionDeclaration(
    "int",
    "A double is truncated toward zero, a timestamp is its seconds since 1970. What does not fit is an error.",
    examples: ["int('-12') == -12", "int(3.9) == 3", "int(timestamp('1970-01-01T00:01:00Z')) == 60"],
    overloads: [
      Overload("int64_to_int64", [.int], .int, .unary { $0 }),
      Overload("uint64_to_int64", to: .int) { (number: UInt64) in
        Int64(exactly: number).map { .int($0) } ?? .overflow
      },
      Overload("double_to_int64", to: .int) { (number: Double) in
        // Both ends are left out: the nearest doubles stand for integers beyond them as well.
        -0x1p63 < number && number < 0x1p63 ? .int(Int64(number)) : .overflow
      },
      Overload("string_to_int64", to: .int) { (text: String) in
        Int64(text).map { .int($0) } ?? .unreadable(text, as: "int")
      },
      Overload("timestamp_to_int64", to: .int) { (moment: Timestamp) in .int(moment.seconds) },
    ]
  )

  private static let toUint = FunctionDeclaration(
    "uint",
    "A double is truncated toward zero. Negative numbers and what does not fit are errors.",
    examples: ["uint(3.9) == 3u", "uint('7') == 7u"],
    overloads: [
      Overload("uint64_to_uint64", [.uint], .uint, .unary { $0 }),
      Overload("int64_to_uint64", to: .uint) { (number: Int64) in
        UInt64(exactly: number).map { .uint($0) } ?? .unsignedOverflow
      },
      Overload("double_to_uint64", to: .uint) { (number: Double) in
        0 <= number && number < 0x1p64 ? .uint(UInt64(number)) : .unsignedOverflow
      },
      Overload("string_to_uint64", to: .uint) { (text: String) in
        let isSigned = text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-")
        guard !isSigned, let number = UInt64(text) else { return .unreadable(text, as: "uint") }
        return .uint(number)
      },
    ]
  )

  private static let toDouble = FunctionDeclaration(
    "double",
    "The nearest double. Strings may also be `NaN`, `Infinity` and `-Infinity`.",
    examples: ["double('1.5e3') == 1500.0", "double(2) == 2.0"],
    overloads: [
      Overload("double_to_double", [.double], .double, .unary { $0 }),
      Overload("int64_to_double", to: .double) { (number: Int64) in .double(Double(number)) },
      Overload("uint64_to_double", to: .double) { (number: UInt64) in .double(Double(number)) },
      Overload("string_to_double", to: .double) { (text: String) in
        // `nan(…)` and hexadecimal digits are Swift's own.
        let isPlain = !text.utf8.contains { $0 == UInt8(ascii: "(") || $0 | 0x20 == UInt8(ascii: "x") }
        guard isPlain, let number = Double(text) else { return .unreadable(text, as: "double") }
        return .double(number)
      },
    ]
  )

  private static let toString = FunctionDeclaration(
    "string",
    "Numbers without a type suffix, doubles with the fewest digits that read back the same (`1e+06` from a "
      + "million on), bytes as UTF-8, timestamps as RFC 3339 in UTC, durations in seconds.",
    examples: [
      "string(1u) == '1'", "string(-0.0045) == '-0.0045'", "string(b'\\xc3\\xa9') == 'é'",
      "string(duration('1m30.5s')) == '90.5s'",
      "string(timestamp('2024-02-29T12:00:00+01:00')) == '2024-02-29T11:00:00Z'",
    ],
    overloads: [
      Overload("string_to_string", [.string], .string, .unary { $0 }),
      Overload("bool_to_string", to: .string) { (flag: Bool) in .string(flag ? "true" : "false") },
      Overload("int64_to_string", to: .string) { (number: Int64) in .string(String(number)) },
      Overload("uint64_to_string", to: .string) { (number: UInt64) in .string(String(number)) },
      Overload("double_to_string", to: .string) { (number: Double) in .string(DoubleText.shortest(number)) },
      Overload("bytes_to_string", to: .string) { (bytes: [UInt8]) in
        String(validating: bytes, as: UTF8.self).map { .string($0) }
          ?? .error(
            .invalidArgument,
            en: "invalid UTF-8 in bytes, cannot convert to string",
            zh: "字节不是有效的 UTF-8，无法转换为文本"
          )
      },
      Overload("timestamp_to_string", to: .string) { (moment: Timestamp) in .string(moment.description) },
      Overload("duration_to_string", to: .string) { (span: Duration) in .string(span.description) },
    ]
  )

  private static let toBytes = FunctionDeclaration(
    "bytes",
    "The UTF-8 bytes of a string.",
    examples: ["bytes('é') == b'\\xc3\\xa9'"],
    overloads: [
      Overload("bytes_to_bytes", [.bytes], .bytes, .unary { $0 }),
      Overload("string_to_bytes", to: .bytes) { (text: String) in .bytes(Array(text.utf8)) },
    ]
  )

  private static let toTimestamp = FunctionDeclaration(
    "timestamp",
    "Reads RFC 3339, or takes seconds since 1970. Years 1 to 9999.",
    examples: [
      "timestamp('1970-01-01T00:00:00Z') == timestamp(0)",
      "timestamp('2024-02-29T12:00:00+01:00') == timestamp('2024-02-29T11:00:00Z')",
    ],
    overloads: [
      Overload("timestamp_to_timestamp", [.timestamp], .timestamp, .unary { $0 }),
      Overload("int64_to_timestamp", to: .timestamp) { (seconds: Int64) in
        .timestamp(Timestamp(seconds: seconds))
      },
      Overload("string_to_timestamp", to: .timestamp) { (text: String) in
        Timestamp(parsing: text).map { .timestamp($0) } ?? .unreadable(text, as: "timestamp")
      },
    ]
  )

  private static let toDuration = FunctionDeclaration(
    "duration",
    "Reads numbers with units h, m, s, ms, us, ns: `1h30m`, `-1.5s`. At most about 292 years.",
    examples: ["duration('1h30m') == duration('90m')", "duration('-1.5s') < duration('0')"],
    overloads: [
      Overload("duration_to_duration", [.duration], .duration, .unary { $0 }),
      Overload("string_to_duration", to: .duration) { (text: String) in
        Duration(parsing: text).map { .duration($0) } ?? .unreadable(text, as: "duration")
      },
    ]
  )

  private static let toDyn = FunctionDeclaration(
    "dyn",
    "The same value, its type hidden from the checker.",
    examples: ["dyn(1) == 1.0"],
    overloads: [Overload("to_dyn", [.typeParam("A")], .dyn, .unary { $0 })]
  )

  private static let typeOf = FunctionDeclaration(
    "type",
    "The type of a value. Types of elements are left out.",
    examples: ["type(1) == int", "type([1]) == type(['a'])", "type(type(1)) == type"],
    overloads: [
      Overload(
        "type",
        [.typeParam("A")],
        .type(.typeParam("A")),
        .unary { .type($0.typeValue) }
      )
    ]
  )
}

extension Value {
  /// The error of a string that is not the text of such a value.
  static func unreadable(_ text: String, as type: String) -> Value {
    .error(
      .invalidArgument,
      en: "cannot read \(quoted(text)) as \(type)",
      zh: "无法把 \(quoted(text)) 读作 \(type)"
    )
  }
}
