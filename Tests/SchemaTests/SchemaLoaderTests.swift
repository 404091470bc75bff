import Diagnostics
import Schema
import SourceText
import Testing
import YAMLDocument

/// A schema that is not understood in full is refused, with the place of each fault.
struct SchemaLoaderTests {
  @Test(arguments: [
    (
      "{minimun: 1}",
      "1:2 unknown schema keyword 'minimun': a keyword that is not understood is a check that never runs (did you mean 'minimum'?)"
    ),
    ("{type: text}", "1:8 unknown type 'text'"),
    ("{type: [string, nul]}", "1:17 unknown type 'nul' (did you mean 'null'?)"),
    ("{format: dat}", "1:10 unknown format 'dat'; known are decimal, quantity, date (did you mean 'date'?)"),
    (
      "{pattern: '('}",
      "1:11 the pattern '(' is no regular expression of RE2: invalid regular expression: missing ): ("
    ),
    (
      "{type: object, x-private: true}", "1:1 'x-private' is for single values: write it at each value inside"
    ),
    (
      "{type: [array, \"null\"], x-private: true, items: {type: string}}",
      "1:1 'x-private' is for single values: write it at each value inside"
    ),
    ("{type: string, x-units: {kg: 1}}", "1:1 'x-units' needs 'format: quantity'"),
    ("{format: quantity, x-units: {kg: 0}}", "1:34 a number is needed here"),
    ("{format: quantity, x-units: [kg]}", "1:29 a mapping is needed here"),
    ("{$ref: '#/$defs/a'}", "1:8 '#/$defs/a' refers to nothing; references have the form '#/$defs/NAME'"),
    ("{minLength: -1}", "1:13 a whole number from 0 is needed here"),
    ("{uniqueItems: yes}", "1:15 true or false is needed here"),
    ("{properties: [a]}", "1:14 a mapping is needed here"),
    ("5", "1:1 a schema is a mapping of keywords, or true"),
    (
      "{properties: {a: {$ref: '#/$defs/b'}}, $defs: {b: {properties: {c: {$ref: '#/$defs/b'}}}}}",
      "1:75 '#/$defs/b' contains itself; recursive schemas are not supported"
    ),
    (
      "{$ref: '#/$defs/a', minimum: 1, $defs: {a: {}}}",
      "1:21 'minimum' stands beside '$ref' and would have no effect"
    ),
  ])
  func refuses(_ text: String, _ wanted: String) throws {
    let schema = try tree(text)
    let error = #expect(throws: SchemaErrors.self) { try SchemaLoader.load(schema) }
    let issue = try #require(error?.issues.first)
    let place = LineTable(schema.source).location(of: Int(issue.range.start))
    let hint = issue.hint.map { " (" + $0.english + ")" } ?? ""
    #expect("\(place.line):\(place.column) \(issue.message.english)\(hint)" == wanted)
  }

  @Test func wordsBesideAReferenceAreItsOwn() throws {
    let schema = try SchemaLoader.load(
      tree(
        """
        {properties: {a: {description: Mine, x-zh-Hans: {description: 我的}, $ref: '#/$defs/d'}, b: {$ref: '#/$defs/d'}},
         $defs: {d: {description: Shared, type: string}}}
        """
      )
    )
    let fields = schema.nodes[schema.root].properties.map { schema.nodes[$0.schema].annotations.description }
    #expect(fields.map { $0?.english } == ["Mine", "Shared"])
    #expect(fields.map { $0?.simplifiedChinese } == ["我的", "Shared"])
  }

  @Test func reportsEveryFault() throws {
    let schema = try tree("{minimun: 1, type: text, properties: {a: {maxlength: 1}}}")
    let error = #expect(throws: SchemaErrors.self) { try SchemaLoader.load(schema) }
    #expect(error?.issues.count == 3)
  }
}
