import SourceText

/// Where in the source a byte of a decoded scalar comes from.
extension DocumentTree {
  /// The offset in the source of the decoded byte at `decodedOffset` of a scalar.
  ///
  /// For a byte that comes from an escape, the escape's start; for a folded line break, the break. The
  /// offset past the last byte gives the end of the scalar's text. Other nodes give their own start.
  /// Expressions and templates inside scalars are blamed through this.
  /// O(length of the scalar).
  package func sourceOffset(_ node: NodeID, at decodedOffset: Int) -> Int {
    let stored = nodes[Int(node.index)]
    guard stored.kind == .scalar else { return Int(stored.start) }
    let target = max(0, min(decodedOffset, Int(stored.count)))
    if !stored.flag { return Int(stored.content) + target }
    let isQuoted = stored.style == .singleQuoted || stored.style == .doubleQuoted
    let end = isQuoted ? Int(stored.end) - 1 : Int(stored.end)
    guard target < Int(stored.count) else { return end }
    var walk = ScalarWalk(
      source: source.bytes,
      decoded: sideText[Int(stored.content)..<Int(stored.content + stored.count)],
      style: stored.style,
      start: Int(stored.start),
      end: end
    )
    return walk.offset(of: target)
  }
}

/// Walks through a scalar's source and its decoded bytes side by side.
///
/// Decoding only drops bytes (indentation, blanks before a break, the mark of an escape), turns a break
/// into a space, and replaces escapes; so both sides line up again at every byte that is no blank.
private struct ScalarWalk {
  let source: [UInt8]
  let decoded: ArraySlice<UInt8>
  let style: ScalarStyle
  let end: Int
  private var place: Int
  /// Columns that a block scalar's lines lose.
  private var indent = 0

  init(source: [UInt8], decoded: ArraySlice<UInt8>, style: ScalarStyle, start: Int, end: Int) {
    self.source = source
    self.decoded = decoded
    self.style = style
    self.end = end
    place = start
    switch style {
    case .singleQuoted, .doubleQuoted: place += 1
    case .literal, .folded: enterBlock()
    case .plain, .none: break
    }
  }

  mutating func offset(of target: Int) -> Int {
    var index = decoded.startIndex
    let wanted = decoded.startIndex + target
    while index <= wanted, place < end {
      let byte = decoded[index]
      if style == .doubleQuoted, source[place] == UInt8(ascii: "\\") {
        if let escape = escape() {
          if index + escape.decoded > wanted { return place }
          index += escape.decoded
          place += escape.written
        } else {
          skipEscapedBreak()
        }
        continue
      }
      alignBlanks(with: byte)
      if index == wanted || place >= end { return place }
      let isDoubledQuote = style == .singleQuoted && byte == UInt8(ascii: "'")
      if isBreak(source[place]) { passBreak() } else { place += isDoubledQuote ? 2 : 1 }
      index += 1
    }
    return min(place, end)
  }

  /// Moves to the source byte that `byte` comes from, past what decoding drops.
  private mutating func alignBlanks(with byte: UInt8) {
    if byte == 0x20 || byte == 0x09 || byte == 0x0A {
      guard place < end, source[place] != byte else { return }
      // A blank that is not there stands for a break; blanks before the break are dropped.
      var next = place
      while next < end, source[next] == 0x20 || source[next] == 0x09 { next += 1 }
      if next < end, isBreak(source[next]) { place = next }
    } else {
      while place < end, source[place] != byte, source[place] <= 0x20 { place += 1 }
    }
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Goes past a line break and the indentation after it.
  private mutating func passBreak() {
    if source[place] == 0x0D, place + 1 < end, source[place + 1] == 0x0A { place += 1 }
    place += 1
    if style == .literal || style == .folded {
      skipIndent()
    } else {
      while place < end, source[place] == 0x20 || source[place] == 0x09 { place += 1 }
    }
  }

  private mutating func skipIndent() {
    var columns = 0
    while columns < indent, place < end, source[place] == 0x20 {
      place += 1
      columns += 1
    }
  }

  /// Goes past the header of a block scalar and finds out its indentation.
  private mutating func enterBlock() {
    while place < end, !isBreak(source[place]) { place += 1 }
    guard place < end else { return }
    passBreak()
    // The first line with text, in the source and decoded: what it lost is the indentation.
    var line = place
    var index = line
    while index < end, source[index] == 0x20 || isBreak(source[index]) {
      if isBreak(source[index]) { line = index + 1 }
      index += 1
    }
    var kept = 0
    for byte in decoded {
      if byte == 0x20 { kept += 1 } else if byte == 0x0A { kept = 0 } else { break }
    }
    indent = max(0, index - line - kept)
    skipIndent()
  }

  /// The escape at `place`: its bytes as written and as decoded; nil for an escaped line break.
  private func escape() -> (written: Int, decoded: Int)? {
    guard place + 1 < end else { return (1, 1) }
    let digits: Int
    switch source[place + 1] {
    case 0x0A, 0x0D: return nil
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case UInt8(ascii: "N"), UInt8(ascii: "_"): return (2, 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): return (2, 3)
    default: return (2, 1)
    }
    var value: UInt32 = 0
    for offset in 0..<digits where place + 2 + offset < end {
      value = value << 4 | (JSONReader.hexDigit(source[place + 2 + offset]) ?? 0)
    }
    // In JSON, and only there, two escapes may make one character.
    if 0xD800...0xDBFF ~= value { return (12, 4) }
    return (2 + digits, value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4)
  }

  private mutating func skipEscapedBreak() {
    place += 1
    passBreak()
  }
}
