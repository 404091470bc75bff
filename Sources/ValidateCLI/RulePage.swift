import CEL
import Diagnostics
import Engine
import Reports
import Rules
import SourceText
import YAMLDocument

/// All that a pack's files say about one rule, as text.
struct RulePage {
  /// A parameter that the rule's conditions or texts use.
  struct Parameter {
    let name: String
    let value: String
    let description: String?
  }

  /// An example: one of the rule's own tests.
  struct Example {
    let name: String
    let expectation: String
    /// The text of the setup, its lines indented from the left margin.
    let setup: String
    /// The options that it is checked with, as on the command line.
    let options: [String]
  }

  let pack: Pack
  let rule: Rule
  let language: Language
  private let texts: Rule.Texts
  private let compiled: CompiledRule?
  private let compiledPack: CompiledPack?

  /// With the compiled pack there are words for the conditions too.
  init(_ pack: Pack, rule index: Int, language: Language, compiled: CompiledPack? = nil) {
    self.pack = pack
    rule = pack.rules[index]
    self.language = language
    texts = pack.texts(of: rule)
    compiledPack = compiled
    self.compiled = compiled?.rules[index]
  }

  var id: String { rule.id }
  var stage: String { pack.stages[rule.stage].id }
  var stageTitle: String { pack.stages[rule.stage].title[language] }
  var severity: Severity { rule.severity }
  var title: String { text(texts.title) ?? "" }
  var message: String? { text(texts.message) }
  var fix: String? { text(texts.fix) }
  var why: String? { text(texts.why) }

  /// `card in cards`, for a rule about each element of a list.
  var forEach: String? { rule.forEach.map { "\($0.name) in \($0.list.text)" } }

  /// The condition in words; `code` sets apart what is code.
  func checkWords(code: @escaping (String) -> String = { $0 }) -> ConditionWords.Sentence? {
    compiled?.check.map { words($0, code) }
  }

  /// When the rule applies, in words.
  func whenWords(code: @escaping (String) -> String = { $0 }) -> ConditionWords.Sentence? {
    compiled?.when.map { words($0, code) }
  }

  private func words(_ program: Program, _ code: @escaping (String) -> String) -> ConditionWords.Sentence {
    ConditionWords(program, parameters: pack.parameters, language: language, code: code).sentence
  }

  /// The pack's variables that the conditions name, those that they are made from included, in the pack's order.
  var variables: [Pack.Variable] {
    guard let compiledPack else { return [] }
    let programs = [compiled?.list, compiled?.when, compiled?.check].compactMap { $0 }
    let names = Set(compiledPack.withVariables(programs.map { ("", $0) }).map(\.name))
    return pack.variables.filter { names.contains($0.name) }
  }

  /// Where the rule comes from.
  var source: SourceReference? { pack.sourceReference(of: rule) }

  /// The parts of ``source`` that are there.
  var sourceFields: [(name: String, value: String)]? {
    source.map { source in
      [
        ("section", source.section), ("quote", source.quote), ("title", source.title), ("date", source.date),
        ("url", source.url),
      ].compactMap { name, value in value.map { (name, $0) } }
    }
  }

  /// Further reading: references to what confirms or contradicts the rule.
  var seeAlso: [[(name: String, value: String)]] {
    guard let place = texts.seeAlso else { return [] }
    let tree = pack.files[place.file].tree
    return tree.children(place.node).map { fields(PackNode(file: place.file, node: $0)) }
  }

  /// The parameters that the rule uses, in the pack's order.
  var parameters: [Parameter] {
    let texts = [rule.check?.text, rule.when?.text, rule.forEach?.list.text, message, fix, why].compactMap {
      $0
    }
    return pack.parameters.filter { parameter in
      texts.contains { Self.mentions($0, "params.\(parameter.name)") }
    }
    .map { Parameter(name: $0.name, value: $0.value.description, description: $0.description?[language]) }
  }

  /// The rule's tests.
  var examples: [Example] {
    guard let place = texts.tests else { return [] }
    let tree = pack.files[place.file].tree
    let lines = LineTable(tree.source)
    return tree.children(place.node).map { test in
      var values: [String: NodeID] = [:]
      for entry in tree.entries(test) { values[tree.text(entry.key)] = entry.value }
      return Example(
        name: values["name"].map { tree.text($0) } ?? "",
        expectation: values["expect"].map { tree.text($0) } ?? "",
        setup: values["setup"].map { Self.setup($0, in: tree, lines) } ?? values["text"].map { tree.text($0) }
          ?? "",
        options: Self.options(values, in: tree)
      )
    }
  }

  /// Writes the members of the short form.
  func writeSummary(into json: inout JSONWriter) {
    json.key("id")
    json.string(id)
    json.key("pack")
    json.string(pack.name)
    json.key("stage")
    json.string(stage)
    json.key("severity")
    json.string(severity.rawValue)
    json.key("title")
    json.string(title)
  }

  private func text(_ node: LocalizedNode?) -> String? {
    node.map { pack.text($0[language]) }
  }

  /// The text of a node without the indentation that its place in the file gives it.
  private static func setup(_ node: NodeID, in tree: DocumentTree, _ lines: LineTable) -> String {
    let range = tree.range(node)
    let indentation = lines.location(of: Int(range.start)).column - 1
    let text = tree.source.text(in: range).split(separator: "\n", omittingEmptySubsequences: false)
    return text.enumerated().map { index, line in
      let blanks = index == 0 ? 0 : min(indentation, line.prefix { $0 == " " }.count)
      return String(line.dropFirst(blanks))
    }.joined(separator: "\n")
  }

  /// What a test asks for beyond its setup, as options of `check`.
  private static func options(_ values: [String: NodeID], in tree: DocumentTree) -> [String] {
    var options: [String] = []
    if let parameters = values["params"] {
      for entry in tree.entries(parameters) {
        options.append("--param \(tree.text(entry.key))=\(tree.text(entry.value))")
      }
    }
    if let today = values["today"] { options.append("--param today=\(tree.text(today))") }
    if let stage = values["stage"] { options.append("--stage \(tree.text(stage))") }
    return options
  }

  /// The scalar members of a mapping, in order; of a text in several languages the present one.
  private func fields(_ place: PackNode) -> [(name: String, value: String)] {
    let tree = pack.files[place.file].tree
    guard tree.kind(place.node) == .mapping else { return [("title", tree.text(place.node))] }
    return tree.entries(place.node).compactMap { entry in
      let name = tree.text(entry.key)
      if tree.kind(entry.value) == .scalar { return (name, tree.text(entry.value)) }
      guard tree.kind(entry.value) == .mapping else { return nil }
      for translation in tree.entries(entry.value)
      where tree.text(translation.key) == language.rawValue {
        return (name, tree.text(translation.value))
      }
      return nil
    }
  }

  /// Whether a text names something, and not only the beginning of a longer name.
  private static func mentions(_ text: String, _ name: String) -> Bool {
    var rest = text[...]
    while let range = rest.firstRange(of: name) {
      rest = rest[range.upperBound...]
      guard let next = rest.first, next.isLetter || next.isNumber || next == "_" else { return true }
    }
    return false
  }
}
