import Diagnostics
import Engine
import Platform
import Rules
import SourceText
import TestSupport
import Testing
import YAMLDocument

/// Every setup under `fixtures/ok` and `fixtures/findings` has exactly the findings that its comments
/// `expect: RULE-ID` announce, on their lines; `fixtures/README.md` says how they are written.
@Suite struct FixtureTests {
  /// 2026-11-24, the day that the fixtures are written for.
  private static let today = 20_781

  static func setups(_ folder: String) -> [String] {
    let root = PackageRoot.file("fixtures/\(folder)")
    return DirectoryWalk(root) { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.files
      .map { String($0.dropFirst(PackageRoot.path.utf8.count + 1)) }
  }

  private static let pack = Result {
    try PackCompiler.compile(
      PackFolder.load(PackageRoot.file("rules/openai-billing")),
      PackCompiler.Options(today: today)
    )
  }

  private static func reports(on path: String) throws -> [DocumentReport] {
    let session = Session(try pack.get(), options: SessionOptions())
    let buffer = SourceBuffer(name: path, bytes: try InputFile.bytes(ofFile: PackageRoot.file(path)))
    var reports: [DocumentReport] = []
    session.check(buffer, format: path.hasSuffix(".json") ? .json : .yaml, path: path) { reports.append($0) }
    return reports
  }

  /// The failing results, one a line, as `line: rule-id`.
  private static func findings(_ reports: [DocumentReport]) -> [String] {
    var lines: [(line: Int, id: String)] = []
    for report in reports {
      let table = LineTable(report.buffer)
      for result in report.results where result.status == .fail || result.status == .error {
        lines.append((result.place.range.map { table.location(of: Int($0.start)).line } ?? 0, result.ruleID))
      }
    }
    return lines.sorted { ($0.line, $0.id) < ($1.line, $1.id) }.map { "\($0.line): \($0.id)" }
  }

  /// What the comments of a text announce, in the same form.
  private static func announced(_ text: String) -> [String] {
    var result: [String] = []
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let comment = line.firstRange(of: "#"), let mark = line.lastRange(of: "expect: ") else {
        continue
      }
      guard comment.lowerBound < mark.lowerBound else { continue }
      result += line[mark.upperBound...].split(separator: " ").sorted().map { "\(index + 1): \($0)" }
    }
    return result
  }

  @Test(arguments: setups("ok") + setups("findings"))
  func findsWhatIsAnnounced(path: String) throws {
    let text = String(decoding: try InputFile.bytes(ofFile: PackageRoot.file(path)), as: UTF8.self)
    #expect(Self.findings(try Self.reports(on: path)) == Self.announced(text))
  }

  @Test(arguments: setups("ok"))
  func isInOrder(path: String) throws {
    let reports = try Self.reports(on: path)
    #expect(!reports.isEmpty)
    for report in reports {
      #expect(report.isUsable)
      #expect(!report.results.contains { $0.status == .fail && $0.severity == .error })
    }
  }

  @Test(arguments: setups("broken"))
  func saysWhatIsBroken(path: String) throws {
    let name = String(path.dropFirst("fixtures/broken/".utf8.count))
    let list = try InputFile.bytes(ofFile: PackageRoot.file("fixtures/broken/EXPECTED"))
    let expected = String(decoding: list, as: UTF8.self).split(separator: "\n").filter {
      $0.hasPrefix(name + " ")
    }
    .map { $0.split(separator: " ").dropFirst().map(String.init) }
    var found: [[String]] = []
    for report in try Self.reports(on: path) {
      let table = LineTable(report.buffer)
      let failures = report.results.filter { $0.status == .fail }
      for result in failures {
        let place = result.place.range.map { table.location(of: Int($0.start)) }
        found.append(["\(report.index)", "\(place?.line ?? 0):\(place?.column ?? 0)", result.ruleID])
      }
      if failures.isEmpty { found.append(["\(report.index)", "-", "-"]) }
    }
    if found.isEmpty { found = [["-", "-", "-"]] }
    // An expected place may leave out its column.
    let isLineOnly = expected.map { !$0[1].contains(":") && $0[1] != "-" }
    for (index, lineOnly) in isLineOnly.enumerated() where lineOnly && index < found.count {
      found[index][1] = String(found[index][1].prefix { $0 != ":" })
    }
    #expect(found == expected)
  }

  @Test func thereAreFixtures() {
    #expect(Self.setups("broken").count >= 10)
    #expect(Self.setups("ok").count >= 10)
    #expect(Self.setups("findings").count >= 15)
  }
}

extension Substring {
  fileprivate func lastRange(of text: String) -> Range<Index>? {
    ranges(of: text).last
  }
}
