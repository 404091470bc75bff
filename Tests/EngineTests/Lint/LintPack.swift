import Engine
import Rules
import SourceText
import YAMLDocument

/// Packs about nothing in particular, for tests of the linter.
enum LintPack {
  static let schema = """
    type: object
    additionalProperties: false
    properties:
      n: {type: [integer, "null"], minimum: 0, maximum: 10}
      m: {type: [integer, "null"]}
      on: {type: [boolean, "null"]}
      off: {type: [boolean, "null"]}
      word: {type: [string, "null"], enum: [x, y, z, null]}
      name: {type: [string, "null"]}
      day: {type: [string, "null"], format: date}
      money: {type: [number, string, "null"], format: decimal, minimum: 0}
      group: {type: [object, "null"], properties: {x: {type: integer}, on: {type: boolean}}}
      items:
        type: [array, "null"]
        items: {type: object, properties: {n: {type: integer, minimum: 0}, on: {type: boolean}, name: {type: string}}}
    """

  /// A rule of which nothing but its conditions can be found questionable.
  static func rule(_ keys: String, id: String = "it") -> String {
    """
      - id: \(id)
        stage: first
        severity: error
        title: {en: \(id), zh-Hans: \(id)}
        message: {en: m, zh-Hans: m}
        source: {section: "1"}
        tests: [{name: t, setup: {}, expect: pass}, {name: u, setup: {}, expect: fail}]
        \(keys.split(separator: "\n").joined(separator: "\n    "))

    """
  }

  static func main(_ rules: String, _ more: String = "") -> String {
    """
    pack: small
    version: 1.0.0
    schema: schema.yaml
    stages:
      - {id: first, title: {en: First, zh-Hans: 一}}
    \(more)
    rules:
    \(rules)
    """
  }

  static func load(_ main: String) throws -> Pack {
    try PackLoader.load { path in
      try PackFolder.read(SourceBuffer(name: path, text: path == "schema.yaml" ? schema : main))
    }
  }

  static func lint(_ main: String) throws -> (findings: [LintFinding], pack: Pack) {
    let pack = try load(main)
    return (try Linter.lint(pack, PackCompiler.Options(today: 20_000)), pack)
  }

  /// The findings as `kind: the text at their place`.
  static func found(_ main: String) throws -> [String] {
    let (findings, pack) = try lint(main)
    return findings.map { "\($0.kind.rawValue): \(text(of: $0, pack))" }
  }

  static func text(of finding: LintFinding, _ pack: Pack) -> String {
    let bytes = pack.files[finding.place.file].tree.source.bytes
    let range = Int(finding.place.range.start)..<Int(finding.place.range.end)
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
