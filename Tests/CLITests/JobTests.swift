import Foundation
import Platform
import TestSupport
import Testing

/// Several threads, one report.
@Suite("Jobs")
struct JobTests {
  /// Streams that are cut in pieces and small files around them, with all that may go wrong.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(large(lineBreak: "\n"), to: "a.setup.yaml")
    try folder.write("# nothing\n", to: "b.setup.yaml")
    try folder.write("cards: [{balance: 4.99}]\n", to: "c.setup.yaml")
    try folder.write(Array(repeating: UInt8(ascii: "#"), count: 600_000), to: "d.setup.yaml")
    try folder.write(large(lineBreak: "\r\n"), to: "e/setup.yaml")
    let bytes = large(lineBreak: "\n")
    try folder.write(bytes.prefix(400_000) + [0xFF, 0x0A] + bytes, to: "f.setup.yaml")
    for index in 0..<60 {
      let card = "  - {name: c, balance: \(index), bound: false}\n"
      try folder.write(
        "cards:\n" + String(repeating: card, count: 1 + index % 5),
        to: "g/\(index).setup.yaml"
      )
    }
    return folder
  }

  /// A stream of more than half a megabyte.
  private static func large(lineBreak: String) -> [UInt8] {
    // Long comments, so that few documents are many pieces: the program under test is built without optimization.
    let comment = Array((String(repeating: "# a comment of some length", count: 60) + lineBreak).utf8)
    var large: [UInt8] = []
    for index in 0..<400 {
      // Directives, bare documents, broken ones and ends of documents, at no fixed distance from a cut.
      let lines: [String] =
        switch index % 97 {
        case 13: ["...", "%YAML 1.2"]
        case 31: ["---", "broken: ["]
        case 57: ["...", "bare: \(index)", "..."]
        case 83: ["---", "---"]
        default: []
        }
      let card = "  - {name: card-\(index), balance: \(index % 11).50, bound: \(index % 3 == 0)}"
      for line in lines + ["---", "cards:", card] { large += Array((line + lineBreak).utf8) }
      large += comment
    }
    return large
  }

  @Test("The reports are the same, byte for byte, for any number of jobs", arguments: ["", "-q"])
  func order(words: String) throws {
    let folder = try Self.folder()
    var expected: [String] = []
    for jobs in [1, 2, 3, 8] {
      let run = try CommandRun.run(
        [
          folder.path, "-", "\(folder.path)/none.yaml", "--jobs=\(jobs)", "--select=card-*",
          "--format=ndjson",
        ]
          + ["json", "concise", "text"].map { "--format=\($0)=\(folder.path)/report.\($0)" }
          + (words.isEmpty ? [] : [words]),
        input: Array(String(repeating: "---\ncards: [{balance: 2, bound: false}]\n", count: 500).utf8)
      )
      #expect(run.exitCode == 2 && run.errors == "")
      let files = try ["json", "concise", "text"].map {
        String(decoding: try InputFile.bytes(ofFile: "\(folder.path)/report.\($0)"), as: UTF8.self)
      }
      if expected.isEmpty {
        expected = [run.output] + files
        #expect(expected.allSatisfy { $0.utf8.count > 10_000 })
      } else {
        // Compared as a whole: a failure would print megabytes.
        for (one, other) in zip(expected, [run.output] + files) { #expect((one == other) == true) }
      }
    }
    let lines = Array(expected[0].utf8).split(separator: UInt8(ascii: "\n"))
    let summary = try #require(try JSONSerialization.jsonObject(with: Data(lines.last!)) as? [String: Any])
    let counts = try #require(summary["summary"] as? [String: Any])
    #expect(counts["files"] as? Int == 68)
    if words.isEmpty { #expect(counts["documents"] as? Int == lines.count - 1) }
  }

  @Test("The documents of a large input are counted through its pieces")
  func indices() throws {
    let folder = try TemporaryFolder()
    let comment = String(repeating: "# a comment of some length", count: 40)
    let document = "---\ncards: [{balance: 2, bound: false}]\n\(comment)\n"
    let path = try folder.write(String(repeating: document, count: 1500), to: "a.yaml")
    let run = try CommandRun.run([path, "--jobs=4", "-q", "-fndjson", "--select=card-balance-covers-binding"])
    let indices = try Array(run.output.utf8).split(separator: UInt8(ascii: "\n")).dropLast().map { line in
      (try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])?["index"] as? Int
    }
    #expect(indices.count == 1500)
    #expect(indices.enumerated().first { $0.offset != $0.element } == nil)
  }

  @Test("Small documents with many results are counted like all others")
  func manyResults() throws {
    let folder = try TemporaryFolder()
    let document = "---\ncards: [{balance: 2, bound: false}]\n# \(String(repeating: "-", count: 340))\n"
    let path = try folder.write(String(repeating: document, count: 2000), to: "a.yaml")
    let runs = try [1, 3].map { jobs in
      try CommandRun.run([
        path, "--jobs=\(jobs)", "-fconcise", "-v", "--format=ndjson=\(folder.path)/\(jobs)",
      ])
    }
    #expect((runs[0].output == runs[1].output) == true)
    let reports = try [1, 3].map { try InputFile.bytes(ofFile: "\(folder.path)/\($0)") }
    #expect((reports[0] == reports[1]) == true)
    #expect(reports[0].count { $0 == UInt8(ascii: "\n") } == 2001)
  }

  @Test("Every large input counts its documents from 0, however the inputs follow each other")
  func countsOfInputs() throws {
    let folder = try TemporaryFolder()
    let comment = String(repeating: "# a comment of some length", count: 2500)
    let document = "---\ncards: [{balance: 2, bound: false}]\n\(comment)\n"
    for number in 0..<12 {
      try folder.write(String(repeating: document, count: 9), to: "\(number).setup.yaml")
    }
    let run = try CommandRun.run([
      folder.path, "--jobs=4", "-q", "-fndjson", "--select=card-balance-covers-binding",
    ])
    let indices = try Array(run.output.utf8).split(separator: UInt8(ascii: "\n")).dropLast().map { line in
      (try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])?["index"] as? Int
    }
    #expect(indices == Array(repeating: Array(0..<9), count: 12).flatMap(\.self))
  }

  @Test("A finding is written while the stream is still open")
  func slowStream() throws {
    let folder = try TemporaryFolder()
    // The stream ends when the first finding has arrived, or, if it never does, without the last words.
    let script = """
      cd '\(folder.path)'
      {
        printf -- '---\\ncards: [{balance: 2, bound: false}]\\n---\\n'
        for i in $(seq 200); do if [ -s out ]; then echo 'signed_up: early'; break; fi; sleep 0.05; done
      } | '\(CommandRun.path(of: "validate"))' - -q -f concise --lang en > out
      cat out
      """
    let run = try CommandRun.shell(script)
    #expect(run.output.contains("<stdin>:2:19: error[card-balance-covers-binding]"), "\(run.output)")
    #expect(run.output.contains("unknown-key"), "\(run.output)")
  }
}

/// Ends of a run that are not of its own making.
@Suite("Interruptions")
struct InterruptionTests {
  private static let program = CommandRun.path(of: "validate")

  /// Runs the program over a stream that never ends, and sends signals once it has written something.
  private func interrupt(_ words: String, signals: String, in folder: TemporaryFolder) throws -> CommandRun {
    try CommandRun.shell(
      """
      cd '\(folder.path)'
      mkfifo stream
      # Ctrl-C reaches a program only where it is not ignored, as it is in the background of a script.
      { exec env --default-signal=INT '\(Self.program)' - \(words) < stream > out 2> errors; } &
      validate=$!
      exec 3> stream
      for i in $(seq 200); do
        printf -- '---\\ncards: [{balance: 2, bound: false}]\\n' >&3
        [ $i -gt 20 ] && [ -s out -o -e .validate-$validate-0.tmp ] && break
        sleep 0.02
      done
      for signal in \(signals); do kill -s $signal $validate; sleep 0.3; done
      for i in $(seq 200); do kill -0 $validate 2>/dev/null || break; sleep 0.05; done
      kill -s KILL $validate 2>/dev/null
      wait $validate
      code=$?
      cat out
      cat errors >&2
      exit $code
      """
    )
  }

  @Test(
    "A run that is ended leaves a finished report",
    arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)]
  )
  func signals(name: String, code: Int32) throws {
    let folder = try TemporaryFolder()
    let run = try interrupt("-q -f ndjson", signals: name, in: folder)
    #expect(run.exitCode == code)
    let lines = run.output.split(separator: "\n")
    let last = try #require(try JSONSerialization.jsonObject(with: Data(lines.last!.utf8)) as? [String: Any])
    let summary = try #require(last["summary"] as? [String: Any])
    #expect(summary["interrupted"] as? Bool == true && summary["valid"] as? Bool == false)
    #expect(summary["documents"] as? Int == lines.count - 1 && lines.count > 1)
    let words = "validate: interrupted: the report covers the \(lines.count - 1) documents checked so far\n"
    #expect(run.errors == words)
  }

  @Test("A report in a file is finished too, and nothing else is left")
  func file() throws {
    let folder = try TemporaryFolder()
    let run = try interrupt("-q -f json -o report.json", signals: "INT", in: folder)
    #expect(run.exitCode == 130)
    let bytes = try InputFile.bytes(ofFile: folder.path + "/report.json")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect((report["summary"] as? [String: Any])?["interrupted"] as? Bool == true)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["errors", "out", "report.json", "stream"])
  }

  @Test("A file that may grow no more is an error, and no half of it is left")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      String(repeating: "---\ncards: [{balance: 2, bound: false}]\n", count: 2000),
      to: "a.yaml"
    )
    try folder.write("old", to: "report")
    let run = try CommandRun.shell(
      "cd '\(folder.path)'; ulimit -f 4; '\(Self.program)' a.yaml -f ndjson -o report --lang en"
    )
    #expect(run.exitCode == 2)
    #expect(run.errors == "validate: error: can't write report: the file is too large\n")
    #expect(try InputFile.bytes(ofFile: folder.path + "/report") == Array("old".utf8))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.yaml", "report"]
    )
    let full = try CommandRun.shell("'\(Self.program)' fixtures/ok --lang en > /dev/full")
    #expect(full.exitCode == 2)
    #expect(full.errors == "validate: error: can't write <stdout>: no space left on the disk\n")
  }

  @Test("A reader that goes away ends the run quietly", arguments: ["text", "ndjson", "concise"])
  func closedPipe(format: String) throws {
    let run = try CommandRun.shell(
      """
      yes -- '--- {cards: [{balance: 2, bound: false}]}' | '\(Self.program)' - -f \(format) | head -n 1 | wc -l
      echo ${PIPESTATUS[1]}
      """
    )
    #expect(run.output == "1\n1\n" && run.errors == "")
  }
}

/// The line that says how far a run has got.
@Suite("Progress")
struct ProgressTests {
  private func run(_ words: String, prefix: String = "", suffix: String = "") throws -> CommandRun {
    try CommandRun.shell(
      """
      {
        printf -- '---\\ncards: [{balance: 2, bound: false}]\\n---\\n'; sleep 1.3
        printf 'cards: [{balance: 2, bound: false}]\\n---\\n'; sleep 0.2
      } | \(prefix)'\(CommandRun.path(of: "validate"))' - -q -f concise \(words)\(suffix)
      """
    )
  }

  @Test("Nothing when standard error is no terminal, unless asked for")
  func pipes() throws {
    #expect(try run("").errors == "")
    #expect(try run("--progress=never").errors == "")
    let english = try run("--progress=always --lang en").errors
    #expect(english.wholeMatch(of: /(\d+ documents?, \d+ a second, \d+ findings\n)+/) != nil, "\(english)")
    let chinese = try run("--progress always --lang zh-Hans").errors
    #expect(chinese.wholeMatch(of: /(\d+ 个文档，每秒 \d+ 个，发现 \d+ 个问题\n)+/) != nil, "\(chinese)")
  }

  @Test("On a terminal one line that is taken away at the end")
  func terminal() throws {
    let run = try run("--lang en > /dev/null", prefix: "script -qec \"", suffix: "\" /dev/null")
    let line = /\r\u{1B}\[K\d+ documents?, \d+ a second, \d+ findings/
    #expect(run.output.firstMatch(of: line) != nil, "\(run.output.debugDescription)")
    #expect(run.output.hasSuffix("\r\u{1B}[K"), "\(run.output.debugDescription)")
  }
}
