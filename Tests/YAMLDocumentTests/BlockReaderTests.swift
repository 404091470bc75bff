import Diagnostics
import Platform
import SourceText
import Testing

@testable import YAMLDocument

/// The short way through plain documents against libyaml: the same trees, node for node, or none.
struct BlockReaderTests {
  /// Everything that reading a text gave, a line a document.
  private static func reading(_ bytes: [UInt8], _ limits: Limits, usesBlockReader: Bool) -> [String] {
    let reader = DocumentReader(limits: limits, usesBlockReader: usesBlockReader)
    reader.open(SourceBuffer(name: "t", bytes: bytes), format: .yaml)
    var tree = DocumentTree()
    var lines: [String] = []
    while reader.next(into: &tree) {
      var line =
        "\(tree.hasExplicitStart) \(tree.hasExplicitEnd) \(tree.sideText) \(tree.tags) \(tree.anchorNames)"
      for node in tree.nodes {
        line += " \(node.kind.rawValue).\(node.style.rawValue).\(node.tag.rawValue).\(node.flag)"
        line += ":\(node.start)-\(node.end):\(node.content)+\(node.count).\(node.tagNumber)"
      }
      for diagnostic in reader.findings + [reader.failure].compactMap(\.self) {
        line +=
          "\n\(diagnostic.code) \(diagnostic.range) \(diagnostic.message.english) \(diagnostic.notes.map(\.range))"
      }
      lines.append(line)
    }
    return lines
  }

  /// Whether the first document of a text is read the short way.
  private static func isShort(_ bytes: [UInt8], _ limits: Limits = Limits()) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { pointer in
      let view = unsafe ByteView(pointer)
      let segment = Segment(view, from: 0, size: 1 << 18, limits: limits)
      var reader = BlockReader(limits: limits)
      var tree = DocumentTree()
      tree.removeAll(source: SourceBuffer(name: "t", bytes: bytes))
      return segment.end > 0 && reader.read(view, from: 0, to: segment.end, into: &tree) != nil
    }
  }

  private static func agree(_ text: String, _ limits: Limits = Limits()) -> Bool {
    let bytes = Array(text.utf8)
    return reading(bytes, limits, usesBlockReader: true) == reading(bytes, limits, usesBlockReader: false)
  }

  @Test(arguments: [
    "a: 1\n", "a: 1", "---\na: 1\n", "# c\n\n--- # d\na: 1 # e\n# f\n", "a:\nb:\n", "a: # c\n  b: 2\nc: 3",
    "- a\n-\n- - b\n  - c\n",
    "a:\n- 1\n- b: 2\n  c:\n  - 3\nd: 4\n", "a:\n  - 1\n  -   x: 1\n      y: 2\n  - \n",
    "'a b': \"c d\"\n\"e\": 'f'   # g\n",
    "a: -1\nb: --- c\nc: x:y\nd: x#y\ne: -z\n", "余额: 4.20 元 # 元\n卡: '一'\n",
    "a: b c  \n\n\n", "- a: 1\n\n  b: 2\n- c\n",
    "-\n  a: 1\n-\n  - 2\n", "a:\n\n  # c\n\n  b: 1\n# d\nc: 2\n", "a: b\n---\nc: d\n---\n- e\n",
    "a: []\nb: {} # c\nc: [ ]\nd: [1, -2, two words , 'x', \"y\", [z], {k: v, 'l m': [n]}]\n",
    "- [a.b/c, 余]\n- {a: 1}\n",
    "a: [\"[\", '}', \"a: b\", 'c, d # e']\n",
    "k: a,b]}c?\nl: a&b*c!d|e>f%g@h`i\n",
  ])
  func shortWay(_ text: String) {
    #expect(Self.isShort(Array(text.utf8)))
    #expect(Self.agree(text))
  }

  @Test(arguments: [
    "", "# c\n", "---\n", "---\n---\na: 1\n", "--- a: 1\n", "a\n", "a: b: c\n", "a: b\n  c\n", "a: [1\n  ]\n",
    "a: [1,]\n", "a: [b: 1]\n", "a: {b}\n", "a: {b: }\n", "a: {b:1}\n", "a: {b : 1}\n", "a: [1]]\n",
    "a: [1]: 2\n", "a: [1] b\n", "a: [1]#c\n",
    "a: [1 #c\n  ]\n", "a: [-]\n", "a: [- b]\n", "a: [-b]\n", "a: [b:c]\n", "a: [*b]\n", "a: [&b c]\n",
    "a: [,]\n", "a: [?b]\n", "a: {b: 1, b: 2}\n", "a: {<<: 1}\n",
    "a: {\"\": 1}\n", "a: [\"\\n\"]\n", "a: [1}\n", "a: {b: 1]\n", "[a]: 1\n", "[a, b]\n", "{a: 1}\n",
    "a: [1, [2]\n", "a: ['x'y]\n", "a: ['x' y]\n", "a: ['x''y']\n", "a: [\t1]\n", "a: [@b]\n", "a: |\n  x\n",
    "a: &x 1\n",
    "a: *x\n", "a: !t 1\n", "a: \"x\\n\"\n", "a: 'it''s'\n", "a: 'x\n  y'\n", "a:\t1\n", "a: 1\t\n",
    "a: 1\r\n", "a : 1\n", "\"a\" : 1\n", "? a\n: 1\n",
    "%YAML 1.2\n---\na: 1\n", "a: 1\n...\n", "a: 1\n b: 2\n", "  a: 1\n", "a:\n  b: 1\n c: 2\n",
    "a:\n- 1\n  b: 2\n", "- a\nb: 1\n", "a: 1\n- b\n", "a: - b\n",
    "a: 1\na: 2\n", "<<: 1\n", "'': 1\n", "a: @x\n", "a: `x\n", "a: %x\n", "a: ,x\n", "a: 'x'y\n",
    "a: 'x'#y\n", "a: \"x\n", "a\n: 1\n", "- - a\n  b\n", "a: ?\n",
    "a: -\n", "a: ? b\n", "a: : b\n", "a:\n  x\n", "x # c\n: 1\n", "a: b # c\n  d\n", "\u{FEFF}a: 1\n",
    "a: \u{FEFF}b\n",
  ])
  func longWay(_ text: String) {
    #expect(!Self.isShort(Array(text.utf8)))
    #expect(Self.agree(text))
    for other in [
      "x: 1\n---\n" + text, text + "---\nx: 1\n", "x: 1\n---\n\(text)---\n\(text)---\n- y\n---\nz: 1\n",
    ] {
      #expect(Self.agree(other), "\(other)")
    }
  }

  @Test func limitsAreKept() {
    let text = "a:\n  - b:\n      cccc: 1\n"
    var depth = Limits()
    depth.depth = 4
    var nodes = Limits()
    nodes.nodes = 8
    var key = Limits()
    key.keyLength = 4
    var size = Limits()
    size.documentBytes = text.utf8.count
    #expect(Self.isShort(Array(text.utf8)))
    for limits in [depth, nodes, key, size] {
      #expect(Self.isShort(Array(text.utf8), limits) && Self.agree(text, limits))
    }
    depth.depth = 3
    nodes.nodes = 7
    key.keyLength = 3
    size.documentBytes -= 1
    for limits in [depth, nodes, key, size] {
      #expect(!Self.isShort(Array(text.utf8), limits) && Self.agree(text, limits))
    }
    var flow = Limits()
    flow.flowDepth = 2
    #expect(Self.isShort(Array("a: [[1]]\n".utf8), flow) && Self.agree("a: [[1]]\n", flow))
    #expect(!Self.isShort(Array("a: [[{}]]\n".utf8), flow) && Self.agree("a: [[{}]]\n", flow))
    flow.depth = 2
    #expect(!Self.isShort(Array("a: [[1]]\n".utf8), flow) && Self.agree("a: [[1]]\n", flow))
    let long = String(repeating: "k", count: 1000)
    #expect(Self.isShort(Array((long + ": 1\n").utf8)))
    for count in 1...40 { #expect(Self.agree(long + String(repeating: "k", count: count) + ": 1\n")) }
  }

  /// The repository's own files, texts that broke something once among them.
  @Test(arguments: ["fixtures", "Benchmarks", "rules"])
  func files(_ folder: String) throws {
    var count = 0
    for path in DirectoryWalk(folder, where: { !$0.hasSuffix(".json") }).files {
      let bytes = try InputFile.bytes(ofFile: path)
      guard bytes.count < 100_000 else { continue }
      count += 1
      let limits = Limits()
      #expect(
        Self.reading(bytes, limits, usesBlockReader: true)
          == Self.reading(bytes, limits, usesBlockReader: false),
        "\(path)"
      )
    }
    #expect(count > 0)
  }

  @Test(.enabled(if: ConformanceTests.path != nil, "the shared test data is absent: set PREFLIGHT_SHARED"))
  func suite() throws {
    let path = try #require(ConformanceTests.path)
    let cases = try read(
      String(decoding: try InputFile(opening: path).readAll(), as: UTF8.self),
      format: .json
    )
    for node in cases.children(try #require(cases.root)) {
      let yaml = cases.text(try #require(cases.value(of: "yaml", in: node)))
      #expect(Self.agree(yaml), "\(yaml)")
      #expect(Self.agree("a: 1\n---\n\(yaml)\n---\nb: 1\n"), "\(yaml)")
    }
  }

  /// Documents made at random, whole and with small mistakes.
  @Test(arguments: 1...8)
  func random(_ seed: UInt64) {
    var writer = RandomDocument(seed: seed)
    var short = 0
    for _ in 0..<1500 {
      let text = writer.stream()
      if Self.isShort(Array(text.utf8)) { short += 1 }
      guard !Self.agree(text) else { continue }
      Issue.record("read in two ways: \(text.debugDescription)")
      return
    }
    #expect((300...1450).contains(short), "\(short) of 1500 are plain")
  }
}

/// Writes documents of block collections, and spoils some of them.
private struct RandomDocument {
  private static let oddities = Array(" -:#'\"\n\t[]{}&*!|>%@`,?\\a.\r".unicodeScalars)

  private var state: UInt64
  private var text = ""

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  private mutating func pick(_ words: [String]) -> String { words[below(words.count)] }

  mutating func stream() -> String {
    text = pick(["", "", "---\n", "# c\n---\n", "--- # c\n"])
    for document in 0...below(3) {
      if document > 0 { text += pick(["---\n", "---\n", "--- \n", "...\n---\n", "# end\n---\n"]) }
      collection(indent: 0, depth: 0)
    }
    if below(5) == 0 { text = String(text.dropLast()) }
    if below(2) == 0 { for _ in 0...below(2) { spoil() } }
    return text
  }

  private mutating func collection(indent: Int, depth: Int, isContinued: Bool = false) {
    let isMapping = below(3) > 0
    for index in 0...below(4) {
      if index > 0 || !isContinued { text += String(repeating: " ", count: indent) }
      if isMapping {
        text += pick(["a", "b", "key", "k\(below(9))", "'q'", "\"r s\"", "a b", "卡", "x-y", "-n"]) + ":"
      } else {
        text += "-"
      }
      switch below(depth > 3 ? 2 : 5) {
      case 0: text += pick(["", " ", " # c", "  #"]) + "\n"
      case 1, 2: text += pick([" ", "  "]) + scalar() + pick(["", "", " ", " # c", " #"]) + "\n"
      case 3 where !isMapping:
        let space = 1 + below(3)
        text += String(repeating: " ", count: space)
        collection(indent: indent + 1 + space, depth: depth + 1, isContinued: true)
      default:
        text += pick(["", " # c"]) + "\n" + pick(["", "", "\n", "# c\n", "    # c\n"])
        collection(indent: indent + below(8) % 4, depth: depth + 1)
      }
    }
  }

  private mutating func scalar() -> String {
    pick([
      "1", "-1.5", "word", "two words", "a:b", "a#b", "'quoted'", "\"quoted\"", "' '", "\"\"", "~", "é 卡",
      "x, y", "http://a.b/c?d", "a -b", "--- x", "'a: b'", "\"# c\"", "[]", "{}", "[1, two, 'x']",
      "{k: v, l: [a b, 2]}", "[{a: 1}, {b: 2}]", "[ -1 , +2.5 ]",
    ])
  }

  private mutating func spoil() {
    var characters = Array(text.unicodeScalars)
    guard !characters.isEmpty else { return }
    let place = below(characters.count)
    switch below(4) {
    case 0: characters.remove(at: place)
    case 1: characters[place] = Self.oddities[below(Self.oddities.count)]
    case 2: characters.insert(Self.oddities[below(Self.oddities.count)], at: place)
    default:
      let line = pick([
        "---\n", "...\n", "  \n", "a: 1\n", "- 1\n", " b: 2\n", "%TAG ! x\n", "# c\n", "  - x\n",
      ])
      characters.insert(contentsOf: Array(line.unicodeScalars), at: place)
    }
    text = String(String.UnicodeScalarView(characters))
  }
}
