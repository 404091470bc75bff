import Diagnostics
import Engine
import SourceText
import Testing

@testable import Reports

@Suite("HTML")
struct HTMLReporterTests {
  private let sample = Sample()

  private func page(
    _ documents: [DocumentReport],
    _ options: ReportOptions = ReportOptions(run: Sample.run())
  ) -> String {
    let text = written(HTMLReporter.self, documents, options)
    // The style sheet names everything that may be there.
    return text.split(separator: "</style>", maxSplits: 1).last.map(String.init) ?? ""
  }

  @Test("A finding has its snippet, with the label under the value, and what to do")
  func finding() {
    let text = page([sample.report([sample.failing], stages: sample.stages)])
    #expect(
      text.contains(
        """
        <span class="line at"><span class="number">3</span>     balance: <mark>4.20</mark></span>
        <span class="line"><span class="number"></span> <span class="unseen" aria-hidden="true">    balance: \
        </span><span class="label">0.80 short</span></span>
        <span class="line at"><span class="number">4</span>     bound: <mark class="other">false</mark></span>
        """
      )
    )
    for (name, value) in [("fix", "top the card up"), ("why", "binding charges it")] {
      #expect(text.contains("<div><dt>\(name)</dt><dd>\(value)</dd></div>"))
    }
    #expect(text.contains("setup.yaml:3:14</code></figcaption>"))
  }

  @Test("The stages are a list that says what holds each up, and where to go on")
  func flow() {
    let text = page([sample.report([sample.failing, sample.unknown], stages: sample.stages)])
    #expect(text.contains("<li class=\"blocked\" aria-current=\"step\">"))
    #expect(text.components(of: "aria-current").count == 2)
    #expect(text.contains("<a href=\"#d1-f1\"><code>card-balance-covers-binding</code></a>"))
    #expect(text.contains("<article class=\"finding error\" id=\"d1-f1\""))
    let unknown = [
      StageState(id: "a", title: "A", state: .unknown, blockedBy: [], unknownBecause: ["signed-in"])
    ]
    let other = page([sample.report([sample.unknown], stages: unknown)])
    #expect(other.contains("<a href=\"#d1-unknown\"><code>signed-in</code></a>"))
    #expect(other.contains("id=\"d1-unknown\""))
    let asked = page([sample.report([], stages: unknown)], ReportOptions(run: Sample.run(), stage: "a"))
    #expect(asked.contains("ready for a can&#39;t be told yet"))
  }

  @Test("The filter offers what there is, and only when there is a choice")
  func filter() {
    var warning = sample.failing
    warning.severity = .warning
    let both = page([sample.report([sample.failing, warning, sample.waived])])
    #expect(both.contains("id=\"show-error\" checked"))
    #expect(both.contains("id=\"show-warning\" checked"))
    #expect(both.contains("id=\"show-waived\" checked"))
    #expect(!both.contains("id=\"show-info\""))
    #expect(!page([sample.report([sample.failing])]).contains("<fieldset"))
  }

  @Test("Several documents have a list of contents")
  func contents() {
    let reports = [sample.report([sample.failing]), sample.report([sample.passing], index: 1)]
    let text = page(reports)
    #expect(text.contains("<a href=\"#d1\">setup.yaml</a>"))
    #expect(text.contains("<a href=\"#d2\">setup.yaml, document 2</a>"))
    #expect(text.contains("<p class=\"muted\">No findings.</p>"))
    #expect(!page([reports[0]]).contains("<nav"))
  }

  @Test("Only addresses of the web become links")
  func links() {
    func hasLink(_ url: String) -> Bool {
      var result = sample.failing
      result.source = SourceReference(section: "1", quote: nil, title: nil, date: nil, url: url)
      return page([sample.report([result])]).contains("href=\"http")
    }
    #expect(hasLink("https://a.example/b?c=d"))
    #expect(!hasLink("javascript:alert(1)"))
    #expect(!hasLink("data:text/html,x"))
  }

  @Test("No text becomes markup", arguments: HostileText.all)
  func hostile(text: String) {
    let all = page([HostileText.report(text)], ReportOptions(run: Sample.run(), isVerbose: true))
    let innocent = page([HostileText.report("word")], ReportOptions(run: Sample.run(), isVerbose: true))
    func tags(_ text: String) -> [String] {
      text.split(separator: "<").dropFirst().map { String($0.prefix { $0.isLetter || $0 == "/" }) }
        .filter { !["br", "span", "/span", "mark", "/mark", "a", "/a"].contains($0) }
    }
    #expect(tags(all) == tags(innocent))
    #expect(all.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
    #expect(!HostileText.written(HTMLReporter.self, failure: text).contains("<script"))
  }

  @Test("A very long line shows the surroundings of the value only")
  func longLine() {
    let text = "name: " + String(repeating: "x", count: 5_000) + "MARK" + String(repeating: "y", count: 5_000)
    let long = Sample(text)
    let lines = LineTable(long.buffer)
    let annotation = Annotation(range: long.range(of: "MARK"), label: "here", isPrimary: true)
    let line = Excerpt([annotation], of: long.report([]), table: lines).lines[0]
    #expect(line.text.count == 240)
    #expect(line.isCut.before && line.isCut.after)
    #expect(String(String.UnicodeScalarView(line.text[line.marks[0].range])) == "MARK")
  }

  @Test("Positions count characters, also behind wide ones and hidden numbers")
  func positions() {
    var wide = Sample("a: 表😀 +447700900123 b\n")
    wide.privateTexts = ["+447700900123"]
    let annotation = Annotation(range: wide.range(of: " b"), label: nil, isPrimary: true)
    let line = Excerpt([annotation], of: wide.report([]), table: LineTable(wide.buffer)).lines[0]
    #expect(String(String.UnicodeScalarView(line.text)) == "a: 表😀 +44••••••••23 b")
    #expect(String(String.UnicodeScalarView(line.text[line.marks[0].range])) == " b")
  }
}

extension String {
  fileprivate func components(of separator: String) -> [Substring] { split(separator: separator) }
}
