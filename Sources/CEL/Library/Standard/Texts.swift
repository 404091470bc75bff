extension FunctionDeclaration {
  /// Tests of strings.
  static let texts: [FunctionDeclaration] = [
    FunctionDeclaration(
      "contains",
      "Whether a string has another one inside it.",
      examples: ["'tacocat'.contains('cocat')", "'abc'.contains('')"],
      overloads: [
        Overload("contains_string", isMethod: true, to: .bool) { (text: String, part: String) in
          .bool(UTF8Search.firstIndex(of: part.utf8Span.span, in: text.utf8Span.span, from: 0) != nil)
        }
      ]
    ),
    FunctionDeclaration(
      "startsWith",
      "Whether a string begins with another one.",
      examples: ["'tacocat'.startsWith('taco')"],
      overloads: [
        Overload("starts_with_string", isMethod: true, to: .bool) { (text: String, prefix: String) in
          .bool(UTF8Search.matches(prefix.utf8Span.span, in: text.utf8Span.span, at: 0))
        }
      ]
    ),
    FunctionDeclaration(
      "endsWith",
      "Whether a string ends with another one.",
      examples: ["'tacocat'.endsWith('cat')"],
      overloads: [
        Overload("ends_with_string", isMethod: true, to: .bool) { (text: String, suffix: String) in
          let start = text.utf8.count - suffix.utf8.count
          return .bool(
            start >= 0 && UTF8Search.matches(suffix.utf8Span.span, in: text.utf8Span.span, at: start)
          )
        }
      ]
    ),
    FunctionDeclaration(
      "matches",
      "Whether a regular expression (RE2 syntax) is found anywhere in a string; `^` and `$` bind it to the ends.",
      examples: ["'foobar'.matches('o+b')", "!matches('foobar', '^o')", "'é'.matches('^.$')"],
      overloads: [false, true].map { isMethod in
        Overload(
          isMethod ? "matches_string" : "matches",
          isMethod: isMethod,
          to: .bool,
          specialize: { constants in
            guard case .string(let text)? = constants[1], let pattern = try? Pattern(text) else { return nil }
            return .binary { subject, _ in
              guard case .string(let subject) = subject else { return .noSuchOverload }
              return .bool(pattern.isFound(in: subject))
            }
          }
        ) { (subject: String, text: String) in
          Pattern.use(text) { .bool($0.isFound(in: subject)) }
        }
      }
    ),
  ]
}
