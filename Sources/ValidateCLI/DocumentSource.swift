import Diagnostics
import Engine
import Platform
import SourceText
import YAMLDocument

/// Checks inputs against all packs of a run, one document after another.
struct DocumentSource {
  /// More than this is not read from one input: offsets are 32 bits wide.
  private static let mostBytes = Int(UInt32.max) - 1

  let sessions: [Session]
  let language: Language
  let standardInputName: String
  let showsPrivate: Bool

  /// Checks one input; an input that cannot be read gives one report that says so.
  func check(_ input: Input, report: (DocumentReport) -> Void) {
    switch input {
    case .emptyFolder(let path):
      report(unreadable(path, InputMessages.noSetupInFolder, fix: InputMessages.createSetup))
    case .unreadable(let error):
      report(unreadable(error.path, InputMessages.unreadable(error.text)))
    case .file(let path):
      do throws(PlatformError) {
        let bytes = try InputFile.bytes(ofFile: path, limit: Self.mostBytes)
        check(bytes, path: path, report: report)
      } catch {
        report(unreadable(path, InputMessages.unreadable(error.text)))
      }
    case .standardInput:
      do throws(PlatformError) {
        let bytes = try InputFile.standardInput().readAll(limit: Self.mostBytes)
        check(bytes, path: standardInputName, report: report)
      } catch {
        report(unreadable(standardInputName, InputMessages.unreadable(error.text)))
      }
    }
  }

  private func check(_ bytes: [UInt8], path: String, report: (DocumentReport) -> Void) {
    let buffer = SourceBuffer(name: path, bytes: bytes)
    let format: DocumentFormat = path.hasSuffix(".json") ? .json : .yaml
    var count = 0
    if sessions.count == 1 {
      count = sessions[0].check(buffer, format: format, path: path, report: report)
    } else {
      var reports: [[DocumentReport]] = []
      for session in sessions {
        var own: [DocumentReport] = []
        session.check(buffer, format: format, path: path) { own.append($0) }
        reports.append(own)
      }
      count = reports.first?.count ?? 0
      for index in 0..<count { report(MergedReport.merge(reports.map { $0[index] })) }
    }
    if count == 0 { report(unreadable(path, InputMessages.noDocument)) }
  }

  private func unreadable(
    _ path: String,
    _ message: LocalizedText,
    fix: LocalizedText? = nil
  ) -> DocumentReport {
    let result = RuleResult(
      ruleID: "unreadable-file",
      status: .fail,
      severity: .error,
      stage: nil,
      title: InputMessages.unreadableTitle[language],
      message: message[language],
      fix: fix?[language]
    )
    return DocumentReport(
      path: path,
      index: 0,
      buffer: SourceBuffer(name: path, bytes: []),
      results: [result],
      stages: [],
      isUsable: false,
      masker: Masker(detectors: [], showsPrivate: showsPrivate)
    )
  }
}

/// One report out of what several packs say about the same document.
enum MergedReport {
  /// Puts the results and stages of all packs one after another.
  ///
  /// What is found in the text itself is said once; a key is unknown only when no pack knows it.
  static func merge(_ reports: [DocumentReport]) -> DocumentReport {
    var merged = reports[0]
    merged.results = reports[0].results.filter { result in
      result.ruleID != "unknown-key" || reports.allSatisfy { contains($0, result) }
    }
    for report in reports.dropFirst() {
      merged.results += report.results.filter { result in
        result.stage != nil || (result.ruleID != "unknown-key" && !contains(merged, result))
      }
      merged.stages += report.stages
      merged.isUsable = merged.isUsable && report.isUsable
    }
    return merged
  }

  private static func contains(_ report: DocumentReport, _ result: RuleResult) -> Bool {
    report.results.contains {
      $0.stage == nil && $0.ruleID == result.ruleID && $0.place == result.place
    }
  }
}
