import SourceText

/// The rows under a line of source: carets and dashes, and the labels that hang from them.
///
///     balance: 4.20, bound: false
///              ^^^^         ----- not bound yet
///              |
///              needs 0.80 more
struct MarkRows {
  /// The rows from top to bottom, without trailing spaces.
  private(set) var texts: [String] = []

  private let paint: Paint
  private let style: Paint.Style

  /// Draws the marks of one line.
  ///
  /// `shift` counts the cells of the line that are cut off on the left, `window` is the part of the
  /// line that is shown; marks outside it are left out.
  init(_ marks: [PlacedMark], shift: Int, window: Range<Int>, style: Paint.Style, paint: Paint) {
    self.paint = paint
    self.style = style
    let visible = marks.filter { $0.start < max(window.upperBound, 1) || window.isEmpty }
      .sorted { ($0.start, $0.mark.isPrimary ? 0 : 1) < ($1.start, $1.mark.isPrimary ? 0 : 1) }
    guard !visible.isEmpty else { return }

    var carets = Row()
    for placed in visible where !placed.mark.isPrimary {
      carets.put("-", from: placed.start - shift, to: min(placed.end, window.upperBound + 1) - shift, .gutter)
    }
    for placed in visible where placed.mark.isPrimary {
      carets.put("^", from: placed.start - shift, to: min(placed.end, window.upperBound + 1) - shift, style)
    }
    var hanging = visible.filter { $0.mark.label != nil }
    let end = visible.map(\.end).max() ?? 0
    if let last = hanging.last, last.end == end, visible.last?.start == last.start {
      texts.append(carets.text(paint) + " " + label(of: last))
      hanging.removeLast()
    } else {
      texts.append(carets.text(paint))
    }
    while let last = hanging.popLast() {
      texts.append(stems(hanging + [last], shift: shift).text(paint))
      let row = stems(hanging.filter { $0.start < last.start }, shift: shift)
      let gap = String(repeating: " ", count: max(0, last.start - shift - row.width))
      texts.append(row.text(paint) + gap + label(of: last))
    }
  }

  private func label(of placed: PlacedMark) -> String {
    paint(placed.mark.isPrimary ? style : .gutter, placed.mark.label ?? "")
  }

  private func stems(_ marks: [PlacedMark], shift: Int) -> Row {
    var row = Row()
    for placed in marks {
      let cell = placed.start - shift
      row.put("|", from: cell, to: cell + 1, placed.mark.isPrimary ? style : .gutter)
    }
    return row
  }

  /// One row of single-cell characters, each with its style.
  private struct Row {
    private var cells: [(character: Character, style: Paint.Style?)] = []

    var width: Int { cells.count }

    mutating func put(_ character: Character, from start: Int, to end: Int, _ style: Paint.Style) {
      let start = max(0, start)
      guard start < end else { return }
      while cells.count < end { cells.append((" ", nil)) }
      for cell in start..<end { cells[cell] = (character, style) }
    }

    /// The row as text, neighbours of one style in one escape sequence.
    func text(_ paint: Paint) -> String {
      var result = ""
      var run = ""
      var runStyle: Paint.Style?
      for cell in cells {
        if cell.style != runStyle {
          result += runStyle.map { paint($0, run) } ?? run
          run = ""
          runStyle = cell.style
        }
        run.append(cell.character)
      }
      return result + (runStyle.map { paint($0, run) } ?? run)
    }
  }
}
