import Diagnostics
import Engine
import Reports
import Rules
import SourceText
import YAMLDocument

/// Checking any bytes with the bundled pack never crashes; every place is inside the text; JSON reports are
/// JSON; and no report shows a secret.
package final class SetupProperty: Property {
  private let pack: CompiledPack
  private let scanner: SecretScanner
  private let sessions: [(language: Language, session: Session)]

  /// Makes the property; the bundled pack must load.
  package init() {
    do {
      pack = try PackCompiler.compile(BundledPack.load(), PackCompiler.Options(today: PackTexts.today))
    } catch {
      preconditionFailure("the bundled pack does not load: \(error)")
    }
    let pack = pack
    scanner = SecretScanner(pack.pack.rules.flatMap(\.scan))
    sessions = Language.allCases.map { ($0, Session(pack, options: SessionOptions(language: $0))) }
  }

  package func violation(_ bytes: [UInt8]) -> String? {
    let isJSON = bytes.first == UInt8(ascii: "{")
    let (language, session) = sessions[bytes.count % sessions.count]
    let buffer = SourceBuffer(name: "setup.yaml", bytes: bytes)
    var reports: [DocumentReport] = []
    session.check(buffer, format: isJSON ? .json : .yaml, path: "setup.yaml") { reports.append($0) }
    return firstViolation { () throws(Violation) in
      for report in reports { try requireInside(report) }
      let secrets = scanner.hits(in: bytes.span).map { Array(bytes[$0.range.indices]) }.filter {
        $0.count >= 13
      }
      for reporter in ReporterRegistry.all {
        let output = write(reports, reporter, language)
        try requireNoSecret(output, secrets, reporter.name)
        if reporter is JSONReporter.Type { try requireJSON(output) }
        if reporter is NDJSONReporter.Type {
          for line in output.split(separator: UInt8(ascii: "\n")) { try requireJSON(Array(line)) }
        }
      }
    }
  }

  private func write(_ reports: [DocumentReport], _ type: any Reporter.Type, _ language: Language) -> [UInt8]
  {
    let run = RunInfo(
      toolVersion: EngineVersion.text,
      packs: [RunInfo.PackInfo(name: pack.pack.name, version: pack.pack.version)],
      parameters: [],
      today: "2026-11-24",
      language: language,
      showsPrivate: false
    )
    var summary = Summary()
    summary.files = 1
    for report in reports { summary.add(report) }
    return type.report(reports, summary, ReportOptions(run: run, isVerbose: true, look: Look(width: 80)))
  }

  /// Short secrets, which any number may look like, are found by their context only.
  private func requireNoSecret(_ output: [UInt8], _ secrets: [[UInt8]], _ name: String) throws(Violation) {
    if let hit = scanner.hits(in: output.span).first {
      throw Violation("\(name) shows a secret: \(String(decoding: output[hit.range.indices], as: UTF8.self))")
    }
    for secret in secrets where output.contains(secret) {
      throw Violation("\(name) shows \(String(decoding: secret, as: UTF8.self))")
    }
  }

  private func requireJSON(_ bytes: [UInt8]) throws(Violation) {
    let reader = DocumentReader(limits: Limits())
    reader.open(SourceBuffer(name: "report.json", bytes: bytes), format: .json)
    var tree = DocumentTree()
    try require(reader.next(into: &tree), "a report is empty")
    let problems = [reader.failure].compactMap(\.self) + reader.findings
    try require(problems.isEmpty, "a report is no JSON: \(problems.map(\.message.english))")
  }
}
