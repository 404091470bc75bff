import CEL
import Rules

/// How to run one rule, worked out beforehand.
///
/// Plain bytes: walking through an array of steps counts no references, which would take longer than most
/// conditions do.
@safe
struct RuleStep {
  /// What a rule looks at.
  enum Subject {
    /// The whole document.
    case document
    /// The elements of the list in a top-level field, by the field's position.
    case elements(field: Int)
    /// The elements of a list that is found in another way.
    case list
    /// The text.
    case text
  }

  /// The rule's position in the pack.
  let index: Int
  let subject: Subject
  /// The variable that stands for the element.
  let element: Int?
  let readsPosition: Bool
  // The session's pack keeps the rule alive.
  private let rule: Unmanaged<CompiledRule>

  init(_ rule: CompiledRule, index: Int, list: ListSource?, isScan: Bool) {
    self.index = index
    switch list {
    case _ where isScan: subject = .text
    case nil: subject = .document
    case .path(let field, [])?: subject = .elements(field: field)
    default: subject = .list
    }
    element = rule.element
    readsPosition = rule.readsPosition
    unsafe self.rule = .passUnretained(rule)
  }

  /// Evaluates the rule over what is bound in a frame.
  @inline(__always)
  func outcome(in frame: Frame) -> RuleOutcome {
    unsafe rule._withUnsafeGuaranteedRef { $0.outcome(in: frame) }
  }
}
