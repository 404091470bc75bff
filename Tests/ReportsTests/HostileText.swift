import Diagnostics
import Engine
import Reports
import SourceText

/// Words from a setup that mean something in some format, or are not allowed there.
enum HostileText {
  static let all = [
    #"a "quoted" word"#, "it's", "<script>alert(1)</script>", "]]>", "&amp; & &#x0;",
    "a\u{0}b\u{1B}[31mc\u{7F}",
    "one\ntwo\r\nthree", "tab\there", "😀 e\u{301} 表格", "a,b:c%d%0A", "# TODO not # SKIP", #"back\slash\"#,
    "[a link](javascript:alert(1))", "![x](http://a.example/x.png)", "`code` ``` fence", "a|b", "@someone #1",
    "::error::injected", "\u{202E}reversed\u{2066}", "\u{FFFE}\u{FFFF}", "</failure></testcase>", "...",
    "---",
    "ok 1 - injected\nBail out!", "$x^2$", "https://a.example www.a.example",
  ]

  /// A document with one failing result of each severity, all of whose texts are `text`.
  static func report(_ text: String) -> DocumentReport {
    let buffer = SourceBuffer(name: "a", text: "name: \(text)\nother: 1\n")
    func result(_ status: ResultStatus, _ severity: Severity) -> RuleResult {
      RuleResult(
        ruleID: "rule-id",
        status: status,
        severity: severity,
        stage: "first",
        title: text,
        message: status == .pass ? "" : text,
        fix: text,
        why: text,
        place: Place(pointer: "/\(text)", range: TextRange(6, 6 + text.utf8.count)),
        label: text,
        related: [RelatedPlace(place: Place(pointer: "/\(text)", range: TextRange(0, 4)), message: text)],
        missing: status == .unknown ? ["/\(text)"] : [],
        suggestion: Suggestion(
          pointer: "/\(text)",
          comparison: "==",
          value: "\"x\"",
          change: nil,
          isVerified: true,
          range: TextRange(6, 7)
        ),
        source: SourceReference(section: text, quote: text, title: text, date: text, url: text),
        waiver: status == .waived ? AppliedWaiver(reason: text, until: text) : nil
      )
    }
    return DocumentReport(
      path: text,
      index: 1,
      buffer: buffer,
      results: [
        result(.fail, .error), result(.fail, .warning), result(.fail, .info), result(.error, .error),
        result(.unknown, .error), result(.waived, .error), result(.pass, .error),
        result(.notApplicable, .error),
      ],
      stages: [
        StageState(id: "first", title: text, state: .blocked, blockedBy: ["rule-id"], unknownBecause: [])
      ],
      isUsable: true
    )
  }

  /// A failed run, all of whose texts are `text`.
  static func failure(_ text: String) -> RunFailure {
    let buffer = SourceBuffer(name: text, text: text)
    let diagnostic = Diagnostic(
      "code",
      LocalizedText(text),
      at: TextRange(at: 0),
      hint: LocalizedText(text)
    )
    return RunFailure(
      .rulePack,
      LocalizedText(text),
      hint: LocalizedText(text),
      findings: [RunFailure.Finding(diagnostic, in: buffer)]
    )
  }

  /// What a format writes about a failed run.
  static func written<Format: Reporter>(_ format: Format.Type, failure text: String) -> String {
    var output = ByteWriter()
    Format.report(failure(text), of: Sample.failedRun, into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}
