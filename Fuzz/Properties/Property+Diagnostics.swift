import Diagnostics
import SourceText

extension Property {
  /// A diagnostic says something, in every language, about places inside the text.
  func requireInside(_ diagnostic: Diagnostic, count: Int) throws(Violation) {
    let code = diagnostic.code
    for language in Language.allCases {
      try require(!diagnostic.message[language].isEmpty, "\(code) says nothing in \(language.rawValue)")
    }
    try requireInside(diagnostic.range, count: count, "\(code): \(diagnostic.message.english)")
    for note in diagnostic.notes {
      try requireInside(note.range, count: count, "note of \(code): \(note.message.english)")
    }
  }

  /// A range lies inside a text of `count` bytes.
  func requireInside(_ range: TextRange, count: Int, _ what: @autoclosure () -> String) throws(Violation) {
    try require(
      range.start <= range.end && Int(range.end) <= count,
      "\(range.start)..<\(range.end) is outside \(count) bytes: \(what())"
    )
  }
}
