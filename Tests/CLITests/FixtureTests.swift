import Foundation
import Platform
import TestSupport
import Testing

/// The setups in `fixtures/`, run through the program as a user runs it.
@Suite("Fixtures")
struct FixtureTests {
  /// The day on which the fixtures are right.
  static let today = "--param=today=2026-11-24"

  static func files(_ folder: String) -> [String] {
    let root = PackageRoot.file("fixtures/\(folder)")
    let walk = DirectoryWalk(root) { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }
    return walk.files.map { "fixtures/\(folder)/" + $0.dropFirst(root.count + 1) }
  }

  @Test("There are fixtures of every kind", arguments: ["ok", "findings", "broken", "projects"])
  func kinds(folder: String) {
    #expect(Self.files(folder).count > 3)
  }

  @Test("Setups in order have only the findings that are marked", arguments: files("ok"))
  func ok(path: String) throws {
    let run = try CommandRun.run([path, Self.today, "--format=json"])
    #expect(run.exitCode == 0)
    #expect(try findings(run.output) == marks(path))
  }

  @Test("Setups with findings have exactly those that are marked", arguments: files("findings"))
  func findings(path: String) throws {
    let run = try CommandRun.run([path, Self.today, "--format=json", "--fail-on=warning"])
    #expect(run.exitCode == 1)
    #expect(try findings(run.output) == marks(path))
  }

  @Test("Every report keeps to the schema", arguments: files("ok") + files("findings") + files("broken"))
  func schema(path: String) throws {
    let schema = try JSONSchemaCheck("docs/report.schema.json")
    let folder = try TemporaryFolder()
    let json = folder.path + "/report.json"
    for language in ["en", "zh-Hans"] {
      let words = [path, Self.today, "--lang", language, "-f", "json=\(json)", "-f", "ndjson"]
      let run = try CommandRun.run(words)
      #expect(run.errors == "")
      #expect(run.exitCode <= 2)
      #expect(try schema.problems(in: String(contentsOfFile: json, encoding: .utf8)) == [])
      for line in run.output.split(separator: "\n") {
        #expect(try schema.problems(in: String(line), at: "#/$defs/line") == [])
      }
    }
  }

  @Test("What people read", arguments: files("findings") + files("broken"))
  func text(path: String) throws {
    let run = try CommandRun.run([path, Self.today])
    #expect(run.errors == "")
    expectGolden(run.output + "exit code \(run.exitCode)\n", Self.golden(path, "txt"))
  }

  @Test(
    "What people read in Chinese",
    arguments: [
      "fixtures/findings/not-funded.yaml", "fixtures/findings/unknown-keys.yaml",
      "fixtures/broken/second-of-three.yaml",
    ]
  )
  func chinese(path: String) throws {
    let run = try CommandRun.run([path, Self.today, "--lang=zh-Hans"])
    expectGolden(run.output, Self.golden(path, "zh-Hans.txt"))
  }

  @Test(
    "What programs read",
    arguments: [
      "fixtures/findings/not-funded.yaml", "fixtures/broken/second-of-three.yaml", "fixtures/ok/ready.json",
    ]
  )
  func json(path: String) throws {
    expectGolden(try CommandRun.run([path, Self.today, "-fjson"]).output, Self.golden(path, "json"))
    expectGolden(try CommandRun.run([path, Self.today, "-fndjson"]).output, Self.golden(path, "ndjson"))
  }

  @Test("Why conditions fail", arguments: ["en", "zh-Hans"])
  func conditions(language: String) throws {
    let folder = try TemporaryFolder()
    let json = folder.path + "/report.json"
    for name in ["several-cards", "several-phones", "chinese-columns"] {
      let path = "fixtures/findings/\(name).yaml"
      let words = [path, Self.today, "--explain-failures", "--lang", language]
      let run = try CommandRun.run(words + ["-f", "text", "-f", "json=\(json)"])
      expectGolden(run.output, Self.golden(path, "explained.\(language).txt"))
      let report = try String(contentsOfFile: json, encoding: .utf8)
      #expect(report.contains("\"trace\": ["))
      #expect(try JSONSchemaCheck("docs/report.schema.json").problems(in: report) == [])
      if name == "several-phones" { expectGolden(report, Self.golden(path, "explained.\(language).json")) }
    }
  }

  @Test("Folders are searched", arguments: ["mixed", "no-setup", "one-broken", "two-accounts"])
  func projects(name: String) throws {
    let path = "fixtures/projects/\(name)"
    let run = try CommandRun.run([path, Self.today, "--format=concise"])
    expectGolden(run.output + "exit code \(run.exitCode)\n", Self.golden(path, "txt"))
  }

  static func golden(_ path: String, _ kind: String) -> String {
    let name = path.dropFirst("fixtures/".count).replacing("/", with: "-")
    return "Tests/Goldens/\(name).\(kind)"
  }

  /// `line rule-id` for each mark in a fixture.
  func marks(_ path: String) throws -> [String] {
    var bytes = try InputFile.bytes(ofFile: PackageRoot.file(path))
    // CRLF and lone CR end lines too (YAML 1.2.2 §5.4); in Swift a CRLF is one character.
    for index in bytes.indices where bytes[index] == 0x0D {
      bytes[index] = index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 0x20 : 0x0A
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    var marks: [String] = []
    for (index, line) in lines.enumerated() {
      guard let mark = line.firstRange(of: "expect:") else { continue }
      marks += line[mark.upperBound...].split(separator: " ").map { "\(index + 1) \($0)" }
    }
    return marks.sorted()
  }

  /// `line rule-id` for each failing result of a JSON report.
  func findings(_ report: String) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    var findings: [String] = []
    for file in object?["files"] as? [[String: Any]] ?? [] {
      for document in file["documents"] as? [[String: Any]] ?? [] {
        for result in document["results"] as? [[String: Any]] ?? []
        where result["status"] as? String == "fail" {
          let location = result["location"] as? [String: [String: Int]]
          findings.append("\(location?["start"]?["line"] ?? 0) \(result["rule_id"] as? String ?? "")")
        }
      }
    }
    return findings.sorted()
  }
}
