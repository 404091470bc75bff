import Diagnostics

/// The options of all subcommands; one name means the same wherever it is allowed.
enum Option: String, CaseIterable {
  case format
  case output
  case stdinFilename = "stdin-filename"
  case rules
  case select
  case ignore
  case stage
  case param
  case failOn = "fail-on"
  case lang
  case color
  case ascii
  case width
  case quiet
  case verbose
  case jobs
  case showPrivate = "show-private"
  case maxFileSize = "max-file-size"
  case maxDocumentSize = "max-document-size"
  case maxDepth = "max-depth"
  case maxNodes = "max-nodes"
  case maxAliasExpansion = "max-alias-expansion"
  case maxKeyLength = "max-key-length"
  case config
  case noConfig = "no-config"
  case progress
  case explainFailures = "explain-failures"
  case baseline
  case writeBaseline = "write-baseline"
  case run
  case coverage
  case threshold
  case suggest
  case mutate
  case ask
  case force
  case trace
  case write
  case help
  case version

  /// The option with a long name, its other names included.
  init?(name: String) {
    if name == "output-format" { self = .format } else { self.init(rawValue: name) }
  }

  /// The option with a one-letter name.
  init?(letter: Character) {
    guard let option = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = option
  }

  /// The one-letter name.
  var letter: Character? {
    switch self {
    case .format: "f"
    case .output: "o"
    case .quiet: "q"
    case .verbose: "v"
    case .help: "h"
    default: nil
    }
  }

  /// What its value is called in the help; nil for an option without a value.
  var placeholder: String? {
    switch self {
    case .format: "FORMAT[=FILE]"
    case .output, .config, .baseline, .writeBaseline, .write: "FILE"
    case .stdinFilename, .stage: "NAME"
    case .run: "GLOB"
    case .threshold: "PERCENT"
    case .suggest: "RULE"
    case .rules: "PATH"
    case .select, .ignore: "ID[,ID]"
    case .param: "NAME=VALUE"
    case .failOn: "error|warning|unknown|never"
    case .lang: "en|zh-Hans"
    case .color, .progress: "auto|always|never"
    case .jobs, .width, .maxDepth, .maxNodes, .maxAliasExpansion: "N"
    case .maxFileSize, .maxDocumentSize, .maxKeyLength: "SIZE"
    case .ascii, .quiet, .verbose, .showPrivate, .noConfig, .explainFailures, .coverage, .mutate, .ask,
      .force, .trace, .help, .version:
      nil
    }
  }

  /// What it does, in one line.
  var summary: LocalizedText {
    switch self {
    case .format:
      LocalizedText(
        en: "one of those below; repeatable with a FILE each",
        zh: "下面的一种；可重复，各写一个文件"
      )
    case .output: LocalizedText(en: "write the report to FILE", zh: "把报告写入 FILE")
    case .stdinFilename:
      LocalizedText(en: "what to call standard input", zh: "标准输入在报告中的名字")
    case .rules:
      LocalizedText(
        en: "use this rule pack instead of the built-in one; repeatable",
        zh: "用这个规则包代替内置的；可重复"
      )
    case .select:
      LocalizedText(
        en: "run only these rules: ids, globs, stage:NAME; repeatable",
        zh: "只运行这些规则：编号、通配符、stage:NAME；可重复"
      )
    case .ignore: LocalizedText(en: "leave these rules out; repeatable", zh: "跳过这些规则；可重复")
    case .stage: LocalizedText(en: "ask only whether this stage is ready", zh: "只问这个步骤是否就绪")
    case .param: LocalizedText(en: "set a parameter of the rules; repeatable", zh: "设定规则的参数；可重复")
    case .failOn:
      LocalizedText(en: "exit with 1 from this level on (default: error)", zh: "从这一级起退出码为 1（默认 error）")
    case .lang: LocalizedText(en: "the language of the report", zh: "报告的语言")
    case .color: LocalizedText(en: "whether to colour the text", zh: "是否使用颜色")
    case .ascii:
      LocalizedText(
        en: "draw with ASCII only; messages and values stay as they are",
        zh: "只用 ASCII 字符绘制；文字和值保持原样"
      )
    case .width:
      LocalizedText(
        en: "wrap text at N cells, 0 for never (default: the terminal's)",
        zh: "每行 N 格处换行，0 表示不换行（默认为终端的宽度）"
      )
    case .quiet: LocalizedText(en: "show findings only", zh: "只显示发现的问题")
    case .verbose:
      LocalizedText(en: "show passing rules and reasons too", zh: "也显示通过的规则和原因")
    case .jobs:
      LocalizedText(
        en: "how many threads to check with (default: one a processor)",
        zh: "用几个线程检查（默认每个处理器一个）"
      )
    case .showPrivate: LocalizedText(en: "do not mask private values", zh: "不遮盖私密的值")
    case .maxFileSize:
      LocalizedText(
        en: "the most bytes of a file: 4096, 10M, 1GiB (default: no limit)",
        zh: "一个文件最多的字节数：4096、10M、1GiB（默认不限）"
      )
    case .maxDocumentSize:
      LocalizedText(en: "the most bytes of a document (default: 64M)", zh: "一个文档最多的字节数（默认 64M）")
    case .maxDepth:
      LocalizedText(
        en: "the deepest nesting (default: 256; 64 in brackets)",
        zh: "最多嵌套的层数（默认 256；括号内 64）"
      )
    case .maxNodes:
      LocalizedText(
        en: "the most keys and values of a document (default: 4000000)",
        zh: "一个文档最多的键和值的个数（默认 4000000）"
      )
    case .maxAliasExpansion:
      LocalizedText(en: "the same with every alias followed (default: 8000000)", zh: "展开所有别名后的个数（默认 8000000）")
    case .maxKeyLength: LocalizedText(en: "the most bytes of a key (default: 4K)", zh: "一个键最多的字节数（默认 4K）")
    case .config:
      LocalizedText(
        en: "take the settings from FILE instead of the nearest .validate.yaml",
        zh: "从 FILE 读取设置，而不是最近的 .validate.yaml"
      )
    case .noConfig: LocalizedText(en: "read no configuration file", zh: "不读取配置文件")
    case .progress: LocalizedText(en: "whether to show progress", zh: "是否显示进度")
    case .explainFailures:
      LocalizedText(
        en: "draw failing conditions with all their values",
        zh: "画出不成立的条件及其各部分的值"
      )
    case .baseline: LocalizedText(en: "accept the findings that FILE lists", zh: "接受 FILE 中列出的问题")
    case .writeBaseline:
      LocalizedText(en: "list all present findings in FILE; exit with 0", zh: "把现有的问题全部写入 FILE；退出码为 0")
    case .run:
      LocalizedText(
        en: "run only tests whose RULE/NAME is like this: * is any text, ? one character",
        zh: "只运行“规则/名称”符合这个样式的测试：* 表示任意文字，? 表示一个字符"
      )
    case .coverage:
      LocalizedText(
        en: "show which outcomes and parts of conditions the tests cover",
        zh: "显示测试覆盖了哪些结果和条件的哪些部分"
      )
    case .threshold:
      LocalizedText(
        en: "exit with 1 when less is covered; 100 is all",
        zh: "覆盖率低于此值时退出码为 1；100 表示全部"
      )
    case .suggest:
      LocalizedText(en: "propose tests for a rule from its conditions", zh: "根据条件为一条规则给出可用的测试")
    case .mutate: LocalizedText(en: "test the tests by breaking rules", zh: "改坏规则以检验测试")
    case .ask:
      LocalizedText(
        en: "ask for what the rules need; without a terminal each line of standard input is an answer",
        zh: "逐项询问规则需要的内容；标准输入不是终端时，每行是一个回答"
      )
    case .force: LocalizedText(en: "overwrite a file that exists", zh: "覆盖已有的文件")
    case .trace: LocalizedText(en: "show the value of every part", zh: "显示每个部分的值")
    case .write:
      LocalizedText(en: "write the changed setup to FILE", zh: "把改好的配置写入 FILE")
    case .help: LocalizedText(en: "show this help", zh: "显示本帮助")
    case .version: LocalizedText(en: "show the version", zh: "显示版本")
    }
  }
}
