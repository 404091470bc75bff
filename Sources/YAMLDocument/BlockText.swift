/// The text of a document for ``BlockReader``: what stands at a place of a line.
struct BlockText {
  /// A scalar on one line, whose decoded bytes stand in the source as they are.
  struct Scalar {
    let start: Int
    /// Past its last byte, the closing quote included; of a key, where its colon is.
    let end: Int
    let style: ScalarStyle
    /// Whether a colon and a blank follow.
    let isKey: Bool

    /// The scalar as a tree keeps it.
    var node: Node {
      let quote = style == .plain ? 0 : 1
      return Node(
        kind: .scalar,
        style: style,
        start: start,
        end: end,
        content: start + quote,
        count: end - start - 2 * quote
      )
    }
  }

  let bytes: ByteView
  let end: Int

  init(_ bytes: ByteView, end: Int) {
    self.bytes = bytes
    self.end = end
  }

  /// Whether a dash stands at a place, and a blank or the end of the line behind it.
  func isDash(at place: Int) -> Bool {
    bytes[place] == UInt8(ascii: "-") && isBlank(place + 1)
  }

  private func isBlank(_ place: Int) -> Bool {
    place >= end || bytes[place] == 0x20 || bytes[place] == 0x0A
  }

  /// The first place that is no space.
  func afterBlanks(_ place: Int) -> Int {
    var place = place
    while place < end, bytes[place] == 0x20 { place += 1 }
    return place
  }

  /// Whether a collection in brackets begins at a place.
  func isBracket(_ place: Int) -> Bool {
    bytes[place] == UInt8(ascii: "[") || bytes[place] == UInt8(ascii: "{")
  }

  /// Whether a line ends at a place, which follows a blank or a sign, or only a comment follows.
  func isRestBlank(_ place: Int) -> Bool {
    place >= end || bytes[place] == 0x0A
      || (bytes[place] == UInt8(ascii: "#") && bytes[place - 1] == 0x20)
  }

  /// The start of the next line when nothing but a comment follows; nil when something does.
  func blankRest(after place: Int) -> Int? {
    let content = afterBlanks(place)
    return isRestBlank(content) ? nextLine(after: content) : nil
  }

  /// The start of the next line, or the end; nil when the line has a carriage return.
  func nextLine(after place: Int) -> Int? {
    var index = place
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A { return index }
      if byte == 0x0D { return nil }
    }
    return end
  }

  /// The scalar at a place, or nil when it is none that is as plain as it looks.
  func scalar(at start: Int) -> Scalar? {
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted(at: start)
    // A byte order mark is looked at by libyaml.
    case 0xEF: return nil
    case UInt8(ascii: "-"):
      guard !isBlank(start + 1) else { return nil }
      return plain(at: start)
    case let first:
      guard !Self.isIndicator(first) else { return nil }
      return plain(at: start)
    }
  }

  @inline(__always)
  private func plain(at start: Int) -> Scalar? {
    var index = start
    scan: while index < end {
      let byte = bytes[index]
      if byte > 0x3A || !Self.isSpecial(byte) {
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: ":"):
        if isBlank(index + 1) {
          // A blank before the colon is no part of the key: that is for libyaml.
          return bytes[index - 1] == 0x20
            ? nil : Scalar(start: start, end: index, style: .plain, isKey: true)
        }
      case UInt8(ascii: "#"):
        if bytes[index - 1] == 0x20 { break scan }
      case 0x0A: break scan
      default: return nil
      }
      index += 1
    }
    while bytes[index - 1] == 0x20 { index -= 1 }
    return Scalar(start: start, end: index, style: .plain, isKey: false)
  }

  private func quoted(at start: Int) -> Scalar? {
    guard let index = afterQuotes(from: start) else { return nil }
    let style: ScalarStyle = bytes[start] == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted
    if isBlank(index) { return Scalar(start: start, end: index, style: style, isKey: false) }
    guard bytes[index] == UInt8(ascii: ":"), isBlank(index + 1) else { return nil }
    return Scalar(start: start, end: index, style: style, isKey: true)
  }

  /// The place behind the quote that ends a text; nil where it holds an escape or is not on one line.
  func afterQuotes(from start: Int) -> Int? {
    let quote = bytes[start]
    var index = start + 1
    while index < end, bytes[index] != quote {
      let byte = bytes[index]
      if byte < 0x20 || (byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"")) { return nil }
      index += 1
    }
    return index < end ? index + 1 : nil
  }

  /// The bytes that may end a plain scalar, or that are not read here: tab, line breaks, `#`, `:`.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    (0x0400_0008_0000_2600 as UInt64 >> UInt64(byte)) & 1 == 1
  }

  /// The bytes with which no plain scalar begins, those included that may only do so before certain others,
  /// and blanks.
  private static func isIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x20, UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["),
      UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "!"),
      UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      true
    default: false
    }
  }
}
