/// Words in several styles that are wrapped as one text.
struct StyledText {
  /// Words of one style.
  fileprivate struct Run {
    let text: String
    let style: Paint.Style?
    /// The address that the words lead to.
    let target: String?
  }

  private var runs: [Run] = []

  init() {}

  init(_ text: String, _ style: Paint.Style? = nil) {
    add(text, style)
  }

  /// Appends words; they must be safe for a terminal.
  mutating func add(_ text: String, _ style: Paint.Style? = nil, target: String? = nil) {
    if !text.isEmpty { runs.append(Run(text: text, style: style, target: target)) }
  }

  /// Appends words in which those of `addresses` that are pages lead there.
  mutating func add(_ text: String, linking addresses: [String]) {
    var rest = text[...]
    for address in addresses where FileLinks.isPage(address) {
      guard let range = rest.firstRange(of: address) else { continue }
      add(String(rest[..<range.lowerBound]))
      add(address, target: address)
      rest = rest[range.upperBound...]
    }
    add(String(rest))
  }

  /// The text on one line, however long.
  func line(_ look: Look) -> String { runs.map { look.drawn($0) }.joined() }

  /// The text on one line, or on several when the look wraps it, see ``Look/lines(_:from:hang:)``.
  func lines(_ look: Look, from column: Int, hang: Int) -> [String] {
    guard look.wraps, let width = look.width else { return [line(look)] }
    let characters = runs.flatMap { Array($0.text) }
    let ranges = LineBreaks.lines(characters, first: width - column, rest: width - hang)
    return ranges.enumerated().map { number, range in
      var line = number == 0 ? "" : String(repeating: " ", count: hang)
      var start = 0
      for run in runs {
        let end = start + run.text.count
        let part = range.clamped(to: start..<end)
        if !part.isEmpty {
          line += look.drawn(Run(text: String(characters[part]), style: run.style, target: run.target))
        }
        start = end
      }
      return line
    }
  }
}

extension Look {
  fileprivate func drawn(_ run: StyledText.Run) -> String {
    let text = run.style.map { paint($0, run.text) } ?? run.text
    guard let target = run.target, links != nil else { return text }
    return FileLinks.link(text, to: target)
  }
}
