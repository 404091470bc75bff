import SourceText
import Testing

@testable import YAMLDocument

/// Places inside scalars.
@Suite("Places inside scalars")
struct ScalarOffsetTests {
  /// Each byte of the decoded text must come from itself, from a break or blank, or from an escape.
  static let texts = [
    "a: plain text", "a: one\n  two\n\n\n  three\n   four  \n", "a: 'it''s\n  folded   \n\n  here'",
    "a: \"tab\\tq\\\"u\\u00e9\\x41\\N\\L x\n   y \\\n   z\\\n\n   w\"",
    "a: |\n  line\n   more\n\n  end  \n\n",
    "a: |2\n    indented\n  less\n", "a: >\n  fold\n  ed\n\n  para\n    more\n    code\n  back\n",
    "a: >-\r\n  cr\r\n  lf\r\n",
    "a: 值\n  二\n  三", "a: \"\\U0001F600 x\"", "- |\n x\n\n y\n", "- >+\n\n\n  lead\n  ing\n\n\n",
    "\"a b\tc\"", "'x\n\n\n y'", "a: |\n\n  after blank\n",
  ]

  @Test(arguments: texts)
  func everyByteComesFromSomewhere(_ text: String) throws {
    let tree = try read(text)
    for index in 0..<UInt32(tree.nodeCount) where tree.kind(NodeID(index: index)) == .scalar {
      let node = NodeID(index: index)
      let decoded = Array(tree.text(node).utf8)
      var last = -1
      for (offset, byte) in decoded.enumerated() {
        let place = tree.sourceOffset(node, at: offset)
        #expect(place >= last, "byte \(offset) goes back")
        last = place
        // The last line break of a block scalar is not part of its range.
        #expect(place >= Int(tree.range(node).start) && place <= Int(tree.range(node).end))
        guard place < tree.source.bytes.count else { continue }
        let source = tree.source.bytes[place]
        let isBlank = byte == 0x20 || byte == 0x0A
        let fromBreak = isBlank && (source == 0x0A || source == 0x0D || source == 0x20)
        #expect(
          source == byte || fromBreak || source == UInt8(ascii: "\\"),
          "byte \(offset) of \(tree.text(node)) from \(place)"
        )
      }
      #expect(tree.sourceOffset(node, at: decoded.count) <= Int(tree.range(node).end))
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let part: String
    let place: Int
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(text: "a: one two", part: "two", place: 7),
    Case(text: "a: 'it''s it'", part: "s it", place: 8),
    Case(text: "a: \"x\\ty z\"", part: "y", place: 7),
    Case(text: "a: \"\\u00e9=b\"", part: "=b", place: 10),
    Case(text: "a: one\n  two\n  three", part: "three", place: 15),
    Case(text: "a: |\n  x == 1\n    && y\n", part: "&& y", place: 18),
    Case(text: "a: >\n  x == 1\n  && y\n", part: "&& y", place: 16),
    Case(text: "a: |2\n    x\n", part: "x", place: 10),
    Case(text: "a: \"b \\\n   c\"", part: "c", place: 11),
  ])
  func placeOfPart(_ example: Case) throws {
    let tree = try read(example.text)
    let value = NodeID(index: 2)
    let decoded = Array(tree.text(value).utf8)
    let part = Array(example.part.utf8)
    let offset = try #require((0..<decoded.count).first { decoded[$0...].starts(with: part) })
    #expect(tree.sourceOffset(value, at: offset) == example.place)
  }

  @Test
  func placesInJSON() throws {
    let tree = try read("[\"a\\ud83d\\ude00b\\/c\"]", format: .json)
    let node = NodeID(index: 1)
    #expect(tree.text(node) == "a😀b/c")
    #expect(tree.sourceOffset(node, at: 0) == 2)
    #expect(tree.sourceOffset(node, at: 3) == 3)
    #expect(tree.sourceOffset(node, at: 5) == 15)
    #expect(tree.sourceOffset(node, at: 7) == 18)
    #expect(tree.sourceOffset(node, at: 8) == 19)
  }
}
