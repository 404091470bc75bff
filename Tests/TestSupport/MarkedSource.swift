package import SourceText

/// Source text with marks `1️⃣` to `9️⃣` at the places that a test speaks of.
package struct MarkedSource {
  /// The text without the marks.
  package let text: String
  /// The byte offset of each mark.
  package let offsets: [String: Int]

  /// Takes the marks out of a text.
  package init(_ marked: String) {
    var text = ""
    var offsets: [String: Int] = [:]
    for character in marked {
      let scalars = Array(character.unicodeScalars)
      if scalars.count == 3, scalars[2] == "\u{20E3}", ("1"..."9").contains(scalars[0]) {
        offsets[String(character)] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.offsets = offsets
  }

  /// The bytes between two marks.
  ///
  /// - Precondition: the text has both marks, in this order.
  package func range(_ start: String, _ end: String) -> TextRange {
    guard let lower = offsets[start], let upper = offsets[end] else {
      preconditionFailure("the text has no mark \(start) or \(end)")
    }
    return TextRange(lower, upper)
  }
}
