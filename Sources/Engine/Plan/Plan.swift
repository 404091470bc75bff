/// A new value for one place of a setup.
package struct PlannedChange: Sendable {
  /// The JSON Pointer of the value.
  package let pointer: String
  /// The new value as a JSON literal.
  package let value: String
  /// The present value as it is written; nil when there is none.
  package let previous: String?
  /// Whether others settle the value: it is written once it has become true, with another phone number for instance.
  package let isFact: Bool
}

/// One thing to do in the world, and what to write down once it is done.
package struct PlanStep: Sendable {
  /// The result that asks for the changes.
  package let result: RuleResult
  /// The errors that are gone once it is done, when the steps before it are, in the pack's order.
  package let results: [RuleResult]
  package let changes: [PlannedChange]
}

/// What to do so that no rule of severity error fails any more.
package struct Plan: Sendable {
  /// What to find out first: JSON Pointers of facts that rules of severity error need.
  package var unknownFacts: [String]
  /// What to do then, in the order of the stages.
  ///
  /// Without any one of the changes some rule fails.
  package var steps: [PlanStep]
  /// The failing results of severity error for which no change was found.
  package var remaining: [RuleResult]
  /// The text with all changes made.
  package var bytes: [UInt8]

  /// Whether the list, once done, leaves no failing rule of severity error.
  package var isComplete: Bool { remaining.isEmpty }
  /// Whether there is nothing to do and nothing to find out.
  package var isEmpty: Bool { unknownFacts.isEmpty && steps.isEmpty && remaining.isEmpty }
}
