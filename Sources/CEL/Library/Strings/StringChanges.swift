extension FunctionDeclaration {
  /// Strings made from one string.
  static let stringChanges: [FunctionDeclaration] = [
    FunctionDeclaration(
      "replace",
      "The string with one part replaced by another, at most a number of times if one is given; a negative "
        + "number means all.",
      examples: [
        "'hello hello'.replace('he', 'we') == 'wello wello'",
        "'hello hello'.replace('he', 'we', 1) == 'wello hello'", "'ab'.replace('', '-') == '-a-b-'",
      ],
      overloads: [
        Overload("string_replace_string_string", isMethod: true, to: .string) {
          (text: String, old: String, new: String) in text.replacing(old, by: new, limit: -1)
        },
        Overload(
          "string_replace_string_string_int",
          isMethod: true,
          [.string, .string, .string, .int],
          .string,
          .nary { arguments in
            guard arguments.count == 4, case .string(let text) = arguments[0],
              case .string(let old) = arguments[1],
              case .string(let new) = arguments[2], case .int(let limit) = arguments[3]
            else { return .noSuchOverload }
            return text.replacing(old, by: new, limit: Int(limit))
          }
        ),
      ]
    ),
    FunctionDeclaration(
      "lowerAscii",
      "The string with A to Z in lower case; other letters stay.",
      examples: ["'TacoCÆt'.lowerAscii() == 'tacocÆt'"],
      overloads: [
        Overload("string_lower_ascii", isMethod: true, to: .string) { (text: String) in
          .string(String(decoding: text.utf8.map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }, as: UTF8.self))
        }
      ]
    ),
    FunctionDeclaration(
      "upperAscii",
      "The string with a to z in upper case; other letters stay.",
      examples: ["'tacoCæt'.upperAscii() == 'TACOCæT'"],
      overloads: [
        Overload("string_upper_ascii", isMethod: true, to: .string) { (text: String) in
          .string(String(decoding: text.utf8.map { 0x61...0x7A ~= $0 ? $0 - 0x20 : $0 }, as: UTF8.self))
        }
      ]
    ),
    FunctionDeclaration(
      "trim",
      "The string without white space (Unicode's) at its ends.",
      examples: ["'  \\ttrim\\n '.trim() == 'trim'"],
      overloads: [
        Overload("string_trim", isMethod: true, to: .string) { (text: String) in
          var scalars = text.unicodeScalars[...]
          while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
          while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
          return .string(String(scalars))
        }
      ]
    ),
    FunctionDeclaration(
      "reverse",
      "The code points in the opposite order.",
      examples: ["'gums'.reverse() == 'smug'"],
      overloads: [
        Overload("string_reverse", isMethod: true, to: .string) { (text: String) in
          var scalars = String.UnicodeScalarView()
          scalars.append(contentsOf: text.unicodeScalars.reversed())
          return .string(String(scalars))
        }
      ]
    ),
    FunctionDeclaration(
      "strings.quote",
      "The string in double quotes, with escapes where a literal needs them.",
      examples: [#"strings.quote('first\nsecond "third"') == '"first\\nsecond \\"third\\""'"#],
      overloads: [
        Overload("strings_quote", to: .string) { (text: String) in .string(text.quotedForCEL) }
      ]
    ),
  ]
}

extension String {
  fileprivate func replacing(_ old: String, by new: String, limit: Int) -> Value {
    if limit == 0 { return .string(self) }
    return LimitedText.value { result throws(EvalError) in
      var start = 0
      var count = 0
      while limit < 0 || count < limit {
        if old.isEmpty {
          // The empty string stands before every code point and at the end.
          if count > 0 {
            guard start < utf8.count else { break }
            let next = offsetOfNextScalar(after: start)
            try result.append(slice(start..<next))
            start = next
          }
        } else {
          let found = UTF8Search.firstIndex(of: old.utf8Span.span, in: utf8Span.span, from: start)
          guard let found else { break }
          try result.append(slice(start..<found))
          start = found + old.utf8.count
        }
        try result.append(new)
        count += 1
      }
      try result.append(slice(start..<utf8.count))
    }
  }

  fileprivate var quotedForCEL: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{7}": result += "\\a"
      case "\u{8}": result += "\\b"
      case "\u{B}": result += "\\v"
      case "\u{C}": result += "\\f"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
