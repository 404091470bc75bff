import Diagnostics
import SourceText

/// Puts libyaml's syntax errors into words for people, with the mistake that most likely caused them.
///
/// libyaml says what its parser missed ("did not find expected key"); the text around the place shows
/// what was really written. Each `case` below is one of libyaml's problems; the functions it calls look
/// at the source.
struct SyntaxMessages {
  let bytes: ByteView
  let error: SyntaxError

  /// What is wrong, before the parts that all errors share are added.
  struct Finding {
    var english: String
    var chinese: String
    var range: TextRange
    var hint: LocalizedText?
    var notes: [Note] = []
    /// Whether libyaml's context says something that the message does not.
    var showsContext = true
  }

  func diagnostic() -> Diagnostic {
    var finding = finding()
    if let hint = smartQuoteHint(finding) { finding.hint = hint }
    if finding.showsContext, let context = error.context, error.contextPlace != error.place,
      let words = Self.contextWords(context)
    {
      finding.notes.append(Note(words, at: character(error.contextPlace)))
    }
    return Diagnostic(
      "yaml-syntax",
      LocalizedText(en: finding.english, zh: finding.chinese),
      at: finding.range,
      hint: finding.hint,
      notes: finding.notes
    )
  }

  private func finding() -> Finding {
    switch error.problem {
    case "mapping values are not allowed in this context": misplacedColon()
    case "could not find expected ':'": missingColon()
    case "did not find expected key": missingKey()
    case "did not find expected '-' indicator": missingDash()
    case "did not find expected ',' or ']'": unclosedFlow("[", "]", "list", "列表")
    case "did not find expected ',' or '}'": unclosedFlow("{", "}", "mapping", "映射")
    case "did not find expected node content": missingContent()
    case "found character that cannot start any token": badStart()
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      tab()
    case "found unexpected end of stream", "found unexpected document indicator": unclosedQuote()
    case "block sequence entries are not allowed in this context":
      Finding(
        english: "a list item cannot start here",
        chinese: "列表项不能从这里开始",
        range: here,
        hint: LocalizedText(
          en: "put `- ` on a line of its own below the key, or put the value in quotes if it is text",
          zh: "请把 `- ` 放到键下面单独一行；如果它是文字，请加引号"
        )
      )
    case "mapping keys are not allowed in this context":
      Finding(
        english: "`?` starts a key, and none can stand here",
        chinese: "`?` 表示键的开始，而这里不能有键",
        range: here,
        hint: quoteHint
      )
    case "did not find expected <document start>": textAfterDocument()
    case "found unexpected ':'":
      Finding(
        english: "a `:` cannot stand here inside brackets",
        chinese: "括号内的这个位置不能出现 `:`",
        range: here,
        hint: quoteHint
      )
    default: nameProblem() ?? scalarProblem() ?? directiveProblem() ?? unknownProblem()
    }
  }

  // MARK: Anchors, aliases and tags

  private func nameProblem() -> Finding? {
    switch error.context {
    case "while scanning an alias":
      Finding(
        english: "`*` must be followed by the name of an anchor",
        chinese: "`*` 后面必须是锚点的名称",
        range: character(error.contextPlace),
        hint: quoteHint,
        showsContext: false
      )
    case "while scanning an anchor":
      Finding(
        english: "`&` must be followed by a name of letters, digits, `-` and `_`",
        chinese: "`&` 后面必须是由字母、数字、`-`、`_` 组成的名称",
        range: character(error.contextPlace),
        hint: quoteHint,
        showsContext: false
      )
    case "while scanning a tag", "while parsing a tag":
      Finding(
        english: "this tag is not complete",
        chinese: "这个标签不完整",
        range: TextRange(error.contextPlace, max(error.contextPlace, error.place)),
        hint: tagHint,
        showsContext: false
      )
    case "while parsing a node" where error.problem == "found undefined tag handle":
      Finding(
        english: "no `%TAG` line defines this tag's handle",
        chinese: "没有 `%TAG` 行定义这个标签的前缀",
        range: word(error.place),
        hint: tagHint,
        showsContext: false
      )
    default: nil
    }
  }

  private var tagHint: LocalizedText {
    LocalizedText(
      en: "put the value in quotes if the `!` belongs to it",
      zh: "如果 `!` 是文字的一部分，请加引号"
    )
  }

  // MARK: Inside scalars

  private func scalarProblem() -> Finding? {
    switch error.problem {
    case "found unknown escape character":
      let end = bytes.characterEnd(at: error.place)
      let start = bytes.byte(at: error.place) == UInt8(ascii: "\\") ? error.place : max(0, error.place - 1)
      let escape = bytes.text(start..<max(end, bytes.characterEnd(at: start + 1)))
      return Finding(
        english: "`\(escape)` is no escape sequence",
        chinese: "`\(escape)` 不是转义序列",
        range: TextRange(start, max(end, bytes.characterEnd(at: start + 1))),
        hint: LocalizedText(
          en: "write `\\\\` for a backslash, or use single quotes, in which nothing is escaped",
          zh: "反斜杠请写成 `\\\\`，或改用单引号（其中没有转义）"
        )
      )
    case "did not find expected hexdecimal number":
      return Finding(
        english: "a hexadecimal digit is missing in this escape",
        chinese: "这个转义缺少十六进制数字",
        range: here,
        hint: LocalizedText(
          en: "`\\x` takes two digits, `\\u` four, `\\U` eight",
          zh: "`\\x` 要两位数字，`\\u` 四位，`\\U` 八位"
        )
      )
    case "found invalid Unicode character escape code":
      return Finding(
        english: "this escape names no character",
        chinese: "这个转义不代表任何字符",
        range: here,
        hint: LocalizedText(
          en: "write the character itself; YAML has no surrogate pairs",
          zh: "请直接写出该字符；YAML 没有代理对"
        )
      )
    case "did not find expected comment or line break" where error.context == "while scanning a block scalar":
      return Finding(
        english: "the text of a block must start on the line after its `|` or `>`",
        chinese: "文本块的内容必须从 `|` 或 `>` 的下一行开始",
        range: here,
        hint: LocalizedText(
          en: "only `+`, `-`, a digit and a comment may follow on the same line",
          zh: "同一行后面只能有 `+`、`-`、一位数字和注释"
        )
      )
    case "found an indentation indicator equal to 0":
      return Finding(
        english: "the indentation of a block is a digit from 1 to 9",
        chinese: "文本块的缩进须为 1 到 9",
        range: here
      )
    default: return nil
    }
  }

  // MARK: Directives

  private func directiveProblem() -> Finding? {
    let hint = LocalizedText(
      en: "a line that starts with `%` is a directive; put the text in quotes if it is none",
      zh: "以 `%` 开头的行是指令；如果它是文字，请加引号"
    )
    switch error.problem {
    case "found incompatible YAML document":
      return Finding(
        english: "only YAML 1 can be read",
        chinese: "只能读取 YAML 1",
        range: line(error.place)
      )
    case "found duplicate %YAML directive":
      return Finding(
        english: "the document has a second `%YAML` line",
        chinese: "文档有第二个 `%YAML` 行",
        range: line(error.place)
      )
    case "found duplicate %TAG directive":
      return Finding(
        english: "this `%TAG` handle is already defined",
        chinese: "这个 `%TAG` 前缀已经定义过",
        range: line(error.place)
      )
    default:
      guard bytes.byte(at: bytes.lineStart(of: error.place)) == UInt8(ascii: "%") else { return nil }
      return Finding(
        english: "this directive is not well formed",
        chinese: "这条指令格式不对",
        range: line(error.place),
        hint: hint,
        showsContext: false
      )
    }
  }

  private func unknownProblem() -> Finding {
    Finding(english: error.problem, chinese: "YAML 语法错误：\(error.problem)", range: here)
  }
}
