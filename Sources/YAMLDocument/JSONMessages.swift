import Diagnostics
import SourceText

/// What is wrong with a JSON text, before it is put into words.
enum JSONFailure: Error {
  enum NumberProblem {
    case noDigit
    case leadingZero
    case noFraction
    case noExponent
    case extraText
  }

  case limit(LimitKind, Int, TextRange)
  case empty(Int)
  case unclosed(Int, Int)
  case wrongBracket(Int, Int)
  case trailingComma(Int)
  case missingComma(Int, after: Int)
  case missingColon(Int)
  case badKey(Int)
  case badValue(Int)
  case badNumber(Int, NumberProblem)
  case textAfterEnd(Int)
  case unclosedString(Int)
  case controlInString(Int, Int)
  case invalidUTF8(Int)
  case badEscape(Int)
  case loneSurrogate(Int, Int)
}

/// The words for errors in JSON, with the habit of another language that most likely caused them.
struct JSONMessages {
  let bytes: ByteView

  func diagnostic(_ failure: JSONFailure) -> Diagnostic {
    switch failure {
    case .limit(let kind, let number, let range):
      YAMLMessages.limit(kind, number, at: range)
    case .empty(let offset):
      message("the text holds no JSON value", "文本中没有 JSON 值", TextRange(at: offset))
    case .unclosed(let opening, let end):
      message(
        "this `\(character(opening))` is never closed",
        "这个 `\(character(opening))` 没有结束",
        TextRange(opening, opening + 1),
        notes: [Note(LocalizedText(en: "the text ends here", zh: "文本在这里结束"), at: TextRange(at: end))]
      )
    case .wrongBracket(let place, let opening):
      message(
        "this `\(character(place))` does not close the `\(character(opening))`",
        "这个 `\(character(place))` 与 `\(character(opening))` 不匹配",
        TextRange(place, place + 1),
        notes: [Note(LocalizedText(en: "opened here", zh: "在这里开始"), at: TextRange(opening, opening + 1))]
      )
    case .trailingComma(let comma):
      message(
        "JSON allows no comma after the last item",
        "JSON 的最后一项后面不能有逗号",
        TextRange(comma, comma + 1),
        hint: LocalizedText(en: "remove the comma", zh: "请删去这个逗号")
      )
    case .missingComma(let place, let after):
      comment(place)
        ?? message(
          "a `,` or a closing bracket is missing here",
          "这里缺少 `,` 或右括号",
          TextRange(at: after),
          hint: LocalizedText(en: "put a comma between the items", zh: "请在各项之间加逗号"),
          notes: [Note(LocalizedText(en: "found this instead", zh: "遇到了这个"), at: range(place))]
        )
    case .missingColon(let place):
      comment(place)
        ?? message(
          "a `:` must follow the key",
          "键后面必须有 `:`",
          range(place),
          hint: character(place) == "=" ? LocalizedText(en: "write `:`", zh: "请写成 `:`") : nil
        )
    case .badKey(let place): badKey(place)
    case .badValue(let place): badValue(place)
    case .badNumber(let start, let problem): badNumber(start, problem)
    case .textAfterEnd(let place):
      comment(place)
        ?? message(
          "a JSON text is one value: nothing may follow it",
          "JSON 文本只有一个值，其后不能再有内容",
          range(place)
        )
    case .unclosedString(let start):
      message(
        "this string is never closed",
        "这个字符串没有结束",
        TextRange(start, start + 1),
        hint: LocalizedText(en: "put a `\"` at its end", zh: "请在末尾加上 `\"`")
      )
    case .controlInString(let place, let start): controlInString(place, start)
    case .invalidUTF8(let place):
      YAMLMessages.diagnostic(.trouble(.invalidUTF8, TextRange(place, place + 1)), bytes)
    case .badEscape(let place):
      message(
        "`\(bytes.text(place..<min(bytes.count, bytes.characterEnd(at: place + 1))))` is no JSON escape here",
        "`\(bytes.text(place..<min(bytes.count, bytes.characterEnd(at: place + 1))))` 在这里不是 JSON 转义",
        TextRange(place, min(bytes.count, bytes.characterEnd(at: place + 1))),
        hint: LocalizedText(
          en: "write `\\\\` for a backslash; `\\u` takes four hexadecimal digits",
          zh: "反斜杠请写成 `\\\\`；`\\u` 后面要有四位十六进制数字"
        )
      )
    case .loneSurrogate(let start, let end):
      message(
        "half of a surrogate pair is no character",
        "半个代理对不是字符",
        TextRange(start, end),
        hint: LocalizedText(
          en: "write both halves, or the character itself",
          zh: "请写出完整的一对，或直接写该字符"
        )
      )
    }
  }

  // MARK: Keys, values, numbers

  private func badKey(_ place: Int) -> Diagnostic {
    if let found = comment(place) { return found }
    if let found = otherQuote(place) { return found }
    let word = range(place)
    let text = bytes.text(word.indices)
    guard let byte = bytes.byte(at: place), JSONReader.isWordByte(byte) else {
      return message("a key in double quotes is expected here", "这里应有双引号中的键", word)
    }
    return message(
      "a JSON key must stand in double quotes",
      "JSON 的键必须放在双引号中",
      word,
      hint: LocalizedText(en: "write `\"\(text)\"`", zh: "请写成 `\"\(text)\"`")
    )
  }

  private func badValue(_ place: Int) -> Diagnostic {
    if let found = comment(place) { return found }
    if let found = otherQuote(place) { return found }
    let word = range(place)
    let text = bytes.text(word.indices)
    switch text {
    case "True", "TRUE", "False", "FALSE", "Null", "NULL", "None", "nil", "undefined":
      let right =
        text.lowercased().hasPrefix("t") ? "true" : text.lowercased().hasPrefix("f") ? "false" : "null"
      return message(
        "`\(text)` is no JSON value",
        "`\(text)` 不是 JSON 的值",
        word,
        hint: LocalizedText(en: "write `\(right)`", zh: "请写成 `\(right)`")
      )
    case "NaN", "Infinity":
      return message("JSON has no `\(text)`", "JSON 没有 `\(text)`", word)
    default: break
    }
    switch bytes.byte(at: place) {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"):
      return message(
        "a value is missing before this `\(character(place))`",
        "这个 `\(character(place))` 前面缺少值",
        word
      )
    case UInt8(ascii: "+"):
      return message(
        "a JSON number has no `+`",
        "JSON 数字前不能有 `+`",
        word,
        hint: LocalizedText(en: "remove the `+`", zh: "请删去 `+`")
      )
    case UInt8(ascii: "."):
      return message(
        "a JSON number starts with a digit",
        "JSON 数字必须以数字开头",
        word,
        hint: LocalizedText(en: "write `0\(text)`", zh: "请写成 `0\(text)`")
      )
    case let byte? where JSONReader.isWordByte(byte):
      return message(
        "text must stand in double quotes",
        "文字必须放在双引号中",
        word,
        hint: LocalizedText(en: "write `\"\(text)\"`", zh: "请写成 `\"\(text)\"`")
      )
    default:
      return message("no JSON value starts with `\(text)`", "JSON 的值不能以 `\(text)` 开头", word)
    }
  }

  private func badNumber(_ start: Int, _ problem: JSONFailure.NumberProblem) -> Diagnostic {
    var end = start
    while let byte = bytes.byte(at: end),
      JSONReader.isWordByte(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E
    {
      end += 1
    }
    let range = TextRange(start, end)
    let text = bytes.text(start..<end)
    let (english, chinese): (String, String) =
      switch problem {
      case .noDigit: ("a digit must follow the `-`", "`-` 后面必须是数字")
      case .leadingZero: ("a JSON number has no leading zero", "JSON 数字不能以 0 开头")
      case .noFraction: ("a digit must follow the point", "小数点后面必须有数字")
      case .noExponent: ("a digit must follow the exponent's `e`", "指数 `e` 后面必须有数字")
      case .extraText: ("`\(text)` is no JSON number", "`\(text)` 不是 JSON 数字")
      }
    return message(
      english,
      chinese,
      range,
      hint: LocalizedText(
        en: "write the number in decimal digits, or put it in double quotes",
        zh: "请写成十进制数字，或放进双引号"
      )
    )
  }

  private func controlInString(_ place: Int, _ start: Int) -> Diagnostic {
    if bytes[place] == 0x0A || bytes[place] == 0x0D {
      return message(
        "this string is not closed on its line",
        "这个字符串没有在本行结束",
        TextRange(start, start + 1),
        hint: LocalizedText(
          en: "put a `\"` at its end; write a line break as `\\n`",
          zh: "请在末尾加上 `\"`；换行请写成 `\\n`"
        ),
        notes: [Note(LocalizedText(en: "the line ends here", zh: "本行在这里结束"), at: TextRange(at: place))]
      )
    }
    let name = YAMLMessages.scalarName(UInt32(bytes[place]))
    let escape = bytes[place] == 0x09 ? "\\t" : "\\u00" + name.suffix(2)
    return message(
      "the control character \(name) must be escaped in a string",
      "字符串中的控制字符 \(name) 必须转义",
      TextRange(place, place + 1),
      hint: LocalizedText(en: "write `\(escape)`", zh: "请写成 `\(escape)`")
    )
  }

  // MARK: Habits from elsewhere

  private func comment(_ place: Int) -> Diagnostic? {
    let byte = bytes.byte(at: place)
    let next = bytes.byte(at: place + 1)
    guard
      byte == UInt8(ascii: "#")
        || (byte == UInt8(ascii: "/") && (next == UInt8(ascii: "/") || next == UInt8(ascii: "*")))
    else { return nil }
    return message(
      "JSON has no comments",
      "JSON 没有注释",
      TextRange(place, max(place, bytes.textEnd(of: place))),
      hint: LocalizedText(
        en: "remove the comment, or name the file `.yaml` and write it with `#`",
        zh: "请删去注释，或把文件改名为 `.yaml` 并用 `#` 写注释"
      )
    )
  }

  private func otherQuote(_ place: Int) -> Diagnostic? {
    let quote = character(place)
    guard ["'", "`", "“", "”", "‘", "’"].contains(quote) else { return nil }
    let shown = quote == "`" ? "a backtick" : "`\(quote)`"
    return message(
      "JSON strings stand in double quotes, not in \(shown)",
      "JSON 字符串要用双引号，而不是\(quote == "`" ? "反引号" : " `\(quote)`")",
      TextRange(place, bytes.characterEnd(at: place)),
      hint: LocalizedText(en: "write `\"` on both sides", zh: "请在两边写 `\"`")
    )
  }

  // MARK: Helpers

  private func message(
    _ english: String,
    _ chinese: String,
    _ range: TextRange,
    hint: LocalizedText? = nil,
    notes: [Note] = []
  ) -> Diagnostic {
    YAMLMessages.syntax(en: english, zh: chinese, range, hint: hint, notes: notes)
  }

  private func character(_ offset: Int) -> String {
    bytes.text(min(offset, bytes.count)..<bytes.characterEnd(at: offset))
  }

  /// The word at `offset`, or the one character there.
  private func range(_ offset: Int) -> TextRange {
    var end = offset
    while let byte = bytes.byte(at: end), JSONReader.isWordByte(byte) || (end > offset && byte == 0x2E) {
      end += 1
    }
    if end == offset {
      if let byte = bytes.byte(at: offset), byte == 0x2E || byte == 0x2B {
        end += 1
        while let next = bytes.byte(at: end), JSONReader.isWordByte(next) { end += 1 }
      } else {
        end = bytes.characterEnd(at: offset)
      }
    }
    return TextRange(min(offset, bytes.count), end)
  }
}
