import Diagnostics
import Engine
import Platform
import Reports
import Rules
import SourceText
import YAMLDocument

/// What became of a pack's mutants, as text and as JSON.
struct MutationPage {
  let pack: Pack
  let summary: MutationSummary
  let language: Language

  /// Whether the tests notice every mutant that can be noticed.
  var isGood: Bool { summary.survivors == 0 }

  // MARK: Text

  /// The survivors at their places, each with the test that is missing; then the equivalent ones and the counts.
  var text: String {
    var result = ""
    var last: [String] = []
    for survivor in summary.results {
      guard case .survived(let test) = survivor.fate else { continue }
      result += headline(Self.survived, survivor) + diff(of: survivor.mutant)
      result +=
        (test.map { $0.yaml == last } ?? false ? "  \(Self.sameTest[language])\n" : advice(test)) + "\n"
      last = test?.yaml ?? []
    }
    for equal in summary.results {
      guard case .equivalent(let reason) = equal.fate else { continue }
      let proof = LocalizedText(
        en: "equivalent (proved): \(reason.english)",
        zh: "等价（已证明）：\(reason.simplifiedChinese)"
      )
      result += headline(Self.equivalent, equal) + diff(of: equal.mutant) + "  \(proof[language])\n\n"
    }
    return result + "\(counts[language])\n"
  }

  private static let survived = LocalizedText(en: "survived", zh: "未被发现")
  private static let sameTest = LocalizedText(
    en: "no test notices; the one above does",
    zh: "没有测试能发现；加上上面那一条即可"
  )
  private static let equivalent = LocalizedText(en: "equivalent", zh: "等价")

  private func headline(_ word: LocalizedText, _ result: MutantResult) -> String {
    "\(word[language]) [\(result.subject)] \(change(result.mutant)[language])\n --> \(place(of: result.mutant))\n"
  }

  private func change(_ mutant: Mutant) -> LocalizedText {
    if mutant.new.isEmpty {
      return LocalizedText(en: "`\(mutant.old)` can be left out", zh: "可以去掉 `\(mutant.old)`")
    }
    return LocalizedText(
      en: "`\(mutant.old)` can be `\(mutant.new)`",
      zh: "`\(mutant.old)` 可以换成 `\(mutant.new)`"
    )
  }

  private func advice(_ test: MissingTest?) -> String {
    guard let test else {
      let text = LocalizedText(
        en: "no test notices, and no setup was found that tells the two apart",
        zh: "没有测试能发现，也没有找到能区分两者的配置"
      )
      return "  \(text[language])\n"
    }
    let text = LocalizedText(
      en: "no test notices; this one among the tests of \(test.ruleID) does:",
      zh: "没有测试能发现；在 \(test.ruleID) 的测试中加上这一条即可："
    )
    let indent = String(repeating: " ", count: indentation(ofTestsOf: test.ruleID))
    return "  \(text[language])\n\n" + test.yaml.map { "\(indent)\($0)\n" }.joined()
  }

  private var counts: LocalizedText {
    let total = summary.results.count
    let (killed, equal, left) = (summary.killed, summary.equivalent, summary.survivors)
    return LocalizedText(
      en: "\(pack.name): \(total) \(total == 1 ? "mutant" : "mutants"), \(killed) noticed, "
        + "\(equal) equivalent, \(left) survived",
      zh: "\(pack.name)：\(total) 个变异，发现 \(killed) 个，等价 \(equal) 个，未发现 \(left) 个"
    )
  }

  // MARK: Places

  private func place(of mutant: Mutant) -> String {
    let file = pack.files[mutant.file]
    // What is left out begins behind the word before it, which may stand on another line.
    let bytes = file.tree.source.bytes[mutant.range.indices]
    let offset = bytes.firstIndex { $0 > 0x20 } ?? Int(mutant.range.start)
    let start = LineTable(file.tree.source).location(of: offset)
    return "\(file.path):\(start.line):\(start.column)"
  }

  /// The lines that are changed, before and after, with carets under what goes.
  private func diff(of mutant: Mutant) -> String {
    let source = pack.files[mutant.file].tree.source
    let lines = LineTable(source)
    let first = lines.lineIndex(of: Int(mutant.range.start))
    let last = lines.lineIndex(of: max(Int(mutant.range.start), Int(mutant.range.end) - 1))
    let start = Int(lines.range(ofLine: first).start)
    let end = Int(lines.range(ofLine: last).end)
    let head = source.text(in: TextRange(start, Int(mutant.range.start)))
    let tail = source.text(in: TextRange(min(end, Int(mutant.range.end)), end))
    let old = Self.lines(source.text(in: TextRange(start, end)))
    let new = Self.lines(head + mutant.replacement + tail).filter { line in line.contains { $0 != " " } }
    let width = String(lines.number(ofLine: last)).utf8.count
    let bar = String(repeating: " ", count: width + 1) + "|\n"
    var result = bar
    for (offset, line) in old.enumerated() {
      let number = String(lines.number(ofLine: first + offset))
      result += String(repeating: " ", count: width - number.utf8.count) + "\(number) - \(line)\n"
    }
    if old.count == 1, !mutant.range.isEmpty {
      let blanks = String(repeating: " ", count: head.displayWidth)
      let carets = String(repeating: "^", count: max(1, source.text(in: mutant.range).displayWidth))
      result += String(repeating: " ", count: width + 1) + "| \(blanks)\(carets)\n"
    }
    for (offset, line) in new.enumerated() {
      let number = String(lines.number(ofLine: first + offset))
      result += String(repeating: " ", count: max(0, width - number.utf8.count)) + "\(number) + \(line)\n"
    }
    return result + bar
  }

  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// How far the tests of a rule are indented.
  private func indentation(ofTestsOf id: String) -> Int {
    guard let rule = pack.rules.first(where: { $0.id == id }), let tests = pack.texts(of: rule).tests else {
      return 6
    }
    let tree = pack.files[tests.file].tree
    guard !tree.isFlow(tests.node), let first = tree.firstChild(tests.node) else { return 6 }
    // The dash stands two columns before its element.
    let column = LineTable(tree.source).location(of: Int(tree.range(first).start)).column
    return max(0, column - 3)
  }
}

extension MutationPage {
  /// Makes and judges the mutants of packs; `isWanted` says which rules count, by the positions of pack and rule.
  static func pages(
    of packs: [Pack],
    _ arguments: Arguments,
    _ language: Language,
    where isWanted: (_ pack: Int, _ rule: Int) -> Bool
  ) throws(RunFailure) -> [MutationPage] {
    let jobs = try arguments.jobs() ?? Processors.count
    var pages: [MutationPage] = []
    for (index, pack) in packs.enumerated() {
      let wanted = Set(pack.rules.indices.filter { isWanted(index, $0) }.map { pack.rules[$0].id })
      do throws(PackErrors) {
        let run = try MutationRun(pack) { wanted.contains($0.id) }
        pages.append(MutationPage(pack: pack, summary: run.run(jobs: jobs), language: language))
      } catch {
        throw .brokenPack(pack.name, error)
      }
    }
    return pages
  }

  // MARK: JSON

  /// One object for all packs.
  static func json(_ pages: [MutationPage]) -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.key("packs")
      json.array(pages) { json, page in
        json.object { page.write(into: &$0) }
      }
    }
    json.endLine()
    return json.output.bytes
  }

  /// Writes the members of one pack.
  private func write(into json: inout JSONWriter) {
    json.key("name")
    json.string(pack.name)
    json.key("mutants")
    json.int(summary.results.count)
    json.key("killed")
    json.int(summary.killed)
    json.key("equivalent")
    json.int(summary.equivalent)
    json.key("survived")
    json.int(summary.survivors)
    json.key("test_runs")
    json.int(summary.testRuns)
    json.key("results")
    json.array(summary.results) { write($1, into: &$0) }
  }

  private func write(_ result: MutantResult, into json: inout JSONWriter) {
    let mutant = result.mutant
    json.object { json in
      json.key("subject")
      json.string(result.subject)
      json.key("rule_id")
      json.string(result.ruleID)
      json.key("kind")
      json.string(mutant.kind.rawValue)
      json.key("place")
      json.string(place(of: mutant))
      json.key("old")
      json.string(mutant.old)
      json.key("new")
      json.string(mutant.new)
      json.key("fate")
      switch result.fate {
      case .killed(let rule, let test):
        json.string("killed")
        json.key("killed_by")
        json.object(isInline: true) { json in
          json.key("rule_id")
          json.string(rule)
          json.key("test")
          json.string(test)
        }
      case .equivalent(let reason):
        json.string("equivalent")
        json.key("proof")
        json.string(reason[language])
      case .survived(let test):
        json.string("survived")
        json.key("missing_test")
        json.string(test.map { $0.yaml.map { $0 + "\n" }.joined() })
        json.key("missing_test_rule")
        json.string(test?.ruleID)
      }
    }
  }
}
