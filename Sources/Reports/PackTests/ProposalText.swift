package import Diagnostics
package import Engine
import Rules
import SourceText

/// Writes proposed tests as YAML that can be pasted under a rule's `tests:`.
package struct ProposalText {
  private static let width = 140

  private let language: Language
  private let showsAll: Bool

  /// With `showsAll` those too that a test shows already, as comments.
  package init(language: Language, showsAll: Bool) {
    self.language = language
    self.showsAll = showsAll
  }

  package func write(_ proposals: [ProposedTest], of rule: String, into output: inout ByteWriter) {
    let new = proposals.filter { $0.shownBy == nil }
    let words = new.isEmpty ? PackTestWords.nothingToPropose(rule) : PackTestWords.proposed(rule)
    output.append("      # \(words[language])\n")
    for proposal in new { output.append(lines(proposal)) }
    guard showsAll else { return }
    for proposal in proposals {
      guard let test = proposal.shownBy else { continue }
      output.append("      # \(PackTestWords.shownBy(test)[language].printable)\n")
      for line in lines(proposal).split(separator: "\n") { output.append("      #\(line.dropFirst(5))\n") }
    }
  }

  /// One test, on one line if that is short.
  private func lines(_ proposal: ProposedTest) -> String {
    var entries = [("name", Self.scalar(proposal.name)), ("setup", proposal.setup)]
    if !proposal.setting.stage.isEmpty { entries.append(("stage", Self.scalar(proposal.setting.stage))) }
    if let today = proposal.setting.today { entries.append(("today", today)) }
    entries.append(("expect", proposal.expected.rawValue))
    if let pointer = proposal.pointer, !pointer.isEmpty { entries.append(("at", Self.scalar(pointer))) }
    if !proposal.missing.isEmpty {
      entries.append(("missing", "[" + proposal.missing.map(Self.scalar).joined(separator: ", ") + "]"))
    }
    let short = "      - {" + entries.map { "\($0): \($1)" }.joined(separator: ", ") + "}\n"
    if short.displayWidth <= Self.width { return short }
    return entries.enumerated().map { index, entry in
      "\(index == 0 ? "      - " : "        ")\(entry.0): \(entry.1)\n"
    }.joined()
  }

  /// Words that some readers of YAML take for something else than a text.
  private static let reserved: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

  /// A text in YAML, in quotation marks where it could be taken for something else.
  private static func scalar(_ text: String) -> String {
    let isSafe = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", "/", "_", "-", "(", ")": true
      default: false
      }
    }
    let beginsWell = text.unicodeScalars.first.map { $0 == "/" || ("A"..."z").contains($0) && $0 != "_" }
    let isPlain =
      isSafe && beginsWell ?? false && !text.hasSuffix(" ") && !reserved.contains(text.lowercased())
    if isPlain { return text }
    var json = JSONWriter(.compact)
    json.string(text)
    return String(decoding: json.output.bytes, as: UTF8.self)
  }

  package func writeJSON(_ proposals: [ProposedTest], of rule: String, into output: inout ByteWriter) {
    var json = JSONWriter(.indented)
    json.object { json in
      json.key("rule_id")
      json.string(rule)
      json.key("proposals")
      json.array(proposals) { json, proposal in
        json.object { json in
          json.key("name")
          json.string(proposal.name)
          json.key("setup")
          json.string(proposal.setup)
          json.key("stage")
          json.string(proposal.setting.stage.isEmpty ? nil : proposal.setting.stage)
          json.key("today")
          json.string(proposal.setting.today)
          json.key("expect")
          json.string(proposal.expected.rawValue)
          json.key("at")
          json.string(proposal.pointer)
          json.key("missing")
          json.array(proposal.missing, isInline: true) { $0.string($1) }
          json.key("shown_by")
          json.string(proposal.shownBy)
        }
      }
    }
    json.endLine()
    output.append(json.output.bytes)
  }
}
