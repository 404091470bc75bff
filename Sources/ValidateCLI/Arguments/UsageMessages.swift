import Diagnostics
import Reports

/// All that can be wrong with a command line, each with what to do about it.
extension RunFailure {
  private static let seeHelp = LocalizedText(
    en: "'validate --help' lists what there is",
    zh: "“validate --help”列出全部用法"
  )

  private static func usage(_ message: LocalizedText, hint: LocalizedText? = nil) -> RunFailure {
    RunFailure(.usage, message, hint: hint)
  }

  static func list(_ choices: [String]) -> LocalizedText {
    let last = choices.last ?? ""
    let others = choices.dropLast()
    let english = others.isEmpty ? last : "\(others.joined(separator: ", ")) or \(last)"
    return LocalizedText(en: english, zh: choices.joined(separator: "、"))
  }

  static func unknownOption(_ name: String) -> RunFailure {
    usage(
      LocalizedText(en: "there is no option '\(name)'", zh: "没有选项“\(name)”"),
      hint: LocalizedText.didYouMean(
        name,
        among: (Option.allCases.map(\.rawValue) + ["output-format"]).map { "--\($0)" }
      )
        ?? seeHelp
    )
  }

  static func missingValue(_ name: String, _ placeholder: String) -> RunFailure {
    usage(
      LocalizedText(en: "the option '\(name)' needs a value", zh: "选项“\(name)”需要一个值"),
      hint: LocalizedText(en: "write \(name) \(placeholder)", zh: "写法：\(name) \(placeholder)")
    )
  }

  static func unexpectedValue(_ name: String) -> RunFailure {
    usage(
      LocalizedText(en: "the option '\(name)' takes no value", zh: "选项“\(name)”不带值"),
      hint: LocalizedText(en: "write \(name) alone", zh: "只写 \(name)")
    )
  }

  static func wrongCommand(_ option: Option, _ command: Command) -> RunFailure {
    let others = Command.allCases.filter { $0.options.contains(option) }
    let names = list(others.map { "'validate \($0.rawValue)'" })
    return usage(
      LocalizedText(
        en: "the option '--\(option.rawValue)' does not belong to 'validate \(command.rawValue)'",
        zh: "选项“--\(option.rawValue)”不属于“validate \(command.rawValue)”"
      ),
      hint: others.isEmpty
        ? seeHelp
        : LocalizedText(en: "it belongs to \(names.english)", zh: "它属于 \(names.simplifiedChinese)")
    )
  }

  static func badChoice(_ option: Option, _ word: String, among choices: [String]) -> RunFailure {
    let known = list(choices)
    return usage(
      LocalizedText(
        en: "'\(word)' is no value for '--\(option.rawValue)'",
        zh: "“\(word)”不是“--\(option.rawValue)”的可用值"
      ),
      hint: LocalizedText.didYouMean(word, among: choices)
        ?? LocalizedText(en: "use \(known.english)", zh: "可用：\(known.simplifiedChinese)")
    )
  }

  static func reportOverInput(_ file: String) -> RunFailure {
    RunFailure(
      .usage,
      LocalizedText(
        en: "the report would overwrite '\(file)', which is to be checked",
        zh: "报告会覆盖要检查的文件“\(file)”"
      ),
      hint: LocalizedText(en: "give the report a file of its own", zh: "请给报告另外指定一个文件"),
      leavesFilesAlone: true
    )
  }

  /// A report that would take the place of a file that the command line names.
  static func reportOverRead(_ file: String) -> RunFailure {
    RunFailure(
      .usage,
      LocalizedText(
        en: "the report would overwrite '\(file)', which this run reads",
        zh: "报告会覆盖这次运行要读取的文件“\(file)”"
      ),
      hint: LocalizedText(en: "give the report a file of its own", zh: "请给报告另外指定一个文件"),
      leavesFilesAlone: true
    )
  }

  static func unknownFormat(_ name: String) -> RunFailure {
    let known = ReporterRegistry.all.map { $0.name }
    let names = list(known)
    return usage(
      LocalizedText(en: "there is no format '\(name)'", zh: "没有格式“\(name)”"),
      hint: LocalizedText.didYouMean(name, among: known)
        ?? LocalizedText(en: "use \(names.english)", zh: "可用：\(names.simplifiedChinese)")
    )
  }

  static let emptyFileName = usage(
    LocalizedText(en: "a format's file has no name", zh: "格式后的文件名为空"),
    hint: LocalizedText(en: "write FORMAT=FILE", zh: "写法：FORMAT=FILE")
  )

  static let twoFormats = usage(
    LocalizedText(
      en: "two formats would go to the same place",
      zh: "两种格式会写到同一个地方"
    ),
    hint: LocalizedText(en: "give all but one a file: FORMAT=FILE", zh: "除一种以外都要写明文件：FORMAT=FILE")
  )

  static let privateBaseline = usage(
    LocalizedText(
      en: "'--show-private' and a baseline exclude each other",
      zh: "“--show-private”和基线不能同时使用"
    ),
    hint: LocalizedText(en: "a baseline knows values by their masked text", zh: "基线按遮盖后的文字识别各个值")
  )

  static func exclusive(_ one: Option, _ other: Option) -> RunFailure {
    usage(
      LocalizedText(
        en: "'--\(one.rawValue)' and '--\(other.rawValue)' exclude each other",
        zh: "“--\(one.rawValue)”和“--\(other.rawValue)”不能同时使用"
      )
    )
  }

  static let noPath = usage(
    LocalizedText(en: "there is nothing to check", zh: "没有要检查的内容"),
    hint: LocalizedText(
      en: "name a setup file, a folder, or - for standard input",
      zh: "请给出配置文件、文件夹，或用 - 表示标准输入"
    )
  )

  static let stdinTwice = usage(
    LocalizedText(en: "standard input can be read only once", zh: "标准输入只能读取一次"),
    hint: LocalizedText(en: "write - once", zh: "只写一个 -")
  )

  static let stdinNameWithoutStdin = usage(
    LocalizedText(
      en: "'--stdin-filename' names standard input, which is not read",
      zh: "“--stdin-filename”用于标准输入，但没有读取标准输入"
    ),
    hint: LocalizedText(en: "add - to the paths", zh: "在路径中加上 -")
  )

  static func noCommandOrFile(_ word: String, like command: String) -> RunFailure {
    usage(
      LocalizedText(en: "there is no command and no file '\(word)'", zh: "没有命令或文件“\(word)”"),
      hint: LocalizedText.didYouMean(word, among: [command])
    )
  }

  static func unknownCommand(_ word: String) -> RunFailure {
    usage(
      LocalizedText(en: "there is no command '\(word)'", zh: "没有命令“\(word)”"),
      hint: LocalizedText.didYouMean(word, among: Command.allCases.map(\.rawValue)) ?? seeHelp
    )
  }

  static func unknownShell(_ word: String) -> RunFailure {
    let known = list(Shell.allCases.map(\.rawValue))
    return usage(
      LocalizedText(en: "there are no completions for '\(word)'", zh: "没有为“\(word)”准备的补全脚本"),
      hint: LocalizedText(en: "use \(known.english)", zh: "可用：\(known.simplifiedChinese)")
    )
  }

  static func missingOperand(_ command: Command) -> RunFailure {
    usage(
      LocalizedText(
        en: "'validate \(command.rawValue)' needs more",
        zh: "“validate \(command.rawValue)”还缺少内容"
      ),
      hint: LocalizedText(
        en: "write validate \(command.rawValue) \(command.operands)",
        zh: "写法：validate \(command.rawValue) \(command.operands)"
      )
    )
  }

  static func extraOperand(_ word: String, _ command: Command) -> RunFailure {
    let form = ["validate", command.rawValue, command.operands].filter { !$0.isEmpty }.joined(separator: " ")
    return usage(
      LocalizedText(en: "'\(word)' is one word too many", zh: "“\(word)”是多余的"),
      hint: LocalizedText(en: "write \(form)", zh: "写法：\(form)")
    )
  }

  static func badJobs(_ word: String) -> RunFailure {
    usage(
      LocalizedText(en: "'\(word)' is no number of jobs", zh: "“\(word)”不是任务数"),
      hint: LocalizedText(en: "use a whole number from 1 on", zh: "请用 1 以上的整数")
    )
  }

  /// A width must leave room for words.
  static func badWidth(_ word: String) -> RunFailure {
    usage(
      LocalizedText(en: "'\(word)' is no width", zh: "“\(word)”不是宽度"),
      hint: LocalizedText(
        en: "use a whole number from \(Look.leastWidth) on, or 0 to wrap nothing",
        zh: "请用 \(Look.leastWidth) 以上的整数，或用 0 表示不换行"
      )
    )
  }

  /// A limit must be a number from 1 to `greatest`, or a size when it counts bytes.
  static func badLimit(
    _ option: Option,
    _ word: String,
    isSize: Bool,
    greatest: Int
  ) -> RunFailure {
    let name = option.rawValue
    return usage(
      LocalizedText(en: "'\(word)' is no value for '--\(name)'", zh: "“\(word)”不是“--\(name)”的可用值"),
      hint: isSize
        ? LocalizedText(
          en: "use a number of bytes, or one with K, M or G, such as 10M",
          zh: "请用字节数，或带 K、M、G 的数，例如 10M"
        )
        : LocalizedText(
          en: "use a whole number from 1 to \(greatest)",
          zh: "请用 1 到 \(greatest) 的整数"
        )
    )
  }

  // MARK: What the pack decides

  static func unknownRule(_ name: String, among rules: [String]) -> RunFailure {
    usage(
      LocalizedText(en: "there is no rule '\(name)'", zh: "没有规则“\(name)”"),
      hint: LocalizedText.didYouMean(name, among: rules)
        ?? LocalizedText(en: "'validate rules' lists them", zh: "“validate rules”列出全部规则")
    )
  }

  static func unmatchedGlob(_ glob: String) -> RunFailure {
    usage(
      LocalizedText(en: "no rule matches '\(glob)'", zh: "没有规则符合“\(glob)”"),
      hint: LocalizedText(en: "'validate rules' lists them", zh: "“validate rules”列出全部规则")
    )
  }

  static func unknownStage(_ name: String, among stages: [String]) -> RunFailure {
    let known = list(stages)
    return usage(
      LocalizedText(en: "there is no stage '\(name)'", zh: "没有步骤“\(name)”"),
      hint: LocalizedText.didYouMean(name, among: stages)
        ?? LocalizedText(en: "use \(known.english)", zh: "可用：\(known.simplifiedChinese)")
    )
  }

  static let noRuleLeft = usage(
    LocalizedText(en: "no rule is left to check", zh: "没有剩下可检查的规则"),
    hint: LocalizedText(
      en: "what is selected and ignored leaves none; 'validate config' shows the settings",
      zh: "所选和忽略的设置排除了全部规则；“validate config”显示各项设置"
    )
  )

  /// No test was run; `pattern` is what their names should have been like.
  static func noTests(run pattern: String?) -> RunFailure {
    usage(
      LocalizedText(en: "there is no test to run", zh: "没有可运行的测试"),
      hint: pattern.map {
        LocalizedText(
          en: "no test is called '\($0)', as RULE/NAME; '*' stands for any text",
          zh: "没有名为“\($0)”的测试（写法：规则/名称，* 表示任意文字）"
        )
      }
        ?? LocalizedText(
          en: "tests stand under 'tests' beside each rule, and under 'fixtures'",
          zh: "测试写在每条规则的 tests 下，以及 fixtures 下"
        )
    )
  }

  /// A rule without a condition from which tests could be made up.
  static func noCondition(_ rule: String) -> RunFailure {
    usage(
      LocalizedText(
        en: "\(rule) looks at the text; it has no condition to make tests from",
        zh: "\(rule) 检查的是文本，没有可据以给出测试的条件"
      ),
      hint: LocalizedText(
        en: "write a test with each of its detectors' secrets",
        zh: "请为每个检测项写一个测试"
      )
    )
  }

  static func badThreshold(_ word: String) -> RunFailure {
    usage(
      LocalizedText(en: "'\(word)' is no percentage", zh: "“\(word)”不是百分比"),
      hint: LocalizedText(en: "write a number from 0 to 100", zh: "请写 0 到 100 之间的数")
    )
  }

  static func badParameter(_ text: String) -> RunFailure {
    usage(
      LocalizedText(en: "'\(text)' sets no parameter", zh: "“\(text)”没有设定参数"),
      hint: LocalizedText(en: "write --param NAME=VALUE", zh: "写法：--param NAME=VALUE")
    )
  }

  static func unknownParameter(_ name: String, among names: [String]) -> RunFailure {
    let known = list(names)
    return usage(
      LocalizedText(en: "there is no parameter '\(name)'", zh: "没有参数“\(name)”"),
      hint: LocalizedText.didYouMean(name, among: names)
        ?? LocalizedText(en: "use \(known.english)", zh: "可用：\(known.simplifiedChinese)")
    )
  }

  static func badParameterValue(_ name: String, _ value: String, form: LocalizedText) -> RunFailure {
    usage(
      LocalizedText(
        en: "'\(value)' is no value for the parameter '\(name)'",
        zh: "“\(value)”不是参数“\(name)”的可用值"
      ),
      hint: LocalizedText(en: "use \(form.english)", zh: "请用\(form.simplifiedChinese)")
    )
  }
}
