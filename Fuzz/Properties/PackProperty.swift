/// Loading a pack never crashes, and errors blame places inside its files.
///
/// The input is a main file when it names a pack, a schema when it has properties at the start of a line,
/// and else a file of rules.
package struct PackProperty: Property {
  /// Makes the property.
  package init() {}

  package func violation(_ bytes: [UInt8]) -> String? {
    let text = "\n" + String(decoding: bytes, as: UTF8.self)
    if text.contains("\npack:") { return checkPack(["pack.yaml": bytes]) }
    if text.contains("\nproperties:") {
      return checkPack([
        "pack.yaml": Array((Self.main + "schema: own.yaml\nrules: \(Self.rule)\n").utf8), "own.yaml": bytes,
      ])
    }
    return checkPack([
      "pack.yaml": Array((Self.main + "schema: setup.schema.yaml\ninclude: [own.yaml]\n").utf8),
      "own.yaml": bytes,
    ])
  }

  private static let main = """
    pack: small
    version: 1.0.0
    stages: [{id: prepare, title: A}, {id: sign-in, title: B}, {id: bind-card, title: C}]
    params: {binding_minimum: {type: decimal, value: 5}}

    """

  private static let rule =
    "[{id: it, stage: prepare, severity: error, title: It, message: m, check: 'has(usage.spent)'}]"
}
