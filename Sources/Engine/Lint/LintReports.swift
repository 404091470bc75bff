import CEL
package import Diagnostics
package import Rules
import SourceText
import YAMLDocument

/// Makes reports about a pack's files of what was found in them, so that every format of `check` can show it.
package enum LintReports {
  /// A report for each file with a finding, and for the main file in any case.
  ///
  /// `isWanted` says which kinds are asked for; those without a finding count as passed.
  package static func reports(
    _ pack: Pack,
    _ findings: [LintFinding],
    language: Language,
    where isWanted: (LintKind) -> Bool = { _ in true }
  ) -> [DocumentReport] {
    let findings = findings.filter { isWanted($0.kind) }
    let masker = Masker(detectors: pack.rules.flatMap(\.scan), showsPrivate: false)
    let passed = LintKind.allCases.filter { kind in isWanted(kind) && !findings.contains { $0.kind == kind } }
    return pack.files.indices.compactMap { file in
      let own = findings.filter { $0.place.file == file }
      guard file == 0 || !own.isEmpty else { return nil }
      var results = own.map { result($0, pack, language, masker) }
      if file == 0 { results += passed.map { passedResult($0, language) } }
      return DocumentReport(
        path: pack.files[file].path,
        index: 0,
        buffer: pack.files[file].tree.source,
        results: results,
        stages: [],
        isUsable: true,
        masker: masker
      )
    }
  }

  /// A report for each file of a pack that cannot be used.
  package static func reports(_ errors: PackErrors, language: Language) -> [DocumentReport] {
    var paths: [String] = []
    for issue in errors.issues where !paths.contains(issue.path) { paths.append(issue.path) }
    return paths.compactMap { path in
      let issues = errors.issues.filter { $0.path == path }
      guard let buffer = issues.first?.buffer else { return nil }
      let masker = Masker(detectors: [], showsPrivate: false)
      return DocumentReport(
        path: path,
        index: 0,
        buffer: buffer,
        results: issues.map { issue in
          var result = BuiltInFindings(language: language, masker: masker).result(
            issue.diagnostic,
            pointer: ""
          )
          result.title = title(of: issue.diagnostic.code)[language]
          return result
        },
        stages: [],
        isUsable: false,
        masker: masker
      )
    }
  }

  private static func title(of code: String) -> LocalizedText {
    switch code {
    case "rule-pack": LocalizedText(en: "The pack can be used", zh: "规则包可以使用")
    case "cel-syntax": LocalizedText(en: "Expressions are well-formed", zh: "表达式的写法正确")
    case "cel-type": LocalizedText(en: "Expressions fit the schema", zh: "表达式与结构相符")
    case "schema": LocalizedText(en: "The schema can be used", zh: "结构可以使用")
    default: BuiltInFindings.title(of: code)
    }
  }

  private static func result(
    _ finding: LintFinding,
    _ pack: Pack,
    _ language: Language,
    _ masker: Masker
  ) -> RuleResult {
    var related: [RelatedPlace] = []
    for (place, message) in finding.related {
      let words = masker.masked(message[language])
      if place.file == finding.place.file {
        related.append(RelatedPlace(place: Place(pointer: place.pointer, range: place.range), message: words))
      } else {
        // A report shows one file: of another one the place is told in words.
        let file = pack.files[place.file]
        let start = LineTable(file.tree.source).location(of: Int(place.range.start))
        related.append(
          RelatedPlace(place: .document, message: "\(words) (\(file.path):\(start.line):\(start.column))")
        )
      }
    }
    related += finding.notes.map {
      RelatedPlace(place: .document, message: masker.masked($0[language]))
    }
    return RuleResult(
      ruleID: finding.kind.rawValue,
      status: .fail,
      severity: finding.kind.severity,
      stage: nil,
      title: finding.kind.title[language],
      message: masker.masked(finding.message[language]),
      fix: finding.fix?[language],
      place: Place(pointer: masker.masked(finding.place.pointer), range: finding.place.range),
      related: related
    )
  }

  private static func passedResult(_ kind: LintKind, _ language: Language) -> RuleResult {
    RuleResult(
      ruleID: kind.rawValue,
      status: .pass,
      severity: kind.severity,
      stage: nil,
      title: kind.title[language]
    )
  }
}
