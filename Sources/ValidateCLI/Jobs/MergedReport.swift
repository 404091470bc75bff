import Engine

/// One report out of what several packs say about the same document.
enum MergedReport {
  /// Puts the results and stages of all packs one after another.
  ///
  /// What is found in the text itself is said once; a key is unknown only when no pack knows it that has
  /// anything to say about such a document.
  static func merge(_ reports: [DocumentReport]) -> DocumentReport {
    var merged = reports[0]
    merged.results = []
    merged.stages = []
    merged.quietCounts = QuietCounts()
    let judges = reports.filter(\.isApplicable)
    for report in reports {
      merged.results += report.results.filter { result in
        guard result.stage == nil else { return true }
        if contains(merged, result) { return false }
        return result.ruleID != "unknown-key" || judges.allSatisfy { contains($0, result) }
      }
      merged.stages += report.stages
      merged.isUsable = merged.isUsable && report.isUsable
      merged.quietCounts.add(report.quietCounts)
    }
    // What one pack hides is hidden.
    if let careful = reports.first(where: \.masker.hidesLongNumbers) { merged.masker = careful.masker }
    return merged
  }

  private static func contains(_ report: DocumentReport, _ result: RuleResult) -> Bool {
    report.results.contains {
      $0.stage == nil && $0.ruleID == result.ruleID && $0.place == result.place
    }
  }
}
