package import Diagnostics
package import SourceText

/// What became of a rule, or of one element that it looked at.
package enum ResultStatus: String, CaseIterable, Sendable {
  /// The condition holds.
  case pass
  /// The condition does not hold.
  case fail
  /// A fact that decides is not known yet.
  case unknown
  /// The rule does not apply to this setup.
  case notApplicable = "not_applicable"
  /// It fails, and the setup's owner accepted that on purpose.
  case waived
  /// The rule broke while it was evaluated.
  case error
}

/// A place in a document: which value, and which bytes.
package struct Place: Hashable, Sendable {
  /// The value's JSON Pointer (RFC 6901); the whole document is the empty string.
  package let pointer: String
  /// The bytes in the document's buffer; nil when there is no text to show.
  package let range: TextRange?

  package init(pointer: String, range: TextRange?) {
    self.pointer = pointer
    self.range = range
  }

  /// The whole document, no bytes in particular.
  package static let document = Place(pointer: "", range: nil)
}

/// A further value that had a part in the outcome.
package struct RelatedPlace: Sendable {
  /// Where it is.
  package let place: Place
  /// What it says there, in the run's language.
  package let message: String

  package init(place: Place, message: String) {
    self.place = place
    self.message = message
  }
}

/// The change of one value that would make a failing rule pass.
///
/// A class, so that the results without one, which are nearly all, have room for a reference only.
package final class Suggestion: Sendable {
  /// The JSON Pointer of the value to change.
  package let pointer: String
  /// How the new value bounds the change: `>=`, `<=` or `==`.
  package let comparison: String
  /// The new value as a JSON literal.
  package let value: String
  /// The difference to the present value as a decimal number, where that makes sense.
  package let change: String?
  /// Whether all rules were run again on the changed document, this rule passed and nothing broke.
  package let isVerified: Bool
  /// The bytes of the present value; nil when it is not written, or not known.
  package let range: TextRange?
  /// The change of the document's text, as it was made for running all rules again.
  package let edit: TextEdit?

  package init(
    pointer: String,
    comparison: String,
    value: String,
    change: String?,
    isVerified: Bool,
    range: TextRange? = nil,
    edit: TextEdit? = nil
  ) {
    self.pointer = pointer
    self.comparison = comparison
    self.value = value
    self.change = change
    self.isVerified = isVerified
    self.range = range
    self.edit = edit
  }
}

/// Why a failing result does not count.
///
/// A class, so that results without one stay small.
package final class AppliedWaiver: Sendable {
  /// The reason that the setup gives.
  package let reason: String
  /// The last day on which it holds (ISO 8601), if it ends.
  package let until: String?
  /// The waiver itself; nil when it does not stand in the document.
  package let place: Place?

  package init(reason: String, until: String?, place: Place? = nil) {
    self.reason = reason
    self.until = until
    self.place = place
  }
}

/// Where a rule comes from.
package struct SourceReference: Sendable, Hashable {
  /// The section of the source.
  package let section: String?
  /// A short quotation from it.
  package let quote: String?
  /// The source's title.
  package let title: String?
  /// The day the source states, or on which it was seen (ISO 8601).
  package let date: String?
  /// The source's address, if it is public.
  package let url: String?

  package init(section: String?, quote: String?, title: String?, date: String?, url: String? = nil) {
    self.section = section
    self.quote = quote
    self.title = title
    self.date = date
    self.url = url
  }
}

/// One result.
///
/// Every text is in the run's language and already masked.
package struct RuleResult: Sendable {
  /// The rule, or a built-in finding such as `unknown-key`.
  package var ruleID: String
  package var status: ResultStatus
  package var severity: Severity
  /// The id of the rule's stage; nil for built-in findings.
  package var stage: String?
  package var title: String
  /// What was found; for a passing rule its title says it all, and this is empty.
  package var message: String
  /// What to do.
  package var fix: String?
  /// Why the rule exists.
  package var why: String?
  /// The value that decided the outcome.
  package var place: Place
  /// Short words to stand under the carets.
  package var label: String?
  /// Further values that had a part in it.
  package var related: [RelatedPlace]
  /// JSON Pointers of the facts that are needed and not known; for `unknown` only.
  package var missing: [String]
  package var suggestion: Suggestion?
  package var source: SourceReference?
  package var waiver: AppliedWaiver?
  /// How the failing condition came about; only where ``SessionOptions/explains`` asks for it.
  package var trace: ConditionTrace?
  /// The pointer of `place` with the names of list elements instead of their positions, for recognising the
  /// result in another run; only where ``SessionOptions/includesStablePaths`` asks for it.
  package var stablePath: String?

  package init(
    ruleID: String,
    status: ResultStatus,
    severity: Severity,
    stage: String?,
    title: String,
    message: String = "",
    fix: String? = nil,
    why: String? = nil,
    place: Place = .document,
    label: String? = nil,
    related: [RelatedPlace] = [],
    missing: [String] = [],
    suggestion: Suggestion? = nil,
    source: SourceReference? = nil,
    waiver: AppliedWaiver? = nil
  ) {
    self.ruleID = ruleID
    self.status = status
    self.severity = severity
    self.stage = stage
    self.title = title
    self.message = message
    self.fix = fix
    self.why = why
    self.place = place
    self.label = label
    self.related = related
    self.missing = missing
    self.suggestion = suggestion
    self.source = source
    self.waiver = waiver
  }
}
