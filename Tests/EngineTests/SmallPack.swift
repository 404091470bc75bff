import Diagnostics
import Engine
import Rules
import SourceText
import Testing
import YAMLDocument

/// A pack about nothing in particular, for tests of the engine alone.
enum SmallPack {
  static let schema = """
    type: object
    additionalProperties: false
    properties:
      a: {type: [integer, "null"]}
      b: {type: [integer, "null"]}
      on: {type: [boolean, "null"]}
      off: {type: [boolean, "null"]}
      name: {type: [string, "null"]}
      contact: {type: [string, "null"], x-private: true}
      day: {type: [string, "null"], format: date}
      money: {type: [number, string, "null"], format: decimal}
      load: {type: [number, string, "null"], format: quantity, x-units: {k: 1000, m: 0.001}}
      rest: {type: [number, string, "null"], format: quantity, x-units: {k: 1000, m: 0.001}}
      group:
        type: [object, "null"]
        properties: {x: {type: integer}, y: {type: integer}, deep: {type: object, properties: {z: {type: integer}}}}
      items:
        type: [array, "null"]
        items: {type: object, properties: {n: {type: integer}, on: {type: boolean}, name: {type: string}}}
      numbers: {type: [array, "null"], items: {type: integer}}
      waivers:
        type: [array, "null"]
        items: {type: object, properties: {rule: {type: string}, reason: {type: string}, until: {type: string}, at: {type: [string, "null"]}}}
    """

  /// Loads a pack with these rules and variables.
  static func load(
    rules: String,
    variables: String = "",
    params: String = "",
    schema: String = SmallPack.schema
  ) throws -> Pack {
    let main = """
      pack: small
      version: 1.0.0
      schema: schema.yaml
      stages: [{id: first, title: {en: First, zh-Hans: 一}}, {id: second, title: {en: Second, zh-Hans: 二}}]
      \(params)
      \(variables)
      rules:
      \(rules)
      """
    return try load(main: main, schema: schema)
  }

  /// Loads a pack from the text of its main file.
  static func load(main: String, schema: String = schema) throws -> Pack {
    try PackLoader.load(includesFixtures: true) { path in
      try PackFolder.read(SourceBuffer(name: path, text: path == "schema.yaml" ? schema : main))
    }
  }

  /// A pack with one rule of a given condition.
  static func rule(
    check: String,
    when: String? = nil,
    forEach: String? = nil,
    variables: String = ""
  ) throws -> CompiledPack {
    var lines = ["  - id: it", "    stage: first", "    severity: error", "    title: It", "    message: m"]
    if let forEach { lines.append("    for_each: {item: \(forEach)}") }
    if let when { lines.append("    when: >-\n      \(when)") }
    lines.append("    check: >-\n      \(check)")
    let pack = try load(rules: lines.joined(separator: "\n"), variables: variables)
    return try PackCompiler.compile(pack, PackCompiler.Options(today: 20_000))
  }

  /// The reports about every document of a text.
  static func check(
    _ text: String,
    _ pack: CompiledPack,
    language: Language = .english
  ) -> [DocumentReport] {
    let session = Session(pack, options: SessionOptions(language: language))
    var reports: [DocumentReport] = []
    session.check(SourceBuffer(name: "setup.yaml", text: text), path: "setup.yaml") { reports.append($0) }
    return reports
  }
}
