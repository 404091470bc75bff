import Diagnostics
import Engine
import SourceText
import Testing

@Suite("Paths that stay the same")
struct StablePathTests {
  private func paths(_ text: String, check: String, forEach: String? = "items") throws -> [String?] {
    let pack = try SmallPack.rule(check: check, forEach: forEach)
    let session = Session(pack, options: SessionOptions(includesStablePaths: true))
    var paths: [String?] = []
    session.check(SourceBuffer(name: "a", text: text), path: "a") { report in
      paths += report.results.filter { $0.status == .fail }.map(\.stablePath)
    }
    return paths
  }

  @Test(
    "Elements go by their names",
    arguments: [
      ("items: [{name: a, n: 1}]", "/items/[name=a]/n"),
      ("items: [{name: b, n: 9}, {name: a, n: 1}]", "/items/[name=a]/n"),
      ("items: [{n: 1}]", "/items/0/n"), ("items: [{name: '', n: 1}]", "/items/0/n"),
      ("items: [{name: a/b~c, n: 1}]", "/items/[name=a~1b~0c]/n"),
      ("items: &l [{name: 4111111111111111, n: 1}]", "/items/[name=••••••••••••••••]/n"),
    ]
  )
  func names(text: String, path: String) throws {
    let found = try paths(text, check: "item.n > 5").compactMap(\.self)
    #expect(found.contains(path), "\(found)")
  }

  @Test("A pointer without lists is its own")
  func plain() throws {
    #expect(try paths("{a: 1}", check: "a > 5", forEach: nil) == ["/a"])
  }

  @Test("Nobody pays who does not ask")
  func off() throws {
    let pack = try SmallPack.rule(check: "a > 5")
    let report = try #require(SmallPack.check("{a: 1}", pack).first)
    #expect(report.results.map(\.stablePath) == [nil])
  }
}
