import Diagnostics
package import Engine

/// The whole run as one JSON object, as `docs/report.schema.json` describes it.
///
/// The summary stands before the files, so whoever writes the report keeps the documents until the end.
package struct JSONReporter: Reporter {
  package static let name: String = "json"
  package static let isStreaming: Bool = false
  package static let isPerDocument: Bool = true
  package static let hasSeparators: Bool = true
  package static let showsEveryResult: Bool = true

  /// The version of the report's schema.
  package static let schemaVersion: String = "1.0"

  private let options: ReportOptions
  private var results = JSONResults(style: .indented, depth: 7)
  private var files: JSONWriter
  private var openFile: String?

  package init(_ options: ReportOptions) {
    self.options = options
    files = JSONWriter(.indented)
    // The object of the run, which `head` begins.
    files.beginObject()
    _ = files.take()
  }

  package mutating func head(_ summary: Summary, into output: inout ByteWriter) {
    var head = JSONWriter(.indented)
    head.beginObject()
    Self.writeRun(options.run, into: &head)
    head.writeSummary(summary, isValid: summary.isValid)
    output.append(head.output.bytes)
    output.append(byte: UInt8(ascii: ","))
  }

  package mutating func begin(into output: inout ByteWriter) {
    files.key("files")
    files.beginArray()
    output.append(files.take())
  }

  package mutating func separate(
    beforeDocument index: Int,
    of path: String,
    into output: inout ByteWriter
  ) {
    if path == openFile, index > 0 {
      output.append(byte: UInt8(ascii: ","))
    } else {
      closeFile()
      openFile = path
      files.beginObject()
      files.key("path")
      files.string(path)
      files.key("documents")
      files.beginArray()
      output.append(files.take())
    }
    // What follows is a document, which does not go through `files`.
    files.members([])
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    output.append(
      JSONWriter.fragment(.indented, depth: 4, isFirst: true) { json in
        json.beginObject()
        results.writeDocument(report, options: options, into: &json)
        json.endObject()
      }
    )
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    closeFile()
    files.endArray()
    files.endObject()
    files.endLine()
    output.append(files.take())
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
