import Diagnostics
import Platform
import SourceText
import YAMLDocument

/// The findings that a setup accepts on purpose: its `waivers` list, and comments on single lines.
struct Waivers {
  /// Why a waiver does not apply.
  private enum Fault {
    case ended
    case noDay
    case noReason
    case noRule
    case unknownRule
  }

  private struct Waiver {
    let rule: String
    let reason: String
    let until: String?
    var place: Place
    /// The JSON Pointer of what it is about; nil when it is about all that the rule finds.
    var pointer: String?
    /// The bytes of the only line that it is about; nil when it is about the whole document.
    var line: Range<Int>?
    /// Why it does not apply, if that is known from the start.
    var fault: Fault?
    var isUsed = false
  }

  private let rules: WaivableRules?
  private let today: Int
  private var waivers: [Waiver] = []
  /// The waivers of each rule in the list.
  private var listed: [String: [Int]] = [:]
  /// The waivers of each rule for single lines, in the order of these.
  private var onLines: [String: [Int]] = [:]

  /// Whether there is anything to do.
  var isEmpty: Bool { waivers.isEmpty }

  /// No waivers.
  init() {
    rules = nil
    today = 0
  }

  init(rules: WaivableRules, today: Int) {
    self.rules = rules
    self.today = today
  }

  // MARK: Reading

  /// Reads the list `waivers`; entries of the wrong shape have findings of their own from the schema.
  mutating func read(list: NodeID, in tree: DocumentTree) {
    let list = tree.resolved(list)
    guard tree.kind(list) == .sequence else { return }
    for (index, entry) in tree.children(list).enumerated() {
      let mapping = tree.resolved(entry)
      guard tree.kind(mapping) == .mapping else { continue }
      var fields: [String: String] = [:]
      for (key, value) in tree.entries(mapping) where tree.kind(tree.resolved(value)) == .scalar {
        if case .null = tree.value(tree.resolved(value)) { continue }
        fields[tree.text(key)] = tree.text(tree.resolved(value))
      }
      guard let rule = fields["rule"] else { continue }
      let place = Place(pointer: "/waivers/\(index)", range: SlotPlaces.shownRange(of: entry, in: tree))
      var waiver = Waiver(rule: rule, reason: fields["reason"] ?? "", until: fields["until"], place: place)
      waiver.pointer = fields["at"]
      waiver.fault = fault(of: waiver)
      if waiver.fault == nil { listed[rule, default: []].append(waivers.count) }
      waivers.append(waiver)
    }
  }

  /// Reads comments.
  mutating func read(_ comments: WaiverComments, in tree: DocumentTree) {
    for (comment, line) in comments.all {
      let value = line.map { line in line.first { !tree.source.bytes[$0].isBlank } ?? line.lowerBound }
      let pointer = value.map { tree.pointer(atOffset: $0).description } ?? ""
      let whole = Place(pointer: pointer, range: comment.range)
      if comment.rules.isEmpty {
        waivers.append(Waiver(rule: "", reason: "", until: nil, place: whole, fault: .noRule))
      }
      for (number, rule) in comment.rules.enumerated() {
        var waiver = Waiver(
          rule: rule.id,
          reason: comment.reason,
          until: comment.until,
          place: whole,
          line: line
        )
        waiver.fault = fault(of: waiver)
        if comment.rules.count > 1, waiver.fault == nil || waiver.fault == .unknownRule {
          waiver.place = Place(pointer: pointer, range: rule.range)
        }
        // What is wrong with all of the comment is said once.
        if number > 0, waiver.fault != nil, waiver.fault != .unknownRule { continue }
        if waiver.fault == nil, line != nil { onLines[rule.id, default: []].append(waivers.count) }
        waivers.append(waiver)
      }
    }
  }

  private func fault(of waiver: Waiver) -> Fault? {
    guard rules?.contains(waiver.rule) == true else { return .unknownRule }
    guard waiver.reason.contains(where: { !$0.isWhitespace }) else { return .noReason }
    guard let until = waiver.until else { return nil }
    guard let end = CivilDate(until) else { return .noDay }
    return end.daysSinceEpoch < today ? .ended : nil
  }

  // MARK: Using

  /// Turns a failing result into a waived one when a waiver accepts it.
  mutating func apply(to result: inout RuleResult, mask: (String) -> String) {
    guard let index = waiver(onLineOf: result) ?? waiver(inListFor: result) else { return }
    waivers[index].isUsed = true
    let waiver = waivers[index]
    result.status = .waived
    result.waiver = AppliedWaiver(
      reason: mask(waiver.reason),
      until: waiver.until,
      place: Place(pointer: mask(waiver.place.pointer), range: waiver.place.range)
    )
  }

  /// The waiver of the list for a result: one for its place before one for all that the rule finds.
  private func waiver(inListFor result: RuleResult) -> Int? {
    guard let candidates = listed[result.ruleID] else { return nil }
    let exact = candidates.first { index in
      waivers[index].pointer.map { Self.isPlace(result.place.pointer, in: $0) } ?? false
    }
    return exact ?? candidates.first { waivers[$0].pointer == nil }
  }

  /// Whether a place is that of a JSON Pointer or lies inside it.
  private static func isPlace(_ place: String, in pointer: String) -> Bool {
    place == pointer || place.hasPrefix(pointer + "/")
  }

  /// The waiver for the line on which a result's value begins or ends.
  private func waiver(onLineOf result: RuleResult) -> Int? {
    guard let candidates = onLines[result.ruleID], let range = result.place.range else { return nil }
    return waiver(at: Int(range.start), among: candidates)
      ?? (range.isEmpty ? nil : waiver(at: Int(range.end) - 1, among: candidates))
  }

  private func waiver(at offset: Int, among candidates: [Int]) -> Int? {
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      // The end of a line is a place on it: where a missing value would stand.
      if let line = waivers[candidates[middle]].line, line.upperBound < offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < candidates.count, let line = waivers[candidates[low]].line else { return nil }
    return line.lowerBound <= offset ? candidates[low] : nil
  }

  // MARK: What is wrong with them

  /// The findings about waivers that accepted nothing.
  func findings() -> [(pointer: String, diagnostic: Diagnostic)] {
    waivers.compactMap { waiver in
      guard !waiver.isUsed else { return nil }
      if waiver.fault == nil, rules?.isChecked(waiver.rule) != true { return nil }
      let (message, hint) = words(about: waiver)
      let range = waiver.place.range ?? TextRange(at: 0)
      let finding = Diagnostic("unused-waiver", message, at: range, severity: .warning, hint: hint)
      return (waiver.place.pointer, finding)
    }
  }

  private func words(about waiver: Waiver) -> (message: LocalizedText, hint: LocalizedText) {
    switch waiver.fault {
    case nil: (EngineMessages.unusedWaiver(waiver.rule), EngineMessages.removeWaiver)
    case .ended: (EngineMessages.expiredWaiver(waiver.rule, waiver.until ?? ""), EngineMessages.removeWaiver)
    case .noDay: (EngineMessages.badWaiverEnd(waiver.until ?? ""), EngineMessages.writeDay)
    case .noReason: (EngineMessages.waiverWithoutReason, EngineMessages.giveReason)
    case .noRule: (EngineMessages.waiverWithoutRule, EngineMessages.waiverForm)
    case .unknownRule:
      (
        EngineMessages.unknownRule(waiver.rule),
        .didYouMean(waiver.rule, among: rules?.names ?? []) ?? EngineMessages.removeWaiver
      )
    }
  }
}
