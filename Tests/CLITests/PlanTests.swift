import Foundation
import TestSupport
import Testing

/// `validate plan`: what to do so that no error is left.
@Suite("Plans")
struct PlanTests {
  private static let plans = [
    "beginner-four-problems", "declined-top-up", "not-funded", "one-cent-off", "several-phones", "secrets",
  ]

  @Test("What people read", arguments: plans, ["en", "zh-Hans"])
  func text(name: String, language: String) throws {
    let words = ["plan", "fixtures/findings/\(name).yaml", FixtureTests.today, "--lang", language]
    let run = try CommandRun.run(words)
    #expect(run.errors == "")
    expectGolden(run.output + "exit code \(run.exitCode)\n", "Tests/Goldens/plan-\(name).\(language).txt")
  }

  @Test("What programs read")
  func json() throws {
    let run = try CommandRun.run(["plan", "fixtures/findings/not-funded.yaml", FixtureTests.today, "-fjson"])
    #expect(run.exitCode == 1)
    expectGolden(run.output, "Tests/Goldens/plan-not-funded.json")
  }

  @Test("What programs read keeps to its schema", arguments: plans)
  func schema(name: String) throws {
    let run = try CommandRun.run([
      "plan", "fixtures/findings/\(name).yaml", FixtureTests.today, "-fjson",
    ])
    #expect(try JSONSchemaCheck("docs/plan.schema.json").problems(in: run.output) == [])
  }

  @Test("Nothing to do")
  func ready() throws {
    let run = try CommandRun.run(["plan", "fixtures/ok/ready.yaml", FixtureTests.today])
    #expect(run.exitCode == 0)
    #expect(run.output == "Nothing to do for fixtures/ok/ready.yaml.\n")
  }

  @Test(
    "What is written has no error left, and all else is as it was",
    arguments: FixtureTests.files("findings")
  )
  func write(path: String) throws {
    let folder = try TemporaryFolder()
    let target = folder.path + "/new.yaml"
    let run = try CommandRun.run(["plan", path, FixtureTests.today, "-fjson", "--write", target])
    // Several documents are no setup that a plan is made for.
    guard run.exitCode != 2 else {
      return #expect(path.contains("multi-document") || path.contains("wrong-types"))
    }
    let plan = try object(run.output)
    let remaining = try #require(plan["remaining"] as? [[String: Any]])
    #expect(plan["complete"] as? Bool == remaining.isEmpty)
    let report = try errors(target)
    #expect(report.sorted() == remaining.compactMap { $0["rule_id"] as? String }.sorted())
    let old = try String(contentsOfFile: PackageRoot.file(path), encoding: .utf8)
    let new = try String(contentsOfFile: target, encoding: .utf8)
    func comments(_ text: String) -> [Substring] {
      text.split(whereSeparator: \.isNewline).compactMap { line in
        line.firstIndex(of: "#").map { line[$0...] }
      }
    }
    #expect(comments(old) == comments(new))
    let steps = try #require(plan["steps"] as? [[String: Any]])
    #expect((old == new) == steps.isEmpty)
  }

  @Test("Without any one change an error is left", arguments: plans)
  func minimal(name: String) throws {
    let path = "fixtures/findings/\(name).yaml"
    let plan = try object(CommandRun.run(["plan", path, FixtureTests.today, "-fjson"]).output)
    let remaining = try #require(plan["remaining"] as? [[String: Any]]).count
    let steps = try #require(plan["steps"] as? [[String: Any]])
    let changes = steps.flatMap { $0["changes"] as? [[String: Any]] ?? [] }
    let folder = try TemporaryFolder()
    // The fixtures write each of these values on a line of its own or once on a line.
    for left in changes.indices {
      let target = folder.path + "/part.yaml"
      _ = try CommandRun.run(["plan", path, FixtureTests.today, "--write", target])
      var text = try String(contentsOfFile: target, encoding: .utf8)
      let old = try String(contentsOfFile: PackageRoot.file(path), encoding: .utf8)
      let pointer = try #require(changes[left]["instance_path"] as? String)
      text = try takingBack(pointer, of: changes, from: text, to: old)
      try text.write(toFile: target, atomically: true, encoding: .utf8)
      // An error, or a rule that asked for it and has not been heeded: it applies no more, because of a later step.
      let step = try #require(
        steps.first { step in
          (step["changes"] as? [[String: Any]] ?? []).contains { $0["instance_path"] as? String == pointer }
        }
      )
      let rules = (step["results"] as? [[String: Any]] ?? []).compactMap { $0["rule_id"] as? String }
      let isHeeded = try rules.allSatisfy { rule in
        try statuses(of: rule, target).allSatisfy { $0 == "pass" }
      }
      #expect(try errors(target).count > remaining || !isHeeded, "\(pointer)")
    }
  }

  @Test(
    "What is to be done before a rule no longer applies is in the plan, with the figures of its moment",
    arguments: [
      (
        "cards: [{name: a, balance: 3, bound: false}]",
        ["/cards/0/balance = 5", "/cards/0/bound = true"], ["a holds $3.00; binding needs at least $5.00."]
      ),
      (
        "cards: [{name: a, balance: 3, bound: false}, {name: b, balance: 3, bound: false}]",
        ["/cards/0/balance = 5", "/cards/1/balance = 5", "/cards/0/bound = true"],
        ["a holds $3.00; binding needs at least $5.00.", "b holds $3.00; binding needs at least $5.00."]
      ),
      (
        "cards: [{name: a, balance: 4.20, bound: true, default: true}]\ntop_up: {amount: 60, status: planned}",
        ["/top_up/amount = 50", "/cards/0/balance = 50.00"],
        [
          "A top-up of $60.00 is outside the range from $5.00 to $50.00.",
          "a holds $4.20; the top-up takes $50.00.",
        ]
      ),
    ]
  )
  func order(setup: String, changes: [String], reasons: [String]) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(setup + "\n", to: "setup.yaml")
    let plan = try object(CommandRun.run(["plan", file, FixtureTests.today, "-fjson"]).output)
    #expect(plan["complete"] as? Bool == true)
    let steps = try #require(plan["steps"] as? [[String: Any]])
    let found = steps.flatMap { $0["changes"] as? [[String: Any]] ?? [] }
    let text = try CommandRun.run(["plan", file, FixtureTests.today]).output
    #expect(
      found.compactMap { $0["instance_path"] as? String } == changes.map { String($0.prefix { $0 != " " }) }
    )
    for change in changes {
      let parts = change.split(separator: " ")
      #expect(text.contains(": \(parts[2]) (now ") || text.contains(": \(parts[2])\n"), "\(change)\n\(text)")
    }
    for reason in reasons { #expect(text.contains("because: \(reason)"), "\(text)") }
    #expect(text.components(separatedBy: "because: ").count - 1 >= reasons.count)
  }

  /// The changed text with the lines of one change as they were: changes are in the order of the steps, lines in
  /// that of the text, so the line is found by the change's key.
  private func takingBack(
    _ pointer: String,
    of changes: [[String: Any]],
    from new: String,
    to old: String
  ) throws -> String {
    let key = try #require(pointer.split(separator: "/").last)
    let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
    let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(newLines.count == oldLines.count)
    let same = changes.compactMap { $0["instance_path"] as? String }
      .filter { $0.hasSuffix("/\(key)") }.sorted()
    let candidates = newLines.indices.filter {
      newLines[$0] != oldLines[$0] && newLines[$0].contains("\(key):")
    }
    let position = try #require(same.firstIndex(of: pointer))
    try #require(candidates.count == same.count)
    var result = newLines
    result[candidates[position]] = oldLines[candidates[position]]
    return result.joined(separator: "\n")
  }

  private func results(_ path: String) throws -> [[String: Any]] {
    let report = try object(CommandRun.run([path, FixtureTests.today, "-fjson"]).output)
    let files = try #require(report["files"] as? [[String: Any]])
    let documents = files.flatMap { $0["documents"] as? [[String: Any]] ?? [] }
    return documents.flatMap { $0["results"] as? [[String: Any]] ?? [] }
  }

  private func statuses(of rule: String, _ path: String) throws -> [String] {
    try results(path).filter { $0["rule_id"] as? String == rule }.compactMap { $0["status"] as? String }
  }

  private func errors(_ path: String) throws -> [String] {
    try results(path)
      .filter { $0["status"] as? String == "fail" && $0["severity"] as? String == "error" }
      .compactMap { $0["rule_id"] as? String }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
