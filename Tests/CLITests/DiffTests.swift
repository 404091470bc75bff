import Foundation
import TestSupport
import Testing

/// `validate diff OLD NEW SETUP...`: what a change of a pack changes.
@Suite("Differences between packs")
struct DiffTests {
  private static let old = "rules/openai-billing"
  private static let today = FixtureTests.today

  /// The built-in pack with some texts replaced.
  private func changedPack(_ changes: [(file: String, from: String, to: String)]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let pack = folder.path + "/pack"
    try FileManager.default.copyItem(atPath: PackageRoot.file(Self.old), toPath: pack)
    for change in changes {
      let path = pack + "/" + change.file
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = text.replacing(change.from, with: change.to, maxReplacements: 1)
      try #require(changed != text, "\(change)")
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
    }
    return folder
  }

  private func manyChanges() throws -> TemporaryFolder {
    try changedPack([
      ("pack.yaml", "version: 1.0.0", "version: 1.1.0"),
      (
        "pack.yaml", "binding_minimum:\n    type: decimal\n    value: 5",
        "binding_minimum:\n    type: decimal\n    value: 10"
      ),
      (
        "pack.yaml", "top_up_maximum:\n    type: decimal\n    value: 50",
        "top_up_maximum:\n    type: decimal\n    value: 100"
      ),
      ("account.yaml", "severity: warning", "severity: error"),
      ("phone.yaml", "id: phone-second-use-notice", "id: phone-used-before"),
    ])
  }

  private static let setups = [
    "fixtures/ok/warnings-only.yaml", "fixtures/findings/multi-document.yaml",
    "fixtures/findings/one-cent-off.yaml",
    "fixtures/findings/several-phones.yaml",
  ]

  @Test("What people and programs read", arguments: ["en", "zh-Hans"], ["text", "json"])
  func page(language: String, format: String) throws {
    let folder = try manyChanges()
    let new = folder.path + "/pack"
    let words = ["diff", Self.old, new] + Self.setups + [Self.today, "--lang", language, "-f", format]
    let run = try CommandRun.run(words)
    #expect(run.errors == "")
    #expect(run.exitCode == 1)
    let output = run.output.replacing(new, with: "NEW")
    expectGolden(output, "Tests/Goldens/diff.\(language).\(format == "json" ? "json" : "txt")")
    if format == "json" {
      #expect(try JSONSchemaCheck("docs/diff.schema.json").problems(in: run.output) == [])
    }
  }

  @Test("Nothing changes between equal packs")
  func equal() throws {
    let run = try CommandRun.run(["diff", Self.old, "openai-billing", Self.today] + Self.setups)
    #expect(run.errors == "")
    #expect(run.exitCode == 0)
    #expect(run.output.hasSuffix("\n\nNo verdict changes in 7 documents.\n"), "\(run.output)")
  }

  @Test(
    "Each kind of change",
    arguments: [
      (
        ("card.yaml", "card.balance >=", "card.balance >"), "cards: [{balance: 5, bound: false}]",
        "newly_failing"
      ),
      (
        ("card.yaml", "card.balance >=", "card.balance <"), "cards: [{balance: 1, bound: false}]",
        "newly_passing"
      ),
      (("card.yaml", "\"!card.bound\"", "card.bound"), "cards: [{balance: 1, bound: false}]", "verdict"),
      (
        ("card.yaml", "severity: error", "severity: warning"), "cards: [{balance: 1, bound: false}]",
        "severity"
      ),
      (("card.yaml", "binding needs at least", "it takes"), "cards: [{balance: 1, bound: false}]", "message"),
      (("card.yaml", "or more to the card", "to the card"), "cards: [{balance: 1, bound: false}]", "message"),
      (
        ("card.yaml", "id: card-balance-covers-binding", "id: other-id"),
        "cards: [{balance: 9, bound: false}]", nil
      ),
      (
        ("card.yaml", "id: card-balance-covers-binding", "id: other-id"),
        "cards: [{balance: 1, bound: false}]", "verdict"
      ),
      (("card.yaml", "severity: error", "severity: warning"), "cards: [{balance: 9, bound: false}]", nil),
    ]
  )
  func kinds(change: (String, String, String), setup: String, kind: String?) throws {
    let folder = try changedPack([change])
    let file = try folder.write(setup + "\n", to: "setup.yaml")
    let run = try CommandRun.run(["diff", Self.old, folder.path + "/pack", file, Self.today, "-fjson"])
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let changes = try #require(report?["changes"] as? [[String: Any]])
    #expect(
      changes.compactMap { $0["kind"] as? String }.contains { $0 == kind } == (kind != nil),
      "\(changes)"
    )
    if kind == nil { #expect(changes.isEmpty) }
    let summary = try #require(report?["summary"] as? [String: Int])
    if let kind { #expect((summary[kind] ?? 0) > 0) }
  }

  @Test(
    "What can't be used",
    arguments: [
      (
        ["diff", "a", "b"],
        "validate: error: 'validate diff' needs more\n  write validate diff OLD NEW SETUP...\n"
      ),
      (
        ["diff", "rules/openai-billing", "openai-billing", "x.yaml", "--param", "nope=1"],
        "validate: error: there is no parameter 'nope'\n"
      ),
      (
        ["diff", "rules/openai-billing", "openai-billing", "no.yaml", "fixtures/broken/tabs.yaml"],
        "validate: can't read no.yaml: no such file or folder\n"
          + "validate: fixtures/broken/tabs.yaml: a tab cannot be used for indentation\n"
      ),
      (
        ["diff", "rules/openai-billing", "openai-billing", "fixtures/projects/no-setup"],
        "validate: fixtures/projects/no-setup: this folder holds no setup file: "
          + "no setup.yaml, setup.yml, *.setup.yaml or *.setup.yml in it or below\n"
      ),
    ]
  )
  func failures(words: [String], errors: String) throws {
    let run = try CommandRun.run(words)
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix(errors), "\(run.errors)")
  }

  @Test("Phone numbers are masked")
  func masked() throws {
    let folder = try changedPack([("phone.yaml", "does not begin with", "has not the beginning")])
    let file = try folder.write("phones: [{number: \"+447700900123\", country: US}]\n", to: "setup.yaml")
    for format in ["text", "json"] {
      let run = try CommandRun.run(["diff", Self.old, folder.path + "/pack", file, Self.today, "-f", format])
      #expect(run.exitCode == 1)
      #expect(!run.output.contains("7700900"))
      #expect(run.output.contains("has not the beginning"))
    }
  }
}
