import Diagnostics

/// The subcommands.
enum Command: String, CaseIterable {
  case check
  case explain
  case rules
  case test
  case `init`
  case schema
  case eval
  case lint
  case plan
  case diff
  case docs
  case config
  case completions
  case help

  /// Whether it reports findings, in all formats.
  var reportsFindings: Bool { self == .check || self == .lint }

  /// The options that belong to it, in the order of its help.
  var options: [Option] {
    switch self {
    case .check:
      [
        .format, .output, .stdinFilename, .rules, .select, .ignore, .stage, .param, .failOn, .lang, .color,
        .ascii, .width, .quiet, .verbose, .jobs, .showPrivate,
      ] + Self.limits + [
        .config, .noConfig, .progress, .explainFailures, .baseline, .writeBaseline, .help, .version,
      ]
    case .explain: [.format, .rules, .param, .lang, .ascii, .width, .config, .noConfig, .help]
    case .rules: [.format, .rules, .select, .ignore, .lang, .config, .noConfig, .help]
    case .test:
      [
        .format, .select, .ignore, .run, .coverage, .threshold, .suggest, .lang, .color, .ascii, .width,
        .quiet, .verbose, .mutate, .jobs, .help,
      ]
    case .`init`: [.ask, .rules, .force, .lang, .config, .noConfig, .help]
    case .schema: [.rules, .lang, .config, .noConfig, .help]
    case .eval:
      [.trace, .rules, .param, .lang, .format, .ascii, .width, .stdinFilename, .showPrivate] + Self.limits
        + [.config, .noConfig, .help]
    case .plan:
      [.format, .write, .rules, .param, .lang, .ascii, .width, .stdinFilename, .showPrivate] + Self.limits
        + [.config, .noConfig, .help]
    case .config:
      [.format, .rules, .select, .ignore, .param, .failOn, .config, .noConfig, .lang, .help]
    case .lint:
      [.format, .output, .select, .ignore, .failOn, .lang, .color, .ascii, .width, .quiet, .verbose, .help]
    case .docs: [.output, .rules, .param, .lang, .config, .noConfig, .help]
    case .diff: [.format, .param, .lang, .stdinFilename, .showPrivate] + Self.limits + [.help]
    case .completions: [.lang, .help]
    case .help: [.format, .lang, .help]
    }
  }

  private static let limits: [Option] = [
    .maxFileSize, .maxDocumentSize, .maxDepth, .maxNodes, .maxAliasExpansion, .maxKeyLength,
  ]

  /// What stands behind the command's name in its usage line.
  var operands: String {
    switch self {
    case .check: "PATH..."
    case .explain: "RULE"
    case .test, .lint: "[PACK...]"
    case .`init`, .config: "[PATH]"
    case .eval: "EXPRESSION [PATH]"
    case .plan: "PATH"
    case .diff: "OLD NEW SETUP..."
    case .completions: "bash|zsh|fish"
    case .help: "[COMMAND]"
    case .rules, .schema, .docs: ""
    }
  }

  /// What it does, in one line.
  var summary: LocalizedText {
    switch self {
    case .check:
      LocalizedText(
        en: "check setup files; PATH is a file, a folder or - for standard input",
        zh: "检查配置文件；PATH 是文件、文件夹，或用 - 表示标准输入"
      )
    case .explain: LocalizedText(en: "say all about one rule", zh: "说明一条规则")
    case .rules: LocalizedText(en: "list the rules", zh: "列出规则")
    case .test: LocalizedText(en: "run the tests of rule packs", zh: "运行规则包自带的测试")
    case .`init`: LocalizedText(en: "write a setup file to fill in", zh: "写出一份待填写的配置文件")
    case .schema:
      LocalizedText(en: "print the JSON Schema of a setup file", zh: "输出配置文件的 JSON Schema")
    case .eval:
      LocalizedText(en: "evaluate a CEL expression over a setup", zh: "对一份配置求 CEL 表达式的值")
    case .lint: LocalizedText(en: "check rule packs themselves", zh: "检查规则包本身")
    case .plan: LocalizedText(en: "list what to change, in order", zh: "按顺序列出要做的改动")
    case .diff:
      LocalizedText(
        en: "compare what two versions of a pack say about setups",
        zh: "比较规则包两个版本对配置的结论"
      )
    case .docs: LocalizedText(en: "write a reference of the rules", zh: "写出规则手册")
    case .config:
      LocalizedText(
        en: "show the settings in force for a file, and where each comes from",
        zh: "显示对某个文件生效的设置及其来源"
      )
    case .completions: LocalizedText(en: "print shell completions", zh: "输出命令行补全脚本")
    case .help: LocalizedText(en: "say all about one command", zh: "说明一个命令")
    }
  }
}
