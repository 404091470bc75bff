import Diagnostics
import SourceText

/// Lines that stand where nothing above has its column, and tabs.
extension SyntaxMessages {
  func indentationHint(_ spaces: Int) -> LocalizedText {
    LocalizedText(
      en: spaces == 0
        ? "start the line without spaces" : "start the line with \(spaces) space\(spaces == 1 ? "" : "s")",
      zh: spaces == 0 ? "行首不要有空格" : "行首应有 \(spaces) 个空格"
    )
  }

  func missingKey() -> Finding {
    if let extra = strayText() { return extra }
    if bytes.byte(at: error.place) == UInt8(ascii: ":"), bytes.isTextStart(error.place) {
      return Finding(
        english: "a key is missing before this `:`",
        chinese: "这个 `:` 前面缺少键",
        range: here,
        hint: LocalizedText(
          en: "write `key: value`, or put the value in quotes if it is text",
          zh: "请写成 `键: 值`；如果它是文字，请加引号"
        ),
        showsContext: false
      )
    }
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
    let previous = bytes.previousTextLine(before: error.place) ?? error.contextPlace
    if bytes.byte(at: bytes.lineStart(of: error.contextPlace)) == UInt8(ascii: "%")
      || bytes.byte(at: previous) == UInt8(ascii: "%")
    {
      return Finding(
        english: "a line `---` must follow the directives",
        chinese: "指令之后必须有一行 `---`",
        range: line(error.place),
        hint: LocalizedText(en: "put a line `---` before this one", zh: "请在这一行前面加一行 `---`"),
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
}
