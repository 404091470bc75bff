import CEL
import Diagnostics
import Rules

/// Which outcomes a rule can't have whatever the setup is, each with the reason, as far as the rule itself proves it.
struct PossibleVerdicts {
  private(set) var impossible: [ResultStatus: LocalizedText] = [:]

  init(_ rule: Rule, _ compiled: CompiledRule, in pack: CompiledPack) {
    guard let check = compiled.check else {
      let reason = LocalizedText(en: "it looks at the text, not at facts", zh: "它检查的是文本，不是各项事实")
      impossible = [.unknown: reason, .notApplicable: reason]
      return
    }
    // What stands in a list that is always the same is no fact.
    let isListOfFacts = compiled.list.map { Reads($0, element: nil, in: pack).facts } ?? false
    let element = isListOfFacts ? rule.forEach?.name : nil
    func reads(_ program: Program) -> Reads { Reads(program, element: element, in: pack) }
    func constant(_ program: Program?) -> Value? {
      guard let program, reads(program).isConstant else { return nil }
      let frame = Frame(pack.environment)
      frame.costLimit = Session.costLimit
      return program.evaluate(in: frame)
    }
    let when = constant(compiled.when)
    switch constant(check) {
    case .bool(true)?: impossible[.fail] = Self.always("check", "true")
    case .bool(false)?: impossible[.pass] = Self.always("check", "false")
    default: break
    }
    let conditions = [compiled.list, compiled.when, check].compactMap { $0 }
    if !conditions.contains(where: { reads($0).facts }) {
      impossible[.unknown] = LocalizedText(en: "its conditions read no fact", zh: "它的条件不读取任何事实")
    }
    if case .bool(false)? = when {
      for status in [ResultStatus.pass, .fail, .unknown] { impossible[status] = Self.always("when", "false") }
    }
    let hasElement: Bool
    switch constant(compiled.list) {
    case .list(let list)?: hasElement = list.count > 0
    default: hasElement = compiled.list == nil
    }
    if compiled.when == nil {
      if hasElement {
        impossible[.notApplicable] = LocalizedText(en: "it has no 'when'", zh: "它没有 when")
      }
    } else if case .bool(true)? = when, hasElement {
      impossible[.notApplicable] = Self.always("when", "true")
    }
  }

  private static func always(_ condition: String, _ value: String) -> LocalizedText {
    LocalizedText(en: "'\(condition)' is always \(value)", zh: "\(condition) 恒为 \(value)")
  }
}
