package import Diagnostics
package import Engine
package import SourceText

/// Why a run gave no results: words on the command line, a rule pack, or the lack of any input.
package struct RunFailure: Error, Sendable {
  /// What could not be used.
  package enum Kind: String, Sendable {
    /// The command line.
    case usage
    /// A rule pack.
    case rulePack = "rule-pack"
    /// A configuration file.
    case configuration
    /// The inputs, all of them.
    case input
    /// The place that the report was to be written to.
    case output
  }

  /// A diagnostic with the text that it is about.
  package struct Finding: Sendable {
    /// What is wrong, and where in `buffer`.
    package let diagnostic: Diagnostic
    /// The text, named by its path.
    package let buffer: SourceBuffer
    /// Hides secrets and private numbers in the text.
    package let masker: Masker

    /// Makes a finding.
    package init(
      _ diagnostic: Diagnostic,
      in buffer: SourceBuffer,
      masker: Masker = Masker(detectors: [], showsPrivate: false)
    ) {
      self.diagnostic = diagnostic
      self.buffer = buffer
      self.masker = masker
    }

    /// What is wrong, and behind a line break what to do, masked.
    func text(in language: Language) -> String {
      [diagnostic.message, diagnostic.hint].compactMap { $0.map { masker.masked($0[language]) } }
        .joined(separator: "\n")
    }
  }

  /// What could not be used.
  package let kind: Kind
  /// What is wrong, in one sentence without a full stop.
  package let message: LocalizedText
  /// What to do about it.
  package let hint: LocalizedText?
  /// Whether no file is to be written, because one would be lost.
  package let leavesFilesAlone: Bool
  /// The places in the user's files, when there are such.
  package let findings: [Finding]

  /// Makes a failure.
  package init(
    _ kind: Kind,
    _ message: LocalizedText,
    hint: LocalizedText? = nil,
    findings: [Finding] = [],
    leavesFilesAlone: Bool = false
  ) {
    self.leavesFilesAlone = leavesFilesAlone
    self.kind = kind
    self.message = message
    self.hint = hint
    self.findings = findings
  }
}

/// What is known about a run that gave no results.
package struct FailedRun: Sendable {
  /// The version of the program.
  package let toolVersion: String
  /// The day (ISO 8601).
  package let today: String
  /// The language of the texts.
  package let language: Language

  /// Makes one.
  package init(toolVersion: String, today: String, language: Language) {
    self.toolVersion = toolVersion
    self.today = today
    self.language = language
  }
}

extension RunFailure {
  /// What is wrong, and behind a line break what to do.
  func text(in language: Language) -> String {
    [message, hint].compactMap { $0?[language] }.joined(separator: "\n")
  }

  /// Writes the failure for people: its findings with their source lines, then the error and a hint.
  package func writeText(language: Language, look: Look, into output: inout ByteWriter) {
    let writer = FindingWriter(language: language, look: look)
    for finding in findings {
      writer.write(finding.diagnostic, in: finding.buffer, mask: finding.masker.masked, into: &output)
      output.append(byte: UInt8(ascii: "\n"))
    }
    var text = StyledText("validate: ")
    text.add("\(Words.severity(.error)[language])\(Words.colon[language])", .error)
    text.add(look.shown(message[language]))
    for line in text.lines(look, from: 0, hang: 2) { output.append(line + "\n") }
    guard let hint else { return }
    for line in look.lines(hint[language], from: 2, hang: 2).enumerated() {
      output.append((line.offset == 0 ? "  " : "") + line.element + "\n")
    }
  }

  /// Writes the object `error` of a report in JSON.
  func writeError(language: Language, into json: inout JSONWriter) {
    json.object { json in
      json.key("kind")
      json.string(kind.rawValue)
      json.key("message")
      json.string(message[language])
      json.key("hint")
      json.string(hint?[language])
      json.key("diagnostics")
      json.array(findings) { json, finding in
        let lines = LineTable(finding.buffer)
        json.object { json in
          json.key("path")
          json.string(finding.buffer.name)
          json.key("code")
          json.string(finding.diagnostic.code)
          json.key("severity")
          json.string(finding.diagnostic.severity.rawValue)
          json.key("message")
          json.string(finding.masker.masked(finding.diagnostic.message[language]))
          json.key("hint")
          json.string(finding.diagnostic.hint.map { finding.masker.masked($0[language]) })
          json.key("location")
          json.writeLocation(of: finding.diagnostic.range, lines: lines)
        }
      }
    }
  }
}
