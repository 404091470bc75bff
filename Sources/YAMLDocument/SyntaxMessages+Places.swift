import Diagnostics
import SourceText

/// Places in the text around an error.
extension SyntaxMessages {
  /// The character at the error.
  var here: TextRange { character(error.place) }

  func character(_ offset: Int) -> TextRange {
    guard let byte = bytes.byte(at: offset), byte != 0x0A, byte != 0x0D else { return TextRange(at: offset) }
    return TextRange(offset, bytes.characterEnd(at: offset))
  }

  /// From `offset` up to the next blank.
  func word(_ offset: Int) -> TextRange {
    var end = offset
    while let byte = bytes.byte(at: end), byte > 0x20 { end += 1 }
    return TextRange(offset, end)
  }

  /// The text of the line that holds `offset`.
  func line(_ offset: Int) -> TextRange {
    let start = bytes.textStart(of: offset)
    return TextRange(start, max(start, bytes.textEnd(of: offset)))
  }

  var quoteHint: LocalizedText {
    LocalizedText(en: "put the value in quotes if it is text", zh: "如果它是文字，请加引号")
  }
}
