extension FunctionDeclaration {
  /// `indexOf` and `lastIndexOf`.
  static let stringSearch: [FunctionDeclaration] = [
    FunctionDeclaration(
      "indexOf",
      "The position of the first occurrence, from a position on if one is given; -1 when there is none. The "
        + "empty string is found at once. A position outside the string is an error.",
      examples: [
        "'tacocat'.indexOf('ac') == 1", "'tacocat'.indexOf('a', 3) == 5", "'tacocat'.indexOf('z') == -1",
      ],
      overloads: [
        Overload("string_index_of_string", isMethod: true, to: .int) { (text: String, part: String) in
          firstIndex(of: part, in: text, from: 0)
        },
        Overload("string_index_of_string_int", isMethod: true, to: .int) {
          (text: String, part: String, start: Int64) in
          guard let offset = text.byteOffset(ofScalar: Int(start)) else { return .outOfRange(start) }
          return firstIndex(of: part, in: text, from: offset)
        },
      ]
    ),
    FunctionDeclaration(
      "lastIndexOf",
      "The position of the last occurrence, beginning no later than a position if one is given; -1 when there "
        + "is none. The empty string is found at the end or at that position.",
      examples: ["'tacocat'.lastIndexOf('at') == 5", "'tacocat'.lastIndexOf('a', 3) == 1"],
      overloads: [
        Overload("string_last_index_of_string", isMethod: true, to: .int) { (text: String, part: String) in
          lastIndex(of: part, in: text, from: text.utf8.count)
        },
        Overload("string_last_index_of_string_int", isMethod: true, to: .int) {
          (text: String, part: String, start: Int64) in
          guard let offset = text.byteOffset(ofScalar: Int(start)) else { return .outOfRange(start) }
          return lastIndex(of: part, in: text, from: offset)
        },
      ]
    ),
  ]

  private static func firstIndex(of part: String, in text: String, from start: Int) -> Value {
    let found = UTF8Search.firstIndex(of: part.utf8Span.span, in: text.utf8Span.span, from: start)
    return .int(found.map { Int64(text.scalarIndex(ofByte: $0)) } ?? -1)
  }

  private static func lastIndex(of part: String, in text: String, from start: Int) -> Value {
    let found = UTF8Search.lastIndex(of: part.utf8Span.span, in: text.utf8Span.span, from: start)
    return .int(found.map { Int64(text.scalarIndex(ofByte: $0)) } ?? -1)
  }
}

extension Value {
  /// The error of a position outside a string or list.
  static func outOfRange(_ index: Int64) -> Value {
    .error(.indexOutOfBounds, en: "index out of range: \(index)", zh: "下标超出范围：\(index)")
  }
}
