import CEL
import Diagnostics
import Rules
import YAMLDocument

/// Looks at what a pack says to people: in both languages, with the same facts, and with a source.
struct TextLint {
  private let pack: Pack
  private let compiled: CompiledPack
  private var found: [LintFinding] = []

  init(_ pack: Pack, _ compiled: CompiledPack) {
    self.pack = pack
    self.compiled = compiled
  }

  consuming func findings() -> [LintFinding] {
    for (index, rule) in pack.rules.enumerated() {
      let texts = pack.texts(of: rule)
      for (key, text) in [
        ("title", texts.title), ("message", texts.message), ("fix", texts.fix), ("why", texts.why),
      ] {
        if let text { check(text, key, of: rule) }
      }
      checkPlaceholders(rule, index, texts)
      checkSource(rule, texts)
    }
    checkTitles()
    checkDescriptions()
    return found
  }

  // MARK: Languages

  private mutating func check(_ text: LocalizedNode, _ key: String, of rule: Rule) {
    for language in Language.allCases where pack.text(text[language]).allSatisfy(\.isWhitespace) {
      if language != .english, text.english == text.simplifiedChinese { continue }
      found.append(
        LintFinding(
          kind: .emptyText,
          message: LocalizedText(
            en: "The \(key) of '\(rule.id)' is empty in '\(language.rawValue)'.",
            zh: "“\(rule.id)”的 \(key) 在“\(language.rawValue)”中是空的。"
          ),
          fix: LocalizedText(en: "Write it.", zh: "请补上。"),
          place: pack.lintPlace(text[language])
        )
      )
    }
    checkTranslation(text, LocalizedText(en: "The \(key) of '\(rule.id)'", zh: "“\(rule.id)”的 \(key)"))
  }

  /// Several words that are the same in both languages are words in one of them.
  private mutating func checkTranslation(_ text: LocalizedNode, _ subject: LocalizedText) {
    let words = pack.text(text.english)
    guard words == pack.text(text.simplifiedChinese) else { return }
    let plain = words.split(separator: "{{").map { $0.split(separator: "}}").last ?? "" }.joined(
      separator: " "
    )
    guard plain.split(whereSeparator: { !$0.isLetter }).count >= 2 else { return }
    found.append(
      LintFinding(
        kind: .untranslatedText,
        message: LocalizedText(
          en: "\(subject.english) is the same in both languages.",
          zh: "\(subject.simplifiedChinese)在两种语言中相同。"
        ),
        fix: LocalizedText(en: "Write it as {en: ..., zh-Hans: ...}.", zh: "请写成 {en: ..., zh-Hans: ...}。"),
        place: pack.lintPlace(text.english)
      )
    )
  }

  private mutating func checkDescriptions() {
    for parameter in pack.parameters {
      let tree = pack.files[parameter.place.file].tree
      guard let description = parameter.description,
        description.english.isEmpty || description.simplifiedChinese.isEmpty,
        let node = tree.value(of: "description", in: parameter.place.node)
      else { continue }
      found.append(
        LintFinding(
          kind: .emptyText,
          message: LocalizedText(
            en: "The description of the parameter '\(parameter.name)' lacks a language.",
            zh: "参数“\(parameter.name)”的说明缺少一种语言。"
          ),
          fix: LocalizedText(en: "Write it.", zh: "请补上。"),
          place: pack.lintPlace(PackNode(file: parameter.place.file, node: tree.resolved(node)))
        )
      )
    }
  }

  // MARK: Placeholders

  private mutating func checkPlaceholders(_ rule: Rule, _ index: Int, _ texts: Rule.Texts) {
    let english = compiled.texts(ofRule: index, in: .english)
    let chinese = compiled.texts(ofRule: index, in: .simplifiedChinese)
    let lets = (facts(of: texts, .english, english), facts(of: texts, .simplifiedChinese, chinese))
    for (key, node, one, other) in [
      ("title", texts.title, english.title, chinese.title),
      ("message", texts.message, english.message, chinese.message),
      ("fix", texts.fix, english.fix, chinese.fix), ("why", texts.why, english.why, chinese.why),
    ] {
      guard let node, let one, let other, node.english != node.simplifiedChinese else { continue }
      let (first, second) = (facts(one.expressions, lets.0), facts(other.expressions, lets.1))
      for (language, missing) in [
        (Language.simplifiedChinese, first.stated.subtracting(second.all)),
        (Language.english, second.stated.subtracting(first.all)),
      ] where !missing.isEmpty {
        let list = missing.sorted()
        found.append(
          LintFinding(
            kind: .placeholderMismatch,
            message: LocalizedText(
              en: "The \(key) in '\(language.rawValue)' does not state \(list.joined(separator: ", ")).",
              zh: "“\(language.rawValue)”的 \(key) 没有给出 \(list.joined(separator: "、"))。"
            ),
            fix: LocalizedText(en: "State the same in both languages.", zh: "两种语言请给出相同的内容。"),
            place: pack.lintPlace(node[language]),
            related: [
              (
                pack.lintPlace(node[language == .english ? .simplifiedChinese : .english]),
                LocalizedText(en: "stated here", zh: "这里给出了")
              )
            ]
          )
        )
      }
    }
  }

  /// What a text tells.
  private struct Facts {
    /// What it reads, but for what only decides which words are used, such as singular or plural.
    var stated: Set<String> = []
    /// All that it reads: words may be chosen so that they tell a fact.
    var all: Set<String> = []
  }

  /// What each value of `let` tells, in one language.
  private func facts(of texts: Rule.Texts, _ language: Language, _ compiled: RuleTexts) -> [String: Facts] {
    var facts: [String: Facts] = [:]
    for value in texts.lets {
      let source = language == .english ? value.english : value.simplifiedChinese
      guard let program = try? compiled.environment.compile(source.text) else { continue }
      facts[value.name] = self.facts([program], facts)
    }
    return facts
  }

  /// What expressions tell, with the values of `let` replaced by what they tell.
  private func facts(_ programs: [Program], _ lets: [String: Facts]) -> Facts {
    var facts = Facts()
    for program in programs {
      for path in NamesRead(program.ast, ignoringChoiceOfWords: true).paths {
        facts.stated.formUnion(lets[path]?.stated ?? [path])
      }
      for path in NamesRead(program.ast).paths { facts.all.formUnion(lets[path]?.all ?? [path]) }
    }
    return facts
  }

  // MARK: Titles and sources

  private mutating func checkTitles() {
    for language in Language.allCases {
      var first: [String: (rule: Rule, node: PackNode)] = [:]
      for rule in pack.rules {
        guard let node = pack.texts(of: rule).title?[language] else { continue }
        let title = pack.text(node)
        guard let earlier = first[title] else {
          first[title] = (rule, node)
          continue
        }
        if found.contains(where: { $0.kind == .duplicateTitle && $0.message.english.contains("'\(rule.id)'") }
        ) {
          continue
        }
        found.append(
          LintFinding(
            kind: .duplicateTitle,
            message: LocalizedText(
              en: "'\(rule.id)' has the title of '\(earlier.rule.id)'.",
              zh: "“\(rule.id)”与“\(earlier.rule.id)”的标题相同。"
            ),
            fix: LocalizedText(en: "Say what is particular about each.", zh: "请写出各自的特点。"),
            place: pack.lintPlace(node),
            related: [(pack.lintPlace(earlier.node), LocalizedText(en: "the first", zh: "第一处"))]
          )
        )
      }
    }
  }

  private mutating func checkSource(_ rule: Rule, _ texts: Rule.Texts) {
    guard let source = texts.source else {
      found.append(
        LintFinding(
          kind: .missingSource,
          message: LocalizedText(en: "'\(rule.id)' has no source.", zh: "“\(rule.id)”没有写出处。"),
          fix: LocalizedText(
            en: "Say under 'source' where the rule comes from: a section and a quote, or a title and a url.",
            zh: "请在 source 中写明规则的出处：章节和引文，或标题和网址。"
          ),
          place: pack.lintPlace("id", of: rule)
        )
      )
      return
    }
    let tree = pack.files[source.file].tree
    guard tree.kind(source.node) == .mapping, let quote = tree.value(of: "quote", in: source.node),
      tree.text(tree.resolved(quote)).allSatisfy(\.isWhitespace)
    else { return }
    found.append(
      LintFinding(
        kind: .emptyQuote,
        message: LocalizedText(en: "The quote of '\(rule.id)' is empty.", zh: "“\(rule.id)”的引文是空的。"),
        fix: LocalizedText(
          en: "Quote the words that the rule rests on, or leave 'quote' out.",
          zh: "请引用规则所依据的原文，或去掉 quote。"
        ),
        place: pack.lintPlace(PackNode(file: source.file, node: tree.resolved(quote)))
      )
    )
  }
}
