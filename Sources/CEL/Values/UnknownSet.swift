/// The attributes whose values a result would need: sorted, without repetitions.
package struct UnknownSet: Hashable, Sendable {
  /// The attributes, sorted by path and then by slot.
  package let attributes: [Attribute]

  /// A set of one attribute.
  package init(_ attribute: Attribute) { attributes = [attribute] }

  /// A set of any attributes.
  package init(_ attributes: some Sequence<Attribute>) {
    var sorted: [Attribute] = []
    for attribute in attributes.sorted(by: Self.precedes) where sorted.last != attribute {
      sorted.append(attribute)
    }
    self.attributes = sorted
  }

  /// All attributes of both sets.
  package func union(_ other: UnknownSet) -> UnknownSet {
    self == other ? self : UnknownSet(attributes + other.attributes)
  }

  private static func precedes(_ left: Attribute, _ right: Attribute) -> Bool {
    left.path == right.path ? left.slot < right.slot : left.path < right.path
  }
}
