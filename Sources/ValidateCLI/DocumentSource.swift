import Diagnostics
import Engine
import Platform
import SourceText
import YAMLDocument

/// Checks inputs against all packs of a run, one document after another.
struct DocumentSource {
  /// How many bytes are read at once.
  private static let blockSize = 1 << 18

  let sessions: [Session]
  let language: Language
  let standardInputName: String
  let showsPrivate: Bool
  let limits: Limits

  /// Checks one input, an unreadable one with a report that says so.
  ///
  /// - Parameters:
  ///   - input: what to check.
  ///   - report: is called with each document's report, in order.
  ///   - pause: is called when everything read so far is done, and says whether to go on.
  func check(_ input: Input, report: (DocumentReport) -> Void, pause: () -> Bool) {
    switch input {
    case .emptyFolder(let path):
      report(unreadable(path, InputMessages.noSetupInFolder, fix: InputMessages.createSetup))
    case .unreadable(let error):
      report(unreadable(error.path, InputMessages.unreadable(error.text)))
    case .file(let path):
      do throws(PlatformError) {
        check(try InputFile(opening: path), path: path, report: report, pause: pause)
      } catch {
        report(unreadable(path, InputMessages.unreadable(error.text)))
      }
    case .standardInput:
      check(InputFile.standardInput(), path: standardInputName, report: report, pause: pause)
    }
  }

  /// Reads a file in pieces of whole documents, so that memory does not grow with the file.
  private func check(
    _ file: borrowing InputFile,
    path: String,
    report: (DocumentReport) -> Void,
    pause: () -> Bool
  ) {
    let isJSON = path.hasSuffix(".json")
    // JSON is one document, which cannot be cut.
    var splitter = StreamSplitter(
      name: path,
      windowBytes: isJSON ? limits.documentBytes : 1 << 20,
      limits: limits
    )
    var count = 0
    do {
      while let buffer = try splitter.next(read: { bytes in
        _ = try file.read(into: &bytes, atMost: Self.blockSize)
      }) {
        count += check(buffer, isJSON ? .json : .yaml, path: path, firstIndex: count, report: report)
        if !pause() { return }
      }
      if count == 0 { report(unreadable(path, InputMessages.noDocument)) }
    } catch let error as PlatformError {
      report(unreadable(path, InputMessages.unreadable(error.text), index: count))
    } catch let error as StreamSplitter.Failure {
      report(tooLarge(path, error, index: count))
    } catch {
      preconditionFailure("reading threw \(error)")
    }
  }

  /// Checks the documents of a buffer and gives the number of them.
  private func check(
    _ buffer: SourceBuffer,
    _ format: DocumentFormat,
    path: String,
    firstIndex: Int,
    report: (DocumentReport) -> Void
  ) -> Int {
    if sessions.count == 1 {
      return sessions[0].check(buffer, format: format, path: path, firstIndex: firstIndex, report: report)
    }
    var reports: [[DocumentReport]] = []
    for session in sessions {
      var own: [DocumentReport] = []
      session.check(buffer, format: format, path: path, firstIndex: firstIndex) { own.append($0) }
      reports.append(own)
    }
    let count = reports.first?.count ?? 0
    for index in 0..<count { report(MergedReport.merge(reports.map { $0[index] })) }
    return count
  }

  private func tooLarge(_ path: String, _ failure: StreamSplitter.Failure, index: Int) -> DocumentReport {
    let diagnostic = failure.diagnostic
    return unusable(
      path,
      RuleResult(
        ruleID: diagnostic.code,
        status: .fail,
        severity: diagnostic.severity,
        stage: nil,
        title: diagnostic.message[language],
        message: diagnostic.message[language],
        fix: diagnostic.hint?[language]
      ),
      index: index
    )
  }

  private func unreadable(
    _ path: String,
    _ message: LocalizedText,
    fix: LocalizedText? = nil,
    index: Int = 0
  ) -> DocumentReport {
    unusable(
      path,
      RuleResult(
        ruleID: "unreadable-file",
        status: .fail,
        severity: .error,
        stage: nil,
        title: InputMessages.unreadableTitle[language],
        message: message[language],
        fix: fix?[language]
      ),
      index: index
    )
  }

  private func unusable(_ path: String, _ result: RuleResult, index: Int) -> DocumentReport {
    DocumentReport(
      path: path,
      index: index,
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
