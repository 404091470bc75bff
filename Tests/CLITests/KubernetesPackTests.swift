import Foundation
import Platform
import TestSupport
import Testing

/// A pack about something else altogether, as a user of it runs the program.
@Suite("The pack for Kubernetes Pods")
struct KubernetesPackTests {
  static let folder = "rules/examples/kubernetes-pod"
  static let fixtures = ["careless", "good", "stream"].map { "\(folder)/fixtures/\($0).pod.yaml" }

  private func run(_ words: [String], input: String = "") throws -> CommandRun {
    try CommandRun.run(words + ["--rules", Self.folder], input: Array(input.utf8))
  }

  @Test("Its tests pass, and cover all of its conditions")
  func tests() throws {
    let run = try CommandRun.run(["test", Self.folder, "--threshold=100", "--lang=en"])
    #expect(run.exitCode == 0, "\(run.output)")
  }

  @Test("Findings are those that are marked", arguments: fixtures)
  func marks(path: String) throws {
    let run = try run([path, "-fjson"])
    #expect(try FixtureTests().findings(run.output) == FixtureTests().marks(path))
    #expect(try JSONSchemaCheck("docs/report.schema.json").problems(in: run.output) == [])
  }

  @Test("What people read", arguments: fixtures)
  func text(path: String) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let run = try run([path, "--lang=en", "--param=today=2026-11-24"])
    expectGolden(run.output + "exit code \(run.exitCode)\n", "Tests/Goldens/kubernetes-\(name).txt")
    let chinese = try self.run([path, "--lang=zh-Hans", "-fconcise"])
    expectGolden(chinese.output, "Tests/Goldens/kubernetes-\(name).zh-Hans.txt")
  }

  @Test("A folder is searched for the files that the pack names")
  func search() throws {
    let folder = try TemporaryFolder()
    for name in ["pod.yaml", "a.pod.yml", "web-pod.yaml", "setup.yaml", "pods.yaml", "deployment.yaml"] {
      try folder.write("kind: Pod\n", to: name)
    }
    let run = try CommandRun.run([".", "-fjson", "--rules", PackageRoot.file(Self.folder)], in: folder.path)
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let paths = (report?["files"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
    #expect(paths == ["./a.pod.yml", "./pod.yaml", "./web-pod.yaml"])
    // With several packs, for what any of them names.
    let both = try CommandRun.run(
      [
        ".", "-fconcise", "--rules", PackageRoot.file(Self.folder), "--rules",
        PackageRoot.file("rules/_template"),
      ],
      in: folder.path
    )
    #expect(both.output.contains("setup.yaml") && both.output.contains("a.pod.yml"))
  }

  @Test("A folder without such a file is told what was looked for", arguments: ["en", "zh-Hans"])
  func emptyFolder(language: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.run(
      [".", "--rules", PackageRoot.file(Self.folder), "--lang", language],
      in: folder.path
    )
    #expect(run.exitCode == 2)
    let list =
      language == "en"
      ? "no pod.yaml, pod.yml, *.pod.yaml, *.pod.yml, *-pod.yaml or *-pod.yml in it" : "没有 pod.yaml、pod.yml、"
    #expect(run.output.contains(list), "\(run.output)")
  }

  @Test("A template has what the pack explains and what has one value, and can be read")
  func template() throws {
    let template = try run(["init", "-", "--lang=en"])
    expectGolden(template.output, "Tests/Goldens/kubernetes-init.txt")
    let checked = try run(["-", "-fjson"], input: template.output)
    #expect(checked.exitCode == 0, "\(checked.output)")
    let folder = try TemporaryFolder()
    let written = try CommandRun.run(
      ["init", "--lang=en", "--rules", PackageRoot.file(Self.folder)],
      in: folder.path
    )
    #expect(written.output == "wrote pod.yaml\n")
  }

  @Test("Every command makes sense of it")
  func commands() throws {
    #expect(try run(["rules"]).output.split(separator: "\n").count == 28)
    let page = try run(["explain", "memory-request-within-limit", "--lang=en"]).output
    for part in [
      "accept (Accepted by the API server)", "for each", "container in all_containers", "128Mi",
      "Resource Management",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    let schema = try JSONSerialization.jsonObject(with: Data(run(["schema"]).output.utf8)) as? [String: Any]
    #expect(schema?["title"] as? String == "A Kubernetes Pod")
    let careless = Self.fixtures[0]
    let value = try run(["eval", "spec.containers[0].resources.requests", careless])
    // A size of ten digits is no phone number.
    #expect(value.output == "resourceList{cpu: decimal(\"2\"), memory: decimal(\"1073741824\")}\n")
    expectGolden(try run(["plan", careless, "--lang=en"]).output, "Tests/Goldens/kubernetes-plan.txt")
  }

  @Test("An unknown key counts even when another pack has nothing to say")
  func severalPacks() throws {
    let run = try CommandRun.run(
      [
        "-", "-fjson", "--rules", Self.folder, "--rules", "rules/_template",
        "--select=image-pinned,bag-weight",
      ],
      input: Array("kind: Service\nbogus: 1\nbags: [{weight: 2}]\n".utf8)
    )
    #expect(try FixtureTests().findings(run.output) == ["1 unknown-key", "2 unknown-key"])
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let summary = report?["summary"] as? [String: Any]
    #expect(summary?["pass"] as? Int == 1)
    #expect(summary?["not_applicable"] as? Int == 1)
    // Counted and not kept, they are as many.
    let text = try CommandRun.run(
      [
        "-", "--rules", Self.folder, "--rules", "rules/_template", "--select=image-pinned,bag-weight",
        "--lang=en",
      ],
      input: Array("kind: Service\nbags: [{weight: 2}]\n".utf8)
    )
    #expect(text.output.contains("1 passed, 1 not applicable"), "\(text.output)")
  }
}
