import Diagnostics
import Engine
import SourceText

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
struct ConditionDrawing {
  private static let usualWidth = 100

  let language: Language
  /// The cells that a line may take.
  let width: Int
  let path: String
  let lines: LineTable

  init(language: Language, width: Int?, path: String, lines: LineTable) {
    self.language = language
    self.width = width ?? Self.usualWidth
    self.path = path
    self.lines = lines
  }

  /// The lines of the drawing; the first is the condition.
  func text(_ trace: ConditionTrace) -> [String] {
    let drawn = trace.parts.contains { $0.column != nil } && fits(trace) ? drawing(trace) : nil
    guard let drawn else { return [trace.condition] + list(trace.parts) }
    return drawn + list(trace.parts.filter { $0.column == nil })
  }

  /// A value under a bar.
  private struct Value {
    let cell: Int
    let text: String
  }

  private func fits(_ trace: ConditionTrace) -> Bool {
    values(trace).allSatisfy { $0.cell + $0.text.displayWidth <= width }
      && trace.condition.displayWidth <= width
  }

  private func values(_ trace: ConditionTrace) -> [Value] {
    let scalars = trace.condition.unicodeScalars
    return trace.parts.compactMap { part in
      guard let column = part.column else { return nil }
      let cell = scalars.prefix(column).reduce(0) { $0 + $1.displayWidth }
      return Value(cell: cell, text: outcome(part))
    }
  }

  /// The condition, the bars, and from right to left a line for each value that no other stands beside.
  private func drawing(_ trace: ConditionTrace) -> [String] {
    var open = values(trace).enumerated().sorted {
      ($0.element.cell, $0.offset) < ($1.element.cell, $1.offset)
    }
    .map(\.element)
    var result = [trace.condition, row(open, values: [])]
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
  private func list(_ parts: [ConditionTrace.Part]) -> [String] {
    parts.map { part in
      let element = part.element.map { "\($0): " } ?? ""
      return String(repeating: "  ", count: part.depth + 1) + element
        + "\(part.expression) = \(outcome(part))"
    }
  }

  private func outcome(_ part: ConditionTrace.Part) -> String {
    var result = part.value.printable
    if let place = part.place, let range = place.range {
      let location = lines.location(of: Int(range.start))
      result += "  \(path.printable):\(location.line):\(location.column)"
    }
    if part.omitted > 0 {
      result += Words.parenthesis([Words.moreElements(part.omitted)[language]])[language]
    }
    return result
  }
}
