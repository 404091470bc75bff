import Foundation
import Platform
import SourceText
import TestSupport
import Testing

/// Text for people as it looks in different places.
@Suite("The look of text")
struct LookTests {
  private static let path = "fixtures/findings/several-phones.yaml"
  private static let words = [path, FixtureTests.today, "--explain-failures", "-v"]

  private static let languages = ["en", "zh-Hans"]

  /// The lines of a report that are wider than a terminal; places and addresses are never broken.
  private func tooWide(_ text: String, _ columns: Int) -> [String] {
    text.split(separator: "\n").map(String.init).filter {
      $0.displayWidth > columns && !$0.contains(" --> ") && !$0.contains("https://")
    }
  }

  // MARK: Colours

  @Test("Colours say nothing that words and signs do not say", arguments: languages)
  func colors(language: String) throws {
    let files = FixtureTests.files("findings") + FixtureTests.files("broken")
    for more in [[], ["--width=50"], ["--ascii"]] {
      let words = files + [FixtureTests.today, "--explain-failures", "-v", "--lang", language] + more
      let plain = try CommandRun.run(words + ["--color=never"]).output
      let colored = try CommandRun.run(words + ["--color=always"]).output
      #expect(colored.contains("\u{1B}[1;31m") && !plain.contains("\u{1B}"))
      #expect((TerminalRun.seen(colored) == plain) == true)
    }
    // What a colour could say alone: the kind of a finding, the value to blame, and the state of a stage.
    let text = try CommandRun.run(Self.words + ["--color=never", "--lang=en"]).output
    for sign in ["error[", "warning[", "info[", " ^^^", "\n  ✓ ", "\n  ✗ ", "\n  ? ", " blocked: "] {
      #expect(text.contains(sign), "\(sign)")
    }
  }

  // MARK: ASCII

  @Test("With --ascii all that is drawn is ASCII; the texts of packs and setups stay", arguments: languages)
  func ascii(language: String) throws {
    let files = FixtureTests.files("findings") + FixtureTests.files("broken")
    let words = files + [FixtureTests.today, "--explain-failures", "-v", "--lang", language]
    let signs: Set<Unicode.Scalar> = Set("✓✗…•§⟨⟩␛␀\u{FFFD}".unicodeScalars)
    let plain = try CommandRun.run(words).output
    #expect(!signs.isDisjoint(with: plain.unicodeScalars))
    let ascii = try CommandRun.run(words + ["--ascii"]).output
    #expect(signs.intersection(ascii.unicodeScalars) == [])
    guard language == "en" else { return }
    // The rest are words of the pack's sources and of the setups.
    var texts = files
    let pack = DirectoryWalk(PackageRoot.file("rules")) { $0.hasSuffix(".yaml") }
    texts += pack.files.map { $0.replacing(PackageRoot.path + "/", with: "") }
    var known: Set<Unicode.Scalar> = []
    for text in texts {
      let bytes = try InputFile.bytes(ofFile: PackageRoot.file(text))
      known.formUnion(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    }
    #expect(Set(ascii.unicodeScalars.filter { !$0.isASCII }).subtracting(known) == [])
  }

  @Test("What --ascii makes of one report, at the width of a phone", arguments: languages)
  func asciiReport(language: String) throws {
    let run = try CommandRun.run(Self.words + ["--ascii", "--width=40", "--lang", language])
    #expect(tooWide(run.output, 40) == [])
    expectGolden(run.output, "Tests/Goldens/look-ascii-40.\(language).txt")
  }

  @Test("Other commands draw in ASCII too")
  func asciiCommands() throws {
    let explained = try CommandRun.run(["explain", "top-up-within-range", "--ascii", "--lang=en"]).output
    #expect(explained.contains("\nsource     section 2 \""))
    let expression = "phones.map(p, p.number).filter(n, n != \"x\")"
    let eval = try CommandRun.run(["eval", expression, Self.path, "--trace", "--ascii"])
    #expect(eval.output.hasPrefix("[\"+44********"))
    #expect(eval.output.unicodeScalars.allSatisfy { $0.isASCII }, "\(eval.output)")
    let plan = try CommandRun.run(["plan", Self.path, "--ascii", "--lang=en"])
    #expect(
      plan.output.contains("****") && plan.output.unicodeScalars.allSatisfy { $0.isASCII },
      "\(plan.output)"
    )
    let failure = try CommandRun.run(["eval", "1 + {", "--ascii", "--lang=en"])
    #expect(failure.errors.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test(
    "ASCII is chosen for a locale that names another character set, and not for one that names none",
    arguments: [
      ([:], false), (["LC_ALL": "C"], false), (["LANG": "POSIX"], false), (["LANG": "zh_CN"], false),
      (["LANG": "en_US.UTF-8"], false), (["LANG": "en_US.utf8"], false), (["LC_ALL": "C.UTF-8"], false),
      (["LANG": "zh_CN.GBK"], true), (["LANG": "zh_CN.GB18030"], true),
      (["LC_CTYPE": "de_DE.ISO-8859-15@euro"], true),
      (["LANG": "zh_CN.GBK", "LC_ALL": "en_US.UTF-8"], false),
      (["LANG": "zh_CN.GBK", "LC_CTYPE": "C.UTF-8"], false), (["LANG": "zh_CN.GBK", "LC_ALL": ""], true),
      // Only a terminal shows its fonts.
      (["TERM": "linux"], false),
    ]
  )
  func locale(environment: [String: String], isASCII: Bool) throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/report"
    let words = ["fixtures/ok/ready.yaml", "--lang=en", "-f", "text", "-f", "text=\(file)"]
    let run = try CommandRun.run(words, environment: environment)
    #expect(run.output.contains(isASCII ? "\n  + prepare" : "\n  ✓ prepare"), "\(run.output)\(run.errors)")
    // A file may be read anywhere.
    #expect(String(decoding: try InputFile.bytes(ofFile: file), as: UTF8.self).contains("\n  ✓ prepare"))
  }

  // MARK: Width

  @Test(
    "Every line fits, and nothing is lost",
    arguments: [40, 60, 80, 120],
    languages
  )
  func width(columns: Int, language: String) throws {
    let files = FixtureTests.files("findings").filter { !$0.contains("secrets") }
    let words = files + [FixtureTests.today, "--explain-failures", "-v", "--lang", language]
    let narrow = try CommandRun.run(words + ["--width=\(columns)"]).output
    #expect(tooWide(narrow, columns) == [])
    // Closing signs of Chinese never begin a line, opening ones never end it.
    for line in narrow.split(separator: "\n") {
      #expect(!"，。、：；）」”".contains(line.first { $0 != " " } ?? " "), "\(line)")
      #expect(!"（「".contains(line.last ?? " "), "\(line)")
    }
    #expect(try CommandRun.run(words + ["--width=0"]).output == CommandRun.run(words).output)
  }

  @Test("What is no width", arguments: ["19", "-1", "wide", "1e3", ""])
  func badWidth(word: String) throws {
    let run = try CommandRun.run([Self.path, "--width=\(word)", "--lang=en"])
    #expect(run.exitCode == 2)
    #expect(
      run.errors == """
        validate: error: '\(word)' is no width
          use a whole number from 20 on, or 0 to wrap nothing

        """
    )
  }

  // MARK: On a terminal

  /// A folder whose name has to be encoded in an address.
  private static func folder() throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    let text = try InputFile.bytes(ofFile: PackageRoot.file(path))
    return (folder, try folder.write(text, to: "设置 1;\u{1B}]/phones.setup.yaml"))
  }

  @Test("A terminal's width is asked for, unless COLUMNS is set", arguments: languages)
  func terminalWidth(language: String) throws {
    let words = Self.words + ["--lang", language]
    for (columns, environment, expected) in [
      (40, [:], 40), (80, ["COLUMNS": ""], 80), (40, ["COLUMNS": "70"], 70), (100, ["COLUMNS": "none"], 100),
    ] as [(UInt16, [String: String], Int)] {
      let run = try TerminalRun.run(words, columns: columns, environment: environment)
      let file = try CommandRun.run(words + ["--width=\(expected)"])
      #expect(TerminalRun.seen(run.output) == file.output, "\(columns)")
      #expect(run.exitCode == 1 && file.exitCode == 1)
    }
    // To a file, COLUMNS says nothing.
    #expect(try CommandRun.run(words, environment: ["COLUMNS": "40"]).output == CommandRun.run(words).output)
    // And neither does it where the user says otherwise.
    let whole = try TerminalRun.run(words + ["--width=0"], columns: 500)
    #expect(TerminalRun.seen(whole.output).contains("\n\n") && tooWide(whole.output, 80) != [])
  }

  @Test("Mistakes are wrapped on a terminal too")
  func mistakes() throws {
    let run = try TerminalRun.run(["--max-depth=no", Self.path], columns: 30, environment: ["TERM": "dumb"])
    #expect(run.exitCode == 2 && run.output.split(separator: "\n").count > 2)
    #expect(tooWide(run.output, 30) == [], "\(run.output)")
  }

  @Test(
    "Places are links on terminals that are known to have them",
    arguments: [
      (["TERM": "xterm-256color"], false), (["TERM": "xterm-kitty"], true), (["TERM": "dumb"], false),
      (["TERM": "xterm", "VTE_VERSION": "7200"], true), (["TERM": "xterm", "VTE_VERSION": "5000"], false),
      (["TERM": "xterm", "TERM_PROGRAM": "vscode"], true),
      (["TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"], false),
      (["TERM": "screen", "VTE_VERSION": "7200"], false),
      (["TERM": "screen", "TMUX": "x", "VTE_VERSION": "7200"], true),
      (["TERM": "xterm-kitty", "NO_HYPERLINKS": "1"], false),
      (["TERM": "xterm-kitty", "NO_COLOR": "1"], false),
      (["TERM": "xterm", "FORCE_HYPERLINK": "1"], true),
      (["TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"], false),
      (["TERM": "dumb", "FORCE_HYPERLINK": "1", "CLICOLOR_FORCE": "1"], false),
    ]
  )
  func links(environment: [String: String], hasLinks: Bool) throws {
    let (folder, path) = try Self.folder()
    let relative = String(path.dropFirst(folder.path.count + 1))
    let words = [relative, FixtureTests.today, "--explain-failures", "--lang=en"]
    let run = try TerminalRun.run(words, columns: 200, environment: environment, in: folder.path)
    #expect(run.output.contains("\u{1B}]8;;") == hasLinks)
    guard hasLinks else { return }
    // The name of the machine, then the path, encoded; what is seen is masked, and what is not leads nowhere else.
    let target =
      /\u{1B}\]8;;file:\/\/[A-Za-z0-9.-]*\/[^\u{1B}]*\/%E8%AE%BE%E7%BD%AE%201%3B%1B%5D\/phones\.setup\.yaml\u{1B}\\/
    let opened = run.output.matches(of: target)
    #expect(opened.count > 4)
    // The only other links are those of the pack's sources.
    let pages = run.output.matches(of: /\u{1B}\]8;;https:/)
    #expect(run.output.matches(of: /\u{1B}\]8;;[^\u{1B}]/).count == opened.count + pages.count)
    #expect(run.output.matches(of: /\u{1B}\]8;;\u{1B}\\/).count == opened.count + pages.count)
    let plain = try TerminalRun.run(
      words + ["--color=never"],
      columns: 200,
      environment: environment,
      in: folder.path
    )
    #expect(plain.output == TerminalRun.seen(run.output) && !plain.output.contains("\u{1B}"))
  }

  @Test("Files, pipes and standard input have no links")
  func noLinks() throws {
    let environment = ["TERM": "xterm-kitty", "FORCE_HYPERLINK": "1"]
    let folder = try TemporaryFolder()
    let file = folder.path + "/report"
    let words = Self.words + ["--color=always"]
    #expect(!(try CommandRun.run(words, environment: environment).output.contains("\u{1B}]")))
    _ = try TerminalRun.run(words + ["-o", file], columns: 80, environment: environment)
    let report = String(decoding: try InputFile.bytes(ofFile: file), as: UTF8.self)
    #expect(report.contains("\u{1B}[1;31m") && !report.contains("\u{1B}]"))
    // The terminal's input is empty, which is a finding about <stdin>.
    for name in [[], ["--stdin-filename=\(Self.path)"]] {
      let run = try TerminalRun.run(["-"] + name, columns: 80, environment: environment)
      #expect(run.output.contains("-->") && !run.output.contains("\u{1B}]8;"), "\(run.output)")
    }
  }

  @Test("Sources are links too")
  func sources() throws {
    let words = ["explain", "top-up-within-range"]
    let run = try TerminalRun.run(words, columns: 60, environment: ["TERM": "xterm-kitty"])
    let page = /\u{1B}\]8;;(https:[^\u{1B}]*)\u{1B}\\(https:[^\u{1B}]*)\u{1B}\]8;;\u{1B}\\/
    let link = try #require(run.output.firstMatch(of: page))
    #expect(link.1 == link.2)
    #expect(
      try !TerminalRun.run(words, columns: 60, environment: ["TERM": "xterm"]).output.contains("\u{1B}")
    )
  }

  @Test("The Linux console gets ASCII")
  func console() throws {
    let run = try TerminalRun.run(["fixtures/ok/ready.yaml"], columns: 80, environment: ["TERM": "linux"])
    #expect(TerminalRun.seen(run.output).contains("\n  + prepare"), "\(run.output)")
  }
}
