import CEL
import Diagnostics
import Rules
import SourceText

/// Proofs that a mutant means the same as the pack.
enum Equivalence {
  /// Both conditions have the same normal form.
  static func sameForm(_ mutant: Mutant, _ pack: Pack, _ bench: TestBench) -> LocalizedText? {
    guard case .expression(let site, let text?) = mutant.change, let compiled = bench.plain,
      let old = compiled.program(at: site), let new = compiled.compile(text, at: site)
    else { return nil }
    return NormalForm.sameness(old, new, in: pack)
  }

  /// Both give the same for every combination of the facts that they look at, where those are few.
  static func sameOutcomes(_ mutant: Mutant, _ pack: Pack, _ bench: TestBench) -> LocalizedText? {
    guard case .expression(let site, let text) = mutant.change, let rule = site.rule,
      let compiled = bench.plain, let old = compiled.program(at: site)
    else { return nil }
    let new = text.flatMap { compiled.compile($0, at: site) }
    if text != nil, new == nil { return nil }
    guard let facts = FiniteFacts(of: [old, new].compactMap(\.self), rule, pack), facts.count <= 4096 else {
      return nil
    }
    // Only the part that is changed decides: the other one is taken out.
    var original = compiled
    switch site {
    case .when:
      guard let always = compiled.compile("true", at: .check(rule: rule)) else { return nil }
      original = compiled.replacing(.check(rule: rule), with: always)
    case .check: original = compiled.replacing(.when(rule: rule), with: nil)
    case .list, .variable: return nil
    }
    let before = RuleObserver(original, rule: rule)
    let after = RuleObserver(original.replacing(site, with: new), rule: rule)
    for index in 0..<facts.count {
      let setup = SourceBuffer(name: "setup.yaml", text: facts.setup(index))
      guard before.observe(setup).isSameButForTexts(as: after.observe(setup)) else { return nil }
    }
    return MutationMessages.sameOutcomes(facts.count, facts.names)
  }
}

extension Equivalence {
  /// Both have the same outcome in every situation, worked out without any setup.
  ///
  /// What a result is about may still differ, so this is asked only where no setup was found that shows it.
  static func sameEverywhere(_ mutant: Mutant, _ bench: TestBench) -> LocalizedText? {
    guard case .expression(let site, let text?) = mutant.change, let rule = site.rule,
      let compiled = bench.plain, let old = compiled.program(at: site),
      let new = compiled.compile(text, at: site)
    else { return nil }
    let loop = compiled.pack.rules[rule].forEach?.name
    func condition(_ program: Program) -> Condition {
      guard let loop, let list = compiled.rules[rule].list else { return Condition(program) }
      return Condition(program, element: loop, of: list)
    }
    let premise: Condition?
    switch site {
    case .when: premise = nil
    case .check: premise = compiled.rules[rule].when.map(condition)
    case .list, .variable: return nil
    }
    let isEqual = Implication(compiled).alwaysEqual(condition(old), condition(new), where: premise)
    return isEqual ? MutationMessages.sameEverywhere : nil
  }
}

extension Observation {
  /// A text is made from the setup alone, so two rules with the same texts say the same where they fail alike.
  fileprivate func isSameButForTexts(as other: Observation) -> Bool {
    status == other.status && pointer == other.pointer && missing == other.missing
  }
}

extension TestBench {
  /// The pack as it is, without anything that a test asks for.
  var plain: CompiledPack? {
    original(TestSetting())
  }
}
