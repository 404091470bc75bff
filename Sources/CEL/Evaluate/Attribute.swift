/// A place that an expression reads: a variable and the way from it.
package struct Attribute: Hashable, Sendable {
  /// How an author would write it: `cards[0].balance`.
  package let path: String
  /// The slot of the store it stands for; -1 when the value is not in a store.
  package let slot: Int32

  /// Makes an attribute.
  package init(path: String, slot: Int32 = -1) {
    self.path = path
    self.slot = slot
  }
}

extension Attribute {
  /// A slot whose path is looked up when somebody asks for it.
  init(unnamedSlot slot: Int) { self.init(path: "", slot: Int32(truncatingIfNeeded: slot)) }

  /// Whether the path is still to be looked up.
  var isUnnamed: Bool { path.isEmpty && slot >= 0 }
}
