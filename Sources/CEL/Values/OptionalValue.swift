/// A value that may be missing (`optional_type`).
///
/// `optional.of(null)` has a value: null.
package struct OptionalValue: Sendable {
  private let box: Box?

  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private init(box: Box?) { self.box = box }

  /// An optional that holds a value.
  package init(_ value: Value) { box = Box(value) }

  /// The optional without a value.
  package static let none: OptionalValue = OptionalValue(box: nil)

  /// The value held, if any.
  package var value: Value? { box?.value }

  /// Whether there is a value.
  package var hasValue: Bool { box != nil }
}
