import Testing

@testable import YAMLDocument

/// Valid JSON, also what libyaml refuses.
@Suite("JSON")
struct JSONReaderTests {
  @Test(arguments: [
    ("{\n\t\"a\":\t1\n}", "map «{␤␉\"a\":␉1␤}»\n  «\"a\"» = a\n  «1»"),
    ("{\"k\"\n:\n1}", "map «{\"k\"␤:␤1}»\n  «\"k\"» = k\n  «1»"),
    (
      "[\"\\ud83d\\ude00\", \"\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
      "seq «[\"\\ud83d\\ude00\", \"\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t\"]»\n  «\"\\ud83d\\ude00\"» = 😀\n"
        + "  «\"\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t\"» = é\"\\/\\u{8}\\u{C}␤␍␉"
    ),
    ("[ ]", "seq «[ ]»"), ("{}", "map «{}»"), (" null ", "«null»"), ("\"\"", "«\"\"» = "),
    (
      "[-0, 1.5e+3, 0.1, 1E2, -12]",
      "seq «[-0, 1.5e+3, 0.1, 1E2, -12]»\n  «-0»\n  «1.5e+3»\n  «0.1»\n  «1E2»\n  «-12»"
    ),
    ("[true,false,[{}]]", "seq «[true,false,[{}]]»\n  «true»\n  «false»\n  seq «[{}]»\n    map «{}»"),
    (
      "\u{FEFF}{\"名\": \"\u{2028}\"}",
      "map «{\"名\": \"\\u{2028}\"}»\n  «\"名\"» = 名\n  «\"\\u{2028}\"» = \\u{2028}"
    ),
  ])
  func tree(_ text: String, _ expected: String) throws {
    #expect(dump(try read(text, format: .json)) == expected)
  }

  @Test
  func longKeys() throws {
    let key = String(repeating: "k", count: 3000)
    let tree = try read("{\"\(key)\": 1}", format: .json)
    #expect(tree.text(NodeID(index: 1)) == key)
  }

  @Test
  func values() throws {
    let tree = try read("[null, true, 12, 0.5, \"12\", 123456789012345678901]", format: .json)
    let root = try #require(tree.root)
    #expect(
      tree.children(root).map { tree.value($0) } == [
        .null, .bool(true), .int(12), .float(0.5), .string, .bigInteger,
      ]
    )
  }

  @Test
  func brokenBytes() {
    #expect(
      readAll(bytes: Array("[\"a".utf8) + [0xFF] + Array("\"]".utf8), format: .json).first?.failureLine
        == "1:4: yaml-syntax: the byte 0xFF is not valid UTF-8 here"
    )
    #expect(
      readAll(bytes: [0xFF, 0xFE, 0x5B, 0, 0x5D, 0], format: .json).first?.failureLine
        == "1:1: yaml-syntax: the text is UTF-16LE, not UTF-8"
    )
  }
}
