import Diagnostics
import Engine

/// How text for people looks where it goes: its colours and characters, the width of a line, and links.
package struct Look: Sendable {
  /// Whether words are coloured (ECMA-48 SGR).
  package var usesColor: Bool
  /// Whether everything that is drawn around the texts is ASCII.
  package var isASCII: Bool
  /// The cells of a line, which source lines and drawings are fitted to; nil when it does not matter.
  package var width: Int?
  /// Whether sentences are wrapped at that width too.
  package var wraps: Bool
  /// Where places lead to, on a terminal that can open files; nil for no links at all.
  package var links: FileLinks?

  /// Makes a look; without anything said it is that of a file.
  package init(
    usesColor: Bool = false,
    isASCII: Bool = false,
    width: Int? = nil,
    wraps: Bool = false,
    links: FileLinks? = nil
  ) {
    self.usesColor = usesColor
    self.isASCII = isASCII
    self.width = width
    self.wraps = wraps
    self.links = links
  }

  /// A text on lines of this width, safe for a terminal, the first of which begins in the cell `column`.
  ///
  /// Further lines have `hang` spaces before them.
  package func lines(_ text: String, from column: Int = 0, hang: Int = 0) -> [String] {
    StyledText(shown(text)).lines(self, from: column, hang: hang)
  }

  /// The same for a text with addresses of pages in it, which lead there.
  package func lines(
    _ text: String,
    linking addresses: [String],
    from column: Int,
    hang: Int
  ) -> [String] {
    var styled = StyledText()
    styled.add(shown(text), linking: addresses)
    return styled.lines(self, from: column, hang: hang)
  }

  /// How far in further lines of a text begin when the first begins in the cell `column` of a line that is
  /// indented by `indent`: under it, unless that leaves too little room.
  package func hang(under column: Int, indent: Int, for text: String = "") -> Int {
    guard wraps, let width else { return column }
    let needed = max(Self.comfortableRoom, LineBreaks.longestWord(of: text))
    return width - column < needed ? min(column, indent + 2) : column
  }

  /// The cells below which text is hard to read.
  static let comfortableRoom = 24

  var paint: Paint { Paint(isOn: usesColor) }

  /// What stands for words that are left out.
  var ellipsis: String { isASCII ? "..." : "…" }

  /// The sign of a stage's state.
  func sign(_ state: Readiness) -> String {
    switch state {
    case .ready: isASCII ? "+" : "✓"
    case .blocked: isASCII ? "x" : "✗"
    case .unknown: "?"
    }
  }

  // MARK: Texts

  /// The text on one line, safe for a terminal, with the signs in it that are ours drawn in this look.
  package func shown(_ text: String) -> String {
    let text = text.printable
    return isASCII ? Self.inASCII(text) : text
  }

  /// The lines of a text, each like ``shown(_:)``.
  func shownLines(_ text: String) -> [String] {
    let lines = text.printableLines
    return isASCII ? lines.map(Self.inASCII) : lines
  }

  /// The scalar to draw for one of a source line, `original`, that was masked before.
  func shown(_ scalar: Unicode.Scalar, for original: Unicode.Scalar?) -> Unicode.Scalar {
    let printable = scalar.printable
    guard isASCII else { return printable }
    if printable != scalar || printable == "\u{FFFD}" { return "?" }
    return scalar == Self.dot && scalar != original ? "*" : scalar
  }

  /// What stands for a hidden character.
  private static let dot: Unicode.Scalar = "•"

  /// The text with every sign that the tool itself puts into texts replaced; those of a language stay.
  private static func inASCII(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case dot: result.append("*")
      case "…": result.append(contentsOf: "...".unicodeScalars)
      case "⟨": result.append("<")
      case "⟩": result.append(">")
      // The pictures of control characters, and what replaces them and broken bytes.
      case "\u{2400}"..."\u{2421}", "\u{FFFD}": result.append("?")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
