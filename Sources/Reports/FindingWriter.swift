import Diagnostics
import Engine
import SourceText

/// Writes one finding for people: heading, place, source lines, and the notes below them.
struct FindingWriter {
  private static let mostRelated = 5

  let language: Language
  let look: Look
  private var paint: Paint { look.paint }

  /// Writes a result that fails or broke.
  func write(
    _ result: RuleResult,
    of report: DocumentReport,
    lines: LineTable,
    showsWhy: Bool,
    into output: inout ByteWriter
  ) {
    writeHeading(result.shownSeverity, code: result.ruleID, message: result.headline, into: &output)
    var notes = Notes(self)
    let (annotations, others) = annotations(of: result)
    for other in others { notes.add(Words.note, other) }
    if let trace = result.trace { notes.add(trace, of: report, lines: lines) }
    if let fix = result.fix { notes.add(Words.fix, fix) }
    if let suggestion = result.suggestion {
      notes.add(Words.suggestion, Words.change(suggestion)[language])
    }
    if showsWhy, let why = result.why { notes.add(Words.why, why) }
    if let source = result.source.map(describe), !source.isEmpty {
      notes.add(Words.source, source, linking: [result.source?.url].compactMap(\.self))
    }
    write(
      annotations,
      in: Text(report, lines: lines),
      severity: result.shownSeverity,
      notes,
      into: &output
    )
  }

  /// Writes a result's place and source lines only, with the further places.
  func writePlace(
    of result: RuleResult,
    in report: DocumentReport,
    lines: LineTable,
    into output: inout ByteWriter
  ) {
    var notes = Notes(self)
    let (annotations, others) = annotations(of: result)
    for other in others { notes.add(Words.note, other) }
    write(annotations, in: Text(report, lines: lines), severity: result.shownSeverity, notes, into: &output)
  }

  /// What the source lines of a result point at, and in words the places that they do not show.
  func annotations(of result: RuleResult) -> (marks: [Annotation], others: [String]) {
    var marks: [Annotation] = []
    var others: [String] = []
    if let range = result.place.range {
      marks.append(Annotation(range: range, label: result.label?.printable, isPrimary: true))
    }
    for related in result.related.prefix(Self.mostRelated) {
      if let range = related.place.range, result.place.range != nil, !isTaken(range, by: marks) {
        marks.append(Annotation(range: range, label: related.message.printable, isPrimary: false))
      } else {
        let place = related.place.pointer.dottedPath
        others.append(place.isEmpty ? related.message : "\(related.message) (\(place))")
      }
    }
    if result.related.count > Self.mostRelated {
      others.append(Words.morePlaces(result.related.count - Self.mostRelated)[language])
    }
    return (marks, others)
  }

  /// Writes a diagnostic about the text of `buffer`, such as an error in a rule pack.
  func write(
    _ diagnostic: Diagnostic,
    in buffer: SourceBuffer,
    mask: @escaping (String) -> String,
    into output: inout ByteWriter
  ) {
    writeHeading(
      diagnostic.severity,
      code: diagnostic.code,
      message: mask(diagnostic.message[language]),
      into: &output
    )
    var annotations = [Annotation(range: diagnostic.range, label: nil, isPrimary: true)]
    for note in diagnostic.notes {
      annotations.append(
        Annotation(range: note.range, label: note.message[language].printable, isPrimary: false)
      )
    }
    var notes = Notes(self)
    if let hint = diagnostic.hint { notes.add(Words.hint, hint[language]) }
    write(
      annotations,
      in: Text(buffer, mask: mask),
      severity: diagnostic.severity,
      notes,
      into: &output
    )
  }

  private func writeHeading(
    _ severity: Severity,
    code: String,
    message: String,
    into output: inout ByteWriter
  ) {
    let name = "\(Words.severity(severity)[language])[\(code)]"
    let lines = look.shownLines(message)
    var heading = StyledText(name, Self.style(severity))
    heading.add("\(Words.colon[language])\(lines.first ?? "")", .strong)
    for line in heading.lines(look, from: 0, hang: 2) { output.append(line + "\n") }
    for line in lines.dropFirst() {
      let wrapped = StyledText(line, .strong).lines(look, from: 2, hang: 2)
      output.append("  " + wrapped.joined(separator: "\n") + "\n")
    }
  }

  private func write(
    _ annotations: [Annotation],
    in text: Text,
    severity: Severity,
    _ notes: Notes,
    into output: inout ByteWriter
  ) {
    guard let primary = annotations.first else {
      output.append(" \(paint(.gutter, "-->")) \(look.place(text.path, ""))\n")
      notes.write(indent: 2, into: &output)
      return
    }
    let snippet = Snippet(
      annotations,
      in: text.buffer,
      lines: text.lines,
      style: Self.style(severity),
      look: look,
      longestHidden: text.longestHidden,
      mask: text.mask
    )
    let place = text.lines.location(of: Int(primary.range.start))
    let indent = String(repeating: " ", count: snippet.gutterWidth)
    let shown = look.place(text.path, ":\(place.line):\(place.column)")
    output.append("\(indent)\(paint(.gutter, "-->")) \(shown)\n")
    snippet.write(into: &output)
    notes.write(indent: snippet.gutterWidth + 1, into: &output)
  }

  private func isTaken(_ range: TextRange, by annotations: [Annotation]) -> Bool {
    annotations.contains { $0.range == range }
  }

  private static func style(_ severity: Severity) -> Paint.Style {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }

  /// `§2 "the quote" (title, date, address)`.
  func describe(_ source: SourceReference) -> String {
    look.origin(
      section: source.section,
      quote: source.quote,
      details: [source.title, source.date, source.url],
      language: language
    )
  }

  /// The text that a finding is about.
  private struct Text {
    let path: String
    let buffer: SourceBuffer
    let lines: LineTable
    /// The length of the longest value to hide.
    let longestHidden: Int
    /// Hides private numbers in a line; keeps the number of Unicode scalars.
    let mask: (String) -> String

    init(_ report: DocumentReport, lines: LineTable) {
      path = report.path
      buffer = report.buffer
      self.lines = lines
      longestHidden = report.masker.longestHidden
      mask = report.masker.masked
    }

    init(_ buffer: SourceBuffer, mask: @escaping (String) -> String) {
      path = buffer.name
      self.buffer = buffer
      lines = LineTable(buffer)
      longestHidden = 0
      self.mask = mask
    }
  }

  /// The lines `= name: text` under a snippet.
  private struct Notes {
    /// One of them.
    private enum Note {
      case text(name: String, lines: [String], addresses: [String])
      case drawing(ConditionTrace, DocumentReport, LineTable)
    }

    private let writer: FindingWriter
    private var notes: [Note] = []

    init(_ writer: FindingWriter) { self.writer = writer }

    mutating func add(_ name: LocalizedText, _ text: String, linking addresses: [String] = []) {
      let lines = writer.look.shownLines(text)
      notes.append(.text(name: name[writer.language], lines: lines, addresses: addresses))
    }

    mutating func add(_ trace: ConditionTrace, of report: DocumentReport, lines: LineTable) {
      notes.append(.drawing(trace, report, lines))
    }

    /// Writes the notes; further lines of a text stand under its first.
    func write(indent: Int, into output: inout ByteWriter) {
      for note in notes {
        switch note {
        case .text(let name, let lines, let addresses):
          let column = writeName(name, indent: indent, into: &output)
          write(lines, linking: addresses, from: column, indent: indent, into: &output)
        case .drawing(let trace, let report, let lines):
          write(trace, of: report, lines, indent: indent, into: &output)
        }
      }
    }

    /// Writes `= name: ` and gives the cell behind it.
    private func writeName(
      _ name: String,
      indent: Int,
      isAlone: Bool = false,
      into output: inout ByteWriter
    ) -> Int {
      let colon = Words.colon[writer.language]
      let name = name + (isAlone && colon.last == " " ? String(colon.dropLast()) : colon)
      output.append(byte: 0x20, count: indent)
      output.append("\(writer.paint(.gutter, "=")) \(writer.paint(.strong, name))")
      return indent + 2 + name.displayWidth
    }

    private func write(
      _ lines: [String],
      linking addresses: [String],
      from column: Int,
      indent: Int,
      into output: inout ByteWriter
    ) {
      let look = writer.look
      let hang = look.hang(under: column, indent: indent, for: lines.joined(separator: " "))
      for (number, line) in lines.enumerated() {
        var text = StyledText()
        text.add(line, linking: addresses)
        if number > 0 { output.append(byte: 0x20, count: hang) }
        let wrapped = text.lines(look, from: number > 0 ? hang : column, hang: hang)
        output.append(wrapped.joined(separator: "\n") + "\n")
      }
      if lines.isEmpty { output.append(byte: UInt8(ascii: "\n")) }
    }

    /// Writes a drawing behind its name, or below it on a narrow terminal.
    private func write(
      _ trace: ConditionTrace,
      of report: DocumentReport,
      _ lines: LineTable,
      indent: Int,
      into output: inout ByteWriter
    ) {
      let name = Words.condition[writer.language]
      var look = writer.look
      let isNarrow = look.wraps && look.width.map { $0 < Self.narrow } == true
      // The same for every line number, so that the drawing does not depend on it.
      look.width = look.width.map { max(20, $0 - (isNarrow ? 8 : name.displayWidth + 8)) }
      let drawing = ConditionDrawing(language: writer.language, look: look, path: report.path, lines: lines)
      let column = writeName(name, indent: indent, isAlone: isNarrow, into: &output)
      if isNarrow { output.append(byte: UInt8(ascii: "\n")) }
      for (number, line) in drawing.text(trace).enumerated() {
        if number > 0 || isNarrow { output.append(byte: 0x20, count: isNarrow ? indent + 2 : column) }
        output.append(line + "\n")
      }
    }

    /// A terminal with fewer cells has no room for a drawing behind a name.
    private static let narrow = 64
  }
}
