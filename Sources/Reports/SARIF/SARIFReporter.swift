import Diagnostics
package import Engine
import SourceText

/// SARIF 2.1.0, the format that code scanning services and editors read.
///
/// Results are written as soon as they are known, and what they refer to, rules and artifacts, stands behind
/// them: the order of an object's members means nothing. A waiver is a suppression, a fact that is not known a
/// result of the kind `open`; what passes is left out unless the user asks for it.
package struct SARIFReporter: Reporter {
  package static let name: String = "sarif"
  package static let isStreaming: Bool = true
  package static let needsStablePaths: Bool = true

  private let options: ReportOptions
  private var locator = Locator()
  private var fingerprints = Fingerprints()
  private var rules = SARIFRules()
  private var artifacts: [String] = []
  private var artifactIndices: [String: Int] = [:]
  private var unusable: [(message: String, path: String)] = []
  private var json = JSONWriter(.indented)

  /// How many of the documents that could not be used are named once more.
  private static let mostNotifications = 100

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func begin(into output: inout ByteWriter) {
    json.beginSARIF()
    output.append(json.take())
  }

  package mutating func document(_ report: DocumentReport, into output: inout ByteWriter) {
    let artifact = artifactIndices[report.path] ?? artifacts.count
    if artifact == artifacts.count {
      artifacts.append(report.path)
      artifactIndices[report.path] = artifact
    }
    let lines = locator.lines(of: report)
    for result in report.results where isWanted(result, of: report) {
      write(result, of: report, artifact: artifact, lines: lines)
    }
    if !report.isUsable, unusable.count < Self.mostNotifications, let result = report.results.first {
      unusable.append((result.headline, report.path))
    }
    output.append(json.take())
  }

  package mutating func end(_ summary: Summary, into output: inout ByteWriter) {
    json.endArray()
    let run = options.run
    json.writeSARIFTool(version: run.toolVersion, packs: run.packs, rules: rules)
    json.key("language")
    json.string(run.language.sarifTag)
    json.writeSARIFBase()
    json.key("artifacts")
    json.array(artifacts) { json, path in
      json.object(isInline: true) { json in
        json.key("location")
        json.writeArtifact(path, index: nil)
      }
    }
    json.key("automationDetails")
    json.object(isInline: true) { json in
      json.key("id")
      json.string("validate/\(run.packs.map(\.name).joined(separator: "+"))/")
    }
    json.key("invocations")
    json.beginArray()
    writeInvocation(summary)
    json.endArray()
    json.endSARIF()
    output.append(json.take())
  }

  private func isWanted(_ result: RuleResult, of report: DocumentReport) -> Bool {
    guard options.includes(result, of: report) else { return false }
    switch result.status {
    case .fail, .error, .waived, .unknown: return true
    case .pass, .notApplicable: return options.isVerbose
    }
  }

  private mutating func writeInvocation(_ summary: Summary) {
    let run = options.run
    json.object { json in
      json.key("executionSuccessful")
      let isComplete = !summary.isInterrupted && summary.unusableDocuments == 0 && summary.error == 0
      json.bool(isComplete && summary.exitCode != 2)
      if let code = summary.exitCode {
        json.key("exitCode")
        json.int(Int(code))
      }
      json.key("toolExecutionNotifications")
      json.beginArray()
      for notice in unusable {
        json.writeNotification(notice.message, level: "error") { json in
          json.writeArtifact(notice.path, index: nil)
        }
      }
      if summary.isInterrupted { json.writeNotification(Words.interrupted[run.language], level: "error") }
      json.endArray()
      json.key("properties")
      json.object { json in
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
  }

  // MARK: A result

  private mutating func write(
    _ result: RuleResult,
    of report: DocumentReport,
    artifact: Int,
    lines: LineTable
  ) {
    json.beginObject()
    json.key("ruleId")
    json.string(result.ruleID)
    json.key("ruleIndex")
    json.int(rules.index(of: result, language: options.language))
    json.key("kind")
    json.string(result.status.sarifKind)
    json.key("level")
    json.string(result.status.isFailure ? result.shownSeverity.sarifLevel : "none")
    json.key("message")
    json.writeMessage([result.headline, result.fix].compactMap { $0 }.joined(separator: "\n"))
    json.key("locations")
    json.array(CollectionOfOne(result.place)) { json, place in
      json.object { json in
        json.writeSARIFPlace(place, of: report, artifact: artifact, lines: lines)
      }
    }
    writeRelated(of: result, of: report, artifact: artifact, lines: lines)
    json.key("partialFingerprints")
    json.object(isInline: true) { json in
      json.key("valuePath/v1")
      json.string(fingerprints.fingerprint(of: result, in: report))
    }
    writeFix(of: result, of: report, artifact: artifact, lines: lines)
    json.key("suppressions")
    json.array(result.status == .waived ? [result.waiver] : [], isInline: true) { json, waiver in
      json.object { json in
        json.key("kind")
        json.string(waiver?.place == nil ? "external" : "inSource")
        json.key("status")
        json.string("accepted")
        json.key("justification")
        json.string(Words.waiver(waiver)[options.language])
        guard let place = waiver?.place else { return }
        json.key("location")
        json.object { json in
          json.writeSARIFPlace(place, of: report, artifact: artifact, lines: lines)
        }
      }
    }
    writeProperties(of: result, document: report.index)
    json.endObject()
  }

  private mutating func writeRelated(
    of result: RuleResult,
    of report: DocumentReport,
    artifact: Int,
    lines: LineTable
  ) {
    guard !result.related.isEmpty else { return }
    json.key("relatedLocations")
    json.array(result.related.enumerated()) { json, related in
      json.object { json in
        json.key("id")
        json.int(related.offset + 1)
        json.writeSARIFPlace(related.element.place, of: report, artifact: artifact, lines: lines)
        json.key("message")
        json.writeMessage(related.element.message)
      }
    }
  }

  /// Writes the suggestion as a fix, when all rules were run again with it and its bytes are known.
  private mutating func writeFix(
    of result: RuleResult,
    of report: DocumentReport,
    artifact: Int,
    lines: LineTable
  ) {
    guard let suggestion = result.suggestion, suggestion.isVerified,
      let range = suggestion.writtenRange(in: result)
    else { return }
    json.key("fixes")
    json.array(CollectionOfOne(range)) { json, range in
      json.object { json in
        json.key("description")
        json.writeMessage(Words.change(suggestion)[options.language])
        json.key("artifactChanges")
        json.array(CollectionOfOne(range)) { json, range in
          json.object { json in
            json.key("artifactLocation")
            json.writeArtifact(report.path, index: artifact)
            json.key("replacements")
            json.array(CollectionOfOne(range)) { json, range in
              json.object { json in
                json.key("deletedRegion")
                json.object(isInline: true) { $0.writeRegion(range, lines: lines) }
                json.key("insertedContent")
                json.object(isInline: true) { json in
                  json.key("text")
                  json.string(suggestion.edit?.text ?? suggestion.value)
                }
              }
            }
          }
        }
      }
    }
  }

  private mutating func writeProperties(of result: RuleResult, document: Int) {
    json.key("properties")
    json.object(isInline: true) { json in
      json.key("document")
      json.int(document)
      json.key("status")
      json.string(result.status.rawValue)
      if let stage = result.stage {
        json.key("stage")
        json.string(stage)
      }
      if !result.missing.isEmpty {
        json.key("missing")
        json.array(result.missing) { $0.string($1) }
      }
    }
  }
}

extension ResultStatus {
  /// The result's `kind` (SARIF 2.1.0 §3.27.9).
  fileprivate var sarifKind: String {
    switch self {
    case .pass: "pass"
    case .fail, .waived, .error: "fail"
    case .unknown: "open"
    case .notApplicable: "notApplicable"
    }
  }

  fileprivate var isFailure: Bool { sarifKind == "fail" }
}

extension Suggestion {
  /// The bytes that the new value takes the place of; nil when no value stands there.
  func writtenRange(in result: RuleResult) -> TextRange? {
    if let range { return range }
    // A difference can be said only from a value that is there.
    guard change != nil, pointer == result.place.pointer else { return nil }
    return result.place.range.flatMap { $0.isEmpty ? nil : $0 }
  }
}
