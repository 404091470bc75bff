import CEL

/// A value of the setup that conditions ask about, or the outcome of an operation that may break.
struct Symbol: Sendable {
  /// What values it may have.
  enum Sort: Hashable, Sendable {
    case bool
    case number(isWhole: Bool)
    case text
    /// No value: it is "known" when an operation does not break.
    case operation
  }

  /// How an element is named on the way to a value.
  enum Step: Hashable, Sendable {
    case field(String)
    case element
  }

  /// What tells it from others; for people too.
  let key: String
  let sort: Sort
  /// Whether it can never be missing: a parameter.
  var isAlwaysKnown = false
  /// The way from the root of a setup; nil when it cannot be written into one.
  var steps: [Step]?
  /// The keys of the value and of all that it lies in.
  var ancestry: [String] = []
  var minimum: Limit?
  var maximum: Limit?
  /// The texts that the schema allows.
  var members: [String]?
  /// Whether it is a day, in seconds since 1970-01-01.
  var isDate = false
  /// How many characters the schema allows.
  var length = 0...Int.max

  /// A bound of numbers.
  struct Limit: Sendable {
    let value: Fraction
    let isExclusive: Bool
  }
}

/// A question with an outcome that conditions are made of.
struct Atom: Hashable, Sendable {
  /// What is asked.
  enum Question: Hashable, Sendable {
    /// Whether a truth value of the setup is true.
    case bool(Int)
    /// Whether the sum is below zero.
    case isNegative(LinearForm)
    /// Whether the sum is zero.
    case isZero(LinearForm)
    /// Whether a text is this one.
    case isText(Int, String)
    /// Whether a field is written.
    case isWritten(String)
    /// Anything else, by its text.
    case other(String)
  }

  let question: Question
  /// The symbols that must be known for an answer.
  let needs: [Int]
  /// The answers to be reckoned with.
  let outcomes: OutcomeSet

  /// Whether the answer may be missing though every symbol is known.
  var mayBreak: Bool {
    if case .other = question { return needs.isEmpty && outcomes.contains(.none) }
    return false
  }
}

/// All symbols and atoms of the conditions that are compared with each other.
final class Vocabulary {
  private(set) var symbols: [Symbol] = []
  private(set) var atoms: [Atom] = []
  private var symbolNumbers: [String: Int] = [:]
  private var atomNumbers: [Atom: Int] = [:]
  private var unnamed = 0
  /// How many cases may still be looked at; nil for any number.
  var remainingCases: Int?

  func symbol(_ key: String, sort: Symbol.Sort, _ complete: (inout Symbol) -> Void = { _ in }) -> Int {
    // One key may be asked for as a number and as a text when its type is not known.
    let name = "\(sort) \(key)"
    if let known = symbolNumbers[name] { return known }
    var symbol = Symbol(key: key, sort: sort)
    complete(&symbol)
    symbols.append(symbol)
    symbolNumbers[name] = symbols.count - 1
    return symbols.count - 1
  }

  func atom(_ question: Atom.Question, needs: [Int] = [], outcomes: OutcomeSet? = nil) -> Formula {
    let isSure = !needs.isEmpty && needs.allSatisfy { symbols[$0].isAlwaysKnown }
    let atom = Atom(question: question, needs: needs, outcomes: outcomes ?? (isSure ? .decided : .any))
    if let known = atomNumbers[atom] { return .atom(known) }
    atoms.append(atom)
    atomNumbers[atom] = atoms.count - 1
    return .atom(atoms.count - 1)
  }

  /// A name that nothing else has.
  func freshName() -> String {
    unnamed += 1
    return "?\(unnamed)"
  }
}
