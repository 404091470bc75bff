import Diagnostics
import Engine
import SourceText

/// The stages of one document with a mark each, and what is still to be found out.
struct Checklist {
  let language: Language
  let paint: Paint
  let isVerbose: Bool
  /// The stage that the user asks about.
  let stage: String?

  /// How many rules are named that need the same fact.
  private static let mostRules = 3

  /// Writes the checklist of one document.
  func write(_ report: DocumentReport, into output: inout ByteWriter) {
    let heading = Words.checklist(report.path.printable, document: report.index)[language]
    output.append(paint(.strong, heading) + "\n")
    writeStages(report.stages, into: &output)
    if let asked = report.stages.first(where: { $0.id == stage }) {
      output.append(paint(style(asked.state), Words.answer(asked.id, asked.state)[language]) + "\n")
    }
    writeNext(report, into: &output)
    writeUnknown(report.results, into: &output)
    writeWaived(report.results, into: &output)
    if isVerbose {
      writeList(Words.passed, report.results.filter { $0.status == .pass }, paint(.good, "✓"), into: &output)
      let notApplicable = report.results.filter { $0.status == .notApplicable }
      writeList(Words.notApplicable, notApplicable, paint(.faint, "-"), into: &output)
    }
  }

  private func writeStages(_ stages: [StageState], into output: inout ByteWriter) {
    let idWidth = stages.map { $0.id.displayWidth }.max() ?? 0
    let titleWidth = stages.map { $0.title.printable.displayWidth }.max() ?? 0
    for row in StageRow.rows(stages) {
      let stage = row.stage
      let title = stage.title.printable
      var line = "  \(mark(stage.state)) \(padded(stage.id, to: idWidth))  "
      if stage.state == .ready {
        line += title
      } else {
        let because =
          row.isFromEarlier ? Words.earlierStep[language] : row.reasons.joined(separator: ", ")
        let state = paint(style(stage.state), Words.readiness(stage.state)[language])
        line += "\(padded(title, to: titleWidth))  \(state)\(Words.colon[language])\(because)"
      }
      output.append(line + "\n")
    }
  }

  /// Writes what to do next, or that nothing stands in the way.
  private func writeNext(_ report: DocumentReport, into output: inout ByteWriter) {
    let colon = Words.colon[language]
    guard let next = NextStep(report, language: language, until: stage) else {
      if stage == nil, report.stages.allSatisfy({ $0.state == .ready }) {
        output.append(paint(.good, Words.allReady[language]) + "\n")
      }
      return
    }
    let place = next.stage.map { "\($0.id)\(colon)" } ?? ""
    let lines = next.action.printable
    output.append("\(paint(.strong, Words.next[language]))\(colon)\(place)\(lines)\n")
  }

  /// Writes the facts to find out, each once, with the rules that need it.
  func writeUnknown(_ results: [RuleResult], into output: inout ByteWriter) {
    let facts = MissingFact.facts(of: results)
    guard !facts.isEmpty else { return }
    output.append("\(Words.findOut[language])\(Words.colon[language].trimmedEnd)\n")
    for fact in facts {
      let needing = fact.rules
      let names = needing.prefix(Self.mostRules).joined(separator: Words.comma[language])
      let more = needing.count - Self.mostRules
      let list = more > 0 ? Words.andMore(names, more)[language] : names
      let name = fact.pointer.isEmpty ? "" : fact.pointer.dottedPath.printable
      let suffix = name.isEmpty ? list : Words.parenthesis([list])[language]
      output.append("  \(paint(.warning, "?")) \(name)\(paint(.faint, suffix))\n")
    }
  }

  private func writeWaived(_ results: [RuleResult], into output: inout ByteWriter) {
    let waived = results.filter { $0.status == .waived }
    guard !waived.isEmpty else { return }
    output.append("\(Words.waived[language])\(Words.colon[language].trimmedEnd)\n")
    for result in waived {
      var line = "  \(paint(.faint, "~")) \(result.ruleID)"
      if let waiver = result.waiver {
        line += Words.colon[language] + waiver.reason.printable
        if let until = waiver.until {
          line += Words.parenthesis([Words.until(until.printable)[language]])[language]
        }
      }
      output.append(line + "\n")
    }
  }

  private func writeList(
    _ heading: LocalizedText,
    _ results: [RuleResult],
    _ mark: String,
    into output: inout ByteWriter
  ) {
    guard !results.isEmpty else { return }
    output.append("\(heading[language])\(Words.colon[language].trimmedEnd)\n")
    for result in results {
      let place = result.place.pointer.dottedPath.printable
      let suffix = place.isEmpty ? "" : Words.parenthesis([place])[language]
      output.append("  \(mark) \(result.ruleID)\(Words.colon[language])\(result.title.printable)\(suffix)\n")
    }
  }

  private func mark(_ state: Readiness) -> String {
    switch state {
    case .ready: paint(.good, "✓")
    case .blocked: paint(.error, "✗")
    case .unknown: paint(.warning, "?")
    }
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
