import Foundation
import Platform
import TestSupport
import Testing

/// Completions, tried in the shells themselves.
@Suite("Completions")
struct CompletionTests {
  private static let program = CommandRun.path(of: "validate")
  private static let folder = URL(fileURLWithPath: program).deletingLastPathComponent().path

  fileprivate static func isInstalled(_ shell: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + shell)
    }
  }

  private static let missing: Comment = "not installed; bin/install-dependencies --tools installs it"

  /// The script for a shell, in a file.
  private func script(_ shell: String, in folder: TemporaryFolder, language: String = "en") throws -> String {
    let run = try CommandRun.run(["completions", shell, "--lang", language])
    #expect(run.exitCode == 0 && run.errors == "")
    return try folder.write(run.output, to: "validate.\(shell)")
  }

  // MARK: bash

  struct Words: Sendable, CustomTestStringConvertible {
    /// The words as bash cuts them, the last one at the cursor.
    let words: [String]
    let completions: [String]
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: [String], _ completions: [String]) {
      self.words = words
      self.completions = completions
    }
  }

  @Test(
    "bash",
    arguments: [
      Words(["expl"], ["explain"]),
      Words(["README.zh"], ["README.zh-Hans.md"]),
      Words(["check", "README.zh"], ["README.zh-Hans.md"]),
      Words(["check", "a", "README.zh"], ["README.zh-Hans.md"]),
      Words(["--fo"], ["--format"]),
      Words(["setup.yaml", "--explain-f"], ["--explain-failures"]),
      Words(["plan", "--wri"], ["--write"]),
      Words(["explain", "--wri"], []),
      Words(["-f", "sa"], ["sarif"]),
      Words(["--format", "=", "js"], ["json"]),
      Words(["--output-format", "ndj"], ["ndjson"]),
      Words(["--format", "html", "=", "README.zh"], ["README.zh-Hans.md"]),
      Words(["--format", "=", "html", "=", "README.zh"], ["README.zh-Hans.md"]),
      Words(["plan", "setup.yaml", "-f", ""], ["text", "json"]),
      Words(["--color", ""], ["auto", "always", "never"]),
      Words(["--color", "=", ""], ["auto", "always", "never"]),
      Words(["--lang", "z"], ["zh-Hans"]),
      Words(["--fail-on", "w"], ["warning"]),
      Words(["--jobs", ""], []),
      Words(["-o", "README.zh"], ["README.zh-Hans.md"]),
      Words(["explain", "card-bo"], ["card-bound"]),
      Words(["explain", "card-bound", ""], []),
      Words(["--select", "signed"], ["signed-in"]),
      Words(["--select", "card-bound,signed"], ["card-bound,signed-in"]),
      Words(["--select", "stage", ":", "sp"], ["spend"]),
      Words(["--ignore", "=", "card-bound,stage", ":", "sp"], ["spend"]),
      Words(["--ignore", "unknown-"], ["unknown-key"]),
      Words(["--select", "unknown-"], []),
      Words(["--stage", "bind"], ["bind-card"]),
      Words(
        ["--rules", "rules/_template", "explain", ""],
        ["bag-weight", "passport-valid", "helping-hand"]
      ),
      Words(["--rules", "=", "rules/_template", "--stage", ""], ["pack", "leave"]),
      Words(["completions", ""], ["bash", "zsh", "fish"]),
      Words(["help", "expl"], ["explain"]),
      Words(["--", "--fo"], []),
      Words(["eval", "1", "README.zh"], ["README.zh-Hans.md"]),
    ]
  )
  func bash(_ test: Words) throws {
    let folder = try TemporaryFolder()
    let words = (["validate"] + test.words).map { "'\($0)'" }.joined(separator: " ")
    let run = try CommandRun.shell(
      """
      PATH=\(Self.folder):$PATH
      source '\(try script("bash", in: folder))'
      COMP_WORDS=(\(words))
      COMP_CWORD=\(test.words.count)
      _validate validate
      ((${#COMPREPLY[@]})) && printf '%s\\n' "${COMPREPLY[@]}"
      exit 0
      """
    )
    #expect(run.output.split(separator: "\n").map(String.init) == test.completions, "\(run.errors)")
    #expect(run.errors == "")
  }

  @Test("bash, with the keys")
  func bashKeys() throws {
    let folder = try TemporaryFolder()
    let shell = try TerminalSession(
      "bash --norc --noprofile -i",
      environment: ["PATH": "\(Self.folder):/usr/bin:/bin", "PS1": "> ", "LC_ALL": "C.UTF-8"]
    )
    try shell.expect("> ")
    try shell.enter("source '\(try script("bash", in: folder))'")
    try shell.expect("\n")
    try shell.expect("> ")
    // Keys are taken for more of the line, or for a tab, as readline reads them.
    try shell.type("validate ex\tcard-bo\t--la\ten\n")
    try shell.expect("card-bound\n  A card is bound\n")
    try shell.expect("> ")
    try shell.type("validate rules --select=stage:sp\t --lang=z\t\n")
    try shell.expect("spend-within-credit")
    try shell.expect("消费不超过已充金额")
    try shell.enter("exit")
    #expect(try shell.finish().exitCode == 0)
  }

  @Test(
    "A pack cannot make a shell run what it likes",
    arguments: ["bash", "zsh", "fish"].filter(isInstalled)
  )
  func hostileIds(shell: String) throws {
    let folder = try TemporaryFolder()
    let file = try script(shell, in: folder)
    // What `validate rules` prints is all that comes from a pack.
    try folder.write(
      """
      #!/bin/sh
      echo '$(touch${IFS}harm)  `touch${IFS}harm`  error  $(touch harm); touch harm'

      """,
      to: "bin/validate"
    )
    let line = "validate explain "
    let body =
      switch shell {
      case "bash":
        "source \(file); COMP_WORDS=(validate explain ''); COMP_CWORD=2; _validate; printf '%s\\n' \"${COMPREPLY[@]}\""
      case "fish": "fish --no-config -c 'source \(file); complete -C \"\(line)\"'"
      default: "true"
      }
    let run = try CommandRun.shell(
      "cd \(folder.path); chmod +x bin/validate; export HOME=\(folder.path) PATH=\(folder.path)/bin:/usr/bin:/bin; \(body)"
    )
    if shell != "zsh" { #expect(run.output.hasPrefix("$(touch${IFS}harm)"), "\(run.output)\(run.errors)") }
    if shell == "zsh" {
      let session = try zsh(file, folder: "\(folder.path)/bin", in: folder)
      try session.type("\(line)\t\u{18}")
      try session.expect("harm")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/harm"))
  }

  // MARK: zsh

  /// An interactive zsh, in which Ctrl-X prints the line typed so far and empties it.
  private func zsh(_ script: String, folder: String, in home: TemporaryFolder) throws -> TerminalSession {
    let shell = try TerminalSession(
      "zsh -f -i",
      environment: [
        "PATH": "\(folder):/usr/bin:/bin", "PS1": "> ", "LC_ALL": "C.UTF-8", "HOME": home.path,
        "TERM": "dumb",
      ],
      in: home.path
    )
    try shell.expect("> ")
    try shell.enter("autoload -U compinit; compinit -D -u; zstyle ':completion:*' menu no; setopt no_beep")
    try shell.expect("> ")
    try shell.enter("unset zle_bracketed_paste; setopt no_prompt_sp")
    try shell.expect("> ")
    try shell.enter("show() { zle -I; print -r -- \"[$BUFFER]\"; BUFFER= }; zle -N show; bindkey '^X' show")
    try shell.expect("> ")
    try shell.enter("source '\(script)'; print ready-$?")
    try shell.expect("ready-0\n")
    try shell.expect("> ")
    return shell
  }

  @Test("zsh", .enabled(if: isInstalled("zsh"), missing))
  func zsh() throws {
    let folder = try TemporaryFolder()
    let file = try script("zsh", in: folder)
    #expect(try CommandRun.shell("zsh -n '\(file)'").errors == "")
    try folder.write("", to: "a-setup.yaml")
    let template = PackageRoot.file("rules/_template")
    let shell = try zsh(file, folder: Self.folder, in: folder)
    let table = [
      ("validate expl", "validate explain "),
      ("validate a-s", "validate a-setup.yaml "),
      ("validate check a-s", "validate check a-setup.yaml "),
      ("validate a-setup.yaml --explain-f", "validate a-setup.yaml --explain-failures "),
      ("validate plan --wri", "validate plan --write="),
      ("validate explain --wri", "validate explain --wri"),
      ("validate -f sa", "validate -f sarif "),
      ("validate --format=ndj", "validate --format=ndjson "),
      ("validate --format html=a-s", "validate --format html=a-setup.yaml "),
      ("validate --format=html=a-s", "validate --format=html=a-setup.yaml "),
      ("validate plan -f j", "validate plan -f json "),
      ("validate --color alw", "validate --color always "),
      ("validate --lang z", "validate --lang zh-Hans "),
      ("validate explain card-bo", "validate explain card-bound "),
      ("validate --select card-bound,signed", "validate --select card-bound,signed-in "),
      ("validate --select=card-bound,stage:sp", "validate --select=card-bound,stage:spend "),
      ("validate --ignore unknown-", "validate --ignore unknown-key "),
      ("validate --stage bind", "validate --stage bind-card "),
      ("validate --rules \(template) explain pass", "validate --rules \(template) explain passport-valid "),
      ("validate completions f", "validate completions fish "),
      ("validate help expl", "validate help explain "),
    ]
    for (typed, completed) in table {
      try shell.type("\(typed)\t\u{18}")
      try shell.expect("\n[")
      let line = try shell.expect("]\n").dropLast(2)
      // Until then the terminal is not zsh's.
      try shell.expect("> ")
      // Whether a space follows is zsh's business where a value must follow.
      #expect(line.trimmingCharacters(in: .whitespaces) == completed.trimmingCharacters(in: .whitespaces))
    }
    // Ctrl-D lists what could follow, with descriptions.
    try shell.type("validate explain phone-k\u{4}")
    try shell.expect("phone-kind-accepted")
    try shell.expect("The number is a mobile number")
    try shell.type("\u{18}")
    try shell.expect("[validate explain phone-k]\n")
    try shell.expect("> ")
    try shell.type("validate --expl\u{4}")
    try shell.expect("draw failing conditions with all their values")
    try shell.type("\u{18}")
    // By itself: it begins other keys too.
    try shell.expect("[validate --expl]\n")
    try shell.type("exit\n")
    _ = try shell.finish()
  }

  @Test("zsh, found by compinit", .enabled(if: isInstalled("zsh"), missing))
  func zshFunctionPath() throws {
    let folder = try TemporaryFolder()
    let script = try CommandRun.run(["completions", "zsh", "--lang=zh-Hans"]).output
    try folder.write(script, to: "functions/_validate")
    let shell = try TerminalSession(
      "zsh -f -i",
      environment: [
        "PATH": "\(Self.folder):/usr/bin:/bin", "PS1": "> ", "LC_ALL": "C.UTF-8", "HOME": folder.path,
        "TERM": "dumb",
      ],
      in: folder.path
    )
    try shell.expect("> ")
    try shell.enter(
      "fpath=(\(folder.path)/functions $fpath); autoload -U compinit; compinit -D -u; print ready-$?"
    )
    try shell.expect("ready-0\n")
    try shell.expect("> ")
    // The first use loads the file.
    try shell.type("validate expla\u{4}")
    try shell.expect("说明一条规则")
    try shell.type("in card-bo\t\n")
    try shell.expect("card-bound\n")
    try shell.type("exit\n")
    _ = try shell.finish()
  }

  // MARK: fish

  @Test(
    "fish",
    .enabled(if: isInstalled("fish"), missing),
    arguments: [
      ("expl", ["explain\tsay all about one rule"]),
      ("README.zh", ["README.zh-Hans.md"]),
      ("check README.zh", ["README.zh-Hans.md"]),
      ("setup.yaml --explain-f", ["--explain-failures\tdraw failing conditions with all their values"]),
      ("explain --zzz", []),
      ("-f sa", ["sarif\tSARIF 2.1.0, for code scanning and editors"]),
      ("--format=ndj", ["--format=ndjson\tan object a document, at once"]),
      (
        "--format html=README.zh", ["html=README.zh-Hans.md\tone of those below; repeatable with a FILE each"]
      ),
      ("plan setup.yaml -f ", ["json\tthe form of the answer", "text\tthe form of the answer"]),
      ("--color al", ["always\twhether to colour the text"]),
      ("-o README.zh", ["README.zh-Hans.md"]),
      ("explain card-bo", ["card-bound\tA card is bound"]),
      ("explain card-bound card", []),
      ("--select card-bound,signed", ["card-bound,signed-in\tYou are signed in at platform.openai.com"]),
      (
        "--select card-bound,stage:sp",
        ["card-bound,stage:spend\trun only these rules: ids, globs, stage:NAME; repeatable"]
      ),
      ("--ignore unknown-", ["unknown-key\tleave these rules out; repeatable"]),
      ("--stage bind", ["bind-card\task only whether this stage is ready"]),
      ("--rules rules/_template explain pass", ["passport-valid\tThe passport is valid"]),
      ("completions ", ["bash", "fish", "zsh"]),
    ] as [(String, [String])]
  )
  func fish(words: String, completions: [String]) throws {
    let folder = try TemporaryFolder()
    let file = try script("fish", in: folder)
    let run = try CommandRun.shell(
      """
      export HOME='\(folder.path)' PATH=\(Self.folder):/usr/bin:/bin LC_ALL=C.UTF-8
      fish -n '\(file)' && exec fish --no-config -c 'source "\(file)"; complete -C "validate \(words)"'
      """
    )
    #expect(run.output.split(separator: "\n").map(String.init).sorted() == completions, "\(run.errors)")
    #expect(run.errors == "")
  }
}
