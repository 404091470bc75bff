import Diagnostics
import Engine
import SourceText

extension SARIFReporter {
  /// A run without results whose invocation says why.
  package static func report(_ failure: RunFailure, of run: FailedRun, into output: inout ByteWriter) {
    var json = JSONWriter(.indented)
    json.beginSARIF()
    json.endArray()
    json.writeSARIFTool(version: run.toolVersion, packs: [], rules: SARIFRules())
    json.key("language")
    json.string(run.language.sarifTag)
    json.writeSARIFBase()
    json.key("invocations")
    json.array(CollectionOfOne(failure)) { json, failure in
      json.object { json in
        json.key("executionSuccessful")
        json.bool(false)
        json.key("exitCode")
        json.int(2)
        json.key("toolExecutionNotifications")
        json.array(failure.findings.indices.map { Optional($0) } + [nil]) { json, index in
          guard let finding = index.map({ failure.findings[$0] }) else {
            return json.writeNotification(failure.text(in: run.language), level: "error")
          }
          json.writeNotification(
            finding.text(in: run.language),
            level: finding.diagnostic.severity.sarifLevel,
            { json in json.writeArtifact(finding.buffer.name, index: nil) },
            region: { json in json.writeRegion(finding.diagnostic.range, lines: LineTable(finding.buffer)) }
          )
        }
        json.key("properties")
        json.object(isInline: true) { json in
          json.key("today")
          json.string(run.today)
          json.key("kind")
          json.string(failure.kind.rawValue)
        }
      }
    }
    json.endSARIF()
    output.append(json.output.bytes)
  }
}
