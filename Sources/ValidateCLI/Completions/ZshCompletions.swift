import Diagnostics
import Reports

/// The completions for zsh, with descriptions.
struct ZshCompletions {
  private let language: Language
  private let commands = Command.allCases

  init(_ language: Language) {
    self.language = language
  }

  /// The whole script, which can be sourced, or found by `compinit`.
  var script: String {
    """
    #compdef validate
    # Completions of validate for zsh, made by 'validate completions zsh'. To use them, save them as _validate in a
    # folder of $fpath, or behind compinit in ~/.zshrc:
    #   source <(validate completions zsh)

    _validate_commands() {
      local -a commands
      commands=(
    \(commands.map { "    \(item($0.rawValue, $0.summary[language]))" }.joined(separator: "\n"))
      )
      _describe -t commands \(Self.command[language].shellQuoted) commands
    }

    _validate_first() {
      _alternative 'commands::_validate_commands' 'files::_files'
    }

    _validate_formats() {
      local -a formats
      if compset -P '*='; then
        _files
      else
        formats=(
    \(KnownWords.formats.map { "      \(item($0.name, $0.summary[language]))" }.joined(separator: "\n"))
        )
        _describe -t formats \(Self.format[language].shellQuoted) formats
      fi
    }

    # Reads ids, stages and titles of the rules, as the packs of the command line have them.
    _validate_read() {
      local id stage severity title word
      local -a packs
      integer i
      for ((i = 2; i <= $#words; i++)); do
        word=${(Q)words[i]}
        case $word in
          --rules=*|--config=*|--no-config) packs+=("$word") ;;
          --rules|--config) ((i + 1 != CURRENT)) && packs+=("$word" "${(Q)words[i + 1]/#\\~/$HOME}") ;;
        esac
      done
      rules=() stages=()
      ${(Q)words[1]/#\\~/$HOME} rules "${packs[@]}" 2>/dev/null | while read -r id stage severity title; do
        rules+=("${id//:/\\\\:}:$title")
        (( ${stages[(Ie)$stage]} )) || stages+=("$stage")
      done
    }

    _validate_rule() {
      local -a rules stages
      _validate_read
      _describe -t rules \(Self.rule[language].shellQuoted) rules
    }

    _validate_stage() {
      local -a rules stages
      _validate_read
      _wanted stages expl \(Self.stage[language].shellQuoted) compadd -a stages
    }

    _validate_rules() {
      local -a rules stages
      compset -P '*,'
      if compset -P 'stage:'; then
        _validate_stage
        return
      fi
      _validate_read
      [[ ${@[-1]} == ignore ]] && rules+=(\(KnownWords.findings.joined(separator: " ")))
      stages=("stage\\\\:"${^stages})
      _describe -t rules \(Self.rule[language].shellQuoted) rules -- stages
    }

    _validate() {
      local word command
      integer i
      for ((i = 2; i < CURRENT; i++)); do
        word=${(Q)words[i]}
        case $word in
          --) break ;;
          \(valueOptions)) ((i++)) ;;
          -?*) ;;
          \(commands.map(\.rawValue).joined(separator: "|"))) command=$word; break ;;
          *) break ;;
        esac
      done
      case $command in
    \(branches)
      esac
    }

    if [[ $funcstack[1] == _validate ]]; then
      _validate "$@"
    else
      compdef _validate validate
    fi

    """
  }

  private var valueOptions: String {
    Option.allCases.filter { $0.placeholder != nil }.flatMap(\.names).joined(separator: "|")
  }

  private var branches: String {
    let unnamed = branch("''", specifications(.check), ["'1: :_validate_first'", "'*:PATH:_files'"])
    return ([unnamed] + commands.map { branch($0.rawValue, specifications($0), operands(of: $0)) })
      .joined(separator: "\n")
  }

  private func branch(_ pattern: String, _ options: [String], _ operands: [String]) -> String {
    let lines = (options + operands).map { "        \($0)" }.joined(separator: " \\\n")
    return "    \(pattern))\n      _arguments -s -S \\\n\(lines)\n      ;;"
  }

  private func operands(of command: Command) -> [String] {
    let forms = command.operands.split(separator: " ").map(String.init)
    let (values, isOpen) = command.completedOperands
    var result = ["'1: :(\(command.rawValue))'"]
    for (index, value) in values.enumerated() {
      let position = isOpen && index == values.count - 1 ? "*" : String(index + 2)
      result.append("\(position):\(Self.escaped(forms[index])):\(action(value))".shellQuoted)
    }
    return result
  }

  /// The options of a command, as `_arguments` wants them.
  private func specifications(_ command: Command) -> [String] {
    command.options.flatMap { option in
      let entry = Help.entry(option, of: command)
      let names = option.names.filter { $0 != "--output-format" }
      let start = option.isRepeatable ? "*" : names.count > 1 ? "(\(names.joined(separator: " ")))" : ""
      return names.map { name in
        let description = "[\(Self.escaped(entry.summary[language]))]"
        guard let form = entry.value, let value = command.completedValue(of: option) else {
          return "\(start)\(name)\(description)".shellQuoted
        }
        let mark = name.hasPrefix("--") ? "=" : "+"
        let action = value == .rules && option == .ignore ? "_validate_rules ignore" : action(value)
        return "\(start)\(name)\(mark)\(description):\(Self.escaped(form)):\(action)".shellQuoted
      }
    }
  }

  private func action(_ value: CompletedValue) -> String {
    switch value {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .formats: "_validate_formats"
    case .file: "_files"
    case .rule: "_validate_rule"
    case .rules: "_validate_rules"
    case .stage: "_validate_stage"
    case .command: "_validate_commands"
    case .unknown: " "
    }
  }

  private func item(_ name: String, _ description: String) -> String {
    "\(name):\(description)".shellQuoted
  }

  /// A text inside a specification: brackets and colons would end it.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "[]:\\".contains(character) { result.append("\\") }
      result.append(character)
    }
  }

  private static let command = LocalizedText(en: "command", zh: "命令")
  private static let format = LocalizedText(en: "format", zh: "格式")
  private static let rule = LocalizedText(en: "rule", zh: "规则")
  private static let stage = LocalizedText(en: "stage", zh: "步骤")
}
