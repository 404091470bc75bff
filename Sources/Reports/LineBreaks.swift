import SourceText

/// Breaks a text into lines, in the manner of Unicode Standard Annex #14 as far as English and Chinese need.
///
/// Lines end at spaces; between two characters when one of them is wide, such as those of Chinese, unless the
/// second closes something (`，。」`) or the first opens it (`「（`); and inside a word only when it is longer
/// than a line, then behind a sign if there is one, as in `fixtures/` or `cards[0].`. The address of a page is
/// never cut, so that it can be copied.
enum LineBreaks {
  /// The lines of a text, as ranges of its characters, without the spaces between them.
  ///
  /// The first line has `first` cells, all others `rest`. It is empty when the first word fits only on the
  /// second.
  static func lines(_ text: [Character], first: Int, rest: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var room = max(1, first)
    let rest = max(1, rest)
    while start < text.count || lines.isEmpty {
      let line = line(of: text, from: start, room: room, rest: rest)
      lines.append(start..<line.end)
      start = line.next
      room = rest
    }
    return lines
  }

  /// Where a line ends, and where the next one begins.
  private static func line(
    of text: [Character],
    from start: Int,
    room: Int,
    rest: Int
  ) -> (end: Int, next: Int) {
    var cell = 0
    var index = start
    var lastBreak: (end: Int, next: Int)?
    while index < text.count {
      if text[index] == " " {
        var next = index
        while next < text.count, text[next] == " " { next += 1 }
        if next == text.count { return (index, next) }
        if index > start { lastBreak = (index, next) }
        cell += next - index
        index = next
        if cell > room { break }
        continue
      }
      cell += text[index].displayWidth
      if cell > room { break }
      index += 1
      if index < text.count, text[index] != " ", mayBreak(text[index - 1], text[index]) {
        lastBreak = (index, index)
      }
    }
    if index >= text.count, cell <= room { return (text.count, text.count) }
    // Of a word that has to be cut anyway, more than a character or two stay on the line.
    if let lastBreak,
      lastBreak.end < lastBreak.next || 4 * (lastBreak.end - start) >= index - start
        || !mustBeCut(in: text, from: lastBreak.next, at: rest)
    {
      return lastBreak
    }
    if lastBreak == nil, room < rest { return (start, start) }
    var cut = niceCut(in: text, start..<index) ?? index
    // Better a word in more pieces than a line that begins with what closes something.
    while cut > start + 1, cut < text.count, closing.contains(text[cut]) { cut -= 1 }
    cut = max(cut, start + 1)
    var end = (start..<cut).reduce(cut) { max($0, endOfAddress(in: text, from: $1)) }
    while end > cut, end < text.count, closing.contains(text[end]) { end += 1 }
    var next = end
    while next < text.count, text[next] == " " { next += 1 }
    return (end, next)
  }

  /// Where to cut the part of a long word that fits: behind its last sign, unless that is near its beginning.
  private static func niceCut(in text: [Character], _ range: Range<Int>) -> Int? {
    let least = range.lowerBound + range.count / 4
    return range.last { index in
      index >= least && "/._-:,)]".contains(text[index])
        && !(index + 1 < text.count && closing.contains(text[index + 1]))
    }.map { $0 + 1 }
  }

  /// The cells of the longest word that is not cut as long as lines are longer.
  static func longestWord(of text: String) -> Int {
    text.split(separator: " ").map { word in
      word.contains(where: \.isWide) || FileLinks.isPage(String(word))
        ? 0 : word.reduce(0) { $0 + $1.displayWidth }
    }.max() ?? 0
  }

  /// Whether at `start` a word begins that is longer than a line, and no address.
  private static func mustBeCut(in text: [Character], from start: Int, at room: Int) -> Bool {
    var cells = 0
    for index in start..<text.count {
      if text[index] == " " || (index > start && mayBreak(text[index - 1], text[index])) { return false }
      if endOfAddress(in: text, from: index) > index { return false }
      cells += text[index].displayWidth
      if cells > room { return true }
    }
    return false
  }

  /// Whether a line may end between two characters, neither of which is a space.
  private static func mayBreak(_ left: Character, _ right: Character) -> Bool {
    guard left.isWide || right.isWide else { return false }
    // What stands in square brackets belongs to the word before them: `错误[rule-id]`.
    return !opening.contains(left) && !closing.contains(right) && right != "["
  }

  private static let opening: Set<Character> = Set("（「『【《〈〔［｛“‘([{<\"'$#+-@¥￥")
  private static let closing: Set<Character> = Set(
    "，。、；：？！）」』】》〉〕］｝”’…—～·％℃ー々゛゜ゝゞ,.;:?!)]}>\"'%"
  )

  /// Where the address of a page that begins at `start` ends; `start` when none does.
  private static func endOfAddress(in text: [Character], from start: Int) -> Int {
    guard ["http://", "https://"].contains(where: { text[start...].starts(with: $0) }) else { return start }
    return text[start...].firstIndex { $0 == " " || !$0.isASCII } ?? text.count
  }
}

extension Character {
  /// The terminal cells that it takes.
  fileprivate var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

  /// Whether its script is written without spaces.
  fileprivate var isWide: Bool { unicodeScalars.first.map { $0.displayWidth == 2 } ?? false }
}
