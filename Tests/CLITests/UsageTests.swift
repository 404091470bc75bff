import Foundation
import TestSupport
import Testing

@Suite("Mistakes on the command line")
struct UsageTests {
  @Test("Exact words, nothing on standard output, exit code 2", arguments: Mistake.table)
  func exactWords(mistake: Mistake) throws {
    let run = try CommandRun.run(["--lang=en"] + mistake.words.split(separator: " ").map(String.init))
    #expect(run.errors == "validate: error: \(mistake.error)\n" + (mistake.hint.map { "  \($0)\n" } ?? ""))
    #expect(run.output == "")
    #expect(run.exitCode == 2)
  }

  @Test(
    "A format that was understood is kept to, whatever else is wrong",
    arguments: [
      ["--format", "json", "--elephant"], ["--elephant", "-fjson"], ["x.yaml", "-f=json", "--color", "x"],
      ["x.yaml", "--output-format=json", "--select", "elephant"], ["-f", "json"],
      ["x.yaml", "--format", "json", "--rules", "no-such-pack"],
    ]
  )
  func json(words: [String]) throws {
    let run = try CommandRun.run(words)
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("validate: error: "))
    let schema = try JSONSchemaCheck("docs/report.schema.json")
    #expect(try schema.problems(in: run.output) == [])
    #expect(run.output.contains("\"error\": {"))
  }

  @Test("The same for a file and for NDJSON")
  func otherDestinations() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/report.json"
    let run = try CommandRun.run(["x.yaml", "-f", "json=\(file)", "-f", "ndjson", "--select", "elephant"])
    #expect(run.exitCode == 2)
    let schema = try JSONSchemaCheck("docs/report.schema.json")
    #expect(try schema.problems(in: run.output, at: "#/$defs/line") == [])
    #expect(try schema.problems(in: String(contentsOfFile: file, encoding: .utf8)) == [])
  }

  @Test(
    "The language comes from --lang, or from the first locale variable that is set",
    arguments: [
      ([:], "error"), (["LANG": "zh_CN.UTF-8"], "错误"), (["LANG": "zh_TW"], "错误"), (["LANG": "zh"], "错误"),
      (["LANG": "en_US.UTF-8"], "error"), (["LANG": "zh_CN", "LC_ALL": "C"], "error"),
      (["LANG": "C", "LC_MESSAGES": "zh_SG.UTF-8"], "错误"), (["LC_ALL": "", "LANG": "zh_HK"], "错误"),
      (["LANG": "zha_CN"], "error"),
    ]
  )
  func language(environment: [String: String], word: String) throws {
    let run = try CommandRun.run(["--elephant"], environment: environment)
    #expect(run.errors.hasPrefix("validate: \(word)"))
    let other = word == "error" ? ("zh-Hans", "错误") : ("en", "error")
    let chosen = try CommandRun.run(["--elephant", "--lang", other.0], environment: environment)
    #expect(chosen.errors.hasPrefix("validate: \(other.1)"))
  }

  @Test(
    "--lang takes tags and names of locales; other languages are refused",
    arguments: [
      ("zh", "错误"), ("zh-CN", "错误"), ("zh_CN", "错误"), ("zh-Hans-CN", "错误"), ("zh_CN.UTF-8", "错误"),
      ("zh-TW", "错误"), ("zh-Hant", "错误"), ("ZH-HANS", "错误"), ("en", "error"), ("en-US", "error"),
      ("en_GB.UTF-8", "error"), ("EN", "error"),
    ]
  )
  func tags(tag: String, word: String) throws {
    #expect(try CommandRun.run(["--lang", tag]).errors.hasPrefix("validate: \(word)"))
    #expect(try CommandRun.run(["--elephant", "--lang=\(tag)"]).errors.hasPrefix("validate: \(word)"))
  }

  @Test(
    "What is no language",
    arguments: ["de", "zhx", "zh--CN", "zh-", "e n", "C", "zh-Hans_toolongsubtag"]
  )
  func noTag(tag: String) throws {
    let run = try CommandRun.run(["--lang", tag], environment: ["LC_ALL": "C"])
    #expect(run.errors.hasPrefix("validate: error: '\(tag)' is no value for '--lang'\n"))
    #expect(run.exitCode == 2)
  }

  @Test(
    "Mistakes in expressions and errors of evaluation are told in both languages",
    arguments: [
      ("1 +", "应为表达式，却是结尾"), ("nme", "未知的名称 `nme`"), ("1 + 'a'", "`+` 不接受参数 (int, string)"),
      ("1 / 0", "错误：除以零"), ("has(1)", "has() 的参数必须是对字段的选取，例如 a.b"), ("[1][3]", "错误：下标越界：3"),
      ("'%d'.format(['a'])", "错误：format：%d 只能用于数，而这里是 string"), ("1 ? 2 : 3", "`?:` 的条件必须是 bool，而不是 int"),
    ]
  )
  func expressions(expression: String, words: String) throws {
    let run = try CommandRun.run(["eval", expression, "--lang", "zh"])
    #expect((run.output + run.errors).contains(words), "\(run.output)\(run.errors)")
    #expect(run.exitCode == 2)
  }

  @Test("Help and version go to standard output")
  func help() throws {
    let general = try CommandRun.run(["--help"])
    #expect(general.exitCode == 0 && general.errors == "")
    expectGolden(general.output, "Tests/Goldens/help.txt")
    #expect(try CommandRun.run(["help"]).output == general.output)
    #expect(try CommandRun.run(["-h"]).output == general.output)
    let chinese = try CommandRun.run(["--help", "--lang=zh-Hans"])
    expectGolden(chinese.output, "Tests/Goldens/help.zh-Hans.txt")
    #expect(try CommandRun.run(["help", "eval"]).output == CommandRun.run(["eval", "--help"]).output)
    expectGolden(try CommandRun.run(["help", "eval"]).output, "Tests/Goldens/help-eval.txt")
    #expect(try CommandRun.run(["--version"]).output == "validate 0.1.0\n")
  }

  @Test("A full disk is an error, a reader that went away is none")
  func outputs() throws {
    let run = try CommandRun.run(["--help", "--elephant"])
    #expect(run.exitCode == 2)
    let program = CommandRun.path(of: "validate")
    let full = try CommandRun.shell("'\(program)' --help --lang en >/dev/full")
    #expect(full.errors == "validate: error: can't write <stdout>: no space left on the disk\n")
    #expect(full.exitCode == 2)
    let closed = try CommandRun.shell("'\(program)' --help | true; echo ${PIPESTATUS[0]}")
    #expect(closed.output == "0\n")
    #expect(closed.errors == "")
  }
}

/// A command line, what is wrong with it, and what to do.
struct Mistake: CustomTestStringConvertible {
  let words: String
  let error: String
  let hint: String?

  init(_ words: String, _ error: String, _ hint: String?) {
    self.words = words
    self.error = error
    self.hint = hint
  }

  var testDescription: String { "validate \(words)" }
}

extension Mistake {
  static let formats =
    "use text, concise, json, ndjson, sarif, junit, github, gitlab, tap, markdown or html"
  static let all = "'validate --help' lists what there is"

  static let table = [
    Mistake("", "there is nothing to check", "name a setup file, a folder, or - for standard input"),
    Mistake("check", "there is nothing to check", "name a setup file, a folder, or - for standard input"),
    Mistake("chek", "there is no command and no file 'chek'", "did you mean 'check'?"),
    Mistake("help chekc", "there is no command 'chekc'", "did you mean 'check'?"),
    Mistake("help elephant", "there is no command 'elephant'", all),
    Mistake("help check more", "'more' is one word too many", "write validate help [COMMAND]"),
    Mistake("x.yaml --formt json", "there is no option '--formt'", "did you mean '--format'?"),
    Mistake(
      "x.yaml --output-fromat json",
      "there is no option '--output-fromat'",
      "did you mean '--output-format'?"
    ),
    Mistake("x.yaml --elephant", "there is no option '--elephant'", all),
    Mistake("x.yaml -x", "there is no option '-x'", all),
    Mistake("x.yaml -qx", "there is no option '-x'", all),
    Mistake("x.yaml --format", "the option '--format' needs a value", "write --format FORMAT[=FILE]"),
    Mistake("x.yaml --format --quiet", "the option '--format' needs a value", "write --format FORMAT[=FILE]"),
    Mistake("x.yaml -f", "the option '-f' needs a value", "write -f FORMAT[=FILE]"),
    Mistake("x.yaml -o=", "the option '-o' needs a value", "write -o FILE"),
    Mistake("x.yaml --output=", "the option '--output' needs a value", "write --output FILE"),
    Mistake("x.yaml --quiet=yes", "the option '--quiet' takes no value", "write --quiet alone"),
    Mistake("x.yaml --format jsn", "there is no format 'jsn'", "did you mean 'json'?"),
    Mistake("x.yaml --format xml2", "there is no format 'xml2'", formats),
    Mistake("x.yaml --format sarfi", "there is no format 'sarfi'", "did you mean 'sarif'?"),
    Mistake("x.yaml --format json=", "a format's file has no name", "write FORMAT=FILE"),
    Mistake(
      "x.yaml -f text -f concise",
      "two formats would go to the same place",
      "give all but one a file: FORMAT=FILE"
    ),
    Mistake("x.yaml --color sometimes", "'sometimes' is no value for '--color'", "use auto, always or never"),
    Mistake("x.yaml --color alway", "'alway' is no value for '--color'", "did you mean 'always'?"),
    Mistake(
      "x.yaml --fail-on info",
      "'info' is no value for '--fail-on'",
      "use error, warning, unknown or never"
    ),
    Mistake("x.yaml --lang fr", "'fr' is no value for '--lang'", "use en or zh-Hans"),
    Mistake("x.yaml -q -v", "'--quiet' and '--verbose' exclude each other", nil),
    Mistake("x.yaml --jobs 0", "'0' is no number of jobs", "use a whole number from 1 on"),
    Mistake("x.yaml --jobs two", "'two' is no number of jobs", "use a whole number from 1 on"),
    Mistake("x.yaml --max-depth", "the option '--max-depth' needs a value", "write --max-depth N"),
    Mistake(
      "x.yaml --max-file-size",
      "the option '--max-file-size' needs a value",
      "write --max-file-size SIZE"
    ),
    Mistake(
      "x.yaml --max-depth 0",
      "'0' is no value for '--max-depth'",
      "use a whole number from 1 to 1024"
    ),
    Mistake(
      "x.yaml --max-depth 1025",
      "'1025' is no value for '--max-depth'",
      "use a whole number from 1 to 1024"
    ),
    Mistake(
      "x.yaml --max-depth 1K",
      "'1K' is no value for '--max-depth'",
      "use a whole number from 1 to 1024"
    ),
    Mistake(
      "x.yaml --max-depth +5",
      "'+5' is no value for '--max-depth'",
      "use a whole number from 1 to 1024"
    ),
    Mistake(
      "x.yaml --max-nodes 1.5",
      "'1.5' is no value for '--max-nodes'",
      "use a whole number from 1 to 1073741824"
    ),
    Mistake(
      "x.yaml --max-nodes 1073741825",
      "'1073741825' is no value for '--max-nodes'",
      "use a whole number from 1 to 1073741824"
    ),
    Mistake(
      "x.yaml --max-alias-expansion 99999999999999999999",
      "'99999999999999999999' is no value for '--max-alias-expansion'",
      "use a whole number from 1 to 1125899906842624"
    ),
    Mistake(
      "x.yaml --max-file-size 0",
      "'0' is no value for '--max-file-size'",
      "use a number of bytes, or one with K, M or G, such as 10M"
    ),
    Mistake(
      "x.yaml --max-file-size 10X",
      "'10X' is no value for '--max-file-size'",
      "use a number of bytes, or one with K, M or G, such as 10M"
    ),
    Mistake(
      "x.yaml --max-file-size K",
      "'K' is no value for '--max-file-size'",
      "use a number of bytes, or one with K, M or G, such as 10M"
    ),
    Mistake(
      "x.yaml --max-file-size 9999999999G",
      "'9999999999G' is no value for '--max-file-size'",
      "use a number of bytes, or one with K, M or G, such as 10M"
    ),
    Mistake(
      "x.yaml --max-document-size 3G",
      "'3G' is no value for '--max-document-size'",
      "use a number of bytes, or one with K, M or G, such as 10M"
    ),
    Mistake(
      "x.yaml --max-key-length 1.5K",
      "'1.5K' is no value for '--max-key-length'",
      "use a number of bytes, or one with K, M or G, such as 10M"
    ),
    Mistake(
      "x.yaml --max-key-length １０",
      "'１０' is no value for '--max-key-length'",
      "use a number of bytes, or one with K, M or G, such as 10M"
    ),
    Mistake("x.yaml --config c", "the configuration c can't be read: no such file or folder", nil),
    Mistake("x.yaml --config c --no-config", "'--config' and '--no-config' exclude each other", nil),
    Mistake(
      "x.yaml --baseline no/b.json",
      "can't read the baseline no/b.json: no such file or folder",
      "'--write-baseline FILE' writes one"
    ),
    Mistake(
      "x.yaml --write-baseline b.json --show-private",
      "'--show-private' and a baseline exclude each other",
      "a baseline knows values by their masked text"
    ),
    Mistake("docs x", "'x' is one word too many", "write validate docs"),
    Mistake("diff a b", "'validate diff' needs more", "write validate diff OLD NEW SETUP..."),
    Mistake("completions elvish", "there are no completions for 'elvish'", "use bash, zsh or fish"),
    Mistake(
      "completions zsh more",
      "'more' is one word too many",
      "write validate completions bash|zsh|fish"
    ),
    Mistake("- -", "standard input can be read only once", "write - once"),
    Mistake(
      "x.yaml --stdin-filename y",
      "'--stdin-filename' names standard input, which is not read",
      "add - to the paths"
    ),
    Mistake(
      "rules --trace",
      "the option '--trace' does not belong to 'validate rules'",
      "it belongs to 'validate eval'"
    ),
    Mistake("rules more", "'more' is one word too many", "write validate rules"),
    Mistake("rules --format ndjson", "'ndjson' is no value for '--format'", "did you mean 'json'?"),
    Mistake("explain", "'validate explain' needs more", "write validate explain RULE"),
    Mistake("explain a b", "'b' is one word too many", "write validate explain RULE"),
    Mistake("explain signed-on", "there is no rule 'signed-on'", "did you mean 'signed-in'?"),
    Mistake("explain elephant", "there is no rule 'elephant'", "'validate rules' lists them"),
    Mistake("eval", "'validate eval' needs more", "write validate eval EXPRESSION [PATH]"),
    Mistake("eval 1 a b", "'b' is one word too many", "write validate eval EXPRESSION [PATH]"),
    Mistake("schema more", "'more' is one word too many", "write validate schema"),
    Mistake("init a b", "'b' is one word too many", "write validate init [PATH]"),
    Mistake("x.yaml --select signed-on", "there is no rule 'signed-on'", "did you mean 'signed-in'?"),
    Mistake("x.yaml --ignore x*", "no rule matches 'x*'", "'validate rules' lists them"),
    Mistake("x.yaml --select stage:bind-crd", "there is no stage 'bind-crd'", "did you mean 'bind-card'?"),
    Mistake("x.yaml --select signed-in,", "there is no rule ''", "'validate rules' lists them"),
    Mistake(
      "x.yaml --select signed-in --ignore signed*",
      "no rule is left to check",
      "what is selected and ignored leaves none; 'validate config' shows the settings"
    ),
    Mistake("x.yaml --stage spnd", "there is no stage 'spnd'", "did you mean 'spend'?"),
    Mistake(
      "x.yaml --param binding_minimum",
      "'binding_minimum' sets no parameter",
      "write --param NAME=VALUE"
    ),
    Mistake(
      "x.yaml --param binding_minimun=4",
      "there is no parameter 'binding_minimun'",
      "did you mean 'binding_minimum'?"
    ),
    Mistake(
      "x.yaml --param binding_minimum=four",
      "'four' is no value for the parameter 'binding_minimum'",
      "use an amount, such as 4.99"
    ),
    Mistake(
      "x.yaml --param verifications_per_number=1.5",
      "'1.5' is no value for the parameter 'verifications_per_number'",
      "use a whole number, such as 2"
    ),
    Mistake(
      "x.yaml --param today=yesterday",
      "'yesterday' is no value for the parameter 'today'",
      "use a date, such as 2026-05-01"
    ),
  ]
}
