import CEL
import Platform
import Schema

/// A number or a day of the setup, counted in the steps in which people change it.
struct Steps {
  let present: Int64
  private let numbers: NumberSteps?

  /// Nil for a value that is neither, or that is not written.
  init?(_ fact: Probe.Fact) {
    if fact.content.kind == .timestamp {
      numbers = nil
      present = fact.content.payload / 86_400
    } else if let steps = NumberSteps(fact.content, type: fact.schema.type, units: fact.schema.units),
      let present = steps.present
    {
      numbers = steps
      self.present = present
    } else {
      return nil
    }
  }

  /// The value of so many steps, as it is written.
  func text(_ steps: Int64) -> String {
    guard let value = numbers?.value(steps) else { return CivilDate(daysSinceEpoch: Int(steps)).description }
    if case .quantity(_, let text) = value { return text }
    return value.json(replacing: ".")
  }

  /// Whether the schema allows the value of so many steps.
  func isAllowed(_ steps: Int64, by fact: Probe.Fact) -> Bool {
    guard let number = numbers?.value(steps).decimal else { return true }
    if let minimum = fact.schema.minimum {
      guard minimum.isExclusive ? minimum.value < number : !(number < minimum.value) else { return false }
    }
    if let maximum = fact.schema.maximum {
      guard maximum.isExclusive ? number < maximum.value : !(maximum.value < number) else { return false }
    }
    return true
  }
}
