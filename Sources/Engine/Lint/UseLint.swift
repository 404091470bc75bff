import CEL
import Diagnostics
import Rules
import YAMLDocument

/// Finds what no rule uses.
struct UseLint {
  private let pack: Pack
  private let compiled: CompiledPack

  init(_ pack: Pack, _ compiled: CompiledPack) {
    self.pack = pack
    self.compiled = compiled
  }

  func findings() -> [LintFinding] {
    var read = compiled.when.map { NamesRead($0.ast).paths } ?? []
    var findings: [LintFinding] = []
    for (index, rule) in pack.rules.enumerated() {
      let programs = compiled.rules[index]
      for program in [programs.list, programs.when, programs.check] {
        if let program { read.formUnion(NamesRead(program.ast).paths) }
      }
      findings += unusedLets(of: rule, index, addingTo: &read)
    }
    // A variable counts when a rule reads it, or a variable that counts.
    var used: Set<String> = []
    var pending = roots(read)
    while let name = pending.popFirst() {
      guard !used.contains(name) else { continue }
      used.insert(name)
      if let program = compiled.variable(named: name) {
        let paths = NamesRead(program.ast).paths
        read.formUnion(paths)
        pending.formUnion(roots(paths))
      }
    }
    for variable in pack.variables where !used.contains(variable.name) {
      findings.append(
        finding(
          .unusedVariable,
          variable.name,
          at: pack.lintPlace(variable.expression.place),
          "variable",
          "变量"
        )
      )
    }
    for parameter in pack.parameters where !isRead("params", parameter.name, read) {
      findings.append(
        finding(.unusedParameter, parameter.name, at: pack.lintPlace(parameter.place), "parameter", "参数")
      )
    }
    for table in pack.tables where !isRead("data", table.name, read) {
      findings.append(finding(.unusedTable, table.name, at: pack.lintPlace(table.place), "table", "数据表"))
    }
    return findings + unusedStages()
  }

  private func roots(_ paths: Set<String>) -> Set<String> {
    Set(paths.map { String($0.prefix { $0 != "." }) })
  }

  /// Whether `params.name` is read; whoever reads all of `params` reads each.
  private func isRead(_ record: String, _ name: String, _ paths: Set<String>) -> Bool {
    let path = "\(record).\(name)"
    return paths.contains { $0 == record || $0 == path || $0.hasPrefix(path + ".") }
  }

  private func unusedLets(of rule: Rule, _ index: Int, addingTo read: inout Set<String>) -> [LintFinding] {
    var names: Set<String> = []
    let lets = pack.texts(of: rule).lets
    for language in Language.allCases {
      let texts = compiled.texts(ofRule: index, in: language)
      for template in [texts.title, texts.message, texts.fix, texts.why] {
        for program in template?.expressions ?? [] { names.formUnion(NamesRead(program.ast).paths) }
      }
      for value in lets {
        let source = language == .english ? value.english : value.simplifiedChinese
        if let program = try? texts.environment.compile(source.text) {
          names.formUnion(NamesRead(program.ast).paths)
        }
      }
    }
    read.formUnion(names)
    let used = roots(names)
    return lets.filter { !used.contains($0.name) }.map { value in
      finding(.unusedLet, value.name, at: pack.lintPlace(value.english.place), "value of let", "let 的值")
    }
  }

  private func unusedStages() -> [LintFinding] {
    let tree = pack.files[0].tree
    guard let root = tree.root, let list = tree.value(of: "stages", in: root) else { return [] }
    let nodes = Array(tree.children(tree.resolved(list)))
    return pack.stages.indices.compactMap { index in
      guard !pack.rules.contains(where: { $0.stage == index }), index < nodes.count else { return nil }
      let node = tree.resolved(nodes[index])
      let id = tree.value(of: "id", in: node) ?? node
      let name = pack.stages[index].id
      return LintFinding(
        kind: .unusedStage,
        message: LocalizedText(en: "The stage '\(name)' has no rule.", zh: "阶段“\(name)”没有规则。"),
        fix: LocalizedText(en: "Remove it, or give it a rule.", zh: "请删除它，或为它写一条规则。"),
        place: pack.lintPlace(PackNode(file: 0, node: tree.resolved(id)))
      )
    }
  }

  private func finding(
    _ kind: LintKind,
    _ name: String,
    at place: LintFinding.Place,
    _ english: String,
    _ chinese: String
  ) -> LintFinding {
    LintFinding(
      kind: kind,
      message: LocalizedText(
        en: "No rule uses the \(english) '\(name)'.",
        zh: "没有规则用到\(chinese)“\(name)”。"
      ),
      fix: LocalizedText(en: "Remove it, or use it.", zh: "请删除它，或在规则中使用。"),
      place: place
    )
  }
}
