import Diagnostics
import Engine
import Reports
import Rules
import SourceText

/// A document with results of every kind, made by hand: reports are tested without the engine.
struct Sample {
  static let text = """
    cards:
      - name: travel-card
        balance: 4.20
        bound: false

    """

  let buffer: SourceBuffer
  /// Texts that reports must not show.
  var privateTexts: [String] = []
  var detectors: [SecretDetector] = []

  init(_ text: String = Sample.text, privateTexts: [String] = []) {
    buffer = SourceBuffer(name: "setup.yaml", text: text)
    self.privateTexts = privateTexts
  }

  /// The place of the first occurrence of `needle`.
  func place(_ pointer: String, _ needle: String) -> Place {
    Place(pointer: pointer, range: range(of: needle))
  }

  func range(of needle: String) -> TextRange {
    let wanted = Array(needle.utf8)
    for start in 0...(buffer.bytes.count - wanted.count)
    where buffer.bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return TextRange(start, start + wanted.count)
    }
    preconditionFailure("\(needle) is not in the sample")
  }

  func report(_ results: [RuleResult], stages: [StageState] = [], index: Int = 0) -> DocumentReport {
    DocumentReport(
      path: "setup.yaml",
      index: index,
      buffer: buffer,
      results: results,
      stages: stages,
      isUsable: true,
      masker: Masker(detectors: detectors, showsPrivate: false, privateTexts: privateTexts)
    )
  }

  static func run(_ language: Language = .english) -> RunInfo {
    RunInfo(
      toolVersion: "0.1.0",
      packs: [.init(name: "openai-billing", version: "1.0.0")],
      parameters: [("binding_minimum", "5")],
      today: "2026-05-01",
      language: language,
      showsPrivate: false
    )
  }

  static let failedRun = FailedRun(toolVersion: "0.1.0", today: "2026-05-01", language: .english)

  static let source = SourceReference(
    section: "0",
    quote: "at least five",
    title: "A tutorial",
    date: "2025-04-23"
  )

  var failing: RuleResult {
    RuleResult(
      ruleID: "card-balance-covers-binding",
      status: .fail,
      severity: .error,
      stage: "prepare",
      title: "The card can be bound",
      message: "travel-card holds $4.20; binding needs $5",
      fix: "top the card up",
      why: "binding charges it",
      place: place("/cards/0/balance", "4.20"),
      label: "0.80 short",
      related: [RelatedPlace(place: place("/cards/0/bound", "false"), message: "not bound yet")],
      suggestion: Suggestion(
        pointer: "/cards/0/balance",
        comparison: ">=",
        value: "5",
        change: "0.80",
        isVerified: true
      ),
      source: Self.source
    )
  }

  var unknown: RuleResult {
    RuleResult(
      ruleID: "signed-in",
      status: .unknown,
      severity: .error,
      stage: "sign-in",
      title: "You are signed in",
      message: "not known yet: account.signed_in",
      missing: ["/account/signed_in"]
    )
  }

  var passing: RuleResult {
    RuleResult(
      ruleID: "one-default-card",
      status: .pass,
      severity: .error,
      stage: "bind-card",
      title: "One card is the default",
      place: place("/cards", "- name: travel-card")
    )
  }

  var waived: RuleResult {
    RuleResult(
      ruleID: "account-kind-chosen",
      status: .waived,
      severity: .warning,
      stage: "bind-card",
      title: "The kind of account is chosen",
      waiver: AppliedWaiver(
        reason: "decided on Friday",
        until: "2026-12-01",
        place: Place(pointer: "/waivers/0", range: nil)
      )
    )
  }

  var stages: [StageState] {
    [
      StageState(
        id: "prepare",
        title: "Prepare",
        state: .blocked,
        blockedBy: ["card-balance-covers-binding"],
        unknownBecause: []
      ),
      StageState(
        id: "sign-in",
        title: "Sign in",
        state: .blocked,
        blockedBy: ["card-balance-covers-binding"],
        unknownBecause: ["signed-in"]
      ),
    ]
  }
}

/// What a reporter writes about some documents.
func written<Format: Reporter>(
  _ format: Format.Type,
  _ documents: [DocumentReport],
  _ options: ReportOptions = ReportOptions(run: Sample.run())
) -> String {
  var summary = Summary()
  summary.files = 1
  for document in documents { summary.add(document) }
  return String(decoding: Format.report(documents, summary, options), as: UTF8.self)
}
