import SourceText
import Testing

@testable import YAMLDocument

/// What a text becomes, with the exact bytes of every node.
@Suite("Trees and their places")
struct TreeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let tree: String
    var testDescription: String { text }

    init(_ text: String, _ tree: String) {
      self.text = text
      self.tree = tree
    }
  }

  static let cases: [Case] = [
    Case("a: 1\n", "map «a: 1»\n  «a»\n  «1»"),
    Case("a: 1", "map «a: 1»\n  «a»\n  «1»"),
    Case(
      "a:\n  - b\n  - c: d # x\n\n# end\n",
      "map «a:␤  - b␤  - c: d»\n  «a»\n  seq «- b␤  - c: d»\n    «b»\n    map «c: d»\n      «c»\n      «d»"
    ),
    Case(
      "a:\n- b\n- - c\n  - d\nz: 1\n",
      "map «a:␤- b␤- - c␤  - d␤z: 1»\n  «a»\n  seq «- b␤- - c␤  - d»\n    «b»\n    seq «- c␤  - d»\n"
        + "      «c»\n      «d»\n  «z»\n  «1»"
    ),
    Case(
      "{a: [1, 'it''s', \"q\\n\"], b: }",
      "map «{a: [1, 'it''s', \"q\\n\"], b: }»\n  «a»\n  seq «[1, 'it''s', \"q\\n\"]»\n    «1»\n"
        + "    «'it''s'» = it's\n    «\"q\\n\"» = q␤\n  «b»\n  «»"
    ),
    Case(
      "[a: b, ? c : d]",
      "seq «[a: b, ? c : d]»\n  map «a: b»\n    «a»\n    «b»\n  map «? c : d»\n    «c»\n    «d»"
    ),
    Case(
      "k: |\n  text\n   more\n\n\n# c\nz: >-\n  fold\n  ed\n",
      "map «k: |␤  text␤   more␤␤␤# c␤z: >-␤  fold␤  ed»\n  «k»\n  «|␤  text␤   more» = text␤ more␤\n  «z»\n"
        + "  «>-␤  fold␤  ed» = fold ed"
    ),
    Case("e: |  # none\n\n\nz: 1\n", "map «e: |  # none␤␤␤z: 1»\n  «e»\n  «|» = \n  «z»\n  «1»"),
    Case(
      "a: &x !!str  5\nb: *x\nc: !t\n  d: 1\n",
      "map «a: &x !!str  5␤b: *x␤c: !t␤  d: 1»\n  «a»\n  «5» <tag:yaml.org,2002:str>\n  «b»\n  «*x» -> 2\n"
        + "  «c»\n  map «d: 1» <!t>\n    «d»\n    «1»"
    ),
    Case("a: # c\n\nb:\n", "map «a: # c␤␤b:»\n  «a»\n  «»\n  «b»\n  «»"),
    Case("? a\n\n# c\n? b\n", "map «? a␤␤# c␤? b»\n  «a»\n  «»\n  «b»\n  «»"),
    Case(
      "a: one\n  two\n\n  three\nb: x",
      "map «a: one␤  two␤␤  three␤b: x»\n  «a»\n  «one␤  two␤␤  three» = one two␤three\n  «b»\n  «x»"
    ),
    Case(
      "名字: 值 # 注\nemoji: \"😀 x\"\r\nt:\t'tab'\n",
      "map «名字: 值 # 注␤emoji: \"😀 x\"␍␤t:␉'tab'»\n  «名字»\n  «值»\n  «emoji»\n  «\"😀 x\"» = 😀 x\n  «t»\n  «'tab'» = tab"
    ),
    Case("a: 1\rb: 2\r", "map «a: 1␍b: 2»\n  «a»\n  «1»\n  «b»\n  «2»"),
    Case("\u{FEFF}a: é\n", "map «a: é»\n  «a»\n  «é»"),
    Case("--- # c\n", "«»"),
    Case("\"a\\Nb\"", "«\"a\\Nb\"» = a\\u{85}b"),
  ]

  @Test(arguments: cases)
  func tree(_ example: Case) throws {
    #expect(dump(try read(example.text)) == example.tree)
  }
}
