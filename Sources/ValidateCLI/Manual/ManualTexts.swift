import Diagnostics

/// What the manual page says beyond the tables.
enum ManualTexts {
  static let name = LocalizedText(en: "NAME", zh: "名称")
  static let synopsis = LocalizedText(en: "SYNOPSIS", zh: "用法")
  static let description = LocalizedText(en: "DESCRIPTION", zh: "说明")
  static let commands = LocalizedText(en: "COMMANDS", zh: "命令")
  static let optionsHeading = LocalizedText(en: "OPTIONS", zh: "选项")
  static let exitStatus = LocalizedText(en: "EXIT STATUS", zh: "退出码")
  static let environment = LocalizedText(en: "ENVIRONMENT", zh: "环境变量")
  static let files = LocalizedText(en: "FILES", zh: "文件")
  static let examples = LocalizedText(en: "EXAMPLES", zh: "示例")
  static let seeAlso = LocalizedText(en: "SEE ALSO", zh: "参见")
  static let options = LocalizedText(en: "Options", zh: "选项")
  static let with = LocalizedText(en: "With", zh: "用于")

  static let purpose = LocalizedText(
    en: "say what will go wrong with a setup, and what to do about it",
    zh: "指出一份配置接下来会出什么问题，以及怎么办"
  )

  static let descriptions = [
    LocalizedText(
      en: """
        validate reads setup files, YAML or JSON, and checks them against the rules of a pack. Each finding has the \
        rule's id, its place in the file, a fix and a source; below stands a checklist of the stages: ready, blocked, \
        or not known yet.
        """,
      zh: "validate 读取配置文件（YAML 或 JSON），按规则包中的规则检查。每个问题都有规则编号、在文件中的位置、解决办法和出处；最后是各步骤的清单：就绪、受阻或还不知道。"
    ),
    LocalizedText(
      en: """
        A field that is absent or empty is not known yet: rules that need it neither fail nor pass, and the report lists \
        what to find out. Secrets in a file are an error and are never repeated; private values are masked.
        """,
      zh: "没有写出或没有值的字段表示还不知道：需要它的规则既不算通过也不算失败，报告会列出要弄清的事实。文件中的机密信息会报错，并且从不在输出中出现；私密的值会被遮盖。"
    ),
    LocalizedText(
      en: """
        The rules of the built-in pack are about the way to an OpenAI API key: cards, top-ups, phone numbers. Other packs \
        are used with --rules. The network is not used.
        """,
      zh: "内置规则包检查申请 OpenAI API 密钥的过程：付款卡、充值、手机号。用 --rules 可以使用其他规则包。程序不使用网络。"
    ),
  ]

  static let interrupted = (
    "130",
    LocalizedText(
      en: "interrupted by Ctrl-C; the report covers what was checked until then",
      zh: "被 Ctrl-C 中断；报告包含此前检查的内容"
    )
  )

  static let variables = [
    (
      "LC_ALL, LC_MESSAGES, LANG",
      LocalizedText(
        en: "the first that is set gives the language, unless --lang does",
        zh: "没有 --lang 时，第一个有值的变量决定语言"
      )
    ),
    ("NO_COLOR", LocalizedText(en: "no colours when it is not empty", zh: "不为空时不使用颜色")),
    (
      "CLICOLOR_FORCE",
      LocalizedText(en: "colours even when the output is no terminal, unless 0", zh: "不为 0 时，输出不是终端也使用颜色")
    ),
    ("TERM", LocalizedText(en: "no colours and no progress when dumb", zh: "为 dumb 时不使用颜色，也不显示进度")),
    ("TZDIR", LocalizedText(en: "where conditions find time zones", zh: "条件中的时区数据所在的文件夹")),
  ]

  static let paths = [
    (
      "setup.yaml, setup.yml, *.setup.yaml",
      LocalizedText(en: "the files that a folder is searched for", zh: "在文件夹中查找的文件")
    ),
    (
      ".validate.yaml",
      LocalizedText(
        en: "settings for all files below its folder; 'validate config PATH' shows those in force",
        zh: "对所在文件夹中所有文件生效的设置；“validate config PATH”显示生效的设置"
      )
    ),
    (
      "pack.yaml",
      LocalizedText(en: "the main file of a rule pack, for --rules", zh: "规则包的主文件，用于 --rules")
    ),
  ]

  static let runs = [
    (
      summary: LocalizedText(en: "Write a setup to fill in, then check it:", zh: "写出一份待填写的配置，然后检查："),
      command: "validate init && validate setup.yaml"
    ),
    (
      summary: LocalizedText(en: "Ask only whether a stage is ready:", zh: "只问某个步骤是否就绪："),
      command: "validate setup.yaml --stage bind-card"
    ),
    (
      summary: LocalizedText(
        en: "A report for a terminal, and one for a code host:",
        zh: "同时输出终端报告和供代码托管平台使用的报告："
      ),
      command: "validate . -f text -f sarif=report.sarif"
    ),
    (
      summary: LocalizedText(en: "What to do, in order:", zh: "按顺序列出要做的事："),
      command: "validate plan setup.yaml"
    ),
    (
      summary: LocalizedText(en: "All about one rule:", zh: "说明一条规则："), command: "validate explain card-bound"
    ),
  ]

  static let others = [("jq", "1"), ("man", "1")]
}
