import CEL
import Diagnostics

/// The functions that only texts for people have; what they give depends on the language.
enum TemplateFunctions {
  static func all(for language: Language) -> [FunctionDeclaration] {
    let words = ValueText(language: language)
    return [
      FunctionDeclaration(
        "money",
        "An amount of US dollars as a person writes it.",
        overloads: [
          Overload("money_decimal", [.decimal], .string, .unary { words.money($0) }),
          Overload("money_int", [.int], .string, .unary { words.money($0) }),
        ]
      ),
      FunctionDeclaration(
        "join",
        "The elements of a list as an enumeration.",
        overloads: [
          Overload("join_list_text", [.list(.typeParam("A"))], .string, .unary { .string(words.text($0)) })
        ]
      ),
      FunctionDeclaration(
        "plural",
        "The second argument when the first is 1, else the third.",
        overloads: [
          Overload(
            "plural_int_string_string",
            [.int, .string, .string],
            .string,
            .nary { arguments in
              if case .int(1) = arguments[0] { return arguments[1] }
              return arguments[2]
            }
          )
        ]
      ),
    ]
  }
}

extension ValueText {
  fileprivate func money(_ value: Value) -> Value {
    switch value {
    case .decimal(let amount): .string(money(amount))
    case .int(let amount): .string(money(Decimal(amount)))
    default: .error(.noMatchingOverload, en: "money() takes an amount", zh: "money() 需要一个金额")
    }
  }
}
