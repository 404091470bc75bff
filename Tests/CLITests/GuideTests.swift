import Foundation
import Platform
import TestSupport
import Testing

/// A guide is gone through as its reader would: files are written, commands run one after another in one folder.
@Suite("Guides")
struct GuideTests {
  /// A page in pieces: the lines of blocks that matter, and all others.
  private enum Piece: Equatable {
    case text([String])
    /// A file: its name is the comment on its first line.
    case file([String])
    /// Commands, each after `$ `, and what they print.
    case console([String])
  }

  private static let fence = "```"

  private static func pieces(of page: String) -> [Piece] {
    var pieces: [Piece] = []
    var lines: [String] = []
    var language: String?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      switch language {
      case nil where line == fence + "yaml" || line == fence + "console":
        pieces.append(.text(lines + [line]))
        lines = []
        language = String(line.dropFirst(fence.count))
      case let open? where line == fence:
        pieces.append(open == "yaml" ? .file(lines) : .console(lines))
        lines = [line]
        language = nil
      default: lines.append(line)
      }
    }
    return pieces + [.text(lines)]
  }

  /// Runs the commands of a block in one shell, and gives them with what they print.
  private func run(_ block: [String], in folder: String, language: String) throws -> [String] {
    let commands = block.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    // Between two commands stands a zero byte, and the exit code of the first is the second's `$?`.
    let script = commands.map { "\($0)\nstatus=$?; printf '\\0'; (exit $status)\n" }.joined()
    let programs = URL(fileURLWithPath: CommandRun.path(of: "validate")).deletingLastPathComponent().path
    let shell = try CommandRun.shell(
      "exec 2>&1\n" + script,
      environment: ["PATH": "\(programs):/usr/bin:/bin", "LANG": language],
      in: folder
    )
    let outputs = shell.output.split(separator: "\0", omittingEmptySubsequences: false)
    try #require(outputs.count == commands.count + 1, "\(shell.output)")
    var lines: [String] = []
    for (command, output) in zip(commands, outputs) {
      lines.append("$ " + command)
      var shown = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if shown.last == "" { shown.removeLast() }
      lines += shown
    }
    return lines
  }

  /// With `RECORD=1` what the commands print is written anew, and the test fails so that this is never a green run.
  @Test(
    "Commands print what the guide shows",
    arguments: [("docs/first-pack.md", "C.UTF-8"), ("docs/first-pack.zh-Hans.md", "zh_CN.UTF-8")]
  )
  func commands(page: String, language: String) throws {
    let text = String(decoding: try InputFile.bytes(ofFile: PackageRoot.file(page)), as: UTF8.self)
    let folder = try TemporaryFolder()
    var commands = 0
    let pieces = try Self.pieces(of: text).map { piece -> Piece in
      switch piece {
      case .text: return piece
      case .file(let lines):
        let name = try #require(lines.first?.hasPrefix("# ") ?? false ? lines.first?.dropFirst(2) : nil)
        try folder.write(lines.joined(separator: "\n") + "\n", to: String(name))
        return piece
      case .console(let lines):
        commands += lines.filter { $0.hasPrefix("$ ") }.count
        let found = try run(lines, in: folder.path, language: language)
        if ProcessEnvironment.value(of: "RECORD") != "1" { #expect(found == lines) }
        return .console(found)
      }
    }
    #expect(commands > 15)
    let found = pieces.flatMap { piece in
      switch piece {
      case .text(let lines), .file(let lines), .console(let lines): lines
      }
    }.joined(separator: "\n")
    guard found != text, ProcessEnvironment.value(of: "RECORD") == "1" else { return }
    try OutputFile.write(Array(found.utf8), to: PackageRoot.file(page))
    Issue.record("\(page) was out of date; RECORD=1 wrote it")
  }

  @Test("Samples of other pages are what the program prints")
  func samples() throws {
    let folder = try TemporaryFolder()
    let pack = folder.path + "/my-pack"
    try FileManager.default.copyItem(atPath: PackageRoot.file("rules/_template"), toPath: pack)
    let file = pack + "/pack.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    func page(_ name: String) throws -> String {
      try String(contentsOfFile: PackageRoot.file("docs/\(name).md"), encoding: .utf8)
    }
    func output(_ text: String, _ words: [String]) throws -> String {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      return try CommandRun.run(["test", "my-pack"] + words, in: folder.path).output
    }
    let lower = try output(text.replacing("value: 23", with: "value: 22"), [])
    let failure = try #require(lower.components(separatedBy: "\n\n").first)
    #expect(try page("rule-packs").contains("\n\(failure)\n"), "\(failure)")
    #expect(try page("mutation").contains("\n\(output(text, ["--mutate"]))"))
    var less = text.replacing(/\n *- \{name: at the limit,[^\n]*/, with: "")
    less = String(less[..<(try #require(less.firstRange(of: "\nfixtures:"))).lowerBound]) + "\n"
    #expect(try page("mutation").contains("\n\(output(less, ["--mutate"]))"))
  }
}
