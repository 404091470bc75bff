package import CEL
package import Diagnostics
package import Rules
package import Schema
import SourceText
package import YAMLDocument

/// Names values the way their author writes them, for whoever evaluates an expression without rules.
package struct SlotNames {
  private let places: SlotPlaces
  /// Hides the document's secrets and private values.
  package let masker: Masker

  /// Makes names for a document that was laid out in a store.
  package init(
    tree: DocumentTree,
    binder: SchemaBinder,
    store: SlotStore,
    pack: Pack,
    showsPrivate: Bool
  ) {
    places = SlotPlaces(tree: tree, store: store, schema: pack.schema)
    let detectors = pack.rules.flatMap(\.scan)
    let secrets = SecretScanner(detectors).hits(in: tree.source.bytes.span)
    masker = Masker(
      detectors: detectors,
      showsPrivate: showsPrivate,
      hidesLongNumbers: pack.schema.hasPrivateValues
    ).hiding(
      binder.privateTexts(tree),
      secrets: secrets.map { tree.source.text(in: $0.range) }
    )
  }

  /// The way to a slot, such as `cards[0].balance`, whether its value is there or not.
  package func name(of slot: Int) -> String {
    places.pointer(of: slot).dotted
  }

  /// How an expression came to its value in a frame; nil when it consists of constants only.
  ///
  /// Without a setup there are no places.
  package func trace(
    of program: Program,
    in frame: Frame,
    pack: CompiledPack,
    language: Language,
    hasSetup: Bool
  ) -> ConditionTrace? {
    var tracer = ConditionTracer(places: places, masker: masker, language: language, hasPlaces: hasSetup) {
      name in
      pack.variable(named: name).map { ($0, $0.trace(in: frame)) }
    }
    return tracer.describe(program, program.trace(in: frame))
  }
}
