import Diagnostics
import Engine
import Reports
import Rules
import SourceText

/// The changes between two packs as people and as programs read them.
struct DiffPage {
  /// One of the two packs.
  struct Side {
    let path: String
    let pack: Pack
  }

  /// A change with the document that it is in.
  struct Entry {
    let change: ResultChange
    let path: String
    let document: Int
    let oldLocation: SourceLocation?
    let newLocation: SourceLocation?
  }

  /// A rule that came, went, or counts differently, or a parameter with another value.
  struct RuleChange {
    let id: String
    let words: LocalizedText
  }

  let old: Side
  let new: Side
  let language: Language
  private(set) var changes: [Entry] = []
  private(set) var unusable: [(path: String, reason: String)] = []
  private var documents = 0
  private var files: [String] = []

  init(old: Side, new: Side, language: Language) {
    self.old = old
    self.new = new
    self.language = language
  }

  mutating func addUnusable(_ path: String, _ reason: String) { unusable.append((path, reason)) }

  /// Adds the changes in one document.
  mutating func add(_ changes: [ResultChange], _ old: DocumentReport, _ new: DocumentReport) {
    documents += 1
    if files.last != new.path { files.append(new.path) }
    if changes.isEmpty { return }
    let lines = LineTable(new.buffer)
    func location(_ result: RuleResult?) -> SourceLocation? {
      result?.place.range.map { lines.location(of: Int($0.start)) }
    }
    self.changes += changes.map { change in
      Entry(
        change: change,
        path: new.path,
        document: new.index,
        oldLocation: location(change.old),
        newLocation: location(change.new)
      )
    }
  }

  /// What the packs themselves have differently, whatever the setups are.
  var ruleChanges: [RuleChange] {
    let before = Dictionary(old.pack.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.pack.rules.map(\.id))
    var changes: [RuleChange] = []
    for rule in new.pack.rules {
      guard let old = before[rule.id] else {
        changes.append(RuleChange(id: rule.id, words: LocalizedText(en: "new", zh: "新增")))
        continue
      }
      if old.severity != rule.severity {
        changes.append(RuleChange(id: rule.id, words: arrow(old.severity.rawValue, rule.severity.rawValue)))
      }
    }
    for rule in old.pack.rules where !after.contains(rule.id) {
      changes.append(RuleChange(id: rule.id, words: LocalizedText(en: "gone", zh: "已删除")))
    }
    return changes + parameterChanges
  }

  private var parameterChanges: [RuleChange] {
    let names = new.pack.parameters.map(\.name)
    let gone = old.pack.parameters.map(\.name).filter { !names.contains($0) }
    return (names + gone).compactMap { name in
      let before = old.pack.parameters.first { $0.name == name }?.value.description
      let after = new.pack.parameters.first { $0.name == name }?.value.description
      if before == after { return nil }
      let words =
        switch (before, after) {
        case (let before?, let after?): arrow(before, after)
        case (nil, let after?): LocalizedText(en: "new, \(after)", zh: "新增，\(after)")
        default: LocalizedText(en: "gone", zh: "已删除")
        }
      return RuleChange(id: name, words: words)
    }
  }

  private func arrow(_ old: String, _ new: String) -> LocalizedText {
    let words = "\(old) -> \(new)"
    return LocalizedText(words)
  }

  private func count(_ kind: ResultChange.Kind, in entries: [Entry]) -> Int {
    entries.count { $0.change.kind == kind }
  }

  private var changedDocuments: Int { Set(changes.map { "\($0.document) \($0.path)" }).count }

  private func say(_ english: String, _ chinese: String) -> String {
    LocalizedText(en: english, zh: chinese)[language]
  }

  // MARK: Text

  func text() -> String {
    var lines = ["\(name(old)) -> \(name(new))"]
    if !ruleChanges.isEmpty {
      lines += ["", say("rules and parameters", "规则与参数")]
      lines += ruleChanges.map { "  \($0.id)\(say(": ", "："))\($0.words[language])".printable }
    }
    let byRule = Dictionary(grouping: changes, by: \.change.ruleID)
    var rules: Set<String> = []
    for rule in changes.map(\.change.ruleID) where rules.insert(rule).inserted {
      lines += ["", rule.printable]
      let own = byRule[rule] ?? []
      for kind in ResultChange.Kind.allCases {
        lines += self.lines(own.filter { $0.change.kind == kind }, kind)
      }
    }
    lines += byFile
    lines += ["", summary]
    return lines.joined(separator: "\n") + "\n"
  }

  private func name(_ side: Side) -> String {
    "\(side.pack.name) \(side.pack.version) (\(side.path))".printable
  }

  private func lines(_ entries: [Entry], _ kind: ResultChange.Kind) -> [String] {
    guard !entries.isEmpty else { return [] }
    var lines = ["  \(Self.title(of: kind)[language]) (\(entries.count))"]
    for entry in entries {
      let old = entry.change.old
      let new = entry.change.new
      let place = self.place(entry)
      switch kind {
      case .newlyFailing:
        lines.append("    \(place)  \(new?.headline.printable ?? "")")
      case .newlyPassing, .verdict:
        lines.append("    \(place)  \(status(old)) -> \(status(new))")
      case .severity:
        let change = "\(old?.severity.rawValue ?? "") -> \(new?.severity.rawValue ?? "")"
        lines.append("    \(place)  \(change)  \(new?.headline.printable ?? "")")
      case .message:
        lines.append("    \(place)")
        let (before, after) = differingWords(old, new)
        lines += ["      - \(before.printable)", "      + \(after.printable)"]
      }
    }
    return lines
  }

  /// What two results of the same status say differently.
  private func differingWords(_ old: RuleResult?, _ new: RuleResult?) -> (String, String) {
    guard let old, let new else { return ("", "") }
    if old.headline != new.headline { return (old.headline, new.headline) }
    if old.missing != new.missing {
      return (
        old.missing.map(\.dottedPath).joined(separator: ", "),
        new.missing.map(\.dottedPath).joined(separator: ", ")
      )
    }
    if old.fix != new.fix { return (old.fix ?? "", new.fix ?? "") }
    return (old.place.pointer.dottedPath, new.place.pointer.dottedPath)
  }

  private func place(_ entry: Entry) -> String {
    let location = entry.newLocation ?? entry.oldLocation
    let document = entry.document > 0 && location == nil ? "#\(entry.document + 1)" : ""
    return entry.path.printable + document + (location.map { ":\($0.line):\($0.column)" } ?? "")
  }

  private func status(_ result: RuleResult?) -> String { result?.status.rawValue ?? say("nothing", "无") }

  private var byFile: [String] {
    let byPath = Dictionary(grouping: changes, by: \.path)
    let changed = files.filter { byPath[$0] != nil }
    guard changed.count > 1 else { return [] }
    let width = changed.map(\.printable.displayWidth).max() ?? 0
    return ["", say("by file", "按文件")]
      + changed.map { "  \($0.printable.padded(to: width))  \(counts(byPath[$0] ?? []))" }
  }

  private func counts(_ entries: [Entry]) -> String {
    let parts = ResultChange.Kind.allCases.compactMap { kind -> String? in
      let count = count(kind, in: entries)
      return count == 0 ? nil : "\(count) \(Self.title(of: kind)[language])"
    }
    return parts.joined(separator: say(", ", "，"))
  }

  private var summary: String {
    let total = say("\(documents) \(documents == 1 ? "document" : "documents")", "\(documents) 个文档")
    if changes.isEmpty { return say("No verdict changes in \(total).", "\(total)的结论都没有变化。") }
    return say(
      "\(counts(changes)), in \(changedDocuments) of \(total).",
      "\(counts(changes))，涉及 \(total)中的 \(changedDocuments) 个。"
    )
  }

  private static func title(of kind: ResultChange.Kind) -> LocalizedText {
    switch kind {
    case .newlyFailing: LocalizedText(en: "newly failing", zh: "新出现的失败")
    case .newlyPassing: LocalizedText(en: "newly passing", zh: "新通过")
    case .verdict: LocalizedText(en: "other verdict", zh: "结论改变")
    case .severity: LocalizedText(en: "other severity", zh: "级别改变")
    case .message: LocalizedText(en: "other message", zh: "文字改变")
    }
  }

  // MARK: JSON

  func json() -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      for (key, side) in [("old", old), ("new", new)] {
        json.key(named: key)
        json.object(isInline: true) { json in
          json.key("name")
          json.string(side.pack.name)
          json.key("version")
          json.string(side.pack.version)
          json.key("path")
          json.string(side.path)
        }
      }
      let before = Set(old.pack.rules.map(\.id))
      let after = Set(new.pack.rules.map(\.id))
      json.key("rules_added")
      json.array(new.pack.rules.map(\.id).filter { !before.contains($0) }, isInline: true) { $0.string($1) }
      json.key("rules_removed")
      json.array(old.pack.rules.map(\.id).filter { !after.contains($0) }, isInline: true) { $0.string($1) }
      json.key("parameters_changed")
      json.array(parameterChanges.map(\.id), isInline: true) { $0.string($1) }
      json.key("summary")
      json.object { json in
        json.key("documents")
        json.int(documents)
        json.key("changed_documents")
        json.int(changedDocuments)
        for kind in ResultChange.Kind.allCases {
          json.key(named: kind.rawValue)
          json.int(count(kind, in: changes))
        }
      }
      json.key("changes")
      json.array(changes) { json, entry in
        json.object { json in
          json.key("path")
          json.string(entry.path)
          json.key("document")
          json.int(entry.document)
          json.key("rule_id")
          json.string(entry.change.ruleID)
          json.key("kind")
          json.string(entry.change.kind.rawValue)
          json.key("old")
          write(entry.change.old, entry.oldLocation, into: &json)
          json.key("new")
          write(entry.change.new, entry.newLocation, into: &json)
        }
      }
      json.key("unusable")
      json.array(unusable) { json, unusable in
        json.object(isInline: true) { json in
          json.key("path")
          json.string(unusable.path)
          json.key("reason")
          json.string(unusable.reason)
        }
      }
    }
    json.endLine()
    return json.output.bytes
  }

  private func write(_ result: RuleResult?, _ location: SourceLocation?, into json: inout JSONWriter) {
    guard let result else { return json.null() }
    json.object { json in
      json.key("status")
      json.string(result.status.rawValue)
      json.key("severity")
      json.string(result.severity.rawValue)
      json.key("message")
      json.string(result.message)
      json.key("fix")
      json.string(result.fix)
      json.key("instance_path")
      json.string(result.place.pointer)
      json.key("line")
      if let location { json.int(location.line) } else { json.null() }
      json.key("column")
      if let location { json.int(location.column) } else { json.null() }
    }
  }
}
