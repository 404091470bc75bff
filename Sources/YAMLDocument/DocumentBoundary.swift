/// Where one document ends and another starts, as far as the lines alone show.
///
/// A `---` or `...` at the start of a line, followed by a blank or the end, is always a document marker:
/// it may not stand inside any scalar (YAML 1.2.2 §9.1.2).
enum DocumentBoundary {
  /// Whether `---` or `...`, by `mark`, stands at `offset` and ends there as a word.
  static func isMarker(_ bytes: ByteView, at offset: Int, _ mark: UInt8, end: Int) -> Bool {
    guard offset + 3 <= end, bytes[offset] == mark, bytes[offset + 1] == mark,
      bytes[offset + 2] == mark
    else { return false }
    guard offset + 3 < end else { return true }
    let next = bytes[offset + 3]
    return next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D
  }

  /// Whether `offset` is the first byte of a line.
  static func isLineStart(_ bytes: ByteView, _ offset: Int, from start: Int) -> Bool {
    guard offset > start else { return true }
    let last = bytes[offset - 1]
    if last == 0x0A { return true }
    return last == 0x0D && !(offset < bytes.count && bytes[offset] == 0x0A)
  }

  /// The start of the line after the one that holds `offset`, or `end`.
  static func nextLine(_ bytes: ByteView, after offset: Int, end: Int) -> Int {
    var index = offset
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A { return index }
      if byte == 0x0D {
        return index < end && bytes[index] == 0x0A ? index + 1 : index
      }
    }
    return end
  }

  /// The start of the line before the one that starts at `offset`.
  static func previousLine(_ bytes: ByteView, before offset: Int, from start: Int) -> Int {
    var index = offset
    if index > start, bytes[index - 1] == 0x0A { index -= 1 }
    if index > start, index == offset || bytes[index - 1] == 0x0D { index -= 1 }
    while index > start, bytes[index - 1] != 0x0A, bytes[index - 1] != 0x0D { index -= 1 }
    return index
  }

  /// The start of the next line with a `---` after the line that holds `offset`, or the end.
  static func nextMarker(_ bytes: ByteView, after offset: Int) -> Int {
    var line = nextLine(bytes, after: offset, end: bytes.count)
    while line < bytes.count, !isMarker(bytes, at: line, UInt8(ascii: "-"), end: bytes.count) {
      line = nextLine(bytes, after: line, end: bytes.count)
    }
    return line
  }

  /// Where the document after the one that holds `offset` begins: at the next line with a `---` or behind
  /// the next one with a `...`, or at the end.
  static func nextDocument(_ bytes: ByteView, after offset: Int) -> Int {
    var line = nextLine(bytes, after: offset, end: bytes.count)
    while line < bytes.count, !isMarker(bytes, at: line, UInt8(ascii: "-"), end: bytes.count) {
      let isEnd = isMarker(bytes, at: line, UInt8(ascii: "."), end: bytes.count)
      line = nextLine(bytes, after: line, end: bytes.count)
      if isEnd { return line }
    }
    return line
  }

  /// The last line start in `after + 1 ..< limit` at which the text may be cut between two documents.
  ///
  /// That is before a `---` that no directive belongs to, and after a line `...`.
  static func lastCut(
    _ bytes: ByteView,
    from start: Int,
    after lowest: Int,
    before limit: Int,
    end: Int
  ) -> Int? {
    var index = limit - 1
    while index > lowest {
      if let cut = cut(bytes, at: index, from: start, end: end), cut < limit { return cut }
      index -= 1
    }
    return nil
  }

  /// The first line start after the line of `offset`, and before `limit`, at which the text may be cut
  /// between two documents.
  static func firstCut(
    _ bytes: ByteView,
    after offset: Int,
    from start: Int,
    before limit: Int,
    end: Int
  ) -> Int? {
    var line = nextLine(bytes, after: offset, end: limit)
    while line < limit {
      if let cut = cut(bytes, at: line, from: start, end: end), cut < limit { return cut }
      line = nextLine(bytes, after: line, end: limit)
    }
    return nil
  }

  /// The place of the cut that a document marker at `index` allows, or nil.
  private static func cut(_ bytes: ByteView, at index: Int, from start: Int, end: Int) -> Int? {
    let byte = bytes[index]
    guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."), isLineStart(bytes, index, from: start),
      isMarker(bytes, at: index, byte, end: end)
    else { return nil }
    if byte == UInt8(ascii: ".") { return nextLine(bytes, after: index, end: end) }
    return hasDirectives(bytes, before: index, from: start) ? nil : index
  }

  /// Whether directives belong to the `---` at `offset`: comments and blank lines lead back to a `%`.
  static func hasDirectives(_ bytes: ByteView, before offset: Int, from start: Int) -> Bool {
    var line = offset
    while line > start {
      line = previousLine(bytes, before: line, from: start)
      var index = line
      while index < offset, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
      let first = bytes[index]
      if first == UInt8(ascii: "%"), index == line { return true }
      guard first == UInt8(ascii: "#") || first == 0x0A || first == 0x0D else { return false }
    }
    return false
  }
}
