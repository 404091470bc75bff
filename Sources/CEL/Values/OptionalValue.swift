/// A value that may be missing (`optional_type`).
///
/// `optional.of(null)` has a value: null.
package struct OptionalValue: Sendable {
  private let box: Box?

  private final class Box: Sendable {
    let value: Value
    let weight: Int

    init(_ value: Value) {
      self.value = value
      weight = value.weight.addingSaturated(1)
    }
  }

  private init(box: Box?) { self.box = box }

  /// An optional that holds a value.
  package init(_ value: Value) { box = Box(value) }

  /// The optional without a value.
  package static let none: OptionalValue = OptionalValue(box: nil)

  /// The value held, if any.
  package var value: Value? { box?.value }

  /// How many values a walk meets, see ``ListValue/weight``.
  var weight: Int { box?.weight ?? 1 }

  /// Whether there is a value.
  package var hasValue: Bool { box != nil }
}
