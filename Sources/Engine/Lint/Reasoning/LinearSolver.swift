/// Decides whether linear conditions can hold together, by eliminating one symbol after another
/// (Fourier and Motzkin).
///
/// "No" is always right. Numbers are taken to be dense, and whole numbers only where a condition is about
/// nothing else, so "yes" may be wrong where whole numbers leave gaps.
struct LinearSolver {
  /// `form < 0`, or `form <= 0`.
  struct Constraint: Hashable {
    var form: LinearForm
    var isStrict: Bool
  }

  /// What is found out.
  enum Answer {
    case impossible
    /// Values that meet all conditions; nil when none were found in the time given.
    case possible([Int: Fraction]?)
  }

  /// More conditions than this are not worth the time.
  private static let mostConstraints = 160

  private let isWhole: (Int) -> Bool

  init(isWhole: @escaping (Int) -> Bool) { self.isWhole = isWhole }

  func solve(_ constraints: [Constraint]) -> Answer {
    var present: [Constraint] = []
    for constraint in constraints {
      guard add(constraint, to: &present) else { return .impossible }
    }
    var steps: [(symbol: Int, bounds: [Constraint])] = []
    while let symbol = next(of: present) {
      var rest = present.filter { $0.form.factor(of: symbol).isZero }
      let bounds = present.filter { !$0.form.factor(of: symbol).isZero }
      let upper = bounds.filter { !$0.form.factor(of: symbol).isNegative }
      let lower = bounds.filter { $0.form.factor(of: symbol).isNegative }
      for high in upper {
        for low in lower {
          guard let sum = Self.combined(high, low, without: symbol) else { return .possible(nil) }
          guard add(sum, to: &rest) else { return .impossible }
          if rest.count > Self.mostConstraints { return .possible(nil) }
        }
      }
      steps.append((symbol, bounds))
      present = rest
    }
    return .possible(values(steps))
  }

  /// The symbol whose elimination makes the fewest new conditions.
  private func next(of constraints: [Constraint]) -> Int? {
    var counts: [Int: (upper: Int, lower: Int)] = [:]
    for constraint in constraints {
      for term in constraint.form.terms {
        if term.factor.isNegative {
          counts[term.symbol, default: (0, 0)].lower += 1
        } else {
          counts[term.symbol, default: (0, 0)].upper += 1
        }
      }
    }
    return counts.min {
      ($0.value.upper * $0.value.lower, $0.key) < ($1.value.upper * $1.value.lower, $1.key)
    }?.key
  }

  private static func combined(_ high: Constraint, _ low: Constraint, without symbol: Int) -> Constraint? {
    guard let first = high.form.scaled(by: low.form.factor(of: symbol).magnitude),
      let second = low.form.scaled(by: high.form.factor(of: symbol)), let form = first.adding(second)
    else { return nil }
    return Constraint(form: form, isStrict: high.isStrict || low.isStrict)
  }

  /// Adds a condition; false when it can never hold.
  private func add(_ constraint: Constraint, to list: inout [Constraint]) -> Bool {
    let constraint = tightened(constraint)
    if constraint.form.terms.isEmpty {
      let constant = constraint.form.constant
      return constant.isNegative || (constant.isZero && !constraint.isStrict)
    }
    if !list.contains(constraint) { list.append(constraint) }
    return true
  }

  /// A condition about whole numbers only, with its constant moved to the next whole number.
  private func tightened(_ constraint: Constraint) -> Constraint {
    guard !constraint.form.terms.isEmpty else { return constraint }
    guard constraint.form.terms.allSatisfy({ isWhole($0.symbol) }) else {
      return Constraint(form: constraint.form.normalized ?? constraint.form, isStrict: constraint.isStrict)
    }
    // Factors without fractions and without a common factor.
    var form = constraint.form
    for term in form.terms {
      guard let denominator = Fraction(form.factor(of: term.symbol).denominator),
        let scaled = form.scaled(by: denominator)
      else { return constraint }
      form = scaled
    }
    var common: Int128 = 0
    for term in form.terms {
      var (left, right) = (common, term.factor.magnitude.numerator)
      while right != 0 { (left, right) = (right, left % right) }
      common = left
    }
    guard common > 0, let factor = Fraction(1, over: common), let reduced = form.scaled(by: factor) else {
      return constraint
    }
    // sum + constant < 0 says sum <= ceiling(-constant) - 1; sum + constant <= 0 says sum <= floor(-constant).
    let bound = reduced.constant.negated
    let highest = constraint.isStrict && bound.isWhole ? bound.floor - 1 : bound.floor
    guard let limit = Fraction(-highest), let back = limit.adding(reduced.constant.negated),
      let moved = reduced.adding(LinearForm(back))
    else { return constraint }
    return Constraint(form: moved, isStrict: false)
  }

  // MARK: Values

  /// Chooses values in the opposite order of the elimination.
  private func values(_ steps: [(symbol: Int, bounds: [Constraint])]) -> [Int: Fraction]? {
    var numbers: [Int: Fraction] = [:]
    for step in steps.reversed() {
      var low: Symbol.Limit?
      var high: Symbol.Limit?
      for constraint in step.bounds {
        let factor = constraint.form.factor(of: step.symbol)
        for term in constraint.form.terms where term.symbol != step.symbol && numbers[term.symbol] == nil {
          numbers[term.symbol] = .zero
        }
        numbers[step.symbol] = .zero
        guard let rest = constraint.form.value(numbers), let bound = rest.negated.divided(by: factor) else {
          return nil
        }
        let limit = Symbol.Limit(value: bound, isExclusive: constraint.isStrict)
        if factor.isNegative {
          if low.map({ $0.value < bound || ($0.value == bound && limit.isExclusive) }) ?? true { low = limit }
        } else {
          if high.map({ bound < $0.value || ($0.value == bound && limit.isExclusive) }) ?? true {
            high = limit
          }
        }
      }
      guard let value = Self.value(low, high, isWhole: isWhole(step.symbol)) else { return nil }
      numbers[step.symbol] = value
    }
    return numbers
  }

  /// A value between two bounds that a person would write.
  static func value(_ low: Symbol.Limit?, _ high: Symbol.Limit?, isWhole: Bool) -> Fraction? {
    func fits(_ value: Fraction) -> Bool {
      if isWhole, !value.isWhole { return false }
      if let low, value < low.value || (low.isExclusive && value == low.value) { return false }
      if let high, high.value < value || (high.isExclusive && value == high.value) { return false }
      return true
    }
    var candidates: [Fraction?] = []
    let cent = Fraction(1, over: 100)
    if let low {
      candidates += [low.value, Fraction(low.value.floor), Fraction(low.value.floor + 1)]
      candidates.append(cent.flatMap { low.value.adding($0) })
    }
    if let high {
      candidates += [high.value, Fraction(high.value.floor), Fraction(high.value.floor - 1)]
      candidates.append(cent.flatMap { high.value.adding($0.negated) })
    }
    if low == nil, high == nil { candidates.append(.zero) }
    if let low, let high, let half = Fraction(1, over: 2) {
      candidates.append(low.value.adding(high.value)?.times(half))
    }
    return candidates.compactMap { $0 }.first(where: fits)
  }
}
