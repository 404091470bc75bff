public import SourceText

/// A further place that explains a diagnostic.
public struct Note: Sendable {
  /// What to see there.
  public let message: LocalizedText
  /// Where, in the diagnostic's own buffer.
  public let range: TextRange

  /// Makes a note.
  public init(_ message: LocalizedText, at range: TextRange) {
    self.message = message
    self.range = range
  }
}

/// Something wrong in a text: a finding as a value.
///
/// Code that finds does not print.
public struct Diagnostic: Sendable {
  /// The kind of finding, such as `yaml-syntax`; the same in every language.
  public let code: String
  /// How bad it is.
  public let severity: Severity
  /// What is wrong, in one sentence.
  public let message: LocalizedText
  /// Where, in bytes of the buffer the code was reading.
  public let range: TextRange
  /// What to do, when that is known.
  public var hint: LocalizedText?
  /// Further places.
  public var notes: [Note]

  /// Makes a diagnostic.
  public init(
    _ code: String,
    _ message: LocalizedText,
    at range: TextRange,
    severity: Severity = .error,
    hint: LocalizedText? = nil,
    notes: [Note] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.range = range
    self.hint = hint
    self.notes = notes
  }

  /// The same diagnostic, moved by `delta` bytes: for a text that lies inside another.
  public func shifted(by delta: Int) -> Diagnostic {
    Diagnostic(
      code,
      message,
      at: range.shifted(by: delta),
      severity: severity,
      hint: hint,
      notes: notes.map { Note($0.message, at: $0.range.shifted(by: delta)) }
    )
  }
}
