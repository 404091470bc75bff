package import Diagnostics
package import Engine
package import SourceText

/// Draws a failing condition: its text, and under each part a bar down to the part's value.
///
/// ```
/// card.balance >= params.binding_minimum
/// |    |       |         |
/// |    |       false     $5.00
/// |    $4.20  setup.yaml:3:14
/// cards[0]  setup.yaml:2:5
/// ```
/// Parts that have a value for each element of a list follow as an indented list, and so do all parts when
/// the condition is too long for the line.
package struct ConditionDrawing {
  private static let usualWidth = 100

  let language: Language
  private let look: Look
  /// The cells that a line may take.
  private let width: Int
  private let path: String
  private let lines: LineTable

  /// Makes drawings of conditions about the text that `path` and `lines` are of.
  package init(language: Language, look: Look, path: String, lines: LineTable) {
    self.language = language
    self.look = look
    self.path = path
    self.lines = lines
    width = look.width ?? Self.usualWidth
  }

  /// The lines of the drawing; the first is the condition.
  ///
  /// Where the drawing is too wide with the paths of all places, they are left out.
  package func text(_ trace: ConditionTrace) -> [String] {
    var result = drawing(trace, namesFile: true) ?? drawing(trace, namesFile: false) ?? list(trace)
    if trace.omitted > 0 { result += look.lines("  \(Words.moreParts(trace.omitted)[language])", hang: 4) }
    return result.map { look.linkingPlaces(of: path, in: $0) }
  }

  /// The condition with bars, then the parts without; nil when that is too wide.
  private func drawing(_ trace: ConditionTrace, namesFile: Bool) -> [String]? {
    let values = values(trace, namesFile: namesFile)
    guard !values.isEmpty, trace.condition.displayWidth <= width,
      values.allSatisfy({ $0.cell + $0.text.displayWidth <= width })
    else { return nil }
    return drawing(trace.condition, values)
      + list(trace.parts.filter { $0.column == nil }[...], indent: 2, namesFile: namesFile)
  }

  /// The condition, then its parts, one a line.
  private func list(_ trace: ConditionTrace) -> [String] {
    // On a terminal, room is worth more than what the report says anyway.
    let namesFile = !look.wraps
    guard let first = trace.parts.first, first.depth == 0, first.expression == trace.condition else {
      return look.lines(trace.condition, hang: 4) + list(trace.parts[...], indent: 2, namesFile: namesFile)
    }
    let head = look.lines("\(trace.condition) = \(outcome(first, namesFile: namesFile))", hang: 4)
    return head + list(trace.parts.dropFirst(), indent: 0, namesFile: namesFile)
  }

  /// A value under a bar.
  private struct Value {
    let cell: Int
    let text: String
  }

  private func values(_ trace: ConditionTrace, namesFile: Bool) -> [Value] {
    let scalars = trace.condition.unicodeScalars
    return trace.parts.compactMap { part in
      guard let column = part.column else { return nil }
      let cell = scalars.prefix(column).reduce(0) { $0 + $1.displayWidth }
      return Value(cell: cell, text: outcome(part, namesFile: namesFile))
    }
  }

  /// The condition, the bars, and from right to left a line for each value that no other stands beside.
  private func drawing(_ condition: String, _ values: [Value]) -> [String] {
    var open = values.enumerated().sorted {
      ($0.element.cell, $0.offset) < ($1.element.cell, $1.offset)
    }
    .map(\.element)
    var result = [onOneLine(condition), row(open, values: [])]
    while let last = open.popLast() {
      var row = [last]
      // Further values on the same line, as long as each ends well before the next.
      while let next = open.last, next.cell + next.text.displayWidth + 2 <= (row.last?.cell ?? 0) {
        row.append(next)
        open.removeLast()
      }
      result.append(self.row(open, values: row.reversed()))
    }
    return result
  }

  /// The condition with as many characters as before, so that bars stand where they belong.
  private func onOneLine(_ condition: String) -> String {
    let shown = look.shown(condition)
    return shown.unicodeScalars.count == condition.unicodeScalars.count ? shown : condition.printable
  }

  /// A line with a bar for each open value, then some values.
  private func row(_ bars: [Value], values: [Value]) -> String {
    var text = ""
    var cell = 0
    func advance(to target: Int) {
      if target > cell {
        text += String(repeating: " ", count: target - cell)
        cell = target
      }
    }
    for bar in bars where bar.cell >= cell {
      advance(to: bar.cell)
      text += "|"
      cell += 1
    }
    for value in values {
      // Another part may begin at the same character: its bar becomes this value.
      if value.cell < cell {
        text.removeLast(cell - value.cell)
        cell = value.cell
      }
      advance(to: value.cell)
      text += value.text
      cell += value.text.displayWidth
    }
    return text
  }

  /// `part = value`, one a line, each further in than what it is a part of.
  private func list(_ parts: ArraySlice<ConditionTrace.Part>, indent: Int, namesFile: Bool) -> [String] {
    parts.flatMap { part in
      let element = part.element.map { "\($0): " } ?? ""
      let indent = 2 * part.depth + indent
      let text = "\(element)\(part.expression) = \(outcome(part, namesFile: namesFile))"
      return look.lines(String(repeating: " ", count: indent) + text, hang: indent + 4)
    }
  }

  /// The value, with its place and the number of elements that are left out.
  private func outcome(_ part: ConditionTrace.Part, namesFile: Bool) -> String {
    var result = look.shown(part.value)
    if let place = part.place, let range = place.range {
      let location = lines.location(of: Int(range.start))
      result +=
        namesFile
        ? "  \(look.shown(path)):\(location.line):\(location.column)"
        : Words.parenthesis([Words.line(location.line)[language]])[language]
    }
    if part.omitted > 0 {
      result += Words.parenthesis([Words.moreElements(part.omitted)[language]])[language]
    }
    return result
  }
}
