import Foundation
import Platform
import TestSupport
import Testing

/// What the pages for readers say is what the program does.
@Suite("Documentation")
struct DocumentationTests {
  static let pages = [
    "README.md", "README.zh-Hans.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md",
    "docs/completions.md", "docs/configuration.md", "docs/lint.md", "docs/openai-billing.md",
    "docs/mutation.md", "docs/rule-packs.md", "docs/rules.md", "docs/rules.zh-Hans.md", "docs/waivers.md",
    "docs/yaml.md", "fixtures/README.md",
  ]

  /// Pages whose commands are run elsewhere, or not at all.
  static let guides = [
    "docs/first-pack.md", "docs/first-pack.zh-Hans.md", "rules/examples/kubernetes-pod/README.md",
  ]

  private func text(_ page: String) throws -> String {
    String(decoding: try InputFile.bytes(ofFile: PackageRoot.file(page)), as: UTF8.self)
  }

  /// The contents of a page's blocks in a language.
  private func blocks(_ language: String, in page: String) throws -> [String] {
    try text(page).components(separatedBy: "\n```\(language)\n").dropFirst().map {
      ($0.components(separatedBy: "\n```").first ?? "") + "\n"
    }
  }

  @Test("Links lead to files that exist", arguments: pages + guides)
  func links(page: String) throws {
    let folder = page.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    let links = try text(page).matches(of: /\]\(([^)# ]+)(#[^) ]*)?\)/).map { String($0.1) }
    for link in links where !link.hasPrefix("https:") {
      #expect(FileManager.default.fileExists(atPath: PackageRoot.file(folder + link)), "\(link)")
    }
  }

  @Test("Files that a page names exist", arguments: ["CONTRIBUTING.md", "docs/architecture.md"])
  func names(page: String) throws {
    let names = try text(page).matches(of: /`([A-Za-z.][A-Za-z_.\/+-]*\/[A-Za-z_.\/+-]*)`/).map {
      String($0.1)
    }
    #expect(names.count > 10)
    for name in names {
      #expect(FileManager.default.fileExists(atPath: PackageRoot.file(name)), "\(name)")
    }
  }

  /// With `RECORD=1` the table is written anew, and the test fails so that this is never a green run.
  @Test(
    "The table of the rules is up to date",
    arguments: [("README.md", "en"), ("README.zh-Hans.md", "zh-Hans")]
  )
  func rules(page: String, language: String) throws {
    let output = try CommandRun.run(["rules", "-fjson", "--lang", language]).output
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: [[String: String]]]
    )
    let rules = try #require(list["rules"])
    let stages = [
      "prepare", "sign-in", "bind-card", "top-up", "auto-recharge", "verify-phone", "create-key", "spend",
    ]
    #expect(Set(rules.compactMap { $0["stage"] }) == Set(stages))
    let rows = stages.flatMap { stage in rules.filter { $0["stage"] == stage } }.map { rule in
      "| \(rule["stage"]!) | `\(rule["id"]!)` | \(rule["severity"]!) | \(rule["title"]!) |\n"
    }
    let head = language == "en" ? "stage | rule | severity | must hold" : "步骤 | 规则 | 级别 | 应满足"
    let table = "\n| \(head) |\n| --- | --- | --- | --- |\n\(rows.joined())\n"
    let start = "<!-- rules: made from `validate rules` by the tests with RECORD=1 -->\n"
    let parts = try text(page).components(separatedBy: start)
    try #require(parts.count == 2)
    let rest = parts[1].components(separatedBy: "<!-- end of rules -->")
    try #require(rest.count == 2)
    guard rest[0] != table else { return }
    if ProcessEnvironment.value(of: "RECORD") == "1" {
      let page = PackageRoot.file(page)
      try OutputFile.write(Array("\(parts[0])\(start)\(table)<!-- end of rules -->\(rest[1])".utf8), to: page)
    }
    Issue.record("the table in \(page) is out of date; RECORD=1 writes it")
  }

  @Test(
    "The setup that readers start from has nothing to find but what the text says",
    arguments: pages.prefix(2)
  )
  func setup(page: String) throws {
    let setup = try #require(try blocks("yaml", in: page).first)
    let run = try CommandRun.run(["-", "-fconcise", "--fail-on=unknown"], input: Array(setup.utf8))
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 1 && lines[0].contains(": warning[top-up-before-key-use] "), "\(run.output)")
    let waived = try CommandRun.run(
      ["-", "-v", "--lang=en", "--param=today=2026-11-24"],
      input: Array(
        """
        cards: [{balance: 12, bound: true, default: true}]
        auto_recharge: {enabled: true, amount: 10}
        \(try blocks("yaml", in: "README.md")[1])
        """.utf8
      )
    )
    #expect(waived.output.contains("\n  ~ card-balance-covers-preauthorization: top-up on Friday"))
    #expect(waived.exitCode == 0)
  }

  @Test("Runs print what the page shows", arguments: pages)
  func runs(page: String) throws {
    for block in try blocks("console", in: page) {
      for part in ("\n" + block).components(separatedBy: "\n$ ").dropFirst() {
        let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let shown = lines.count > 1 ? lines[1].trimmingCharacters(in: .newlines) : ""
        // The page on packs has its reader copy the example first.
        let words = lines[0].split(separator: " ").map { $0 == "my-pack" ? "rules/_template" : String($0) }
        guard words.first == "validate", !shown.isEmpty, !words.contains("|") else { continue }
        let run = try CommandRun.run(
          Array(words.dropFirst()) + (words.contains("--lang") ? [] : ["--lang=en"])
        )
        #expect(run.output.trimmingCharacters(in: .newlines) == shown, "\(lines[0])")
      }
    }
  }
}
