extension FunctionDeclaration {
  /// Parts of strings, and strings from parts.
  static let stringParts: [FunctionDeclaration] = [
    FunctionDeclaration(
      "charAt",
      "The character at a position; empty at the end, an error beyond.",
      examples: ["'héllo'.charAt(1) == 'é'", "'abc'.charAt(3) == ''"],
      overloads: [
        Overload("string_char_at_int", isMethod: true, to: .string) { (text: String, index: Int64) in
          guard let start = text.byteOffset(ofScalar: Int(index)) else { return .outOfRange(index) }
          let end = text.byteOffset(ofScalar: Int(index) + 1) ?? start
          return .string(text.slice(start..<end))
        }
      ]
    ),
    FunctionDeclaration(
      "substring",
      "The part from a position to the end, or up to another position, which is not included.",
      examples: ["'tacocat'.substring(4) == 'cat'", "'tacocat'.substring(0, 4) == 'taco'"],
      overloads: [
        Overload("string_substring_int", isMethod: true, to: .string) { (text: String, start: Int64) in
          guard let first = text.byteOffset(ofScalar: Int(start)) else { return .outOfRange(start) }
          return .string(text.slice(first..<text.utf8.count))
        },
        Overload("string_substring_int_int", isMethod: true, to: .string) {
          (text: String, start: Int64, end: Int64) in
          if start > end {
            return .error(
              .indexOutOfBounds,
              en: "invalid substring range. start: \(start), end: \(end)",
              zh: "子文本的范围无效：从 \(start) 到 \(end)"
            )
          }
          guard let first = text.byteOffset(ofScalar: Int(start)) else { return .outOfRange(start) }
          guard let last = text.byteOffset(ofScalar: Int(end)) else { return .outOfRange(end) }
          return .string(text.slice(first..<last))
        },
      ]
    ),
    FunctionDeclaration(
      "split",
      "The parts between separators. A limit is the greatest number of parts, the last with all the rest: 0 "
        + "gives none, a negative one all. An empty separator gives the single characters.",
      examples: [
        "'a,b,c'.split(',') == ['a', 'b', 'c']", "'a,b,c'.split(',', 2) == ['a', 'b,c']",
        "'añb'.split('') == ['a', 'ñ', 'b']",
      ],
      overloads: [
        Overload("string_split_string", isMethod: true, to: .list(.string)) {
          (text: String, separator: String) in
          .list(ListValue(text.parts(separatedBy: separator, limit: -1)))
        },
        Overload("string_split_string_int", isMethod: true, to: .list(.string)) {
          (text: String, separator: String, limit: Int64) in
          .list(ListValue(text.parts(separatedBy: separator, limit: Int(limit))))
        },
      ]
    ),
    FunctionDeclaration(
      "join",
      "The strings of a list one after another, with a separator between them if one is given.",
      examples: ["['a', 'b'].join() == 'ab'", "['a', 'b'].join(', ') == 'a, b'", "[].join('-') == ''"],
      overloads: [
        Overload("list_join", isMethod: true, [.list(.string)], to: .string) { (list: ListValue) in
          joined(list, separator: "")
        },
        Overload("list_join_string", isMethod: true, [.list(.string), .string], to: .string) {
          (list: ListValue, separator: String) in joined(list, separator: separator)
        },
      ]
    ),
  ]

  private static func joined(_ list: ListValue, separator: String) -> Value {
    LimitedText.value { text throws(EvalError) in
      for (index, element) in list.enumerated() {
        guard case .string(let part) = element else {
          throw EvalError(
            .noMatchingOverload,
            en: "join wants strings, not \(element.typeName)",
            zh: "join 需要文本，而不是 \(element.typeName)"
          )
        }
        if index > 0 { try text.append(separator) }
        try text.append(part)
      }
    }
  }
}

extension String {
  /// The parts between separators, at most `limit` unless it is negative.
  fileprivate func parts(separatedBy separator: String, limit: Int) -> [Value] {
    if limit == 0 { return [] }
    if limit == 1 { return [.string(self)] }
    guard !separator.isEmpty else { return characters(limit: limit) }
    var parts: [Value] = []
    var start = 0
    while limit < 0 || parts.count < limit - 1 {
      guard let end = UTF8Search.firstIndex(of: separator.utf8Span.span, in: utf8Span.span, from: start)
      else {
        break
      }
      parts.append(.string(slice(start..<end)))
      start = end + separator.utf8.count
    }
    parts.append(.string(slice(start..<utf8.count)))
    return parts
  }

  private func characters(limit: Int) -> [Value] {
    var parts: [Value] = []
    var rest = unicodeScalars[...]
    while let first = rest.first {
      if limit > 0 && parts.count == limit - 1 {
        parts.append(.string(String(rest)))
        break
      }
      parts.append(.string(String(first)))
      rest.removeFirst()
    }
    return parts
  }
}
