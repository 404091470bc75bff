import Diagnostics
import SourceText

/// A colon too many, too few, or without its space.
extension SyntaxMessages {
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
    if let long = keyTooLong(before: error.place) { return long }
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
    if let long = keyTooLong(before: separator(in: error.contextPlace) ?? error.contextPlace) { return long }
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

  /// The key before a colon, when it is longer than a key that no `?` announces may be (YAML 1.2.2 §8.2.2).
  private func keyTooLong(before colon: Int) -> Finding? {
    let start = keyStart(bytes.textStart(of: colon))
    guard colon - start > 1024, bytes.byte(at: colon) == UInt8(ascii: ":"), separator(in: start) == colon
    else { return nil }
    return Finding(
      english: "the key before this `:` is longer than 1024 characters",
      chinese: "这个 `:` 前面的键超过 1024 个字符",
      range: here,
      hint: LocalizedText(
        en: "start the line with `? ` and the next with `: ` if it really is a key",
        zh: "如果它确实是键，请在行首写 `? `，下一行以 `: ` 开头"
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
  func separator(in offset: Int) -> Int? {
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
  func keyStart(_ offset: Int) -> Int {
    var start = offset
    while bytes.byte(at: start) == UInt8(ascii: "-"), bytes.byte(at: start + 1) == 0x20 {
      start += 1
      while bytes.byte(at: start) == 0x20 { start += 1 }
    }
    return start
  }
}
