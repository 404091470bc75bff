import Diagnostics
import SourceText
import Testing

@testable import YAMLDocument

/// Both sides of each limit, and texts made to cost more than they should.
@Suite("Limits")
struct LimitTests {
  private func first(
    _ text: String,
    _ change: (inout Limits) -> Void = { _ in },
    json: Bool = false
  ) -> String? {
    var limits = Limits()
    change(&limits)
    let documents = readAll(text, format: json ? .json : .yaml, limits: limits)
    #expect(!documents.isEmpty)
    return documents.first?.failureLine
  }

  private func nested(_ open: String, _ close: String, _ depth: Int) -> String {
    String(repeating: open, count: depth) + String(repeating: close, count: depth)
  }

  private func block(_ depth: Int) -> String {
    (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
  }

  @Test(arguments: [false, true])
  func flowDepth(json: Bool) {
    #expect(first(nested("[", "]", 64), json: json) == nil)
    #expect(
      first(nested("[", "]", 65), json: json)
        == "1:65: limit-exceeded: brackets are nested more than 64 deep (limit flow-depth)"
    )
  }

  @Test
  func blockDepth() {
    #expect(first(block(256)) == nil)
    #expect(
      first(block(257))
        == "257:257: limit-exceeded: lists and mappings are nested more than 256 deep (limit depth)"
    )
  }

  @Test
  func depthThroughAliases() {
    // Each anchor holds the one before: a walk that follows aliases goes as deep as there are lines.
    func chain(_ count: Int) -> String {
      "a0: &a0 [x]\n" + (1...count).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
    }
    #expect(first(chain(254)) == nil)
    #expect(
      first(chain(255))
        == "256:14: limit-exceeded: lists and mappings are nested more than 256 deep (limit depth)"
    )
  }

  @Test(arguments: [false, true])
  func nodes(json: Bool) {
    #expect(first("[1, 2, 3]", { $0.nodes = 4 }, json: json) == nil)
    #expect(
      first("[1, 2, 3, 4]", { $0.nodes = 4 }, json: json)?.hasSuffix(
        ": limit-exceeded: the document has more than 4 nodes (limit nodes)"
      ) == true
    )
  }

  @Test
  func aliasExpansion() {
    let text = "a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    // Visited: the mapping, three keys, 3 for a, 7 for b, 15 for c.
    #expect(first(text, { $0.aliasExpansion = 29 }) == nil)
    #expect(
      first(text, { $0.aliasExpansion = 25 })
        == "3:9: limit-exceeded: with its aliases followed the document has more than 25 nodes (limit alias-expansion)"
    )
  }

  @Test
  func billionLaughs() {
    var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...20 {
      let aliases = (0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(first(text)?.contains("limit-exceeded") == true)
  }

  @Test(arguments: [false, true])
  func keyLength(json: Bool) {
    let key = String(repeating: "k", count: 1000)
    #expect(first("{\"\(key)\": 1}", { $0.keyLength = 1000 }, json: json) == nil)
    #expect(
      first("{\"\(key)\": 1}", { $0.keyLength = 999 }, json: json)
        == "1:2: limit-exceeded: the key has more than 999 bytes (limit key-length)"
    )
  }

  @Test(arguments: [false, true])
  func documentBytes(json: Bool) {
    #expect(first("[1, 2]", { $0.documentBytes = 6 }, json: json) == nil)
    #expect(
      first("[1, 22]", { $0.documentBytes = 6 }, json: json)
        == "1:1: limit-exceeded: the document has more than 6 bytes (limit document-bytes)"
    )
  }

  @Test
  func directives() {
    func flood(_ count: Int) -> String {
      (0..<count).map { "%TAG !t\($0)! tag:x,2000:\n" }.joined() + "---\na: 1\n---\nb: 2\n"
    }
    #expect(readAll(flood(64)).map(\.failureLine) == [nil, nil])
    let documents = readAll(flood(65))
    #expect(
      documents.map(\.failureLine) == [
        "65:1: limit-exceeded: the document has more than 64 directive lines (limit directives)", nil,
      ]
    )
    #expect(documents.last.map { dump($0.tree) } == "map «b: 2»\n  «b»\n  «2»")
  }

  @Test(
    "Each limit that an option sets names it",
    arguments: [
      ("[[[]]]", "--max-depth"), ("- - - 1", "--max-depth"), ("[1, 2, 3]", "--max-nodes"),
      ("- &a x\n- *a\n- *a", "--max-alias-expansion"), ("kkkkk: 1", "--max-key-length"),
      ("aaaaaaaaaaaaaaaaaaaaaa", "--max-document-size"),
    ]
  )
  func hint(_ text: String, _ option: String) {
    var limits = Limits()
    limits.depth = 2
    limits.flowDepth = 2
    limits.nodes = option == "--max-nodes" ? 3 : 5
    limits.aliasExpansion = 2
    limits.keyLength = 4
    limits.documentBytes = 20
    let failure = readAll(text, limits: limits).first?.failure
    #expect(failure?.code == "limit-exceeded")
    #expect(failure?.hint?[.english] == "if this is meant to be so, raise the limit with `\(option)`")
    #expect(failure?.hint?[.simplifiedChinese] == "如果确实需要，可用 `\(option)` 提高限制")
  }

  @Test
  func readingGoesOnAfterALimit() {
    let documents = readAll("a: 1\n---\n" + nested("[", "]", 70) + "\n---\nb: 2\n")
    #expect(documents.map { $0.failure?.code } == [nil, "limit-exceeded", nil])
  }

  /// Texts that cost libyaml the square of their size must end soon: the bound is generous for debug
  /// builds and slow machines, and far below what the square would be (43 seconds, measured).
  @Test(arguments: [
    String(repeating: "[", count: 100_000),
    String(repeating: "{a: ", count: 100_000),
    String(repeating: "[a, ", count: 100_000),
    String(repeating: "- ", count: 100_000),
    String(repeating: "? ", count: 50_000),
    "a: \"]\" \n" + String(repeating: "[ '", count: 50_000),
    String(repeating: String(repeating: "[", count: 900) + "\n---\n", count: 100) + "[",
    String(repeating: "[\n---\n", count: 10_000) + "[",
    String(repeating: "é: [\n---\n", count: 10_000) + "[",
    String(repeating: "a\n...\n", count: 10_000) + "[",
  ])
  func hostileNesting(_ text: String) {
    let clock = ContinuousClock()
    let duration = clock.measure {
      let documents = readAll(text)
      #expect(documents.last?.failure != nil)
    }
    #expect(duration < .seconds(2))
  }

  @Test
  func manyEqualHashesAreNoTrap() {
    // Two keys whose filter bits collide, and a mapping far larger than the filter.
    let text = (0..<20_000).map { "k\($0): 1\n" }.joined() + "k0: 2\n"
    let documents = readAll(text)
    #expect(documents.first?.findings.count == 1)
    #expect(documents.first?.findings.first?.code == "duplicate-key")
  }
}
