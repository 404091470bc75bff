extension Library {
  /// Regular expressions beyond `matches` (cel-go's `ext.Regex`).
  package static let regex: Library = Library(
    name: "regex",
    documentation:
      "Replacement and extraction with regular expressions (RE2 syntax). A bad expression is an error.",
    functions: [
      FunctionDeclaration(
        "regex.replace",
        "The string with matches replaced, at most a number of them if one is given (negative: all). In the "
          + "replacement `\\0` to `\\9` are the groups of the match and `\\\\` is a backslash; another backslash, "
          + "and a group that does not exist, are errors.",
        examples: [
          "regex.replace('banana', 'a', 'x') == 'bxnxnx'", "regex.replace('banana', 'a', 'x', 1) == 'bxnana'",
          #"regex.replace('foo bar', '(fo)o (ba)r', '\\2 \\1') == 'ba fo'"#,
        ],
        overloads: [
          Overload("regex_replace_string_string_string", to: .string) {
            (text: String, pattern: String, replacement: String) in
            replace(text, pattern, replacement, limit: -1)
          },
          Overload(
            "regex_replace_string_string_string_int",
            [.string, .string, .string, .int],
            .string,
            .nary { arguments in
              guard arguments.count == 4, case .string(let text) = arguments[0],
                case .string(let pattern) = arguments[1], case .string(let replacement) = arguments[2],
                case .int(let limit) = arguments[3]
              else { return .noSuchOverload }
              return replace(text, pattern, replacement, limit: limit)
            }
          ),
        ]
      ),
      FunctionDeclaration(
        "regex.extract",
        "The first match, or its only group if the expression has one; none when nothing matches. More than "
          + "one group is an error.",
        examples: [
          "regex.extract('item-A, item-B', 'item-(\\\\w+)') == optional.of('A')",
          "regex.extract('HELLO', 'hello') == optional.none()",
        ],
        overloads: [
          Overload(
            "regex_extract_string_string",
            to: .optional(.string),
            specialize: { specialized($0) { text, pattern in extract(text, pattern) } }
          ) { (text: String, pattern: String) in Pattern.use(pattern) { extract(text, $0) } }
        ]
      ),
      FunctionDeclaration(
        "regex.extractAll",
        "All matches, or their only group if the expression has one. More than one group is an error.",
        examples: ["regex.extractAll('id:1, id:2', 'id:\\\\d') == ['id:1', 'id:2']"],
        overloads: [
          Overload(
            "regex_extractAll_string_string",
            to: .list(.string),
            specialize: { specialized($0) { text, pattern in extractAll(text, pattern) } }
          ) { (text: String, pattern: String) in Pattern.use(pattern) { extractAll(text, $0) } }
        ]
      ),
    ]
  )

  /// The function with its second argument, a constant pattern, compiled once.
  private static func specialized(
    _ constants: [Value?],
    _ body: @escaping @Sendable (String, Pattern) -> Value
  ) -> Implementation? {
    guard case .string(let text)? = constants[1], let pattern = try? Pattern(text) else { return nil }
    return .binary { subject, _ in
      guard case .string(let subject) = subject else { return .noSuchOverload }
      return body(subject, pattern)
    }
  }

  private static func extract(_ text: String, _ pattern: Pattern) -> Value {
    guard pattern.groupCount <= 1 else { return tooManyGroups }
    guard let match = pattern.firstMatch(in: text, from: 0), let range = match[match.count - 1] else {
      return .optional(.none)
    }
    if match.count == 2 && range.isEmpty { return .optional(.none) }
    return .optional(OptionalValue(.string(text.slice(range))))
  }

  private static func extractAll(_ text: String, _ pattern: Pattern) -> Value {
    guard pattern.groupCount <= 1 else { return tooManyGroups }
    var found = ListValue()
    for match in pattern.matches(in: text) {
      guard let range = match[match.count - 1], match.count == 1 || !range.isEmpty else { continue }
      found.append(.string(text.slice(range)))
    }
    return .list(found)
  }

  private static var tooManyGroups: Value {
    .error(.invalidArgument, en: "regular expression has more than one capturing group", zh: "正则表达式的捕获组多于一个")
  }

  private static func replace(_ text: String, _ pattern: String, _ replacement: String, limit: Int64) -> Value
  {
    if limit == 0 { return .string(text) }
    return Pattern.use(pattern) { pattern in
      LimitedText.value { result throws(EvalError) in
        let parts = try replacementParts(replacement, groupCount: pattern.groupCount)
        var end = 0
        var count: Int64 = 0
        var matches = pattern.matches(in: text)
        while limit < 0 || count < limit, let match = matches.next(), let whole = match[0] {
          count += 1
          try result.append(text.slice(end..<whole.lowerBound))
          for part in parts {
            switch part {
            case .text(let text): try result.append(text)
            case .group(let number): if let range = match[number] { try result.append(text.slice(range)) }
            }
          }
          end = whole.upperBound
        }
        try result.append(text.slice(end..<text.utf8.count))
      }
    }
  }

  private enum ReplacementPart {
    case text(String)
    case group(Int)
  }

  private static func replacementParts(
    _ replacement: String,
    groupCount: Int
  ) throws(EvalError) -> [ReplacementPart] {
    var parts: [ReplacementPart] = []
    var text = ""
    var rest = replacement.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "\\": text += "\\"
      case let digit? where "0"..."9" ~= digit:
        let number = Int(digit.value - 0x30)
        guard number <= groupCount else {
          throw EvalError(
            .invalidArgument,
            en: "replacement string references group \(number) but regex has only \(groupCount) group(s)",
            zh: "替换文本引用了第 \(number) 组，但正则表达式只有 \(groupCount) 组"
          )
        }
        parts += [.text(text), .group(number)]
        text = ""
      default:
        throw EvalError(
          .invalidArgument,
          en: "invalid replacement string: a backslash must be followed by a digit or a backslash",
          zh: "替换文本无效：反斜杠后必须是数字或反斜杠"
        )
      }
    }
    return parts + [.text(text)]
  }
}
