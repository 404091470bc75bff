import Foundation
import TestSupport
import Testing

/// The report formats for other programs, in real runs; `.ci/formats` holds them against those programs.
@Suite("Report formats")
struct FormatTests {
  static let formats = ["sarif", "junit", "github", "gitlab", "tap", "markdown", "html"]

  private static let setups = [
    "fixtures/findings/waivers.yaml", "fixtures/findings/several-phones.yaml",
    "fixtures/broken/second-of-three.yaml",
  ]

  /// A page without its style sheet: that is looked at, not compared.
  private static func withoutStyle(_ text: String) -> String {
    text.replacing(#/<style>[^<]*<\/style>/#, with: "<style></style>")
      .replacing(#/sha256-[A-Za-z0-9+\/=]+/#, with: "sha256-HASH")
  }

  @Test("What they say", arguments: formats, setups)
  func english(format: String, path: String) throws {
    let run = try CommandRun.run([path, FixtureTests.today, "-f", format])
    #expect(run.errors == "")
    expectGolden(Self.withoutStyle(run.output), FixtureTests.golden(path, format))
  }

  @Test("What they say in Chinese", arguments: formats)
  func chinese(format: String) throws {
    let path = "fixtures/findings/chinese-columns.yaml"
    let run = try CommandRun.run([path, FixtureTests.today, "-f", format, "--lang", "zh-Hans"])
    expectGolden(Self.withoutStyle(run.output), FixtureTests.golden(path, "zh-Hans.\(format)"))
  }

  @Test("All of them in one run are what each is by itself, and the exit code is the same")
  func together() throws {
    let folder = try TemporaryFolder()
    let setup = ["fixtures/findings/waivers.yaml", "fixtures/ok/multi-document.yaml", FixtureTests.today]
    let files = Self.formats.flatMap { ["--format", "\($0)=\(folder.path)/\($0)"] }
    let all = try CommandRun.run(setup + ["--format", "text"] + files)
    let text = try CommandRun.run(setup)
    #expect(all.output == text.output)
    #expect(all.exitCode == text.exitCode)
    for format in Self.formats {
      let alone = try CommandRun.run(setup + ["-f", format])
      let file = try String(contentsOfFile: folder.path + "/\(format)", encoding: .utf8)
      #expect(file == alone.output, "\(format)")
      #expect(alone.exitCode == text.exitCode)
    }
  }

  @Test("A run without results is reported in every format, in a file too", arguments: formats)
  func failures(format: String) throws {
    let words = ["x.yaml", "--select", "elephant", "--lang", "en"]
    let run = try CommandRun.run(words + ["-f", format])
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("validate: error: "))
    // The day is the real one.
    let output = Self.withoutStyle(run.output).replacing(#/\d{4}-\d\d-\d\d/#, with: "DAY")
    expectGolden(output, "Tests/Goldens/failure.\(format)")
    let folder = try TemporaryFolder()
    let file = folder.path + "/report"
    let other = try CommandRun.run(words + ["-f", "\(format)=\(file)"])
    #expect(other.output == "")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == run.output)
    // Also when the command line cannot be taken apart.
    #expect(try CommandRun.run(["x.yaml", "--elephant", "-f\(format)"]).output != "")
  }

  @Test("Private numbers are in no report", arguments: formats)
  func privacy(format: String) throws {
    for path in ["fixtures/findings/several-phones.yaml", "fixtures/findings/secrets.yaml"] {
      let text = try String(contentsOfFile: PackageRoot.file(path), encoding: .utf8)
      let run = try CommandRun.run([path, FixtureTests.today, "-f", format, "-v"])
      let numbers = text.split { !$0.isNumber }.filter { $0.count >= 9 }
      try #require(!numbers.isEmpty)
      for number in numbers { #expect(!run.output.contains(number), "\(number)") }
    }
  }
}
