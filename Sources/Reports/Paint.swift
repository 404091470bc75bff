/// Colours of the text report, in the manner of rustc; no escape sequence at all when switched off.
struct Paint: Sendable {
  /// The kinds of words that look different.
  enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case info = "1;36"
    case gutter = "1;34"
    case strong = "1"
    case good = "32"
    case faint = "2"
  }

  /// Whether escape sequences are written.
  let isOn: Bool

  /// The text in a style (ECMA-48 SGR), reset behind it.
  func callAsFunction(_ style: Style, _ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
