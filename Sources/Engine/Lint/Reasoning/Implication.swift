package import CEL
package import Rules

/// A condition to reason about: a program of a pack, and the list whose elements it looks at.
package struct Condition: Sendable {
  let program: Program
  let element: String?
  let list: Program?

  /// A condition that sees what every expression of the pack sees.
  package init(_ program: Program) {
    self.program = program
    element = nil
    list = nil
  }

  /// A condition about an element of a list, as `for_each` gives it.
  package init(_ program: Program, element: String, of list: Program) {
    self.program = program
    self.element = element
    self.list = list
  }
}

/// Proves that conditions say the same, or that one follows from another, whatever the setup and the parameters
/// are.
///
/// A condition is taken apart into questions about single values: where numbers lie, which of its texts a field
/// holds, what is written and what is not known. All cases are then looked at, as far as they can occur
/// together. "Yes" is a proof; "no" may mean that it was too hard. What a result is *about* (the place to blame,
/// the fields to find out) may still differ between conditions with equal outcomes.
///
/// Not for several threads at once.
package final class Implication {
  private let reader: ConditionReader

  /// Reasons about the conditions of a pack; variables are replaced by what the pack says they are.
  package init(_ pack: CompiledPack) {
    reader = ConditionReader(pack, parameters: .any)
  }

  /// Whether two conditions have the same outcome (true, false or none) in every situation in which `premise`
  /// is true.
  package func alwaysEqual(_ left: Condition, _ right: Condition, where premise: Condition? = nil) -> Bool {
    let (first, premises) = read(left)
    let (second, more) = read(right)
    return isImpossible(.differ(first, second), premises + more, premise)
  }

  /// Whether the second condition is true wherever the first one is.
  package func implies(_ left: Condition, _ right: Condition, where premise: Condition? = nil) -> Bool {
    let (first, premises) = read(left)
    let (second, more) = read(right)
    let goal = Goal.all([.isTrue(first), .not(.isTrue(second))])
    return isImpossible(goal, premises + more, premise)
  }

  private func isImpossible(_ goal: Goal, _ premises: [Formula], _ premise: Condition?) -> Bool {
    var goals = premises.map(Goal.isTrue)
    if let premise {
      let (formula, more) = read(premise)
      goals += more.map(Goal.isTrue) + [.isTrue(formula)]
    }
    if case .impossible = Search.find(.all(goals + [goal]), reader.vocabulary) { return true }
    return false
  }

  private func read(_ condition: Condition) -> (Formula, premises: [Formula]) {
    let (source, premises) = reader.source(condition.program, condition.element, of: condition.list)
    return (reader.formula(source), premises)
  }
}

extension ConditionReader {
  /// A rule's expression with the element that it looks at, and what is known of that element.
  func source(
    _ program: Program,
    _ element: String?,
    of list: Program?
  ) -> (Source, premises: [Formula]) {
    var source = Source(program: program)
    guard let element, let list else { return (source, []) }
    let found = self.element(of: list.ast.root, Source(program: list), mark: Self.element)
    source.scope[element] = found.path
    // Positions count the elements that are looked at, which a filtered list has fewer of.
    source.list = key(list.ast.root, Source(program: list))
    return (source, found.premises)
  }
}
