import CEL
import Diagnostics
import Rules
import SourceText
import YAMLDocument

extension Session {
  /// Adds a failing result for each secret of the document, or a passing one.
  func addSecrets(
    rule index: Int,
    to results: inout [RuleResult],
    _ outcomes: inout Outcomes
  ) {
    guard !secrets.isEmpty else {
      addQuiet(.pass, index, slot: nil, &results)
      return
    }
    for secret in secrets {
      var result = secretResult(secret, rule: index)
      waive(&result)
      outcomes.note(result.status, rule: index, pack.pack.rules[index])
      results.append(result)
    }
  }

  private func secretResult(_ secret: SecretHit, rule index: Int) -> RuleResult {
    let rule = pack.pack.rules[index]
    let prepared = prepared(index)
    let kind = rule.scan[secret.detector].title[options.language]
    fill(prepared, element: nil)
    if let variable = prepared.texts.environment.variableIndex("secret") {
      let fields: [(key: String, value: Value)] = [
        (key: "kind", value: .string(kind)), (key: "length", value: .int(Int64(secret.length))),
      ]
      prepared.frame.bind(variable, value: .map(MapValue(fields)))
    }
    var result = prepared.blank
    result.message = prepared.texts.message?.render(in: prepared.frame) ?? prepared.title
    result.fix = prepared.texts.fix?.render(in: prepared.frame)
    result.why = prepared.texts.why?.render(in: prepared.frame)
    result.place = Place(
      pointer: documentMasker().masked(tree.pointer(atOffset: Int(secret.range.start)).description),
      range: secret.range
    )
    result.label = kind
    return result
  }
}
