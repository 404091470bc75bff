import Diagnostics
package import YAMLDocument

/// Reads one entry of a pack's `rules`.
extension PackReader {
  private static let ruleKeys = [
    "id", "stage", "severity", "title", "for_each", "when", "check", "scan", "let", "message", "fix", "why",
    "source", "see_also", "tests",
  ]

  /// The key with which the built-in pack says where a rule's texts are: no author can use it, since it is
  /// none of the ``ruleKeys``, and suggested to nobody.
  package static let textsElsewhere = "@texts"

  /// `FILE:NODE`, as ``textsElsewhere`` gives it.
  private func reference(_ node: NodeID) -> PackNode? {
    let parts = text(node).split(separator: ":").compactMap { UInt32($0) }
    return parts.count == 2 ? PackNode(file: Int(parts[0]), node: NodeID(index: parts[1])) : nil
  }

  /// Reads a rule; what is wrong with it is reported, and the rest still read.
  mutating func rule(_ node: NodeID, stages: [Pack.Stage]) -> Rule {
    var rule = Rule(place: place(node))
    var hasStage = false
    for (key, value) in entries(node) {
      switch text(key) {
      case "id": rule.id = identifier(value)
      case "stage":
        hasStage = true
        rule.stage = stageIndex(value, stages)
      case "severity": rule.severity = severity(value)
      case "title": rule.texts.title = localizedNode(value)
      case "for_each": rule.forEach = forEach(value)
      case "when": rule.when = expression(value)
      case "check": rule.check = expression(value)
      case "scan": rule.scan = elements(value).compactMap { detector($0) }
      case "let": rule.texts.lets = lets(value)
      case "message": rule.texts.message = localizedNode(value)
      case "fix": rule.texts.fix = localizedNode(value)
      case "why": rule.texts.why = localizedNode(value)
      case "source": rule.texts.source = place(value)
      case "see_also": rule.texts.seeAlso = place(value)
      case "tests": rule.texts.tests = place(value)
      case Self.textsElsewhere: rule.textsElsewhere = reference(value)
      default: unknownKey(key, known: Self.ruleKeys)
      }
    }
    if rule.id.isEmpty { report(PackMessages.missing("id"), at: node) }
    if !hasStage { report(PackMessages.missing("stage"), at: node) }
    if rule.textsElsewhere == nil {
      if rule.texts.title == nil { report(PackMessages.missing("title"), at: node) }
      if rule.texts.message == nil { report(PackMessages.missing("message"), at: node) }
    }
    if rule.check == nil, rule.scan.isEmpty { report(PackMessages.missing("check"), at: node) }
    return rule
  }

  private mutating func identifier(_ node: NodeID) -> String {
    let id = scalar(node)
    let isPlain = id.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
    if !isPlain || id.first == "-" { report(PackMessages.badIdentifier(id), at: node) }
    return id
  }

  private mutating func stageIndex(_ node: NodeID, _ stages: [Pack.Stage]) -> Int {
    let id = scalar(node)
    if let index = stages.firstIndex(where: { $0.id == id }) { return index }
    reportUnknownStage(id, at: node, known: stages)
    return 0
  }

  /// Reports a stage that the pack does not have.
  package mutating func reportUnknownStage(_ id: String, at node: NodeID, known stages: [Pack.Stage]) {
    let known = stages.map(\.id)
    report(
      PackMessages.unknownStage(id),
      at: node,
      hint: .didYouMean(id, among: known) ?? PackMessages.known(known)
    )
  }

  private mutating func severity(_ node: NodeID) -> Severity {
    let text = scalar(node)
    if let severity = Severity(rawValue: text) { return severity }
    reportUnknownSeverity(text, at: node)
    return .error
  }

  /// Reports a word that is no severity.
  package mutating func reportUnknownSeverity(_ text: String, at node: NodeID) {
    let known = Severity.allCases.map(\.rawValue)
    report(
      PackMessages.unknownSeverity(text),
      at: node,
      hint: .didYouMean(text, among: known) ?? PackMessages.known(known)
    )
  }

  private mutating func forEach(_ node: NodeID) -> Rule.ForEach? {
    let pairs = entries(node)
    guard pairs.count == 1 else {
      report(PackMessages.oneForEach, at: node)
      return nil
    }
    return Rule.ForEach(name: text(pairs[0].key), list: expression(pairs[0].value))
  }

  private mutating func lets(_ node: NodeID) -> [Rule.Let] {
    entries(node).compactMap { key, value in
      guard let texts = localizedNode(value) else { return nil }
      return Rule.Let(
        name: text(key),
        english: expression(texts.english.node),
        simplifiedChinese: expression(texts.simplifiedChinese.node)
      )
    }
  }

  private mutating func detector(_ node: NodeID) -> SecretDetector? {
    var kind = ""
    var title = LocalizedText("")
    var prefix: [UInt8] = []
    var minimum = 0
    var keys: [[UInt8]] = []
    var digits: [Int] = []
    let known = ["kind", "title", "prefix", "minimum", "keys", "digits"]
    for (key, value) in entries(node) {
      switch text(key) {
      case "kind": kind = scalar(value)
      case "title": title = localizedText(value)
      case "prefix": prefix = Array(scalar(value).utf8)
      case "minimum": minimum = count(value)
      case "keys": keys = elements(value).map { Array(text($0).lowercased().utf8) }
      case "digits": digits = elements(value).map { count($0) }
      default: unknownKey(key, known: known)
      }
    }
    switch kind {
    case "card_number": return SecretDetector(pattern: .cardNumber, title: title)
    case "token" where !prefix.isEmpty:
      return SecretDetector(pattern: .token(prefix: prefix, minimum: minimum), title: title)
    case "field" where !keys.isEmpty && !digits.isEmpty:
      return SecretDetector(pattern: .field(keys: keys, digits: digits), title: title)
    case "token": report(PackMessages.missing("prefix"), at: node)
    case "field": report(PackMessages.missing(keys.isEmpty ? "keys" : "digits"), at: node)
    default:
      let kinds = ["card_number", "token", "field"]
      report(
        PackMessages.unknownDetector(kind),
        at: node,
        hint: .didYouMean(kind, among: kinds) ?? PackMessages.known(kinds)
      )
    }
    return nil
  }

  private mutating func count(_ node: NodeID) -> Int {
    if let count = Int(text(node)), count > 0 { return count }
    report(PackMessages.countWanted, at: node)
    return 0
  }
}
