import Diagnostics
import Reports
import SourceText

/// The help texts, made from the tables of commands and options.
enum Help {
  /// `validate --help`.
  static func general(_ language: Language) -> String {
    let usage = LocalizedText(en: "usage", zh: "用法")[language]
    let commands = LocalizedText(en: "commands", zh: "命令")[language]
    let options = LocalizedText(en: "options of check", zh: "check 的选项")[language]
    let codes = LocalizedText(en: "exit codes", zh: "退出码")[language]
    return """
      \(usage): validate [check] PATH... [OPTIONS]
             validate COMMAND ...

      \(commands):
      \(table(Command.allCases.map { ($0.form, $0.summary[language]) }))
      \(options):
      \(optionTable(.check, language))
      \(formats(language))
      \(codes):
      \(table(exitCodes.map { ($0.0, $0.1[language]) }))
      """
  }

  /// `validate help COMMAND`.
  static func page(of command: Command, _ language: Language) -> String {
    let usage = LocalizedText(en: "usage", zh: "用法")[language]
    let options = LocalizedText(en: "options", zh: "选项")[language]
    return """
      \(usage): validate \(command.form) [OPTIONS]
      \(command.summary[language])

      \(options):
      \(optionTable(command, language))
      """ + (command.reportsFindings ? "\n\(formats(language))" : "")
  }

  private static func formats(_ language: Language) -> String {
    let heading = LocalizedText(en: "formats", zh: "格式")[language]
    return "\(heading):\n\(table(ReporterRegistry.all.map { ($0.name, $0.summary[language]) }))"
  }

  /// The exit codes, and what each means.
  static let exitCodes = [
    ("0", LocalizedText(en: "nothing found at or above --fail-on", zh: "没有达到 --fail-on 的问题")),
    ("1", LocalizedText(en: "something found", zh: "发现了问题")),
    (
      "2",
      LocalizedText(
        en: "the command, a rule pack or an input could not be used",
        zh: "命令、规则包或输入无法使用"
      )
    ),
  ]

  private static let simpleFormat = LocalizedText(en: "the form of the answer", zh: "输出的形式")

  /// What an option is to a command: the form of its value, if it has one, and what it does.
  static func entry(_ option: Option, of command: Command) -> (value: String?, summary: LocalizedText) {
    if command == .lint { return (option.placeholder, lintSummary(of: option)) }
    guard option == .format, command != .check else { return (option.placeholder, option.summary) }
    switch command {
    case .test: return ("text|json|junit|tap", simpleFormat)
    case .help: return ("text|man", simpleFormat)
    default: return ("text|json", simpleFormat)
    }
  }

  /// What an option of `lint` does, which knows kinds of findings in place of rules.
  private static func lintSummary(of option: Option) -> LocalizedText {
    switch option {
    case .select:
      LocalizedText(
        en: "look for these kinds of findings only: ids, globs; repeatable",
        zh: "只检查这些项目：编号、通配符；可重复"
      )
    case .ignore: LocalizedText(en: "leave these kinds out; repeatable", zh: "跳过这些项目；可重复")
    default: option.summary
    }
  }

  private static func optionTable(_ command: Command, _ language: Language) -> String {
    table(
      command.options.map { option in
        let short = option.letter.map { "-\($0), " } ?? "    "
        let entry = entry(option, of: command)
        let value = entry.value.map { " \($0)" } ?? ""
        return ("\(short)--\(option.rawValue)\(value)", entry.summary[language])
      }
    )
  }

  /// Two columns; an entry too long for the first has its second on the next line.
  private static func table(_ rows: [(String, String)]) -> String {
    let widest = 34
    let width = min(widest, rows.map { $0.0.displayWidth }.max() ?? 0)
    return rows.map { left, right in
      left.displayWidth > width
        ? "  \(left)\n" + String(repeating: " ", count: width + 4) + right + "\n"
        : "  \(left)" + String(repeating: " ", count: width - left.displayWidth + 2) + right + "\n"
    }.joined()
  }
}

extension Command {
  fileprivate var form: String { operands.isEmpty ? rawValue : "\(rawValue) \(operands)" }
}
