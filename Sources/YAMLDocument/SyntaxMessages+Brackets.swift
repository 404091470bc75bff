import Diagnostics
import SourceText

/// Quotes and brackets that are not closed, or closed too early, and characters that start no value.
extension SyntaxMessages {
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
  func strayText() -> Finding? {
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
    if last == UInt8(ascii: "]") || last == UInt8(ascii: "}") {
      return Finding(
        english: "the brackets have ended before this text",
        chinese: "括号在这段文字之前已经结束",
        range: range,
        hint: LocalizedText(
          en: "put the whole value in quotes if it is text or an expression",
          zh: "如果它是文字或表达式，请给整个值加引号"
        ),
        showsContext: false
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
    if isAtDocumentEnd(error.place) { return neverClosed(error.contextPlace) }
    let opening = character(error.contextPlace)
    let note = Note(
      LocalizedText(
        en: "while parsing a flow \(english == "list" ? "sequence" : "mapping")",
        zh: "正在解析这个\(chinese)"
      ),
      at: opening
    )
    let byte = bytes.byte(at: error.place)
    // A key on a later line: the bracket was forgotten.
    let isLater = bytes.lineStart(of: error.place) != bytes.lineStart(of: error.contextPlace)
    if isLater, byte == UInt8(ascii: ":") || isKeyBeside(error.contextPlace) {
      return neverClosed(error.contextPlace)
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

  /// Whether the error's line starts with a key that is indented no deeper than the line of a bracket.
  private func isKeyBeside(_ bracket: Int) -> Bool {
    bytes.isTextStart(error.place) && separator(in: error.place) != nil
      && bytes.column(of: error.place) <= bytes.column(of: bytes.textStart(of: bracket))
  }

  func neverOpened() -> Finding {
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

  private func isAtDocumentEnd(_ offset: Int) -> Bool {
    guard offset < bytes.count else { return true }
    return DocumentBoundary.isLineStart(bytes, offset, from: 0)
      && (DocumentBoundary.isMarker(bytes, at: offset, UInt8(ascii: "-"), end: bytes.count)
        || DocumentBoundary.isMarker(bytes, at: offset, UInt8(ascii: "."), end: bytes.count))
  }

  func neverClosed(_ opening: Int) -> Finding {
    let isList = bytes.byte(at: opening) == UInt8(ascii: "[")
    let (open, close) = isList ? ("[", "]") : ("{", "}")
    return Finding(
      english: "this `\(open)` is never closed",
      chinese: "这个 `\(open)` 没有对应的 `\(close)`",
      range: character(opening),
      hint: LocalizedText(
        en: "put a `\(close)` at the end of the \(isList ? "list" : "mapping")",
        zh: "请在\(isList ? "列表" : "映射")末尾加上 `\(close)`"
      ),
      notes: [Note(LocalizedText(en: "noticed here", zh: "在这里发现"), at: here)],
      showsContext: false
    )
  }

  func missingContent() -> Finding {
    if let bracket = error.openBracket, isAtDocumentEnd(error.place) { return neverClosed(bracket) }
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
