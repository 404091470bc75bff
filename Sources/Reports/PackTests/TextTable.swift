import SourceText

/// Columns of text.
enum TextTable {
  /// A text with spaces behind it, up to a width in terminal cells.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.displayWidth))
  }
}
