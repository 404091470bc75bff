import Diagnostics
import Engine
import Platform
import Rules
import SourceText
import YAMLDocument

/// Reports about inputs, or parts of them, in which there is no document to check.
struct UnusableInput {
  let language: Language
  let showsPrivate: Bool

  /// A file, a folder or a stream that cannot be read, from its document `index` on.
  func unreadable(_ path: String, _ error: PlatformError, index: Int = 0) -> DocumentReport {
    let fix = error.kind == .notFound && index == 0 ? InputMessages.checkPath : nil
    return unreadable(path, InputMessages.unreadable(error.text), fix: fix, index: index)
  }

  /// A folder without a setup file.
  func emptyFolder(_ path: String, searchedFor patterns: [String]) -> DocumentReport {
    unreadable(path, InputMessages.noSetupInFolder(patterns), fix: InputMessages.createSetup)
  }

  /// An input that holds no document.
  func noDocument(_ path: String) -> DocumentReport {
    unreadable(path, InputMessages.noDocument, fix: InputMessages.createSetup)
  }

  /// A document with more bytes than may be.
  func tooLarge(_ path: String, _ failure: StreamSplitter.Failure, index: Int) -> DocumentReport {
    let diagnostic = failure.diagnostic
    return report(
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
    report(
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

  private func report(_ path: String, _ result: RuleResult, index: Int) -> DocumentReport {
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
