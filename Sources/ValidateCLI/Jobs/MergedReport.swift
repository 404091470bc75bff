import Engine

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
