import SourceText

/// A line of source as the terminal shows it: what is drawn, and in which cell each byte ends up.
///
/// Tabs are four cells, wide characters two, control characters their pictures; so the carets below
/// a line stand where the eye looks for them.
struct DisplayLine {
  /// The scalars that are drawn, with the cell each starts in.
  private var glyphs: [(scalar: Unicode.Scalar, cell: Int)] = []
  /// For each byte of the line, and for its end, the cell it is drawn in.
  private var cells: [Int] = []
  /// The cells of the whole line.
  private(set) var width = 0

  /// Lays out the bytes of one line, without its line break.
  ///
  /// `mask` hides private numbers and keeps the number of Unicode scalars.
  init(_ bytes: [UInt8], look: Look, mask: (String) -> String) {
    let text = String(decoding: bytes, as: UTF8.self)
    var originals = text.unicodeScalars.makeIterator()
    let shown = mask(text).unicodeScalars.map { scalar in
      let original = originals.next()
      return scalar == "\t" ? scalar : look.shown(scalar, for: original)
    }
    cells.reserveCapacity(bytes.count + 1)
    var count = 0
    for byte in bytes {
      if byte & 0xC0 != 0x80 {
        if count > 0, count <= shown.count { draw(shown[count - 1]) }
        count += 1
      }
      cells.append(width)
    }
    if count > 0, count <= shown.count { draw(shown[count - 1]) }
    for scalar in shown.dropFirst(count) { draw(scalar) }
    cells.append(width)
  }

  private mutating func draw(_ scalar: Unicode.Scalar) {
    if scalar == "\t" {
      for _ in 0..<4 {
        glyphs.append((" ", width))
        width += 1
      }
      return
    }
    glyphs.append((scalar, width))
    width += scalar.displayWidth
  }

  /// The cell where the byte at `offset` of the line is drawn.
  func cell(ofByte offset: Int) -> Int {
    cells[min(max(offset, 0), cells.count - 1)]
  }

  /// The part of the line that is drawn in the cells `window`; for half a wide character at
  /// its beginning a space.
  func text(in window: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for glyph in glyphs {
      let end = glyph.cell + glyph.scalar.displayWidth
      if glyph.cell >= window.lowerBound, end <= window.upperBound {
        text.append(glyph.scalar)
      } else if glyph.cell < window.lowerBound, end > window.lowerBound {
        text.append(" ")
      }
    }
    return String(text)
  }
}
