extension FunctionDeclaration {
  /// `format`.
  static let stringFormat: FunctionDeclaration = FunctionDeclaration(
    "format",
    "The string with its clauses replaced by the elements of a list, in order: `%s` any value, `%d` a number, "
      + "`%f` and `%e` with a precision (`%.2f`, 6 by default), `%x` and `%X` hexadecimal, `%o` octal, `%b` "
      + "binary, `%%` a percent sign. A wrong type, an unknown clause and too few elements are errors.",
    examples: [
      "'%s has %d of %.2f'.format(['a', 3, 1.5]) == 'a has 3 of 1.50'",
      "'%s'.format([{'b': [1, 2.0], 'a': null}]) == '{a: null, b: [1, 2]}'",
      "'%x %X %o %b'.format([30, 'hi', 8, 5]) == '1e 6869 10 101'",
      "'%.1f and %.1f'.format([0.25, decimal('0.35')]) == '0.2 and 0.4'",
      "'100%%'.format([]) == '100%'",
    ],
    overloads: [
      Overload("string_format", isMethod: true, [.string, .list(.dyn)], to: .string) {
        (template: String, arguments: ListValue) in
        LimitedText.value { text throws(EvalError) in
          try StringFormat.format(template, arguments, to: &text)
        }
      }
    ]
  )
}

/// The clauses of `format` (cel-spec, extensions/strings, "Format").
private enum StringFormat {
  /// More digits after the point than a double can have.
  private static let greatestPrecision = 1100

  static func format(
    _ template: String,
    _ arguments: ListValue,
    to text: inout LimitedText
  ) throws(EvalError) {
    var next = 0
    var rest = template.unicodeScalars[...]
    while !rest.isEmpty {
      let plain = rest.prefix { $0 != "%" }
      try text.append(Substring(plain))
      rest = rest[plain.endIndex...]
      guard rest.popFirst() != nil else { break }
      if rest.first == "%" {
        rest.removeFirst()
        try text.append("%")
        continue
      }
      let precision = try takePrecision(&rest)
      guard let verb = rest.popFirst() else {
        throw invalid(en: "unexpected end of format string", zh: "格式文本提前结束")
      }
      guard isVerb(verb) else {
        throw invalid(en: "unrecognized formatting clause \"\(verb)\"", zh: "未知的格式“\(verb)”")
      }
      guard next < arguments.count else {
        throw EvalError(
          .indexOutOfBounds,
          en: "format: index \(next) out of range",
          zh: "format：第 \(next) 个参数不存在"
        )
      }
      try text.append(try clause(verb, precision: precision, arguments[next]))
      next += 1
    }
  }

  private static func takePrecision(_ rest: inout Substring.UnicodeScalarView) throws(EvalError) -> Int {
    guard rest.first == "." else { return 6 }
    rest.removeFirst()
    let digits = rest.prefix { "0"..."9" ~= $0 }
    rest = rest.dropFirst(digits.count)
    guard let precision = Int(String(digits)), precision <= greatestPrecision else {
      throw invalid(
        en: "precision must be a number up to \(greatestPrecision)",
        zh: "精度必须是不超过 \(greatestPrecision) 的数"
      )
    }
    return precision
  }

  private static func isVerb(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "s", "d", "f", "e", "x", "X", "o", "b": true
    default: false
    }
  }

  private static func clause(
    _ verb: Unicode.Scalar,
    precision: Int,
    _ value: Value
  ) throws(EvalError) -> String {
    switch verb {
    case "d": try decimal(value)
    case "f": try fixed(value, precision)
    case "e": try scientific(value, precision)
    case "x": try hexadecimal(value)
    case "X": try hexadecimal(value).uppercased()
    case "o": try integer(value, radix: 8, en: "octal", zh: "八进制格式 %o ")
    case "b":
      if case .bool(let flag) = value {
        flag ? "1" : "0"
      } else {
        try integer(value, radix: 2, en: "binary", zh: "二进制格式 %b ")
      }
    default: try PlainText.text(of: value)
    }
  }

  private static func decimal(_ value: Value) throws(EvalError) -> String {
    switch value {
    case .int, .uint, .double, .decimal: try PlainText.text(of: value)
    default: throw wrongType(en: "decimal clause can only be used on numbers", zh: "%d 只能用于数", value)
    }
  }

  private static func fixed(_ value: Value, _ precision: Int) throws(EvalError) -> String {
    if case .decimal(let number) = value { return number.fixed(fractionDigits: precision) }
    let number = try double(value, en: "fixed-point clause can only be used on numbers", zh: "%f 只能用于数")
    return PlainText.special(number) ?? ExactDigits(number).fixed(fractionDigits: precision)
  }

  private static func scientific(_ value: Value, _ precision: Int) throws(EvalError) -> String {
    let number = try double(value, en: "scientific clause can only be used on numbers", zh: "%e 只能用于数")
    return PlainText.special(number) ?? ExactDigits(number).scientific(fractionDigits: precision)
  }

  private static func double(
    _ value: Value,
    en english: String,
    zh chinese: String
  ) throws(EvalError) -> Double {
    switch value {
    case .double(let number): number
    case .int(let number): Double(number)
    case .uint(let number): Double(number)
    case .decimal(let number): number.double
    default: throw wrongType(en: english, zh: chinese, value)
    }
  }

  private static func hexadecimal(_ value: Value) throws(EvalError) -> String {
    switch value {
    case .int(let number): String(number, radix: 16)
    case .uint(let number): String(number, radix: 16)
    case .string(let text): text.utf8.map(hexadecimal).joined()
    case .bytes(let bytes): bytes.map(hexadecimal).joined()
    default:
      throw wrongType(
        en: "only integers, byte buffers, and strings can be formatted as hex",
        zh: "%x 只能用于整数、字节和文本",
        value
      )
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func integer(
    _ value: Value,
    radix: Int,
    en english: String,
    zh chinese: String
  ) throws(EvalError) -> String {
    switch value {
    case .int(let number): String(number, radix: radix)
    case .uint(let number): String(number, radix: radix)
    default:
      throw wrongType(
        en: "\(english) clause can only be used on integers",
        zh: "\(chinese)只能用于整数",
        value
      )
    }
  }

  private static func invalid(en english: String, zh chinese: String) -> EvalError {
    EvalError(
      .invalidArgument,
      en: "format: could not parse formatting clause: \(english)",
      zh: "format：无法理解格式：\(chinese)"
    )
  }

  private static func wrongType(en english: String, zh chinese: String, _ value: Value) -> EvalError {
    EvalError(
      .invalidArgument,
      en: "format: \(english), was given \(value.typeName)",
      zh: "format：\(chinese)，而这里是 \(value.typeName)"
    )
  }
}
