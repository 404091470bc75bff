import Diagnostics
import Engine
import SourceText

/// The stages of one document with a mark each, and what is still to be found out.
struct Checklist {
  let language: Language
  let look: Look
  let isVerbose: Bool
  /// The stage that the user asks about.
  let stage: String?

  /// How many rules are named that need the same fact.
  private static let mostRules = 3

  /// Writes the checklist of one document.
  func write(_ report: DocumentReport, into output: inout ByteWriter) {
    let heading = Words.checklist(look.shown(report.path), document: report.index)[language]
    write(StyledText(heading, .strong), hang: 2, into: &output)
    writeStages(report.stages, into: &output)
    if let asked = report.stages.first(where: { $0.id == stage }) {
      let answer = Words.answer(asked.id, asked.state)[language]
      write(StyledText(answer, style(asked.state)), hang: 2, into: &output)
    }
    writeNext(report, into: &output)
    writeUnknown(report.results, into: &output)
    writeWaived(report.results, into: &output)
    if isVerbose {
      let passed = report.results.filter { $0.status == .pass }
      writeList(Words.passed, passed, (look.sign(.ready), .good), into: &output)
      let notApplicable = report.results.filter { $0.status == .notApplicable }
      writeList(Words.notApplicable, notApplicable, ("-", .faint), into: &output)
    }
  }

  private func writeStages(_ stages: [StageState], into output: inout ByteWriter) {
    let idWidth = stages.map { $0.id.displayWidth }.max() ?? 0
    let titleWidth = stages.map { look.shown($0.title).displayWidth }.max() ?? 0
    for row in StageRow.rows(stages) {
      let stage = row.stage
      let title = look.shown(stage.title)
      let column = idWidth + titleWidth + 8
      let isNarrow = look.wraps && look.width.map { $0 - column < Look.comfortableRoom } == true
      writeSign(look.sign(stage.state), style(stage.state), into: &output)
      guard stage.state != .ready else {
        write(StyledText("\(padded(stage.id, to: idWidth))  \(title)"), from: 4, hang: 6, into: &output)
        continue
      }
      let because =
        row.isFromEarlier ? Words.earlierStep[language] : row.reasons.joined(separator: ", ")
      var state = StyledText(Words.readiness(stage.state)[language], style(stage.state))
      state.add("\(Words.colon[language])\(because)")
      if isNarrow {
        // No room for a third column: the state has lines of its own.
        write(StyledText("\(padded(stage.id, to: idWidth))  \(title)"), from: 4, hang: 6, into: &output)
        output.append(byte: 0x20, count: 6)
        write(state, from: 6, hang: 8, into: &output)
      } else {
        output.append("\(padded(stage.id, to: idWidth))  \(padded(title, to: titleWidth))  ")
        write(state, from: column, hang: column, into: &output)
      }
    }
  }

  /// Writes what to do next, or that nothing stands in the way.
  private func writeNext(_ report: DocumentReport, into output: inout ByteWriter) {
    let colon = Words.colon[language]
    guard let next = NextStep(report, language: language, until: stage) else {
      if stage == nil, report.stages.allSatisfy({ $0.state == .ready }) {
        write(StyledText(Words.allReady[language], .good), hang: 2, into: &output)
      }
      return
    }
    let place = next.stage.map { "\($0.id)\(colon)" } ?? ""
    var text = StyledText(Words.next[language], .strong)
    text.add("\(colon)\(place)\(look.shown(next.action))")
    write(text, hang: 2, into: &output)
  }

  /// Writes the facts to find out, each once, with the rules that need it.
  func writeUnknown(_ results: [RuleResult], into output: inout ByteWriter) {
    let facts = MissingFact.facts(of: results)
    guard !facts.isEmpty else { return }
    writeHeading(Words.findOut, into: &output)
    for fact in facts {
      let needing = fact.rules
      let names = needing.prefix(Self.mostRules).joined(separator: Words.comma[language])
      let more = needing.count - Self.mostRules
      let list = more > 0 ? Words.andMore(names, more)[language] : names
      let name = fact.pointer.isEmpty ? "" : look.shown(fact.pointer.dottedPath)
      let suffix = name.isEmpty ? list : Words.parenthesis([list])[language]
      writeSign("?", .warning, into: &output)
      var text = StyledText(name)
      text.add(suffix, .faint)
      write(text, from: 4, hang: 6, into: &output)
    }
  }

  private func writeWaived(_ results: [RuleResult], into output: inout ByteWriter) {
    let waived = results.filter { $0.status == .waived }
    guard !waived.isEmpty else { return }
    writeHeading(Words.waived, into: &output)
    for result in waived {
      var line = result.ruleID
      if let waiver = result.waiver {
        line += Words.colon[language] + look.shown(waiver.reason)
        if let until = waiver.until {
          line += Words.parenthesis([Words.until(look.shown(until))[language]])[language]
        }
      }
      writeSign("~", .faint, into: &output)
      write(StyledText(line), from: 4, hang: 6, into: &output)
    }
  }

  private func writeList(
    _ heading: LocalizedText,
    _ results: [RuleResult],
    _ sign: (text: String, style: Paint.Style),
    into output: inout ByteWriter
  ) {
    guard !results.isEmpty else { return }
    writeHeading(heading, into: &output)
    for result in results {
      let place = look.shown(result.place.pointer.dottedPath)
      let suffix = place.isEmpty ? "" : Words.parenthesis([place])[language]
      writeSign(sign.text, sign.style, into: &output)
      let text = "\(result.ruleID)\(Words.colon[language])\(look.shown(result.title))\(suffix)"
      write(StyledText(text), from: 4, hang: 6, into: &output)
    }
  }

  private func writeHeading(_ heading: LocalizedText, into output: inout ByteWriter) {
    let text = heading[language] + Words.colon[language].trimmedEnd
    write(StyledText(text), hang: 2, into: &output)
  }

  /// Writes what stands before an entry of a list: four cells.
  private func writeSign(_ sign: String, _ style: Paint.Style, into output: inout ByteWriter) {
    output.append("  \(look.paint(style, sign)) ")
  }

  private func write(
    _ text: StyledText,
    from column: Int = 0,
    hang: Int,
    into output: inout ByteWriter
  ) {
    for line in text.lines(look, from: column, hang: hang) { output.append(line + "\n") }
  }

  private func style(_ state: Readiness) -> Paint.Style {
    switch state {
    case .ready: .good
    case .blocked: .error
    case .unknown: .warning
    }
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.displayWidth))
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    last == " " ? String(dropLast()) : self
  }
}
