/// Values as a person reads them: the `%s` of `format`.
package enum PlainText {
  /// The text of a value; lists and maps with their contents, maps sorted by the text of their keys.
  ///
  /// - Throws: for values that have no such text.
  package static func text(of value: Value) throws(EvalError) -> String {
    switch value {
    case .null: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .int(let number): return String(number)
    case .uint(let number): return String(number)
    case .double(let number): return special(number) ?? DoubleText.plain(number)
    case .decimal(let number): return number.description
    case .string(let text): return text
    case .bytes(let bytes): return text(ofBytes: bytes)
    case .timestamp(let moment): return moment.description
    case .duration(let span): return span.description
    case .type(let type): return type.name
    case .opaque(.ip(let address)): return address.description
    case .opaque(.cidr(let prefix)): return prefix.description
    case .list(let list):
      var text = LimitedText()
      for (index, element) in list.enumerated() {
        try text.append(index == 0 ? "[" : ", ")
        try text.append(try Self.text(of: element))
      }
      return list.isEmpty ? "[]" : text.text + "]"
    case .map(let map):
      var entries: [(key: String, value: String)] = []
      var size = LimitedText()
      for (key, value) in map {
        entries.append((try text(of: key), try text(of: value)))
        try size.append(entries[entries.count - 1].value)
      }
      entries.sort { String.compare($0.key, $1.key) < 0 }
      return "{\(entries.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    case .optional, .record, .error, .unknown:
      throw EvalError(
        .invalidArgument,
        en: "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, "
          + "durations, and timestamps, was given \(value.typeName)",
        zh: "%s 只能用于文本、布尔、字节、整数、浮点数、映射、列表、类型、时长和时刻，而这里是 \(value.typeName)"
      )
    }
  }

  /// NaN and the infinities; nil for a finite number.
  static func special(_ number: Double) -> String? {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    return nil
  }

  /// Bytes as UTF-8; each run of invalid ones is one U+FFFD.
  private static func text(ofBytes bytes: [UInt8]) -> String {
    var text = ""
    var parser = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var wasInvalid = false
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        text.unicodeScalars.append(UTF8.decode(encoded))
        wasInvalid = false
      case .error:
        if !wasInvalid { text += "\u{FFFD}" }
        wasInvalid = true
      case .emptyInput:
        return text
      }
    }
  }
}
