import Diagnostics
import SourceText

/// The words for everything that is wrong with a document but libyaml's own syntax errors.
enum YAMLMessages {
  static func diagnostic(_ failure: ReadFailure, _ bytes: ByteView) -> Diagnostic {
    switch failure {
    case .syntax, .flowTooDeep:
      preconditionFailure("described by the parser's own state")
    case .limit(let kind, let number, let range):
      limit(kind, number, at: range)
    case .undefinedAlias(let name, let range, let candidates):
      undefinedAlias(name, range, candidates)
    case .aliasCycle(let name, let range, let anchor):
      syntax(
        en: "the alias `*\(shown(name))` lies inside the node it names",
        zh: "别名 `*\(shown(name))` 位于它所指的节点之内",
        range,
        hint: LocalizedText(
          en: "a node cannot contain itself: remove the alias",
          zh: "节点不能包含自身：请删去这个别名"
        ),
        notes: [Note(LocalizedText(en: "the node starts here", zh: "该节点从这里开始"), at: anchor)]
      )
    case .directiveWithoutDocumentEnd(let range):
      syntax(
        en: "a directive may not follow a document that is still open",
        zh: "文档尚未结束，不能出现指令",
        range,
        hint: LocalizedText(
          en: "end the document before it with a line `...`",
          zh: "请先用一行 `...` 结束前面的文档"
        )
      )
    case .commentWithoutSpace(let range):
      syntax(
        en: "a comment needs a space before its `#`",
        zh: "注释的 `#` 前要有空格",
        range,
        hint: LocalizedText(en: "write ` #`", zh: "请写成 ` #`")
      )
    case .questionMarkWithoutSpace(let range):
      syntax(
        en: "`?` without a space behind it is text here, but cannot be read as such",
        zh: "这里的 `?` 后面没有空格，应是文字，但无法这样读取",
        range,
        hint: LocalizedText(
          en: "put the text in quotes, or a space behind the `?` of a key",
          zh: "请给文字加引号；如果 `?` 表示键，请在它后面加空格"
        )
      )
    case .blankLineTooDeep(let range):
      syntax(
        en: "this blank line is indented more than the first line of the text block",
        zh: "这一空行的缩进比文本块的第一行还深",
        range,
        hint: LocalizedText(en: "remove its spaces", zh: "请删去其中的空格")
      )
    case .continuationNotIndented(let range, let opening, let isTab):
      continuation(range, opening, isTab: isTab, isQuote: bytes.byte(at: opening).map { $0 < 0x30 } ?? false)
    case .trouble(let trouble, let range):
      self.trouble(trouble, range, bytes)
    case .wrongEncoding(let name):
      syntax(
        en: "the text is \(name), not UTF-8",
        zh: "这份文本是 \(name) 编码，而不是 UTF-8",
        TextRange(0, min(bytes.count, name.hasPrefix("UTF-32") ? 4 : 2)),
        hint: LocalizedText(
          en: "save it as UTF-8, or convert it: iconv -f \(name) -t UTF-8 OLD >NEW",
          zh: "请另存为 UTF-8 编码，或用命令转换：iconv -f \(name) -t UTF-8 旧文件 >新文件"
        )
      )
    }
  }

  static func syntax(
    en english: String,
    zh chinese: String,
    _ range: TextRange,
    hint: LocalizedText? = nil,
    notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic("yaml-syntax", LocalizedText(en: english, zh: chinese), at: range, hint: hint, notes: notes)
  }

  private static func continuation(
    _ range: TextRange,
    _ opening: Int,
    isTab: Bool,
    isQuote: Bool
  ) -> Diagnostic {
    let note = Note(
      isQuote
        ? LocalizedText(en: "the quoted value starts here", zh: "带引号的值从这里开始")
        : LocalizedText(en: "the bracket opens here", zh: "括号从这里开始"),
      at: TextRange(opening, opening + 1)
    )
    if isTab {
      return syntax(
        en: "a tab cannot be used for indentation",
        zh: "不能用制表符缩进",
        range,
        hint: LocalizedText(en: "use spaces instead of the tab", zh: "请用空格代替制表符"),
        notes: [note]
      )
    }
    return syntax(
      en: "this line belongs to the value above and must be indented more than its key",
      zh: "这一行属于上面的值，缩进必须比它的键更深",
      range,
      hint: isQuote
        ? LocalizedText(
          en: "close the quote above, or put spaces before this line",
          zh: "请在上面结束引号，或在行首加空格"
        )
        : LocalizedText(
          en: "close the bracket above, or put spaces before this line",
          zh: "请在上面结束括号，或在行首加空格"
        ),
      notes: [note]
    )
  }

  // MARK: Names

  static func undefinedAlias(_ name: String, _ range: TextRange, _ candidates: [String]) -> Diagnostic {
    let isLong = name.utf8.count > 60
    let candidates = isLong ? [] : candidates
    let name = shown(name)
    let hint =
      if let closest = Spelling.closest(to: name, among: candidates) {
        LocalizedText(en: "did you mean `*\(closest)`?", zh: "是不是想写 `*\(closest)`？")
      } else {
        LocalizedText(
          en: "define `&\(name)` before it, or put the value in quotes if `*` belongs to the text",
          zh: "请在前面定义 `&\(name)`；如果 `*` 是文字的一部分，请加引号"
        )
      }
    return syntax(
      en: "the alias `*\(name)` names no anchor of this document",
      zh: "别名 `*\(name)` 在本文档中没有对应的锚点",
      range,
      hint: hint
    )
  }

  static func duplicateKey(_ tree: DocumentTree, first: NodeID, second: NodeID) -> Diagnostic {
    let key = shown(tree.text(tree.resolved(second)))
    return Diagnostic(
      "duplicate-key",
      LocalizedText(en: "the key `\(key)` is already in this mapping", zh: "这个映射里已经有键 `\(key)`"),
      at: tree.range(second),
      hint: LocalizedText(
        en: "keep one of the two: programs disagree about which one counts",
        zh: "只保留一个：不同的程序对取哪一个做法不一"
      ),
      notes: [Note(LocalizedText(en: "first written here", zh: "第一次写在这里"), at: tree.range(first))]
    )
  }

  static func mergeKey(at range: TextRange) -> Diagnostic {
    Diagnostic(
      "merge-key",
      LocalizedText(
        en: "`<<` is an ordinary key here: YAML 1.2 has no merge keys",
        zh: "`<<` 在这里只是普通的键：YAML 1.2 没有合并键"
      ),
      at: range,
      severity: .warning,
      hint: LocalizedText(en: "write the merged keys out in full", zh: "请把要合并的键逐个写出来")
    )
  }

  /// A key or a name short enough for a message.
  private static func shown(_ key: String) -> String {
    key.unicodeScalars.count <= 60 ? key : String(key.prefix(57)) + "..."
  }

  // MARK: Characters

  private static func trouble(
    _ trouble: ByteSurvey.Trouble,
    _ range: TextRange,
    _ bytes: ByteView
  ) -> Diagnostic {
    switch trouble {
    case .invalidUTF8:
      let byte = "0x" + hex(UInt32(bytes.byte(at: Int(range.start)) ?? 0), digits: 2)
      return syntax(
        en: "the byte \(byte) is not valid UTF-8 here",
        zh: "字节 \(byte) 在这里不是有效的 UTF-8",
        range,
        hint: LocalizedText(
          en: "save the file as UTF-8; it may be in another encoding, such as Latin-1 or GBK",
          zh: "请把文件另存为 UTF-8；它可能是 GBK、Latin-1 等其他编码"
        )
      )
    case .nul:
      return syntax(
        en: "a NUL byte may not stand in YAML",
        zh: "YAML 中不能出现 NUL 字节",
        range,
        hint: LocalizedText(
          en: "remove it; is this a text file?",
          zh: "请删去它；这是文本文件吗？"
        )
      )
    case .control(let value):
      let name = scalarName(value)
      return syntax(
        en: "the control character \(name) may not stand in YAML",
        zh: "YAML 中不能出现控制字符 \(name)",
        range,
        hint: LocalizedText(
          en: "remove it, or write it as an escape in double quotes: \"\(escape(value))\"",
          zh: "请删去它，或在双引号中写成转义：\"\(escape(value))\""
        )
      )
    case .lineSeparator(let value):
      let name = scalarName(value)
      return syntax(
        en: "\(name) is an old line break that YAML 1.2 and editors do not count as one",
        zh: "\(name) 是旧式换行符，YAML 1.2 和编辑器都不把它当作换行",
        range,
        hint: LocalizedText(
          en: "use an ordinary line break, or write it as an escape in double quotes: \"\(escape(value))\"",
          zh: "请改用普通换行，或在双引号中写成转义：\"\(escape(value))\""
        )
      )
    case .byteOrderMark:
      return syntax(
        en: "a byte order mark may stand only at the start of a document",
        zh: "字节顺序标记只能位于文档开头",
        range,
        hint: LocalizedText(
          en: "remove it, or put a line `---` right after it",
          zh: "请删去它，或在它后面紧接一行 `---`"
        )
      )
    case .noncharacter(let value):
      let name = scalarName(value)
      return syntax(
        en: "\(name) is no character and may not stand in YAML",
        zh: "\(name) 不是字符，不能出现在 YAML 中",
        range,
        hint: LocalizedText(en: "remove it", zh: "请删去它")
      )
    }
  }

  static func scalarName(_ value: UInt32) -> String { "U+" + hex(value, digits: 4) }

  private static func escape(_ value: UInt32) -> String {
    switch value {
    case 0x85: "\\N"
    case 0x2028: "\\L"
    case 0x2029: "\\P"
    default: "\\x" + hex(value, digits: 2)
    }
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
