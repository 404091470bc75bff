import CEL
import Diagnostics
import Schema

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
        "in_units",
        "A number in the unit of a table that makes it shortest, as a whole number if it can be.",
        overloads: [
          Overload(
            "in_units_decimal_map",
            [.decimal, .map(.string, .typeParam("A"))],
            .string,
            .nary { inUnits($0[0], $0[1]) }
          )
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

/// `in_units(amount, units)`: units that are no numbers above zero are left out.
private func inUnits(_ amount: Value, _ table: Value) -> Value {
  guard case .decimal(let number) = amount, case .map(let map) = table else {
    return .error(
      .noMatchingOverload,
      en: "in_units() takes a number and a table",
      zh: "in_units() 需要一个数和一张表"
    )
  }
  let units = (0..<map.count).compactMap { index -> QuantityUnits.Unit? in
    guard case .string(let name) = map.key(at: index) else { return nil }
    switch map.value(at: index) {
    case .int(let factor) where factor > 0: return QuantityUnits.Unit(name: name, factor: Decimal(factor))
    case .decimal(let factor) where 0 < factor: return QuantityUnits.Unit(name: name, factor: factor)
    default: return nil
    }
  }
  return .string(QuantityUnits(units).text(number))
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
