/// How a condition came to its value: its text, and what each part of it was worth.
///
/// Every text is already masked.
package struct ConditionTrace: Sendable {
  /// One part of the condition, in one evaluation.
  package struct Part: Sendable {
    /// Its text.
    package let expression: String
    /// How many parts it is inside of.
    package let depth: Int
    /// The Unicode scalar of the condition to draw the value under; nil for a part that has several
    /// values, one for each element of a list, and for one of a variable's own expression.
    package let column: Int?
    /// The element that the part was evaluated for, such as `cards[1]`; on the outermost of its parts only.
    package let element: String?
    /// What it was worth, as a person would write it.
    package let value: String
    /// Where the value stands in the setup; nil when it was worked out.
    package let place: Place?
    /// How many elements of a list were looked at and are left out here.
    package let omitted: Int

    package init(
      expression: String,
      depth: Int,
      column: Int?,
      element: String? = nil,
      value: String,
      place: Place? = nil,
      omitted: Int = 0
    ) {
      self.expression = expression
      self.depth = depth
      self.column = column
      self.element = element
      self.value = value
      self.place = place
      self.omitted = omitted
    }
  }

  /// The condition on one line.
  package let condition: String
  /// Its parts, each before those inside of it; constants are left out.
  package let parts: [Part]
  /// How many further parts are left out, since nobody would read them all.
  package let omitted: Int

  package init(condition: String, parts: [Part], omitted: Int = 0) {
    self.condition = condition
    self.parts = parts
    self.omitted = omitted
  }
}
