import Diagnostics
import Engine
import Reports
import Rules
import SourceText

/// `validate explain RULE`: all about one rule.
struct ExplainCommand {
  private let arguments: Arguments
  private let settings: SettingsInForce
  private var language: Language { settings.language.value }

  init(_ arguments: Arguments, _ settings: SettingsInForce) {
    self.arguments = arguments
    self.settings = settings
  }

  func run() throws(RunFailure) -> Int32 {
    guard let id = arguments.operands.first else { throw .missingOperand(.explain) }
    if arguments.operands.count > 1 { throw .extraOperand(arguments.operands[1], .explain) }
    let isJSON = try arguments.wantsJSON()
    let look = try arguments.look()
    let choice = try PackChoice(settings, includesEverything: true)
    let packs = choice.packs
    let compiled = try choice.compiled()
    for (position, pack) in packs.enumerated() {
      guard let index = pack.rules.firstIndex(where: { $0.id == id }) else { continue }
      let page = RulePage(pack, rule: index, language: language, compiled: compiled[position])
      try Tool.write(isJSON ? json(page) : Array(text(page, look).utf8))
      return ExitCode.success
    }
    throw .unknownRule(id, among: packs.flatMap { $0.rules.map(\.id) })
  }

  // MARK: Text

  private func text(_ page: RulePage, _ look: Look) -> String {
    var rows: [(LocalizedText, String)] = [
      (Self.stage, "\(page.stage) (\(page.stageTitle))"),
      (Self.severity, page.severity.rawValue),
    ]
    if let forEach = page.forEach { rows.append((Self.forEach, forEach)) }
    if let when = page.rule.when { rows.append((Self.when, when.text)) }
    if let words = page.whenWords() { rows.append((Self.inWords, Self.lines(words, language))) }
    if let check = page.rule.check { rows.append((Self.check, check.text)) }
    if let words = page.checkWords() { rows.append((Self.inWords, Self.lines(words, language))) }
    for variable in page.variables {
      rows.append((Self.variable, "\(variable.name) = \(variable.expression.text)"))
    }
    for parameter in page.parameters {
      let description = parameter.description.map { " (\($0))" } ?? ""
      rows.append((Self.parameter, "\(parameter.name) = \(parameter.value)\(description)"))
    }
    if let message = page.message { rows.append((Self.message, message)) }
    if let fix = page.fix { rows.append((Self.fix, fix)) }
    if let why = page.why { rows.append((Self.why, why)) }
    if let source = page.sourceFields { rows.append((Self.source, describe(source, look))) }
    for reference in page.seeAlso { rows.append((Self.seeAlso, describe(reference, look))) }
    var addresses = page.seeAlso.flatMap { $0.filter { $0.name == "url" }.map(\.value) }
    if let address = page.source?.url { addresses.append(address) }
    let width = rows.map { $0.0[language].displayWidth }.max() ?? 0
    let hang = look.hang(under: width + 2, indent: 2)
    var result = "\(page.id)\n  "
    result += look.lines(page.title, from: 2, hang: 2).joined(separator: "\n") + "\n\n"
    for (name, value) in rows {
      let lines = value.split(separator: "\n", omittingEmptySubsequences: true)
      for (index, line) in lines.enumerated() {
        let indent = index == 0 ? width + 2 : hang
        // The second line of a list's item stands under its first.
        let deeper = line.hasPrefix("- ") ? 2 : 0
        result += (index == 0 ? name[language] : "").padded(to: indent)
        result +=
          look.lines(String(line), linking: addresses, from: indent, hang: hang + deeper)
          .joined(separator: "\n") + "\n"
      }
    }
    return result + text(of: page.examples, look)
  }

  private func text(of examples: [RulePage.Example], _ look: Look) -> String {
    guard !examples.isEmpty else { return "" }
    var result = "\n\(Self.examples[language])\n"
    let width = examples.map { $0.expectation.displayWidth }.max() ?? 0
    for example in examples {
      let heading = example.name + example.options.map { "  \($0)" }.joined()
      result += "  \(example.expectation.padded(to: width))  "
      result += look.lines(heading, from: width + 4, hang: width + 4).joined(separator: "\n") + "\n"
      for line in example.setup.split(separator: "\n") {
        result += String(repeating: " ", count: width + 6) + "\(look.shown(String(line)))\n"
      }
    }
    return result
  }

  /// `§2 "quote" (title, date, url)`, then a note if there is one.
  private func describe(_ fields: [(name: String, value: String)], _ look: Look) -> String {
    let value = { (name: String) in fields.first { $0.name == name }?.value }
    let origin = look.origin(
      section: value("section"),
      quote: value("quote"),
      details: [value("title"), value("date"), value("url")],
      language: language
    )
    return origin + (value("note").map { "\n\($0)" } ?? "")
  }

  private static func lines(_ sentence: ConditionWords.Sentence, _ language: Language) -> String {
    guard let lead = sentence.lead else { return sentence.parts.joined() }
    let colon = LocalizedText(en: ":", zh: "：")[language]
    return ([lead + colon] + sentence.parts.map { "- \($0)" }).joined(separator: "\n")
  }

  private static let inWords = LocalizedText(en: "in words", zh: "即")
  private static let variable = LocalizedText(en: "variable", zh: "变量")
  private static let stage = LocalizedText(en: "stage", zh: "步骤")
  private static let severity = LocalizedText(en: "severity", zh: "级别")
  private static let forEach = LocalizedText(en: "for each", zh: "逐个检查")
  private static let when = LocalizedText(en: "when", zh: "适用条件")
  private static let check = LocalizedText(en: "check", zh: "检查")
  private static let parameter = LocalizedText(en: "parameter", zh: "参数")
  private static let message = LocalizedText(en: "message", zh: "报告文字")
  private static let fix = LocalizedText(en: "fix", zh: "解决办法")
  private static let why = LocalizedText(en: "why", zh: "原因")
  private static let source = LocalizedText(en: "source", zh: "出处")
  private static let seeAlso = LocalizedText(en: "see also", zh: "另见")
  private static let examples = LocalizedText(en: "examples", zh: "例子")

  // MARK: JSON

  private func json(_ page: RulePage) -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      page.writeSummary(into: &json)
      json.key("for_each")
      json.string(page.forEach)
      json.key("when")
      json.string(page.rule.when?.text)
      json.key("check")
      json.string(page.rule.check?.text)
      json.key("when_in_words")
      json.string(page.whenWords().map { Self.lines($0, language) })
      json.key("check_in_words")
      json.string(page.checkWords().map { Self.lines($0, language) })
      json.key("variables")
      json.array(page.variables) { json, variable in
        json.object(isInline: true) { json in
          json.key("name")
          json.string(variable.name)
          json.key("expression")
          json.string(variable.expression.text)
        }
      }
      json.key("message")
      json.string(page.message)
      json.key("fix")
      json.string(page.fix)
      json.key("why")
      json.string(page.why)
      json.key("parameters")
      json.array(page.parameters) { json, parameter in
        json.object(isInline: true) { json in
          json.key("name")
          json.string(parameter.name)
          json.key("value")
          json.string(parameter.value)
          json.key("description")
          json.string(parameter.description)
        }
      }
      json.key("source")
      if let source = page.sourceFields { Self.write(source, into: &json) } else { json.null() }
      json.key("see_also")
      json.array(page.seeAlso) { Self.write($1, into: &$0) }
      json.key("examples")
      json.array(page.examples) { json, example in
        json.object(isInline: true) { json in
          json.key("name")
          json.string(example.name)
          json.key("expect")
          json.string(example.expectation)
          json.key("setup")
          json.string(example.setup)
          json.key("options")
          json.array(example.options, isInline: true) { $0.string($1) }
        }
      }
    }
    json.endLine()
    return json.output.bytes
  }

  private static func write(_ fields: [(name: String, value: String)], into json: inout JSONWriter) {
    json.object(isInline: true) { json in
      for field in fields {
        json.key(named: field.name)
        json.string(field.value)
      }
    }
  }
}
