import CEL

/// The names that expressions see: everywhere, and in the rules that look at elements one by one.
///
/// One frame serves all rules of a document, so a loop variable has the same position in every scope;
/// where it does not belong, its place is kept under a name that no expression can spell.
struct Scopes: Sendable {
  /// The name of the map with the position of the element in its list.
  static let each = "each"
  /// The name of the constants that say what the run was asked for.
  static let run = "run"

  /// What every expression sees.
  let base: Environment
  /// Every loop variable at once: for making frames.
  let everything: Environment
  private let loopVariables: [LoopVariable]
  private let loopScopes: [Environment]

  /// A loop variable: rules with the same name and type share a scope.
  struct LoopVariable: Hashable, Sendable {
    let name: String
    let type: CELType
  }

  init(base: Environment, loopVariables: [LoopVariable]) {
    self.base = base
    self.loopVariables = loopVariables
    var everything = base
    for (position, variable) in loopVariables.enumerated() {
      everything.declareVariable(Self.hidden(position), variable.type)
    }
    everything.declareVariable(Self.each, .map(.string, .int))
    self.everything = everything
    loopScopes = loopVariables.indices.map { visible in
      var scope = base
      for (position, variable) in loopVariables.enumerated() {
        scope.declareVariable(position == visible ? variable.name : Self.hidden(position), variable.type)
      }
      scope.declareVariable(Self.each, .map(.string, .int))
      return scope
    }
  }

  /// What a rule's expressions see, given the types of loop variables found before.
  func scope(of variable: LoopVariable) -> Environment {
    loopVariables.firstIndex(of: variable).map { loopScopes[$0] } ?? base
  }

  private static func hidden(_ position: Int) -> String { "@\(position)" }
}
