/// The names that operators have as functions (CEL language definition, "Functions").
package enum Operator {
  package static let conditional: String = "_?_:_"
  package static let or: String = "_||_"
  package static let and: String = "_&&_"
  package static let not: String = "!_"
  package static let negate: String = "-_"
  package static let equals: String = "_==_"
  package static let notEquals: String = "_!=_"
  package static let less: String = "_<_"
  package static let lessOrEqual: String = "_<=_"
  package static let greater: String = "_>_"
  package static let greaterOrEqual: String = "_>=_"
  package static let `in`: String = "@in"
  package static let add: String = "_+_"
  package static let subtract: String = "_-_"
  package static let multiply: String = "_*_"
  package static let divide: String = "_/_"
  package static let modulo: String = "_%_"
  package static let index: String = "_[_]"
  package static let optionalIndex: String = "_[?_]"

  /// How an operator is written between or before its operands: `_+_` is `+`.
  ///
  /// Nil for a function's name.
  package static func symbol(_ function: String) -> String? {
    switch function {
    case or: "||"
    case and: "&&"
    case not: "!"
    case negate: "-"
    case equals: "=="
    case notEquals: "!="
    case less: "<"
    case lessOrEqual: "<="
    case greater: ">"
    case greaterOrEqual: ">="
    case `in`: "in"
    case add: "+"
    case subtract: "-"
    case multiply: "*"
    case divide: "/"
    case modulo: "%"
    default: nil
    }
  }

  /// How a function is called in a message to the author: operators as they are written.
  package static func displayName(_ function: String) -> String {
    switch function {
    case conditional: "?:"
    case index: "[]"
    case optionalIndex: "[?]"
    default: symbol(function) ?? function
    }
  }

  /// How tightly a binary operator binds: 1 for `||` up to 5 for `*`; nil when it is not a binary operator.
  package static func precedence(_ function: String) -> Int? {
    switch function {
    case or: 1
    case and: 2
    case equals, notEquals, less, lessOrEqual, greater, greaterOrEqual, `in`: 3
    case add, subtract: 4
    case multiply, divide, modulo: 5
    default: nil
    }
  }
}
