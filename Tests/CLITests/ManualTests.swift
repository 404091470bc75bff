import Foundation
import TestSupport
import Testing

/// The manual page, which is made from the tables of commands and options.
@Suite("Manual page")
struct ManualTests {
  static let pages = [("en", "docs/man/validate.1"), ("zh-Hans", "docs/man/zh_CN/validate.1")]
  private static let hasMan = FileManager.default.isExecutableFile(atPath: "/usr/bin/man")
  private static let missing: Comment = "man is not installed; bin/install-dependencies --tools installs it"

  /// With `RECORD=1` the pages are written anew.
  @Test("The committed pages are up to date", arguments: pages)
  func upToDate(language: String, path: String) throws {
    let run = try CommandRun.run(["help", "--format", "man", "--lang", language])
    #expect(run.exitCode == 0 && run.errors == "")
    expectGolden(run.output, path)
  }

  @Test("man has nothing to complain about", .enabled(if: hasMan, missing), arguments: pages.map(\.1))
  func warnings(path: String) throws {
    let run = try CommandRun.shell(
      "export PATH=/usr/bin:/bin LC_ALL=C.UTF-8; man --warnings -E UTF-8 -l -Tutf8 -Z '\(PackageRoot.file(path))' >/dev/null"
    )
    #expect(run.errors == "" && run.exitCode == 0)
    let lint = try CommandRun.shell(
      "command -v mandoc >/dev/null || exit 0; mandoc -Tlint -Wwarning '\(PackageRoot.file(path))'"
    )
    // A page that is made anew with every version has no date.
    let complaints = lint.output.split(separator: "\n").filter { !$0.contains("missing date") }
    #expect(complaints == [])
  }

  @Test("It says all that the help says", .enabled(if: hasMan, missing), arguments: pages)
  func complete(language: String, path: String) throws {
    let page = try CommandRun.shell(
      "export PATH=/usr/bin:/bin LC_ALL=C.UTF-8 MANWIDTH=500; man -l '\(PackageRoot.file(path))'"
    ).output
    // Chinese is broken between any two characters.
    let text = page.filter { !$0.isWhitespace }
    let general = try CommandRun.run(["--help", "--lang", language]).output
    let commands = general.matches(of: #/\n  ([a-z]+) /#).map { String($0.1) }
    #expect(commands.contains("check") && commands.contains("init"))
    var options: Set<String> = []
    for command in commands {
      let help = try CommandRun.run([command, "--help", "--lang", language]).output
      for line in help.split(separator: "\n") where line.hasPrefix("  ") {
        // A name, the form of a value, and words.
        let columns = line.split(separator: #/  +/#)
        let parts = columns.flatMap { $0.hasPrefix("-") ? $0.split(separator: " ") : [$0] }
        for part in parts {
          #expect(text.contains(part.filter { !$0.isWhitespace }), "\(command): \(line)")
        }
        options.formUnion(line.matches(of: /--[a-z-]+/).map { String($0.0) })
      }
    }
    #expect(options.count > 25)
  }

  @Test("Only the whole page, and only in forms that there are")
  func usage() throws {
    let more = try CommandRun.run(["help", "check", "-f", "man", "--lang=en"])
    #expect(more.errors.hasPrefix("validate: error: 'check' is one word too many\n") && more.exitCode == 2)
    let json = try CommandRun.run(["help", "-f", "json", "--lang=en"])
    #expect(json.errors.hasPrefix("validate: error: 'json' is no value for '--format'\n"))
    #expect(json.exitCode == 2)
  }
}
