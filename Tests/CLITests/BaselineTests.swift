import Foundation
import Platform
import TestSupport
import Testing

@Suite("Baselines and waivers on lines")
struct BaselineTests {
  private static let setup = """
    account: {signed_in: false, kind: individual}
    cards:
      - {name: travel-card, balance: 4.20, bound: false}
    phones:
      - {number: "+447700900123", country: US, code: received}

    """

  private let folder: TemporaryFolder
  private let baseline: String

  init() throws {
    folder = try TemporaryFolder()
    baseline = "\(folder.path)/baseline.json"
    try folder.write(Self.setup, to: "setup.yaml")
  }

  private func check(_ words: String...) throws -> CommandRun {
    try CommandRun.run(["\(folder.path)/setup.yaml", "--lang=en", "--param", "today=2026-06-01"] + words)
  }

  private func write() throws -> CommandRun { try check("-f", "concise", "--write-baseline", baseline) }

  private func text(_ file: String) throws -> String {
    String(decoding: try InputFile.bytes(ofFile: file), as: UTF8.self)
  }

  private func entries() throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: Data(text(baseline).utf8)) as? [String: Any]
    #expect(object?["format"] as? String == "preflight-baseline")
    #expect(object?["version"] as? Int == 1)
    return try #require(object?["findings"] as? [[String: Any]])
  }

  @Test("What was there does not count, and blocks no stage")
  func adopting() throws {
    #expect(try check().exitCode == 1)
    let written = try write()
    #expect(written.exitCode == 0)
    #expect(written.output.contains("error[signed-in]"))
    let entries = try entries()
    #expect(written.errors == "validate: wrote the baseline \(baseline) with \(entries.count) findings\n")
    #expect(
      Set(entries.compactMap { $0["rule_id"] as? String }).isSuperset(of: [
        "signed-in", "card-balance-covers-binding", "phone-country-matches-number",
      ])
    )
    #expect(entries.contains { $0["instance_path"] as? String == "/cards/[name=travel-card]/balance" })
    #expect(!(try text(baseline)).contains("447700900123"))

    let run = try check("--baseline", baseline, "-f", "json", "--fail-on", "warning")
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    #expect(try JSONSchemaCheck("docs/report.schema.json").problems(in: run.output) == [])
    #expect(run.output.contains("\"fail\": 0,"))
    #expect(run.output.contains("\"reason\": \"in the baseline\""))
    #expect(!run.output.contains("\"blocked\""))
    #expect(try check("--baseline", baseline, "--stage", "bind-card").exitCode == 0)
    #expect(try check("--baseline", baseline, "--lang=zh-Hans").output.contains("已列入基线"))
  }

  @Test("Moved lines and new elements change nothing; a changed value counts again")
  func changes() throws {
    _ = try write()
    let moved = Self.setup.replacing(
      "cards:\n",
      with: "# more\n\ncards:\n  - {name: other, balance: 50, bound: false}\n"
    )
    try folder.write(moved, to: "setup.yaml")
    #expect(try check("--baseline", baseline, "--select", "card-balance-covers-binding").exitCode == 0)
    try folder.write(Self.setup.replacing("4.20", with: "4.10"), to: "setup.yaml")
    let run = try check("--baseline", baseline, "-f", "concise")
    #expect(run.exitCode == 1)
    #expect(run.output.contains("error[card-balance-covers-binding]"))
    #expect(!run.output.contains("error[signed-in]"))
  }

  @Test("Entries that no longer occur are counted, others are not looked for")
  func gone() throws {
    _ = try write()
    try folder.write(Self.setup.replacing("signed_in: false", with: "signed_in: true"), to: "setup.yaml")
    let run = try check("--baseline", baseline)
    #expect(run.exitCode == 0)
    #expect(
      run.errors == "validate: 1 finding of the baseline \(baseline) no longer occurs; "
        + "'--write-baseline \(baseline)' brings it up to date\n"
    )
    #expect(try check("--baseline", baseline, "--ignore", "signed-in").errors == "")
    try folder.write("cards: [{balance: 9}]\n", to: "other.yaml")
    let other = try CommandRun.run(["\(folder.path)/other.yaml", "--baseline", baseline])
    #expect(other.errors == "")
    // Both options together: what is left is written, and nothing is said to be gone.
    let count = try entries().count
    let both = try check("--baseline", baseline, "--write-baseline", baseline)
    #expect(both.exitCode == 0)
    #expect(try entries().count == count - 1)
    #expect(try check("--baseline", baseline).errors == "")
  }

  @Test("What cannot be used is no finding to accept")
  func unusable() throws {
    try folder.write("a: [\n", to: "setup.yaml")
    #expect(try write().exitCode == 2)
    #expect(try entries().isEmpty)
    #expect(try check("--baseline", baseline).exitCode == 2)
  }

  @Test("The file and the report are the same for any number of jobs")
  func jobs() throws {
    let comment = String(repeating: "# a comment of some length ", count: 60) + "\n"
    var large = ""
    for index in 0..<400 {
      large += "---\ncards:\n  - {name: c, balance: \(index % 3).50, bound: false}\n" + comment
    }
    try folder.write(large, to: "a.setup.yaml")
    for index in 0..<20 {
      try folder.write("cards: [{balance: \(index % 7), bound: false}]\n", to: "g/\(index).setup.yaml")
    }
    var files: Set<String> = []
    var reports: Set<String> = []
    for jobs in [1, 2, 5] {
      let run = try CommandRun.run([folder.path, "--jobs=\(jobs)", "--write-baseline", baseline, "-q"])
      #expect(run.exitCode == 0)
      files.insert(try text(baseline))
      // One document is changed, so that both kinds of findings are there.
      try folder.write(large.replacing("balance: 2.50", with: "balance: 2.40"), to: "a.setup.yaml")
      let report = try CommandRun.run([folder.path, "--jobs=\(jobs)", "--baseline", baseline, "-f", "ndjson"])
      #expect(report.exitCode == 1)
      reports.insert(report.output)
      try folder.write(large, to: "a.setup.yaml")
    }
    #expect(files.count == 1 && reports.count == 1)
    #expect((files.first?.count ?? 0) > 50_000)
    #expect(reports.first?.contains("waived") == true)
  }

  @Test(
    "A baseline that cannot be used ends the run",
    arguments: [
      ("", "can't be used"), ("{", "can't be used"), ("[]", "is no baseline"),
      ("{\"a\": 1}", "is no baseline"),
      (
        "{\"format\": \"preflight-baseline\", \"version\": 2, \"findings\": []}",
        "has the version 2; this program reads version 1"
      ),
      ("{\"format\": \"preflight-baseline\", \"version\": 1}", "is no baseline"),
      (
        "{\"format\": \"preflight-baseline\", \"version\": 1, \"findings\": [{\"path\": \"a\"}]}",
        "can't be used"
      ),
      ("{\"format\": \"preflight-baseline\", \"version\": 1, \"findings\": [7]}", "can't be used"),
    ]
  )
  func broken(content: String, words: String) throws {
    try folder.write(content, to: "baseline.json")
    let run = try check("--baseline", baseline, "-f", "json")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.contains("'--write-baseline FILE' writes it anew"))
    #expect(try JSONSchemaCheck("docs/report.schema.json").problems(in: run.output) == [])
  }

  @Test("A baseline never takes the place of a setup")
  func overInput() throws {
    let run = try check("--write-baseline", "\(folder.path)/setup.yaml")
    #expect(run.exitCode == 2)
    #expect(try text("\(folder.path)/setup.yaml") == Self.setup)
  }

  @Test(
    "A comment holds on its last day and not on the day after",
    arguments: [("2026-11-30", 0), ("2026-12-01", 0), ("2026-12-02", 1)]
  )
  func lastDay(today: String, exitCode: Int32) throws {
    let comment = " # validate: ignore[signed-in] on Friday until 2026-12-01\ncards:"
    try folder.write(Self.setup.replacing("\ncards:", with: comment), to: "setup.yaml")
    let words = ["\(folder.path)/setup.yaml", "--lang=en", "--select=signed-in", "-f", "concise"]
    let run = try CommandRun.run(words + ["--param", "today=\(today)"])
    #expect(run.exitCode == exitCode)
    let lines = run.output.split(separator: "\n").map { $0.drop { $0 != " " } }
    #expect(
      lines
        == (exitCode == 0
          ? []
          : [
            " error[signed-in] You are not signed in at platform.openai.com yet.",
            " warning[unused-waiver] the waiver for 'signed-in' ended on 2026-12-01",
          ])
    )
  }
}
