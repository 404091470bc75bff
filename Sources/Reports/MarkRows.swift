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

  private let style: Paint.Style
  private let look: Look
  private var paint: Paint { look.paint }
  /// The cells of a row, for labels to be wrapped at; nil when they are not.
  private let room: Int?

  /// Draws the marks of one line.
  ///
  /// `shift` counts the cells of the line that are cut off on the left, `window` is the part of the
  /// line that is shown; of marks outside it only the labels are.
  init(
    _ marks: [PlacedMark],
    shift: Int,
    window: Range<Int>,
    room: Int?,
    style: Paint.Style,
    look: Look
  ) {
    self.room = room
    self.style = style
    self.look = look
    let sorted = marks.sorted {
      ($0.start, $0.mark.isPrimary ? 0 : 1) < ($1.start, $1.mark.isPrimary ? 0 : 1)
    }
    let visible = sorted.filter {
      window.isEmpty || ($0.start < window.upperBound && $0.end > window.lowerBound)
        || ($0.start == window.upperBound && $0.end <= $0.start + 1)
    }
    if !visible.isEmpty { draw(visible, shift: shift, end: window.upperBound + 1) }
    for hidden in sorted
    where hidden.mark.label != nil && !visible.contains(where: { $0.start == hidden.start }) {
      append(label(of: hidden, before: look.ellipsis + " ", from: 0), from: 0, behind: Row())
    }
  }

  private mutating func draw(_ visible: [PlacedMark], shift: Int, end: Int) {
    var carets = Row()
    for placed in visible where !placed.mark.isPrimary {
      carets.put("-", from: placed.start - shift, to: min(placed.end, end) - shift, .gutter)
    }
    for placed in visible where placed.mark.isPrimary {
      carets.put("^", from: placed.start - shift, to: min(placed.end, end) - shift, style)
    }
    var hanging = visible.filter { $0.mark.label != nil }
    let lastEnd = visible.map(\.end).max() ?? 0
    let beside = carets.width + 1
    if let last = hanging.last, last.end == lastEnd, visible.last?.start == last.start, fits(last, beside) {
      hanging.removeLast()
      let lines = label(of: last, from: beside)
      texts.append(carets.text(paint) + " " + lines[0])
      append(Array(lines.dropFirst()), from: beside, behind: stems(hanging, shift: shift))
    } else {
      texts.append(carets.text(paint))
    }
    while let last = hanging.popLast() {
      texts.append(stems(hanging + [last], shift: shift).text(paint))
      let others = stems(hanging.filter { $0.start < last.start }, shift: shift)
      let column = column(of: last, wanted: last.start - shift, behind: others)
      append(label(of: last, from: column), from: column, behind: others)
    }
  }

  /// Whether a label may stand in the row of its carets.
  private func fits(_ placed: PlacedMark, _ column: Int) -> Bool {
    guard let room else { return true }
    let label = look.label(placed)
    return label.displayWidth <= room - column || room - column >= Look.comfortableRoom
  }

  /// Where a label begins that hangs below its carets: further left when there is too little room.
  private func column(of placed: PlacedMark, wanted: Int, behind stems: Row) -> Int {
    guard let room else { return wanted }
    let needed = min(look.label(placed).displayWidth, Look.comfortableRoom)
    let least = stems.width == 0 ? 0 : stems.width + 1
    return max(least, min(wanted, room - needed))
  }

  /// The lines of a label that begins in a cell.
  private func label(of placed: PlacedMark, before words: String = "", from column: Int) -> [String] {
    let style = placed.mark.isPrimary ? style : .gutter
    let text = words + look.label(placed)
    guard let room else { return [paint(style, text)] }
    let characters = Array(text)
    return LineBreaks.lines(characters, first: max(8, room - column), rest: max(8, room - column))
      .map { paint(style, String(characters[$0])) }
  }

  private mutating func append(_ lines: [String], from column: Int, behind row: Row) {
    let gap = String(repeating: " ", count: max(0, column - row.width))
    for line in lines { texts.append(row.text(paint) + gap + line) }
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

extension Look {
  fileprivate func label(_ placed: PlacedMark) -> String { shown(placed.mark.label ?? "") }
}
