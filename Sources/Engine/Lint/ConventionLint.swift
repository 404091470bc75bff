import Diagnostics
import Rules
import YAMLDocument

/// Looks at ids, names, the order of rules, and whether they have tests.
struct ConventionLint {
  private let pack: Pack
  private let tests: PackTests

  init(_ pack: Pack, _ tests: PackTests) {
    self.pack = pack
    self.tests = tests
  }

  func findings() -> [LintFinding] {
    ids() + names() + order() + pack.rules.indices.compactMap(testFinding)
  }

  // MARK: Ids and names

  private func ids() -> [LintFinding] {
    let stages = pack.files[0].tree
    let nodes = stages.root.flatMap { stages.value(of: "stages", in: $0) }.map {
      Array(stages.children(stages.resolved($0))).map { stages.resolved($0) }
    }
    let ofStages = zip(pack.stages, nodes ?? []).filter { !Self.isWords($0.0.id, joinedBy: "-") }.map {
      stage,
      node in
      let id = stages.value(of: "id", in: node) ?? node
      return badID(stage.id, at: pack.lintPlace(PackNode(file: 0, node: stages.resolved(id))))
    }
    let ofRules = pack.rules.filter { !Self.isWords($0.id, joinedBy: "-") }.map {
      badID($0.id, at: pack.lintPlace("id", of: $0))
    }
    return ofStages + ofRules
  }

  private func badID(_ id: String, at place: LintFinding.Place) -> LintFinding {
    LintFinding(
      kind: .idStyle,
      message: LocalizedText(
        en: "The id '\(id)' is not made of words joined by single hyphens.",
        zh: "标识“\(id)”不是由单个连字符连接的单词组成的。"
      ),
      fix: LocalizedText(
        en:
          "Begin with a letter and use lower-case letters, digits and single hyphens, such as 'name-given'.",
        zh: "请以字母开头，只用小写字母、数字和单个连字符，例如“name-given”。"
      ),
      place: place
    )
  }

  private func names() -> [LintFinding] {
    var all: [(String, PackNode)] = pack.parameters.map { ($0.name, $0.place) }
    all += pack.variables.map { ($0.name, $0.expression.place) }
    all += pack.tables.map { ($0.name, $0.place) }
    for rule in pack.rules { all += pack.texts(of: rule).lets.map { ($0.name, $0.english.place) } }
    return all.filter { !Self.isWords($0.0, joinedBy: "_") }.map { name, node in
      LintFinding(
        kind: .nameStyle,
        message: LocalizedText(
          en: "The name '\(name)' is not made of words joined by single underscores.",
          zh: "名称“\(name)”不是由单个下划线连接的单词组成的。"
        ),
        fix: LocalizedText(
          en: "Use lower-case letters, digits and single underscores, such as 'top_up_minimum'.",
          zh: "请只用小写字母、数字和单个下划线，例如“top_up_minimum”。"
        ),
        place: pack.lintPlace(node)
      )
    }
  }

  /// Whether a text is one or more words of lower-case letters and digits, the first with a letter in front.
  static func isWords(_ text: String, joinedBy separator: Unicode.Scalar) -> Bool {
    let words = text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = words.first?.first, ("a"..."z").contains(first) else { return false }
    return words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
    }
  }

  // MARK: Order

  /// Within a file, the rules of a stage with rules of other stages between them.
  private func order() -> [LintFinding] {
    var findings: [LintFinding] = []
    var last: Rule?
    var earlier: Set<Int> = []
    for rule in pack.rules {
      if last?.place.file != rule.place.file { earlier = [] }
      if let last, last.stage != rule.stage, earlier.contains(rule.stage) {
        let (stage, other) = (pack.stages[rule.stage].id, pack.stages[last.stage].id)
        findings.append(
          LintFinding(
            kind: .scatteredStage,
            message: LocalizedText(
              en: "'\(rule.id)' stands behind rules of '\(other)', apart from the others of '\(stage)'.",
              zh: "“\(rule.id)”排在“\(other)”的规则之后，与“\(stage)”的其他规则分开了。"
            ),
            fix: LocalizedText(en: "Move it to them.", zh: "请把它们移到一起。"),
            place: pack.lintPlace("stage", of: rule)
          )
        )
      }
      earlier.insert(rule.stage)
      last = rule
    }
    return findings
  }

  // MARK: Tests

  private func testFinding(_ index: Int) -> LintFinding? {
    let rule = pack.rules[index]
    var outcomes = Set(tests.ofRules[index].map(\.expected))
    for fixture in tests.fixtures {
      for result in fixture.expected where result.ruleID == rule.id { outcomes.insert(result.status) }
    }
    if outcomes.isEmpty {
      return LintFinding(
        kind: .missingTests,
        message: LocalizedText(en: "'\(rule.id)' has no test.", zh: "“\(rule.id)”没有测试。"),
        fix: LocalizedText(
          en: "Add a setup that passes and one that fails under 'tests'.",
          zh: "请在 tests 中至少加一份通过的配置和一份不通过的配置。"
        ),
        place: pack.lintPlace("id", of: rule)
      )
    }
    // A notice that is always given can't pass.
    let isNotice = rule.severity == .info && rule.check?.text == "false"
    let missing: [ResultStatus] = [.pass, .fail].filter {
      !outcomes.contains($0) && !($0 == .pass && isNotice)
    }
    guard !missing.isEmpty else { return nil }
    let names = missing.map(\.rawValue)
    return LintFinding(
      kind: .oneSidedTests,
      message: LocalizedText(
        en: "No test of '\(rule.id)' expects \(names.joined(separator: " or ")).",
        zh: "“\(rule.id)”的测试里没有预期 \(names.joined(separator: "、")) 的。"
      ),
      fix: LocalizedText(
        en: "Test both sides of the condition.",
        zh: "请为条件的正反两面各写一个测试。"
      ),
      place: pack.lintPlace("tests", of: rule)
    )
  }
}
