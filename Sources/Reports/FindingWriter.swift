import Diagnostics
import Engine
import SourceText

/// Writes one finding for people: heading, place, source lines, and the notes below them.
struct FindingWriter {
  private static let mostRelated = 5

  let language: Language
  let paint: Paint
  let width: Int?

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
    if let trace = result.trace { notes.add(Words.condition, drawing(trace, of: report, lines: lines)) }
    if let fix = result.fix { notes.add(Words.fix, fix) }
    if let suggestion = result.suggestion {
      notes.add(Words.suggestion, Words.change(suggestion)[language])
    }
    if showsWhy, let why = result.why { notes.add(Words.why, why) }
    if let source = result.source.map(describe), !source.isEmpty { notes.add(Words.source, source) }
    write(
      annotations,
      in: Text(report, lines: lines),
      severity: result.shownSeverity,
      notes,
      into: &output
    )
  }

  /// The drawing of a condition, which stands behind its name under the snippet.
  private func drawing(_ trace: ConditionTrace, of report: DocumentReport, lines: LineTable) -> String {
    let indent = Words.condition[language].displayWidth + 8
    let drawing = ConditionDrawing(
      language: language,
      width: width.map { max(20, $0 - indent) },
      path: report.path,
      lines: lines
    )
    return drawing.text(trace).joined(separator: "\n")
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
    let lines = message.printableLines
    output.append(paint(Self.style(severity), name))
    output.append(paint(.strong, "\(Words.colon[language])\(lines.first ?? "")") + "\n")
    for line in lines.dropFirst() { output.append("  \(paint(.strong, line))\n") }
  }

  private func write(
    _ annotations: [Annotation],
    in text: Text,
    severity: Severity,
    _ notes: Notes,
    into output: inout ByteWriter
  ) {
    guard let primary = annotations.first else {
      output.append(" \(paint(.gutter, "-->")) \(text.path.printable)\n")
      notes.write(indent: 2, into: &output)
      return
    }
    let snippet = Snippet(
      annotations,
      in: text.buffer,
      lines: text.lines,
      style: Self.style(severity),
      paint: paint,
      width: width,
      longestHidden: text.longestHidden,
      mask: text.mask
    )
    let place = text.lines.location(of: Int(primary.range.start))
    let indent = String(repeating: " ", count: snippet.gutterWidth)
    output.append("\(indent)\(paint(.gutter, "-->")) \(text.path.printable):\(place.line):\(place.column)\n")
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
    var parts: [String] = []
    if let section = source.section, !section.isEmpty {
      // Several sections are one text: `2, 4`.
      let sections = section.split(separator: ",").map { $0.drop { $0 == " " } }
      parts.append(sections.map { $0.first?.isNumber == true ? "§\($0)" : "\($0)" }.joined(separator: ", "))
    }
    if let quote = source.quote, !quote.isEmpty { parts.append(Words.quotation(quote)[language]) }
    let details = [source.title, source.date, source.url].compactMap { $0 }.filter { !$0.isEmpty }
    let origin = details.isEmpty ? "" : Words.parenthesis(details)[language]
    return parts.joined(separator: " ") + (parts.isEmpty ? details.joined(separator: ", ") : origin)
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
    private let writer: FindingWriter
    private var notes: [(name: String, text: String)] = []

    init(_ writer: FindingWriter) { self.writer = writer }

    mutating func add(_ name: LocalizedText, _ text: String) {
      notes.append((name[writer.language], text))
    }

    /// Writes the notes; further lines of a text stand under its first.
    func write(indent: Int, into output: inout ByteWriter) {
      for note in notes {
        let name = note.name + Words.colon[writer.language]
        let lines = note.text.printableLines
        output.append(byte: 0x20, count: indent)
        output.append("\(writer.paint(.gutter, "=")) \(writer.paint(.strong, name))\(lines.first ?? "")\n")
        for line in lines.dropFirst() {
          output.append(byte: 0x20, count: indent + 2 + name.displayWidth)
          output.append("\(line)\n")
        }
      }
    }
  }
}
