import Diagnostics
import Engine
import Rules
import SourceText
import YAMLDocument

/// Packs made from texts, with the files of the bundled one at hand.
enum PackTexts {
  /// The day for which the fixtures are written, 2026-11-24.
  static let today = 20_781

  /// The texts of the bundled pack's files, by their paths in its folder.
  private static let bundled: [String: String] = {
    guard let pack = try? BundledPack.loadEverything() else {
      preconditionFailure("the bundled pack is broken")
    }
    return Dictionary(
      pack.files.map { file in
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        return (name, String(decoding: file.tree.source.bytes, as: UTF8.self))
      },
      uniquingKeysWith: { first, _ in first }
    )
  }()

  struct NoSuchFile: Error {}

  /// Loads and compiles a pack of the given files; others come from the bundled pack.
  static func compile(_ files: [String: [UInt8]]) throws -> CompiledPack {
    let pack = try PackLoader.load { path in
      if let bytes = files[path] { return try PackFolder.read(SourceBuffer(name: path, bytes: bytes)) }
      guard let text = bundled[path] else { throw NoSuchFile() }
      return try PackFolder.read(SourceBuffer(name: path, text: text))
    }
    let compiled = try PackCompiler.compile(pack, PackCompiler.Options(today: today))
    let issues = compiled.textIssues()
    if !issues.isEmpty { throw PackErrors(issues: issues) }
    return compiled
  }

  /// A setup with something in every field, for packs to be tried on.
  static let setup = """
    account: {signed_in: true, kind: individual}
    cards:
      - {name: travel-card, balance: 4.99, bound: true, default: true, details: {number: true, cvv: false}}
      - {name: other, balance: 20}
    top_up: {amount: 10, status: declined}
    auto_recharge: {enabled: true, amount: 5}
    phones: [{number: "+447700900123", country: GB, code: not_received, verifications: 2}, {number: "123"}]
    api: {keys: 1}
    usage: {credit: 10.00, spent: 13.20}
    """
}

extension Property {
  /// Loads a pack and checks a setup with it; what is wrong in it is blamed on places inside its files.
  func checkPack(_ files: [String: [UInt8]]) -> String? {
    firstViolation { () throws(Violation) in
      do {
        let pack = try PackTexts.compile(files)
        let session = Session(pack, options: SessionOptions())
        let buffer = SourceBuffer(name: "setup.yaml", text: PackTexts.setup)
        var reports: [DocumentReport] = []
        session.check(buffer, path: "setup.yaml") { reports.append($0) }
        try require(reports.count == 1, "\(reports.count) reports on one document")
        for report in reports { try requireInside(report) }
      } catch let errors as PackErrors {
        try require(!errors.issues.isEmpty, "no reason why the pack cannot be used")
        for issue in errors.issues { try requireInside(issue.diagnostic, count: issue.buffer.bytes.count) }
      } catch let violation as Violation {
        throw violation
      } catch is PackTexts.NoSuchFile {
        return
      } catch {
        throw Violation("loading threw \(error)")
      }
    }
  }

  /// Every place of a report lies inside its text.
  func requireInside(_ report: DocumentReport) throws(Violation) {
    let count = report.buffer.bytes.count
    for result in report.results {
      for place in [result.place] + result.related.map(\.place) {
        if let range = place.range { try requireInside(range, count: count, result.ruleID) }
        try require(JSONPointer(parsing: place.pointer) != nil, "\(place.pointer) is no JSON Pointer")
      }
      for pointer in result.missing {
        try require(JSONPointer(parsing: pointer) != nil, "\(pointer) is no JSON Pointer")
      }
      try require(!result.title.isEmpty || !result.message.isEmpty, "\(result.ruleID) says nothing")
    }
  }
}
