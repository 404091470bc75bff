import Diagnostics
import Reports
import Rules

/// The reference of a pack in Markdown: its parameters, its rules by stage, and a page a rule.
struct PackReference {
  private let pack: Pack
  private let language: Language
  private let pages: [RulePage]

  init(_ pack: Pack, compiled: CompiledPack, language: Language) {
    self.pack = pack
    self.language = language
    pages = pack.rules.indices.map { RulePage(pack, rule: $0, language: language, compiled: compiled) }
  }

  func markdown() -> String {
    var lines = ["# \(escaped(pack.title?[language] ?? pack.name))", ""]
    lines.append("`\(pack.name)` \(pack.version)")
    if let source = pack.source {
      let words = [source.title, source.date].compactMap { $0 }.map(escaped)
      let title = source.url.map { "[\(words[0])](\($0))" } ?? words[0]
      let from = ([title] + words.dropFirst()).joined(separator: ", ")
      lines += ["", say("Made from: \(from)", "来源：\(from)")]
    }
    lines += parameterTable + ruleTable
    for (index, stage) in pack.stages.enumerated() {
      let own = pages.filter { $0.rule.stage == index }
      if own.isEmpty { continue }
      lines += ["", "## \(escaped(stage.title[language])) (`\(stage.id)`)"]
      for page in own { lines += self.page(page) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Tables

  private var parameterTable: [String] {
    if pack.parameters.isEmpty { return [] }
    let head = say("| parameter | value | meaning |", "| 参数 | 值 | 含义 |")
    let rows = pack.parameters.map { parameter in
      let words = cell(parameter.description?[language] ?? "")
      return "| `\(parameter.name)` | \(cell(parameter.value.description)) | \(words) |"
    }
    return ["", say("## Parameters", "## 参数"), "", head, "| --- | --- | --- |"] + rows
  }

  private var ruleTable: [String] {
    let head = say("| stage | rule | severity | must hold |", "| 步骤 | 规则 | 级别 | 要求 |")
    let rows = pack.stages.indices.flatMap { stage in
      pages.filter { $0.rule.stage == stage }.map { page in
        "| \(cell(page.stageTitle)) | [`\(page.id)`](#\(page.id)) | \(page.severity.rawValue) | \(cell(page.title)) |"
      }
    }
    return ["", say("## Rules", "## 规则"), "", head, "| --- | --- | --- | --- |"] + rows
  }

  // MARK: A rule

  private func page(_ page: RulePage) -> [String] {
    var lines = ["", "### `\(page.id)`", "", "**\(escaped(page.title))** · \(page.severity.rawValue)"]
    if let why = page.why { lines += ["", paragraph(why)] }
    if let list = page.forEach { lines += ["", say("For each ", "逐个检查 ") + code(list) + stop] }
    if let when = page.rule.when, let words = page.whenWords(code: code) {
      lines += condition(say("Applies when", "适用条件"), when.text, words)
    }
    if let check = page.rule.check, let words = page.checkWords(code: code) {
      lines += condition(say("Must hold", "要求"), check.text, words)
    }
    if !page.variables.isEmpty {
      lines += ["", say("where", "其中"), ""]
      lines += page.variables.map { "- \(code($0.name)) = \(code($0.expression.text))" }
    }
    if let message = page.message { lines += ["", say("Says: ", "报告：") + paragraph(message)] }
    if let fix = page.fix { lines += ["", say("To do: ", "解决办法：") + paragraph(fix)] }
    lines += examples(page)
    if let source = page.sourceFields { lines += ["", say("Source: ", "出处：") + reference(source)] }
    for also in page.seeAlso { lines += ["", say("See also: ", "另见：") + reference(also)] }
    return lines
  }

  private func condition(_ title: String, _ text: String, _ words: ConditionWords.Sentence) -> [String] {
    var lines = ["", "\(title)\(say(":", "："))", "", "```cel", text, "```", ""]
    if let lead = words.lead {
      lines += ["\(lead)\(say(":", "："))", ""] + words.parts.map { "- \($0)" }
    } else {
      lines.append(say("that is, ", "即 ") + words.parts.joined() + stop)
    }
    return lines
  }

  /// The first example that passes and the first that fails.
  private func examples(_ page: RulePage) -> [String] {
    ["pass", "fail"].flatMap { expectation -> [String] in
      guard let example = page.examples.first(where: { $0.expectation == expectation }) else { return [] }
      let word = expectation == "pass" ? say("Passes", "通过") : say("Fails", "不通过")
      let options = example.options.map { ", `\($0)`" }.joined()
      return ["", "\(word)\(say(": ", "："))\(escaped(example.name))\(options)", "", "```yaml"]
        + example.setup.split(separator: "\n").map(String.init) + ["```"]
    }
  }

  private func reference(_ fields: [(name: String, value: String)]) -> String {
    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    var parts: [String] = []
    if let section = value("section") {
      parts.append(section.first?.isNumber == true ? "§\(section)" : escaped(section))
    }
    if let quote = value("quote") { parts.append("“\(escaped(quote))”") }
    let title = value("title").map { title in
      value("url").map { "[\(escaped(title))](\($0))" } ?? escaped(title)
    }
    parts += [title, value("date")].compactMap { $0 }
    return parts.joined(separator: ", ") + (value("note").map { "\(stop) \(paragraph($0))" } ?? "")
  }

  // MARK: Markdown

  private var stop: String { say(".", "。") }

  private func say(_ english: String, _ chinese: String) -> String {
    LocalizedText(en: english, zh: chinese)[language]
  }

  private func code(_ text: String) -> String {
    MarkdownText.code(text.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  /// Text in which nothing is markup, but placeholders of a message are code.
  private func paragraph(_ text: String) -> String {
    var result = ""
    var rest = text.split(whereSeparator: \.isNewline).joined(separator: " ")[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      result += escaped(String(rest[..<open.lowerBound]))
      result += code(String(rest[open.lowerBound..<close.upperBound]))
      rest = rest[close.upperBound...]
    }
    return result + escaped(String(rest))
  }

  private func cell(_ text: String) -> String {
    escaped(text.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  private func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
}
