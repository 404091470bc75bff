import Diagnostics
import Reports

/// The completions for fish, with descriptions.
struct FishCompletions {
  private let language: Language
  private let commands = Command.allCases

  init(_ language: Language) {
    self.language = language
  }

  /// The whole script.
  var script: String {
    """
    # Completions of validate for fish, made by 'validate completions fish'. To use them:
    #   validate completions fish >~/.config/fish/completions/validate.fish

    # Says which command the line is for, and how many operands stand before the cursor.
    function __validate_state
        set -l words (commandline -opc)
        set -e words[1]
        set -l command
        set -l count 0
        set -l skips 0
        set -l ended 0
        for word in $words
            if test $skips = 1
                set skips 0
            else if test $ended = 0; and test "$word" = --
                set ended 1
            else if test $ended = 0; and contains -- "$word" \(valueOptions)
                set skips 1
            else if test $ended = 0; and string match -q -- '-?*' "$word"
            else if test -z "$command"; and contains -- "$word" \(commands.map(\.rawValue).joined(separator: " "))
                set command $word
            else
                test -n "$command"; or set command check
                set count (math $count + 1)
            end
        end
        echo $command
        echo $count
    end

    # Whether the line is for one of these commands; without a name it is for check.
    function __validate_is
        set -l state (__validate_state)
        test -n "$state[1]"; or set state[1] check
        contains -- $state[1] $argv
    end

    # Whether the word at the cursor is an operand of a command: its name, a comparison and a position.
    function __validate_operand
        set -l state (__validate_state)
        test "$state[1]" = "$argv[1]"; and test $state[2] $argv[2] $argv[3]
    end

    # The value to be completed, without the option that it is attached to.
    function __validate_value
        string replace -r -- '^(--[a-z-]+=|-[a-z])' '' (commandline -ct)
    end

    # The rules of the packs that the command line names: id, stage, severity, title.
    function __validate_list
        set -l words (commandline -opc)
        set -l program (string replace -r '^~' $HOME -- $words[1])
        set -l packs
        set -l takes 0
        for word in $words[2..-1]
            if test $takes = 1
                set -a packs $word
                set takes 0
            else if contains -- $word --rules --config
                set -a packs $word
                set takes 1
            else if string match -qr -- '^--(rules=|config=|no-config$)' $word
                set -a packs $word
            end
        end
        test $takes = 1; and set -e packs[-1]
        $program rules $packs 2>/dev/null
    end

    function __validate_rule
        __validate_list | string replace -r '^(\\S+)\\s+\\S+\\s+\\S+\\s+(.*)$' '$1\\t$2'
    end

    function __validate_stage
        __validate_list | string replace -r '^\\S+\\s+(\\S+).*$' '$1' | sort -u
    end

    function __validate_rules
        set -l prefix (string match -r -- '^.*,' (__validate_value))
        __validate_rule | string replace -r '^' -- "$prefix"
        __validate_stage | string replace -r '^' -- "$prefix"stage:
    end

    function __validate_formats
        set -l value (__validate_value)
        if string match -q -- '*=*' $value
            set -l parts (string split -m 1 = -- $value)
            set -l base (string replace -r '[^/]*$' '' -- $parts[2])
            for path in $base*
                test -d $path; and set path $path/
                string match -q -- "$parts[2]*" $path; and echo $parts[1]=$path
            end
        else
            printf '%s\\t%s\\n' \(formats)
        end
    end

    complete -c validate -f
    \(commandLines)
    \(operandLines)
    \(optionLines)

    """
  }

  private var valueOptions: String {
    Option.allCases.filter { $0.placeholder != nil }.flatMap(\.names).joined(separator: " ")
  }

  private var formats: String {
    KnownWords.formats.map { "\($0.name) \($0.summary[language].fishQuoted)" }.joined(separator: " ")
  }

  private var commandLines: String {
    commands.map { command in
      "complete -c validate -n '__validate_operand \"\" -eq 0' -a \(command.rawValue)"
        + " -d \(command.summary[language].fishQuoted)"
    }.joined(separator: "\n")
  }

  private var operandLines: String {
    var lines = ["complete -c validate -n '__validate_operand \"\" -eq 0' -F"]
    for command in commands {
      let (values, isOpen) = command.completedOperands
      for (index, value) in values.enumerated() {
        let comparison = isOpen && index == values.count - 1 ? "-ge" : "-eq"
        guard let action = action(value) else { continue }
        lines.append(
          "complete -c validate -n '__validate_operand \(command.rawValue) \(comparison) \(index)' \(action)"
        )
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A line for each option; one that differs between commands has several.
  private var optionLines: String {
    var lines: [String] = []
    for option in Option.allCases {
      var groups: [(words: String, commands: [String])] = []
      for command in commands where command.options.contains(option) {
        let letter = option.letter.map { " -s \($0)" } ?? ""
        let summary = Help.entry(option, of: command).summary[language].fishQuoted
        let words = "-l \(option.rawValue)\(letter)\(value(of: option, command)) -d \(summary)"
        if let index = groups.firstIndex(where: { $0.words == words }) {
          groups[index].commands.append(command.rawValue)
        } else {
          groups.append((words, [command.rawValue]))
        }
      }
      for group in groups {
        let names = group.commands.joined(separator: " ")
        lines.append("complete -c validate -n '__validate_is \(names)' \(group.words)")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func value(of option: Option, _ command: Command) -> String {
    guard let value = command.completedValue(of: option) else { return "" }
    if value == .file { return " -r -F" }
    let known = value == .rules && option == .ignore ? " \(KnownWords.findings.joined(separator: " "))" : ""
    if value == .rules { return " -x -a '(__validate_rules)\(known)'" }
    return " -x" + (action(value).map { " \($0)" } ?? "")
  }

  private func action(_ value: CompletedValue) -> String? {
    switch value {
    case .words(let words): "-a '\(words.joined(separator: " "))'"
    case .formats: "-a '(__validate_formats)'"
    case .file: "-F"
    case .rule: "-a '(__validate_rule)'"
    case .rules: "-a '(__validate_rules)'"
    case .stage: "-a '(__validate_stage)'"
    case .command: "-a '\(commands.map(\.rawValue).joined(separator: " "))'"
    case .unknown: nil
    }
  }
}

extension String {
  /// The text as one word of fish, where a backslash counts inside single quotes too.
  fileprivate var fishQuoted: String {
    "'"
      + reduce(into: "") { result, character in
        if "'\\".contains(character) { result.append("\\") }
        result.append(character)
      } + "'"
  }
}
