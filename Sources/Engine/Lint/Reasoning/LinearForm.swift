/// A sum of symbols, each times a factor, and a constant.
struct LinearForm: Hashable, Sendable {
  /// A symbol's share.
  struct Term: Hashable, Sendable {
    let symbol: Int
    let factor: Fraction
  }

  /// In the order of the symbols; no factor is zero.
  private(set) var terms: [Term] = []
  private(set) var constant: Fraction

  init(_ constant: Fraction) { self.constant = constant }

  init(symbol: Int) {
    terms = [Term(symbol: symbol, factor: .one)]
    constant = .zero
  }

  /// The factor of a symbol; zero when it does not occur.
  func factor(of symbol: Int) -> Fraction {
    terms.first { $0.symbol == symbol }?.factor ?? .zero
  }

  func scaled(by factor: Fraction) -> LinearForm? {
    guard !factor.isZero, let constant = constant.times(factor) else { return nil }
    var result = LinearForm(constant)
    for term in terms {
      guard let product = term.factor.times(factor) else { return nil }
      result.terms.append(Term(symbol: term.symbol, factor: product))
    }
    return result
  }

  func adding(_ other: LinearForm) -> LinearForm? {
    guard let constant = constant.adding(other.constant) else { return nil }
    var result = LinearForm(constant)
    var (mine, theirs) = (terms[...], other.terms[...])
    while let left = mine.first ?? theirs.first {
      let symbol = min(left.symbol, theirs.first?.symbol ?? left.symbol)
      var factor = Fraction.zero
      if let term = mine.first, term.symbol == symbol {
        factor = term.factor
        mine.removeFirst()
      }
      if let term = theirs.first, term.symbol == symbol {
        guard let sum = factor.adding(term.factor) else { return nil }
        factor = sum
        theirs.removeFirst()
      }
      if !factor.isZero { result.terms.append(Term(symbol: symbol, factor: factor)) }
    }
    return result
  }

  var negated: LinearForm {
    var result = LinearForm(constant.negated)
    result.terms = terms.map { Term(symbol: $0.symbol, factor: $0.factor.negated) }
    return result
  }

  func subtracting(_ other: LinearForm) -> LinearForm? { adding(other.negated) }

  /// The form with a first factor of 1 or -1: forms that differ by a positive factor are one.
  var normalized: LinearForm? {
    guard let first = terms.first else { return self }
    return Fraction.one.divided(by: first.factor.magnitude).flatMap { scaled(by: $0) }
  }

  /// The value when every symbol has one.
  func value(_ numbers: [Int: Fraction]) -> Fraction? {
    var sum = constant
    for term in terms {
      guard let product = numbers[term.symbol]?.times(term.factor), let next = sum.adding(product) else {
        return nil
      }
      sum = next
    }
    return sum
  }
}
