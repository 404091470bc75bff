import SourceText

/// A word of the expression text.
struct Token {
  /// What it is.
  enum Kind: UInt8 {
    case end
    case identifier
    /// A name in backticks.
    case escapedIdentifier
    case reserved
    case int
    case uint
    case double
    case string
    case bytes
    /// Text that is no word; already reported.
    case invalid
    case `true`
    case `false`
    case null
    case `in`
    case leftParenthesis
    case rightParenthesis
    case leftBracket
    case rightBracket
    case leftBrace
    case rightBrace
    case dot
    case comma
    case colon
    case question
    case exclamation
    case minus
    case plus
    case star
    case slash
    case percent
    case equals
    case notEquals
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
    case and
    case or
  }

  var kind: Kind
  /// The first byte.
  var start: Int
  /// Past the last byte.
  var end: Int

  var range: TextRange { TextRange(start, end) }
}

extension Token.Kind {
  /// The function of a binary operator and how tightly it binds, loosest 1; nil for other words.
  var binaryOperator: (function: String, precedence: Int)? {
    switch self {
    case .or: (Operator.or, 1)
    case .and: (Operator.and, 2)
    case .equals: (Operator.equals, 3)
    case .notEquals: (Operator.notEquals, 3)
    case .less: (Operator.less, 3)
    case .lessOrEqual: (Operator.lessOrEqual, 3)
    case .greater: (Operator.greater, 3)
    case .greaterOrEqual: (Operator.greaterOrEqual, 3)
    case .in: (Operator.in, 3)
    case .plus: (Operator.add, 4)
    case .minus: (Operator.subtract, 4)
    case .star: (Operator.multiply, 5)
    case .slash: (Operator.divide, 5)
    case .percent: (Operator.modulo, 5)
    default: nil
    }
  }
}
