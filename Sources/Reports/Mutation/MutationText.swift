import Diagnostics
import Engine
import Rules

/// Tells people which mutants of a pack its tests do not notice.
package struct MutationText {
  private let options: PackTestOptions
  private let language: Language
  private let look: Look
  private var paint: Paint { look.paint }

  package init(_ options: PackTestOptions) {
    self.options = options
    language = options.language
    look = options.look
  }

  /// The survivors at their places, each with the test that is missing; then the equivalent ones and the counts.
  package func write(_ report: MutationReport, into output: inout ByteWriter) {
    var last: [String] = []
    for survivor in report.summary.results {
      guard case .survived(let test) = survivor.fate else { continue }
      output.append(paint(.error, MutationWords.survived[language]))
      writeChange(survivor, report, into: &output)
      if let test, test.yaml == last {
        output.append("  \(MutationWords.sameTest[language])\n\n")
      } else {
        for line in advice(test, report) { output.append(line + "\n") }
        output.append("\n")
      }
      last = test?.yaml ?? []
    }
    if !options.isQuiet {
      for equal in report.summary.results {
        guard case .equivalent(let reason) = equal.fate else { continue }
        output.append(paint(.info, MutationWords.equivalent[language]))
        writeChange(equal, report, into: &output)
        output.append("  \(MutationWords.proved(reason)[language].printable)\n\n")
      }
    }
    if !options.isQuiet || !report.isGood {
      output.append(MutationWords.counts(report.pack.name.printable, report.summary)[language] + "\n")
    }
  }

  /// What is missing, and the test that would notice.
  func advice(_ test: MissingTest?, _ report: MutationReport) -> [String] {
    guard let test else { return ["  \(MutationWords.noTest[language])"] }
    let indent = String(repeating: " ", count: report.indentation(ofTestsOf: test.ruleID))
    return ["  \(MutationWords.missing(test)[language])", ""] + test.yaml.map { indent + $0.printable }
  }

  private func writeChange(_ result: MutantResult, _ report: MutationReport, into output: inout ByteWriter) {
    let mutant = result.mutant
    let change = MutationWords.change(mutant)[language].printable
    output.append(" [\(result.subject)] \(paint(.strong, change))\n")
    output.append(" \(paint(.gutter, "-->")) \(report.placeText(of: mutant, look))\n")
    let lines = MutantLines(mutant, in: report.pack)
    let width = String(lines.first + max(lines.old.count, lines.new.count) - 1).utf8.count
    let bar = paint(.gutter, String(repeating: " ", count: width + 1) + "|")
    func add(_ texts: [String], _ sign: String, _ style: Paint.Style) {
      for (offset, text) in texts.enumerated() {
        let number = String(lines.first + offset)
        let gutter = String(repeating: " ", count: width - number.utf8.count) + number
        output.append("\(paint(.gutter, gutter)) \(paint(style, sign)) \(text)\n")
      }
    }
    output.append("\(bar)\n")
    add(lines.old, "-", .error)
    if let marked = lines.marked {
      let blanks = String(repeating: " ", count: marked.before)
      let carets = String(repeating: "^", count: marked.width)
      output.append("\(bar) \(blanks)\(paint(.error, carets))\n")
    }
    add(lines.new, "+", .good)
    output.append("\(bar)\n")
  }
}
