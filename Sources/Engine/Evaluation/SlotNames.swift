package import CEL
package import Schema
package import YAMLDocument

/// Names values the way their author writes them, for whoever evaluates an expression without rules.
package struct SlotNames {
  private let places: SlotPlaces

  /// Makes names for a document that was laid out in a store.
  package init(tree: DocumentTree, store: SlotStore, schema: JSONSchema) {
    places = SlotPlaces(tree: tree, store: store, schema: schema)
  }

  /// The way to a slot, such as `cards[0].balance`, whether its value is there or not.
  package func name(of slot: Int) -> String {
    places.pointer(of: slot).dotted
  }
}
