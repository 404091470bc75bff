import CEL
import Diagnostics
package import Rules
import Schema
import YAMLDocument

/// What every result of a rule says, and its texts in the run's language, with a frame of their own to fill them in.
///
/// A class: handing it around counts one reference, not one for each text.
final class PreparedTexts {
  let texts: RuleTexts
  let frame: Frame
  /// A result with all that is the same in each.
  let blank: RuleResult
  /// The position of the loop variable in `frame`.
  let element: Int?
  let message: PreparedText
  let fix: PreparedText?
  let why: PreparedText?
  /// Whether no text has to be filled in.
  let areConstant: Bool

  var title: String { blank.title }

  init(_ texts: RuleTexts, frame: Frame, blank: RuleResult, element: Int?, masker: Masker) {
    self.texts = texts
    self.frame = frame
    self.blank = blank
    self.element = element
    message = texts.message.map { PreparedText($0, masker: masker) } ?? .constant(blank.title)
    fix = texts.fix.map { PreparedText($0, masker: masker) }
    why = texts.why.map { PreparedText($0, masker: masker) }
    areConstant = [message, fix, why].allSatisfy { if case .template? = $0 { false } else { true } }
  }
}

/// One text of a rule: the same for every result, and masked once, or to be filled in.
enum PreparedText {
  case constant(String)
  case template(Template)

  init(_ template: Template, masker: Masker) {
    self = template.constant.map { .constant(masker.masked($0)) } ?? .template(template)
  }

  /// The text, masked; nil when it needs a fact that is not known.
  func text(in frame: Frame, masker: () -> Masker) -> String? {
    switch self {
    case .constant(let text): text
    case .template(let template): template.render(in: frame).map { masker().masked($0) }
    }
  }
}

extension Session {
  /// The texts of a rule, prepared when they are first needed.
  func prepared(_ index: Int) -> PreparedTexts {
    if let texts = texts[index] { return texts }
    let rule = pack.pack.rules[index]
    let ruleTexts = options.makesTexts ? pack.texts(ofRule: index, in: options.language) : pack.noTexts
    let textFrame = Frame(ruleTexts.environment)
    textFrame.store = frame.store
    textFrame.costLimit = Self.costLimit
    let blank = RuleResult(
      ruleID: rule.id,
      status: .fail,
      severity: rule.severity,
      stage: pack.pack.stages[rule.stage].id,
      title: ruleTexts.title?.render(in: textFrame) ?? rule.id,
      source: pack.pack.sourceReference(of: rule)
    )
    let prepared = PreparedTexts(
      ruleTexts,
      frame: textFrame,
      blank: blank,
      element: rule.forEach.flatMap { ruleTexts.environment.variableIndex($0.name) },
      masker: masker
    )
    texts[index] = prepared
    return prepared
  }

  /// Makes the texts' frame see what the rule saw.
  func fill(_ prepared: PreparedTexts, element: Element?) {
    if prepared.areConstant { return }
    prepared.frame.reset()
    for (field, variable) in pack.fieldVariables.enumerated() {
      prepared.frame.bind(variable, slot: rootSlot + field)
    }
    if let element, let variable = prepared.element {
      bind(element, to: variable, in: prepared.frame, withPosition: true)
    }
  }
}

extension Pack {
  /// Where a rule comes from, the pack's own source filling what the rule does not say.
  package func sourceReference(of rule: Rule) -> SourceReference? {
    guard let place = texts(of: rule).source else { return nil }
    let tree = files[place.file].tree
    func field(_ name: String) -> String? { tree.value(of: name, in: place.node).map { tree.text($0) } }
    let title = field("title")
    return SourceReference(
      section: field("section"),
      quote: field("quote"),
      title: title ?? source?.title,
      date: field("date") ?? (title == nil ? source?.date : nil),
      url: field("url") ?? (title == nil ? source?.url : nil)
    )
  }
}
