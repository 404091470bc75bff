import Diagnostics
import Engine
import SourceText

/// The stages of one document with a mark each, and what is still to be found out.
struct Checklist {
  let language: Language
  let paint: Paint
  let isVerbose: Bool

  /// Writes the checklist of one document.
  func write(_ report: DocumentReport, into output: inout ByteWriter) {
    let heading = Words.checklist(report.path.printable, document: report.index)[language]
    output.append(paint(.strong, heading) + "\n")
    writeStages(report.stages, into: &output)
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
    var before: Set<String> = []
    for stage in stages {
      let title = stage.title.printable
      var line = "  \(mark(stage.state)) \(padded(stage.id, to: idWidth))  "
      let reasons = stage.state == .blocked ? stage.blockedBy : stage.unknownBecause
      if stage.state == .ready {
        line += title
      } else {
        let fresh = reasons.filter { !before.contains($0) }
        let because = fresh.isEmpty ? Words.earlierStep[language] : fresh.joined(separator: ", ")
        let state = paint(style(stage.state), Words.readiness(stage.state)[language])
        line += "\(padded(title, to: titleWidth))  \(state)\(Words.colon[language])\(because)"
      }
      output.append(line + "\n")
      before.formUnion(stage.blockedBy)
      before.formUnion(stage.unknownBecause)
    }
  }

  /// Writes the facts to find out, each once, with the rules that need them.
  func writeUnknown(_ results: [RuleResult], into output: inout ByteWriter) {
    var order: [[String]] = []
    var rules: [[String]: [String]] = [:]
    for result in results where result.status == .unknown {
      if rules[result.missing] == nil { order.append(result.missing) }
      if rules[result.missing]?.contains(result.ruleID) != true {
        rules[result.missing, default: []].append(result.ruleID)
      }
    }
    guard !order.isEmpty else { return }
    output.append("\(Words.notKnownYet[language])\(Words.colon[language].trimmedEnd)\n")
    for facts in order {
      var line = "  \(paint(.warning, "?")) "
      if !facts.isEmpty {
        let names = facts.map { $0.dottedPath.printable }.joined(separator: Words.comma[language])
        line += Words.findOut[language] + Words.colon[language] + names
        line += "\n      "
      }
      output.append(line + paint(.faint, (rules[facts] ?? []).joined(separator: ", ")) + "\n")
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
