import Diagnostics
import Engine
import SourceText
import Testing
import YAMLDocument

/// A document of which more is to be said than is kept.
@Suite struct FindingLimitTests {
  /// The ids of the findings in one document under small limits.
  private func ids(_ text: String, findings: Int = 3, results: Int = 5) throws -> [String] {
    var options = SessionOptions(includesQuietResults: false)
    options.limits.findings = findings
    options.limits.results = results
    let pack = try SmallPack.rule(check: "item.n < 10", forEach: "items")
    var ids: [String] = []
    let buffer = SourceBuffer(name: "setup.yaml", text: text)
    Session(pack, options: options).check(buffer, path: "setup.yaml") { report in
      #expect(report.isUsable)
      ids += report.results.map(\.ruleID)
    }
    return ids
  }

  @Test func findingsOfTheSchema() throws {
    let keys = (0..<3).map { "k\($0): 1\n" }.joined()
    let three = Array(repeating: "unknown-key", count: 3)
    #expect(try ids("items: []\n" + keys) == three)
    #expect(try ids("items: []\n" + keys + "l: 1\n") == three + ["limit-exceeded"])
    #expect(try ids("items: []\na: x\n" + keys) == ["wrong-type"] + three.dropLast() + ["limit-exceeded"])
  }

  @Test func resultsOfRules() throws {
    let item = "- {n: 10}\n"
    let five = Array(repeating: "it", count: 5)
    #expect(try ids("items:\n" + String(repeating: item, count: 5)) == five)
    #expect(try ids("items:\n" + String(repeating: item, count: 6)) == five + ["limit-exceeded"])
  }

  /// Each document starts anew.
  @Test func nextDocument() throws {
    let keys = (0..<4).map { "k\($0): 1\n" }.joined()
    #expect(try ids(keys + "---\nitems: []\n").suffix(1) == ["limit-exceeded"])
  }

  @Test func words() {
    let diagnostic = Limits.tooManyFindings(7)
    #expect(
      diagnostic.message[.english]
        == "more than 7 things are to be said of the document: the others are left out (limit findings)"
    )
    #expect(diagnostic.message[.simplifiedChinese] == "文档的问题超过 7 个：其余的没有列出（限制 findings）")
    #expect(diagnostic.hint?[.english] == "repair these first, or cut the document into several")
    #expect(diagnostic.hint?[.simplifiedChinese] == "请先处理列出的问题，或把文档拆成几份")
  }
}
