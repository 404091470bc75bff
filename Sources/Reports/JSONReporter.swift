import Diagnostics
package import Engine

/// The whole run as one JSON object, as `docs/report.schema.json` describes it.
///
/// The summary stands before the files, so documents are kept, as bytes, until the end: in parts, so that the
/// memory is never much more than the report.
package struct JSONReporter: Reporter {
  package static let name: String = "json"
  package static let isStreaming: Bool = false
  package static let showsEveryResult: Bool = true

  /// The version of the report's schema.
  package static let schemaVersion: String = "1.0"

  private let options: ReportOptions
  private var results = JSONResults(style: .indented, depth: 7)
  private var files: JSONWriter
  /// The text of files that has been written, without what is in `files`.
  private var parts: [[UInt8]] = []
  private static let partBytes = 1 << 20
  private var openFile: String?

  package init(_ options: ReportOptions) {
    self.options = options
    files = JSONWriter(.indented)
    // The object of the run, which `end` puts around it, is not part of this text.
    files.beginObject()
    files.key("files")
    files.beginArray()
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    if report.path != openFile || report.index == 0 {
      closeFile()
      openFile = report.path
      files.beginObject()
      files.key("path")
      files.string(report.path)
      files.key("documents")
      files.beginArray()
    }
    files.beginObject()
    results.writeDocument(report, options: options, into: &files)
    files.endObject()
    if files.output.count >= Self.partBytes { parts.append(files.take()) }
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    closeFile()
    files.endArray()
    files.endObject()
    files.endLine()
    var head = JSONWriter(.indented)
    head.beginObject()
    Self.writeRun(options.run, into: &head)
    head.writeSummary(summary, isValid: summary.isValid)
    output.append(head.output.bytes)
    // Without the brace that `init` opened: the head has one.
    output.append(byte: UInt8(ascii: ","))
    parts.append(files.take())
    output.reserve(parts.reduce(0) { $0 + $1.count })
    output.append(parts[0].dropFirst())
    parts[0] = []
    // Each part is given back as soon as it has been copied.
    for index in parts.indices.dropFirst() {
      output.append(parts[index])
      parts[index] = []
    }
  }

  private mutating func closeFile() {
    guard openFile != nil else { return }
    files.endArray()
    files.endObject()
    openFile = nil
  }

  private static func writeRun(_ run: RunInfo, into json: inout JSONWriter) {
    json.writeTool(version: run.toolVersion)
    json.key("packs")
    json.array(run.packs) { json, pack in
      json.object(isInline: true) { json in
        json.key("name")
        json.string(pack.name)
        json.key("version")
        json.string(pack.version)
      }
    }
    json.key("today")
    json.string(run.today)
    json.key("language")
    json.string(run.language.rawValue)
    json.key("parameters")
    json.object { json in
      for parameter in run.parameters {
        json.key(named: parameter.name)
        json.string(parameter.value)
      }
    }
  }
}

extension JSONReporter {
  /// The usual members, no files, and `error`.
  package static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter) {
    var json = JSONWriter(.indented)
    json.beginObject()
    json.writeTool(version: run.toolVersion)
    json.key("packs")
    json.array([Int]()) { _, _ in }
    json.key("today")
    json.string(run.today)
    json.key("language")
    json.string(run.language.rawValue)
    json.key("parameters")
    json.object { _ in }
    json.writeSummary(.init(), isValid: false)
    json.key("files")
    json.array([Int]()) { _, _ in }
    json.key("error")
    failure.writeError(language: run.language, into: &json)
    json.endObject()
    json.endLine()
    output.append(json.output.bytes)
  }
}
