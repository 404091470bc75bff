/// The input of evaluations and the room they work in: one per thread, reused.
package final class Frame {
  /// The structured input that slot variables point into.
  package var store = SlotStore()
  /// What the last evaluation needed and did not have, when its outcome was unknown.
  package private(set) var unknowns: [Attribute] = []
  /// Why the last evaluation failed, when its outcome was an error.
  package private(set) var error: EvalError?
  /// How many steps one evaluation may take.
  package var costLimit = Int.max

  /// Makes a frame for the programs of an environment, with no variable bound.
  package init(_ environment: Environment) {}

  /// Makes a variable stand for a slot of the store.
  package func bind(_ index: Int, slot: Int) {}

  /// Makes a variable stand for a value.
  package func bind(_ index: Int, value: Value) {}

  /// Forgets the values of computed variables, unknowns and errors, and refills the budget. Bindings stay.
  package func reset() {}

  /// Makes the parts of the input that match a pattern unknown.
  package func markUnknown(_ pattern: AttributePattern) {}
}
