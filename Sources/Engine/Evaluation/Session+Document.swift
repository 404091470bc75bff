import CEL
import Diagnostics
import Rules
import Schema
import SourceText
import YAMLDocument

extension Session {
  /// Checks the document in `tree`.
  func checkDocument(
    in buffer: SourceBuffer,
    path: String,
    index: Int
  ) -> DocumentReport {
    if let failure = reader.failure {
      let result = BuiltInFindings(language: options.language, masker: masker).result(failure, pointer: "")
      return DocumentReport(
        path: path,
        index: index,
        buffer: buffer,
        results: [result],
        stages: [],
        isUsable: false,
        masker: masker
      )
    }
    bindDocument()
    preparedMasker = nil
    waivers = readWaivers()
    quietCounts = QuietCounts()
    var outcomes = Outcomes()
    var results = builtInResults()
    for index in results.indices { waive(&results[index]) }
    hasOmittedResults = false
    runRules(&results, &outcomes)
    // Whoever looks for suggestions runs the rules again.
    let limits = limitResults()
    if options.suggests, !failures.isEmpty {
      addSuggestions(to: &results, in: buffer)
    }
    // A waiver for a rule that does not apply here may have its use elsewhere.
    results += (isOutside ? [] : waiverResults()) + limits
    if options.includesStablePaths { addStablePaths(to: &results) }
    return DocumentReport(
      path: path,
      index: index,
      buffer: buffer,
      results: results,
      stages: isOutside
        ? [] : outcomes.isReady ? readyStages : outcomes.states(of: pack.pack, in: options.language),
      isUsable: true,
      isApplicable: !isOutside,
      // A report without results shows nothing of the text.
      masker: results.isEmpty ? masker : documentMasker(),
      quietCounts: quietCounts
    )
  }

  /// Runs the rules once more over the document that was checked last, which must have been usable: what
  /// evaluation costs without reading and binding.
  ///
  /// - Returns: the results that somebody has to act on or that the options ask for, and the number of others.
  package func runRulesAgain() -> (results: [RuleResult], quietCounts: QuietCounts) {
    frame.reset()
    quietCounts = QuietCounts()
    var outcomes = Outcomes()
    var results: [RuleResult] = []
    runRules(&results, &outcomes)
    return (results, quietCounts)
  }

  /// Lays the tree out for expressions and makes the top-level fields their variables.
  func bindDocument() {
    frame.reset()
    rootSlot = binder.bind(tree)
    for (field, variable) in pack.fieldVariables.enumerated() {
      frame.bind(variable, slot: rootSlot + field)
    }
    // What is not known, or cannot be told, is no reason to look away.
    isOutside = pack.when.map { $0.evaluateBool(in: frame) == .isFalse } ?? false
  }

  /// The masker that also knows the document's private values.
  func documentMasker() -> Masker {
    if let preparedMasker { return preparedMasker }
    let masker = masker.hiding(
      binder.privateTexts(tree),
      secrets: secrets.map { tree.source.text(in: $0.range) }
    )
    preparedMasker = masker
    return masker
  }

  /// That there is more to be said than is said.
  private func limitResults() -> [RuleResult] {
    var limits: [Int] = []
    if binder.omittedFindings > 0, !isOutside { limits.append(options.limits.findings) }
    if hasOmittedResults { limits.append(options.limits.results) }
    let findings = BuiltInFindings(language: options.language, masker: masker)
    return limits.map { findings.result(Limits.tooManyFindings($0), pointer: "") }
  }

  /// What the reader and the schema found, in the order of the text.
  private func builtInResults() -> [RuleResult] {
    let schemaFindings = isOutside ? [] : binder.findings
    guard !reader.findings.isEmpty || !schemaFindings.isEmpty else { return [] }
    let findings = BuiltInFindings(language: options.language, masker: documentMasker())
    var results: [(offset: UInt32, result: RuleResult)] = []
    for finding in reader.findings {
      let pointer = tree.pointer(atOffset: Int(finding.range.start)).description
      results.append((finding.range.start, findings.result(finding, pointer: pointer)))
    }
    for finding in schemaFindings {
      var pointer = tree.pointer(to: finding.node)
      if let key = finding.missingKey { pointer = pointer.appending(key) }
      let result = findings.result(finding.diagnostic, pointer: pointer.description)
      results.append((finding.diagnostic.range.start, result))
    }
    return results.sorted { $0.offset < $1.offset }.map(\.result)
  }
}
