extension Value: CustomDebugStringConvertible {
  /// The value as an expression would write it: `1u`, `1.0`, `b"a"`, `decimal("0.80")`.
  package var debugDescription: String { text }

  /// The value as an expression would write it.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .uint(let number): "\(number)u"
    case .double(let number): Self.literal(number)
    case .string(let text): Self.quoted(text)
    case .bytes(let bytes): Self.quoted(bytes)
    case .decimal(let number): "decimal(\"\(number)\")"
    case .timestamp(let moment): "timestamp(\"\(moment)\")"
    case .duration(let span): "duration(\"\(span)\")"
    case .list(let list): "[\(list.map(\.text).joined(separator: ", "))]"
    case .map(let map): "{\(map.map { "\($0.key.text): \($0.value.text)" }.joined(separator: ", "))}"
    case .type(let type): type.name
    case .optional(let optional): optional.value.map { "optional.of(\($0.text))" } ?? "optional.none()"
    case .opaque(let value): value.text
    case .record(let record): record.text
    case .error(let error): "error(\(Self.quoted(error.message)))"
    case .unknown(let set): "unknown(\(set.attributes.map(\.path).joined(separator: ", ")))"
    }
  }

  /// A double always looks like one: `1.0`, `1e+100`; NaN and the infinities have no literal.
  private static func literal(_ number: Double) -> String {
    if number.isNaN { return "double(\"NaN\")" }
    if number.isInfinite { return number < 0 ? "double(\"-Infinity\")" : "double(\"Infinity\")" }
    let text = DoubleText.shortest(number)
    return text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") } ? text : text + ".0"
  }

  /// A string literal in double quotes.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result + "\""
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    var result = "b\""
    for byte in bytes {
      if byte < 0x80 {
        append(Unicode.Scalar(byte), to: &result)
      } else {
        result += "\\x" + hexadecimal(UInt32(byte), width: 2)
      }
    }
    return result + "\""
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\\": text += "\\\\"
    case "\"": text += "\\\""
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{7}": text += "\\a"
    case "\u{8}": text += "\\b"
    case "\u{B}": text += "\\v"
    case "\u{C}": text += "\\f"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      text += "\\x" + hexadecimal(scalar.value, width: 2)
    default: text.unicodeScalars.append(scalar)
    }
  }

  private static func hexadecimal(_ number: UInt32, width: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension OpaqueValue {
  /// The value as an expression would write it.
  var text: String {
    switch self {
    case .ip(let address): "ip(\"\(address)\")"
    case .cidr(let prefix): "cidr(\"\(prefix)\")"
    }
  }
}
