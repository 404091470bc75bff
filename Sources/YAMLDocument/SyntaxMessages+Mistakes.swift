import Diagnostics
import SourceText

/// The mistakes that people really make, found in the text around the error.
extension SyntaxMessages {
  // MARK: Places

  /// The character at the error.
  var here: TextRange { character(error.place) }

  func character(_ offset: Int) -> TextRange {
    guard let byte = bytes.byte(at: offset), byte != 0x0A, byte != 0x0D else { return TextRange(at: offset) }
    return TextRange(offset, bytes.characterEnd(at: offset))
  }

  /// From `offset` up to the next blank.
  func word(_ offset: Int) -> TextRange {
    var end = offset
    while let byte = bytes.byte(at: end), byte > 0x20 { end += 1 }
    return TextRange(offset, end)
  }

  /// The text of the line that holds `offset`.
  func line(_ offset: Int) -> TextRange {
    let start = bytes.textStart(of: offset)
    return TextRange(start, max(start, bytes.textEnd(of: offset)))
  }

  var quoteHint: LocalizedText {
    LocalizedText(en: "put the value in quotes if it is text", zh: "如果它是文字，请加引号")
  }

  // MARK: Colons

  func misplacedColon() -> Finding {
    let lineStart = bytes.lineStart(of: error.place)
    if DocumentBoundary.isMarker(bytes, at: lineStart, UInt8(ascii: "-"), end: bytes.count) {
      return Finding(
        english: "a mapping cannot start on the line of `---`",
        chinese: "映射不能从 `---` 所在的行开始",
        range: here,
        hint: LocalizedText(en: "put it on the next line", zh: "请把它放到下一行")
      )
    }
    // `a:1` is a word; with the next line's `b: 2` it makes one long key that may not be.
    if let colon = missingSpaceAbove() { return missingSpace(colon) }
    if let previous = bytes.previousTextLine(before: error.place), separator(in: error.place) == error.place {
      let above = bytes.textStart(of: previous)
      let own = bytes.textStart(of: error.place)
      let aboveColumn = bytes.column(of: keyStart(above))
      let ownColumn = bytes.column(of: own)
      if ownColumn > aboveColumn, let key = separator(in: previous), key + 1 < bytes.textEnd(of: previous) {
        return Finding(
          english: "this key is indented under a key that already has a value",
          chinese: "这个键缩进在一个已经有值的键之下",
          range: TextRange(own, error.place),
          hint: indentationHint(aboveColumn - 1),
          notes: [
            Note(LocalizedText(en: "the value it would continue", zh: "它上面已有的值"), at: line(previous))
          ]
        )
      }
      if separator(in: previous) == nil {
        return Finding(
          english: "the line above has no `:` after its key",
          chinese: "上一行的键后面没有 `:`",
          range: line(previous),
          hint: LocalizedText(
            en: "write `key: value`, or start a list item with `- `",
            zh: "请写成 `键: 值`，或用 `- ` 开始列表项"
          ),
          notes: [Note(LocalizedText(en: "noticed here", zh: "在这里发现"), at: here)]
        )
      }
    }
    return Finding(
      english: "a second `:` makes this value look like a key",
      chinese: "第二个 `:` 使这个值看起来像键",
      range: here,
      hint: LocalizedText(
        en: "put the value in quotes if the colon belongs to it",
        zh: "如果冒号是值的一部分，请给值加引号"
      )
    )
  }

  func missingColon() -> Finding {
    let text = line(error.contextPlace)
    if let colon = missingSpace(in: text) { return missingSpace(colon) }
    return Finding(
      english: "this line has no `:` after its key",
      chinese: "这一行的键后面没有 `:`",
      range: text,
      hint: LocalizedText(
        en: "write `key: value`, or indent the line if it continues the value above",
        zh: "请写成 `键: 值`；如果它接着上面的值，请缩进"
      ),
      showsContext: false
    )
  }

  private func missingSpace(_ colon: Int) -> Finding {
    let range = line(colon)
    let key = bytes.text(Int(range.start)..<colon)
    let value = bytes.text(colon + 1..<Int(range.end))
    return Finding(
      english: "a space is missing after this colon",
      chinese: "这个冒号后面缺少空格",
      range: TextRange(colon, colon + 1),
      hint: LocalizedText(en: "write `\(key): \(value)`", zh: "请写成 `\(key): \(value)`"),
      showsContext: false
    )
  }

  /// The colon without a space in the text line above the error.
  private func missingSpaceAbove() -> Int? {
    guard let previous = bytes.previousTextLine(before: error.place) else { return nil }
    return missingSpace(in: line(previous))
  }

  /// The colon in a line like `key:value`; not in a line that has a proper `key: `, nor in `http://`.
  private func missingSpace(in range: TextRange) -> Int? {
    let start = keyStart(Int(range.start))
    guard separator(in: start) == nil else { return nil }
    for index in start..<max(start, Int(range.end)) {
      switch bytes[index] {
      case UInt8(ascii: ":"):
        let next = bytes.byte(at: index + 1)
        return index > start && next != UInt8(ascii: "/") && next != UInt8(ascii: ":") ? index : nil
      case 0x20, 0x09, UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "{"): return nil
      default: break
      }
    }
    return nil
  }

  /// The first `: ` or final `:` of the line that holds `offset`.
  private func separator(in offset: Int) -> Int? {
    let end = bytes.lineEnd(of: offset)
    var index = bytes.textStart(of: offset)
    while index < end {
      if bytes[index] == UInt8(ascii: ":") {
        let next = bytes.byte(at: index + 1)
        if index + 1 >= end || next == 0x20 || next == 0x09 { return index }
      }
      if bytes[index] == UInt8(ascii: "#"), index == bytes.textStart(of: offset) || bytes[index - 1] <= 0x20 {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// Where the text after `- ` starts.
  private func keyStart(_ offset: Int) -> Int {
    var start = offset
    while bytes.byte(at: start) == UInt8(ascii: "-"), bytes.byte(at: start + 1) == 0x20 {
      start += 1
      while bytes.byte(at: start) == 0x20 { start += 1 }
    }
    return start
  }

  // MARK: Indentation

  func indentationHint(_ spaces: Int) -> LocalizedText {
    LocalizedText(
      en: spaces == 0
        ? "start the line without spaces" : "start the line with \(spaces) space\(spaces == 1 ? "" : "s")",
      zh: spaces == 0 ? "行首不要有空格" : "行首应有 \(spaces) 个空格"
    )
  }

  func missingKey() -> Finding {
    if let extra = strayText() { return extra }
    let column = bytes.column(of: error.contextPlace)
    if bytes.isTextStart(error.place), bytes.column(of: error.place) == column,
      bytes.byte(at: error.place) == UInt8(ascii: "-")
    {
      return Finding(
        english: "a list item stands among the keys of a mapping",
        chinese: "映射的键之间出现了列表项",
        range: here,
        hint: LocalizedText(
          en: "put the list under a key of its own, or give the line a key",
          zh: "请把列表放在一个键之下，或给这一行写上键"
        )
      )
    }
    return wrongIndentation("keys", "键")
  }

  func missingDash() -> Finding {
    if let extra = strayText() { return extra }
    if bytes.isTextStart(error.place), bytes.column(of: error.place) == bytes.column(of: error.contextPlace) {
      return Finding(
        english: "this line stands among the items of a list but does not start with `- `",
        chinese: "这一行位于列表项之间，却没有以 `- ` 开头",
        range: line(error.place),
        hint: LocalizedText(
          en: "start it with `- `, or indent it if it belongs to the item above",
          zh: "请以 `- ` 开头；如果它属于上一项，请缩进"
        )
      )
    }
    return wrongIndentation("items", "项")
  }

  private func wrongIndentation(_ english: String, _ chinese: String) -> Finding {
    // The nearest columns that exist: that of the collection, and that of the line above.
    let column = bytes.column(of: error.contextPlace)
    var hint = indentationHint(column - 1)
    if let previous = bytes.previousTextLine(before: error.place) {
      let above = bytes.column(of: keyStart(bytes.textStart(of: previous)))
      if above != column, above != bytes.column(of: error.place) {
        hint = LocalizedText(
          en: "start the line with \(above - 1) spaces to line up with the one above, or with \(column - 1)",
          zh: "行首应有 \(above - 1) 个空格（与上一行对齐），或 \(column - 1) 个空格"
        )
      }
    }
    return Finding(
      english: "the indentation of this line matches no \(english) above it",
      chinese: "这一行的缩进与上面的任何\(chinese)都不一致",
      range: line(error.place),
      hint: hint
    )
  }

  func tab() -> Finding {
    var start = bytes.lineStart(of: error.place)
    while start < error.place, bytes[start] != 0x09 { start += 1 }
    var end = start
    while bytes.byte(at: end) == 0x09 { end += 1 }
    return Finding(
      english: "a tab cannot be used for indentation",
      chinese: "不能用制表符缩进",
      range: start < end ? TextRange(start, end) : here,
      hint: LocalizedText(en: "use spaces instead of the tab", zh: "请用空格代替制表符")
    )
  }

  func textAfterDocument() -> Finding {
    let firstByte = bytes.byte(at: bytes.lineStart(of: error.contextPlace))
    if firstByte == UInt8(ascii: "%") {
      return Finding(
        english: "a line `---` must follow the directives",
        chinese: "指令之后必须有一行 `---`",
        range: line(error.place),
        showsContext: false
      )
    }
    var hint = LocalizedText(
      en: "put a line `---` before it if a new document starts here",
      zh: "如果这里开始新的文档，请在前面加一行 `---`"
    )
    if bytes.isTextStart(error.place), let start = outermostStart(),
      bytes.column(of: error.place) < bytes.column(of: start)
    {
      hint = indentationHint(bytes.column(of: start) - 1)
      return Finding(
        english: "this line is indented less than the first one",
        chinese: "这一行的缩进比第一行少",
        range: line(error.place),
        hint: hint,
        notes: [Note(LocalizedText(en: "the first line", zh: "第一行"), at: line(start))],
        showsContext: false
      )
    }
    if let byte = bytes.byte(at: error.place), byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
      return neverOpened()
    }
    return Finding(
      english: "the document has ended before this text",
      chinese: "文档在这段文字之前已经结束",
      range: line(error.place),
      hint: hint,
      showsContext: false
    )
  }

  /// The first text of the document that the error ends.
  private func outermostStart() -> Int? {
    var line = bytes.previousTextLine(before: error.place)
    var first: Int?
    while let current = line, current >= error.documentStart {
      if DocumentBoundary.isMarker(bytes, at: current, UInt8(ascii: "-"), end: bytes.count) { break }
      first = bytes.textStart(of: current)
      line = bytes.previousTextLine(before: current)
    }
    return first
  }

  // MARK: Quotes

  func unclosedQuote() -> Finding {
    let quote = bytes.byte(at: error.contextPlace) == UInt8(ascii: "'") ? "'" : "\""
    let atMarker = error.problem == "found unexpected document indicator"
    return Finding(
      english: "this quote is never closed",
      chinese: "这个引号没有结束",
      range: character(error.contextPlace),
      hint: LocalizedText(en: "put a `\(quote)` at the end of the value", zh: "请在值的末尾加上 `\(quote)`"),
      notes: [
        atMarker
          ? Note(LocalizedText(en: "the document ends here", zh: "文档在这里结束"), at: word(error.place))
          : Note(LocalizedText(en: "the text ends here", zh: "文本在这里结束"), at: TextRange(at: error.place))
      ],
      showsContext: false
    )
  }

  /// Text right behind a quoted value or a bracket, which can only be a mistake.
  private func strayText() -> Finding? {
    guard let byte = bytes.byte(at: error.place), !bytes.isTextStart(error.place) else { return nil }
    if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { return neverOpened() }
    var before = error.place
    while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
    guard before > 0 else { return nil }
    let last = bytes[before - 1]
    if last == UInt8(ascii: "'") || last == UInt8(ascii: "\""), let opening = openingAbove(last, before - 1) {
      return Finding(
        english: "a quote from a line above ends here",
        chinese: "上面某行的引号到这里才结束",
        range: TextRange(before - 1, before),
        hint: LocalizedText(en: "is a closing quote missing above?", zh: "上面是不是缺少结束引号？"),
        notes: [
          Note(LocalizedText(en: "the quote that may be open", zh: "可能没有结束的引号"), at: character(opening))
        ],
        showsContext: false
      )
    }
    let range = TextRange(error.place, max(error.place, bytes.textEnd(of: error.place)))
    if last == UInt8(ascii: "'") {
      return Finding(
        english: "the quoted value has ended before this text",
        chinese: "引号中的值在这段文字之前已经结束",
        range: range,
        hint: LocalizedText(
          en: "inside single quotes write an apostrophe as `''`",
          zh: "在单引号中，撇号要写成 `''`"
        )
      )
    }
    if last == UInt8(ascii: "\"") {
      return Finding(
        english: "the quoted value has ended before this text",
        chinese: "引号中的值在这段文字之前已经结束",
        range: range,
        hint: LocalizedText(
          en: "put the whole value in quotes; inside them write a quote as `\\\"`",
          zh: "请把整个值放进引号；其中的引号写成 `\\\"`"
        )
      )
    }
    return nil
  }

  /// The quote on an earlier line that the one at `offset` closes, when its own line has none for it.
  private func openingAbove(_ quote: UInt8, _ offset: Int) -> Int? {
    func quotes(from start: Int, to end: Int) -> [Int] {
      (start..<max(start, end)).filter { bytes[$0] == quote }
    }
    let start = bytes.lineStart(of: offset)
    guard quotes(from: start, to: offset).count.isMultiple(of: 2) else { return nil }
    var line = start
    while line > error.documentStart {
      line = DocumentBoundary.previousLine(bytes, before: line, from: 0)
      let found = quotes(from: line, to: bytes.lineEnd(of: line))
      if !found.count.isMultiple(of: 2) { return found.last }
    }
    return nil
  }

  /// A hint about `“`, `”`, `‘` and `’` when one starts a value on the line.
  func smartQuoteHint(_ finding: Finding) -> LocalizedText? {
    let end = bytes.lineEnd(of: Int(finding.range.start))
    var index = bytes.textStart(of: Int(finding.range.start))
    while index + 2 < end {
      if bytes[index] == 0xE2, bytes[index + 1] == 0x80, [0x98, 0x99, 0x9C, 0x9D].contains(bytes[index + 2]) {
        let quote = bytes.text(index..<index + 3)
        return LocalizedText(
          en: "`\(quote)` is a typographic quote and means nothing in YAML: use `\"` or `'`",
          zh: "`\(quote)` 是中文（弯）引号，在 YAML 中没有作用：请用 `\"` 或 `'`"
        )
      }
      index += 1
    }
    return nil
  }

  // MARK: Brackets and first characters

  func unclosedFlow(_ open: String, _ close: String, _ english: String, _ chinese: String) -> Finding {
    let opening = character(error.contextPlace)
    let note = Note(
      LocalizedText(
        en: "while parsing a flow \(english == "list" ? "sequence" : "mapping")",
        zh: "正在解析这个\(chinese)"
      ),
      at: opening
    )
    let byte = bytes.byte(at: error.place)
    let atMarker =
      DocumentBoundary.isLineStart(bytes, error.place, from: 0)
      && (DocumentBoundary.isMarker(bytes, at: error.place, UInt8(ascii: "-"), end: bytes.count)
        || DocumentBoundary.isMarker(bytes, at: error.place, UInt8(ascii: "."), end: bytes.count))
    // A key on a later line, or nothing at all: the bracket was forgotten.
    let isLater = bytes.lineStart(of: error.place) != bytes.lineStart(of: error.contextPlace)
    if byte == nil || atMarker || (isLater && byte == UInt8(ascii: ":")) {
      return Finding(
        english: "this `\(open)` is never closed",
        chinese: "这个 `\(open)` 没有对应的 `\(close)`",
        range: opening,
        hint: LocalizedText(
          en: "put a `\(close)` at the end of the \(english)",
          zh: "请在\(chinese)末尾加上 `\(close)`"
        ),
        notes: [Note(LocalizedText(en: "noticed here", zh: "在这里发现"), at: here)],
        showsContext: false
      )
    }
    if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
      return Finding(
        english: "this bracket does not close the `\(open)`",
        chinese: "这个括号与 `\(open)` 不匹配",
        range: here,
        hint: LocalizedText(en: "write `\(close)`", zh: "请写成 `\(close)`"),
        notes: [note],
        showsContext: false
      )
    }
    return Finding(
      english: "a `,` or `\(close)` is missing here",
      chinese: "这里缺少 `,` 或 `\(close)`",
      range: here,
      hint: byte == UInt8(ascii: ":") ? quoteHint : nil,
      notes: [note],
      showsContext: false
    )
  }

  private func neverOpened() -> Finding {
    let bracket = bytes.text(Int(here.start)..<Int(here.end))
    return Finding(
      english: "this `\(bracket)` was never opened",
      chinese: "这个 `\(bracket)` 没有对应的开括号",
      range: here,
      hint: LocalizedText(
        en: "remove it, or put the value in quotes if it is text",
        zh: "请删去它；如果它是文字，请加引号"
      )
    )
  }

  func missingContent() -> Finding {
    switch bytes.byte(at: error.place) {
    case UInt8(ascii: "]"), UInt8(ascii: "}"): return neverOpened()
    case UInt8(ascii: ","):
      return Finding(
        english: "a value is missing before this `,`",
        chinese: "这个 `,` 前面缺少值",
        range: here,
        hint: LocalizedText(
          en: "remove the comma, or put the value in quotes if it is text",
          zh: "请删去逗号；如果它是文字，请加引号"
        )
      )
    default:
      return Finding(english: "a value is missing here", chinese: "这里缺少值", range: here)
    }
  }

  func badStart() -> Finding {
    if bytes.byte(at: error.place) == 0x09 { return tab() }
    let sign = bytes.text(Int(here.start)..<Int(here.end))
    let isBacktick = sign == "`"
    return Finding(
      english: "a value without quotes cannot start with \(isBacktick ? "a backtick" : "`\(sign)`")",
      chinese: "没有引号的值不能以\(isBacktick ? "反引号" : " `\(sign)` ")开头",
      range: here,
      hint: quoteHint,
      showsContext: false
    )
  }
}
