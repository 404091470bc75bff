import Reports
import Rules

/// The rules that `select` and `ignore` leave.
struct RuleSelection {
  /// Built-in findings that may be ignored; the others say that a document could not be used.
  static let ignorable = [
    "duplicate-key", "unknown-key", "wrong-type", "schema-constraint", "unused-waiver",
  ]

  /// For each pack the positions of the rules to run; empty when all are.
  private var rules: [Set<Int>]
  /// The built-in findings to leave out.
  private(set) var ignoredFindings: Set<String> = []
  /// Whether any rule of the packs is left out.
  var isPartial: Bool = false

  /// Finds the rules that the settings name by ids, globs and `stage:NAME`.
  ///
  /// - Throws: a failure for a name that means no rule, and when no rule is left.
  init(_ settings: SettingsInForce, in packs: [Pack]) throws(RunFailure) {
    guard settings.select != nil || !settings.ignore.isEmpty else {
      rules = []
      if packs.allSatisfy(\.rules.isEmpty) { throw .noRuleLeft }
      return
    }
    let all = packs.map { Set($0.rules.indices) }
    var rules = all
    if let selected = settings.select {
      rules = packs.map { _ in [] }
      for name in selected {
        try settings.applying(name.origin) { () throws(RunFailure) in
          for (pack, found) in try Self.rules(named: name.value, in: packs).enumerated() {
            rules[pack].formUnion(found)
          }
        }
      }
    }
    var ignoredFindings: Set<String> = []
    for name in settings.ignore {
      if Self.ignorable.contains(name.value) {
        ignoredFindings.insert(name.value)
        continue
      }
      try settings.applying(name.origin) { () throws(RunFailure) in
        for (pack, found) in try Self.rules(named: name.value, in: packs).enumerated() {
          rules[pack].subtract(found)
        }
      }
    }
    if rules.allSatisfy(\.isEmpty) { throw .noRuleLeft }
    self.rules = rules
    self.ignoredFindings = ignoredFindings
    isPartial = rules != all
  }

  /// Finds the rules that the command line alone names.
  init(_ arguments: Arguments, in packs: [Pack]) throws(RunFailure) {
    try self.init(try SettingsInForce(arguments, nil), in: packs)
  }

  /// The positions of the rules to run of a pack; nil when all are.
  func rules(ofPack index: Int) -> Set<Int>? { isPartial ? rules[index] : nil }

  /// The rules that run, and those that do not with the built-in findings that are left out.
  func split(_ packs: [Pack]) -> (checked: Set<String>, unchecked: Set<String>) {
    var checked: Set<String> = []
    var unchecked = ignoredFindings
    for (pack, rules) in packs.map(\.rules).enumerated() {
      for index in rules.indices {
        if includes(index, ofPack: pack) {
          checked.insert(rules[index].id)
        } else {
          unchecked.insert(rules[index].id)
        }
      }
    }
    return (checked, unchecked)
  }

  /// Whether a rule of a pack is to be run.
  func includes(_ rule: Int, ofPack index: Int) -> Bool { !isPartial || rules[index].contains(rule) }

  static func rules(named name: String, in packs: [Pack]) throws(RunFailure) -> [Set<Int>] {
    if name.hasPrefix("stage:") { return try rules(ofStage: String(name.dropFirst(6)), in: packs) }
    let isGlob = name.contains("*") || name.contains("?")
    let found = packs.map { pack in
      Set(
        pack.rules.indices.filter {
          isGlob ? glob(name, matches: pack.rules[$0].id) : pack.rules[$0].id == name
        }
      )
    }
    guard found.contains(where: { !$0.isEmpty }) else {
      if isGlob { throw .unmatchedGlob(name) }
      throw .unknownRule(name, among: packs.flatMap { $0.rules.map(\.id) })
    }
    return found
  }

  private static func rules(ofStage stage: String, in packs: [Pack]) throws(RunFailure) -> [Set<Int>] {
    guard packs.contains(where: { $0.stageIndex(stage) != nil }) else {
      throw .unknownStage(stage, among: packs.flatMap { $0.stages.map(\.id) })
    }
    return packs.map { pack in
      guard let index = pack.stageIndex(stage) else { return [] }
      return Set(pack.rules.indices.filter { pack.rules[$0].stage == index })
    }
  }

  /// Whether a pattern with `*` (any text) and `?` (one character) matches all of a name.
  static func glob(_ pattern: String, matches name: String) -> Bool {
    let pattern = Array(pattern.unicodeScalars)
    let name = Array(name.unicodeScalars)
    var inPattern = 0
    var inName = 0
    // The last star, and how much of the name it has taken so far: all that need be taken back.
    var star: (pattern: Int, name: Int)?
    while inName < name.count {
      if inPattern < pattern.count, pattern[inPattern] == "*" {
        star = (inPattern, inName)
        inPattern += 1
      } else if inPattern < pattern.count, pattern[inPattern] == "?" || pattern[inPattern] == name[inName] {
        inPattern += 1
        inName += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        inPattern = last.pattern + 1
        inName = last.name + 1
      } else {
        return false
      }
    }
    return pattern[inPattern...].allSatisfy { $0 == "*" }
  }
}
