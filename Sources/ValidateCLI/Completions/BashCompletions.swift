/// The completions for bash, from version 3.2 on.
enum BashCompletions {
  private static let commands = Command.allCases

  /// The whole script.
  static var script: String {
    """
    # Completions of validate for bash, made by 'validate completions bash'. To use them:
    #   eval "$(validate completions bash)"
    # in ~/.bashrc, or save them as ~/.local/share/bash-completion/completions/validate

    # Adds the words that begin like the value to be completed.
    _validate_words() {
      local word
      for word; do
        [[ $word == "$value"* ]] && COMPREPLY+=("$prefix$word")
      done
    }

    # Adds the files that begin like the value to be completed.
    _validate_files() {
      local path
      compopt -o filenames 2>/dev/null
      while IFS= read -r path; do
        COMPREPLY+=("$prefix$path")
      done < <(compgen -f -- "$value")
    }

    # Adds ids of rules or stages, as the packs of the command line have them.
    _validate_ids() {
      local id stage others known=' '
      while read -r id stage others; do
        [[ $1 == *rule* ]] && _validate_words "$id"
        [[ $1 == *stage* && $known != *" $stage "* ]] && _validate_words "$2$stage"
        known+="$stage "
      done < <("$program" rules "${packs[@]}" 2>/dev/null)
    }

    _validate() {
      COMPREPLY=()
      local program=${COMP_WORDS[0]/#\\~/$HOME} command= operands=0 option= ended= breaks= joined=
      local cur= value= prefix= word last= i n=-1
      local -a words packs
      words=()
      packs=()
      # Bash cuts words at = and : as well.
      for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((n > 0)) && [[ $word == [=:]* || (-n $last && -z ${last//[=:]/}) ]]; then
          words[n]+=$word
        else
          words[++n]=$word
        fi
        last=$word
      done
      cur=${words[n]}
      for ((i = 1; i < n; i++)); do
        word=${words[i]}
        [[ -n $ended ]] && word=./
        case $word in
          --) ended=1 ;;
          --rules=* | --config=* | --no-config) packs+=("$word") ;;
          \(valueOptions))
            [[ $word == --rules || $word == --config ]] && ((i + 1 < n)) \\
              && packs+=("$word" "${words[i + 1]/#\\~/$HOME}")
            option=$word
            ((i++))
            ;;
          -?*) ;;
          \(commands.map(\.rawValue).joined(separator: " | ")))
            if [[ -z $command ]]; then command=$word; else ((operands++)); fi
            ;;
          *)
            command=${command:-check}
            ((operands++))
            ;;
        esac
      done
      # An option at the end has the word at the cursor for its value.
      ((i > n)) || option=
      value=$cur
      if [[ -z $option && -z $ended && $cur == --*=* ]]; then
        option=${cur%%=*} value=${cur#*=}
        prefix=$option=
      fi

      if [[ -n $option ]]; then
        case ${command:-check}:$option in
    \(values)
        esac
      elif [[ -z $ended && $cur == -* ]]; then
        case ${command:-check} in
    \(options)
        esac
      else
        case $command:$operands in
    \(operands)
        esac
      fi

      # What stands before a = or : is no part of the word that bash replaces.
      [[ $COMP_WORDBREAKS == *=* ]] && breaks+='='
      [[ $COMP_WORDBREAKS == *:* ]] && breaks+=':'
      if [[ -n $breaks && $cur == *[$breaks]* ]]; then
        joined=${cur%"${cur##*[$breaks]}"}
        for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]=${COMPREPLY[i]#"$joined"}; done
      fi
    }

    complete -F _validate validate

    """
  }

  /// The names of all options with a value, as a pattern.
  private static var valueOptions: String {
    Option.allCases.filter { $0.placeholder != nil }.flatMap(\.names)
      .joined(separator: " | ")
  }

  /// What follows each option, as branches of a `case`; options that mean the same everywhere stand once.
  private static var values: String {
    var patterns: [(value: CompletedValue, pattern: String)] = []
    for option in Option.allCases where option.placeholder != nil {
      let uses = commands.filter { $0.options.contains(option) }.map {
        (command: $0.rawValue, value: $0.completedValue(of: option) ?? .unknown)
      }
      let isAlike = Set(uses.map(\.value)).count == 1
      for use in isAlike ? uses.prefix(1) : uses[...] where use.value != .unknown {
        for name in option.names {
          patterns.append((use.value, "\(isAlike ? "*" : use.command):\(name)"))
        }
      }
    }
    var order: [CompletedValue] = []
    for (value, _) in patterns where !order.contains(value) { order.append(value) }
    return order.map { value in
      let alternatives = patterns.filter { $0.value == value }.map(\.pattern)
      return "      \(alternatives.joined(separator: " | "))) \(action(value)) ;;"
    }.joined(separator: "\n")
  }

  private static var options: String {
    commands.map { command in
      let names = command.options.flatMap(\.names).filter { $0 != "--output-format" }
      return "      \(command.rawValue)) _validate_words \(names.joined(separator: " ")) ;;"
    }.joined(separator: "\n")
  }

  private static var operands: String {
    let names = commands.map(\.rawValue).joined(separator: " ")
    var lines = [
      """
            :*)
              _validate_words \(names)
              _validate_files
              ;;
      """
    ]
    for command in commands {
      let (values, isOpen) = command.completedOperands
      for (index, value) in values.enumerated() where value != .unknown {
        let isLast = index == values.count - 1
        let position = isOpen && isLast ? "*" : String(index)
        lines.append("      \(command.rawValue):\(position)) \(action(value)) ;;")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func action(_ value: CompletedValue) -> String {
    switch value {
    case .words(let words): "_validate_words \(words.joined(separator: " "))"
    case .formats:
      """

              if [[ $value == *=* ]]; then
                prefix+=${value%%=*}= value=${value#*=}
                _validate_files
              else
                _validate_words \(KnownWords.formatNames.joined(separator: " "))
              fi
             
      """
    case .file: "_validate_files"
    case .rule: "_validate_ids rule"
    case .rules:
      """

              if [[ $value == *,* ]]; then prefix+=${value%,*}, value=${value##*,}; fi
              _validate_ids rule,stage stage:
              [[ $option == --ignore ]] && _validate_words \(KnownWords.findings.joined(separator: " "))
             
      """
    case .stage: "_validate_ids stage"
    case .command: "_validate_words \(commands.map(\.rawValue).joined(separator: " "))"
    case .unknown: ":"
    }
  }
}
