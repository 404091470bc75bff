import Diagnostics
import Engine

/// The rules that results refer to, each once, in the order of their first result.
struct SARIFRules: Sendable {
  private(set) var rules: [Rule] = []
  private var indices: [String: Int] = [:]

  /// What the report says about a rule in general.
  struct Rule: Sendable {
    let id: String
    let title: String
    let severity: Severity
    let stage: String?
    var why: String?
    let source: SourceReference?
    /// What the source says, as one line.
    let origin: String
  }

  /// The position of a result's rule, which is taken up if it is new.
  mutating func index(of result: RuleResult, language: Language) -> Int {
    if let index = indices[result.ruleID] {
      // A result that passes or is unknown gives no reason.
      if rules[index].why == nil { rules[index].why = result.why }
      return index
    }
    let writer = FindingWriter(language: language, look: Look())
    indices[result.ruleID] = rules.count
    rules.append(
      Rule(
        id: result.ruleID,
        title: result.title,
        severity: result.severity,
        stage: result.stage,
        why: result.why,
        source: result.source,
        origin: result.source.map(writer.describe) ?? ""
      )
    )
    return rules.count - 1
  }
}

extension JSONWriter {
  /// Writes the member `tool`.
  mutating func writeSARIFTool(version: String, packs: [RunInfo.PackInfo], rules: SARIFRules) {
    key("tool")
    object { json in
      json.key("driver")
      json.object { json in
        json.key("name")
        json.string("validate")
        json.key("fullName")
        json.string("Preflight")
        json.key("version")
        json.string(version)
        json.key("semanticVersion")
        json.string(version)
        json.key("rules")
        json.array(rules.rules) { json, rule in json.write(rule) }
      }
      json.key("extensions")
      json.array(packs) { json, pack in
        json.object(isInline: true) { json in
          json.key("name")
          json.string(pack.name)
          json.key("version")
          json.string(pack.version)
        }
      }
    }
  }

  private mutating func write(_ rule: SARIFRules.Rule) {
    object { json in
      json.key("id")
      json.string(rule.id)
      json.key("shortDescription")
      json.writeMessage(rule.title)
      if let why = rule.why {
        json.key("fullDescription")
        json.writeMessage(why)
      }
      let help = [rule.why ?? rule.title, rule.origin].filter { !$0.isEmpty }
      json.key("help")
      json.object(isInline: true) { json in
        json.key("text")
        json.string(help.joined(separator: "\n\n"))
        json.key("markdown")
        json.string(help.map { MarkdownText.escaped($0) }.joined(separator: "\n\n"))
      }
      if let url = rule.source?.url, url.hasPrefix("https://") || url.hasPrefix("http://") {
        json.key("helpUri")
        json.string(ArtifactURI.escaped(url, keeping: ArtifactURI.reserved))
      }
      json.key("defaultConfiguration")
      json.object(isInline: true) { json in
        json.key("level")
        json.string(rule.severity.sarifLevel)
      }
      if let stage = rule.stage {
        json.key("properties")
        json.object(isInline: true) { json in
          json.key("tags")
          json.array(CollectionOfOne("stage:\(stage)")) { $0.string($1) }
        }
      }
    }
  }
}

extension Severity {
  /// SARIF 2.1.0 §3.27.10.
  var sarifLevel: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}

extension Language {
  /// The schema of SARIF knows tags of two letters, or twice two.
  var sarifTag: String {
    switch self {
    case .english: "en"
    case .simplifiedChinese: "zh-CN"
    }
  }
}
