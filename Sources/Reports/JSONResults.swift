import Diagnostics
package import Engine
package import SourceText

/// The JSON of documents and results, the same for every report format that is JSON.
///
/// Most of a result is the same in every document: what a rule is called, its stage, its source. Those
/// parts are rendered once for each rule; a document costs little more than copying them.
struct JSONResults: Sendable {
  private let style: JSONWriter.Style
  private let depth: Int
  private var locator = Locator()
  private var rules: [RuleFragments] = []
  private var indices: [String: Int] = [:]
  /// The fragments the next result most likely needs: results come in the pack's order.
  private var cursor = 0
  private var lastStages: [StageState] = []
  private var hasStages = false
  private var stagesFragment: [UInt8] = []
  private let nothingToSay: [UInt8]
  private let nothingElse: [UInt8]

  /// Makes a writer of results; `depth` counts the containers that are open around each member of one.
  init(style: JSONWriter.Style, depth: Int) {
    self.style = style
    self.depth = depth
    nothingToSay = JSONWriter.fragment(style, depth: depth) { json in
      json.key("message")
      json.string("")
      json.key("fix")
      json.null()
    }
    nothingElse = JSONWriter.fragment(style, depth: depth) { json in
      json.key("label")
      json.null()
      json.key("related")
      json.array([Int](), isInline: true) { _, _ in }
      json.key("missing")
      json.array([Int](), isInline: true) { _, _ in }
      json.key("suggestion")
      json.null()
    }
  }

  /// Writes the members of a document object behind its name and before its end.
  mutating func writeDocument(
    _ report: DocumentReport,
    options: ReportOptions,
    into json: inout JSONWriter
  ) {
    json.key("index")
    json.int(report.index)
    json.key("valid")
    json.bool(report.isValid)
    json.members(stages(of: report))
    json.key("results")
    json.beginArray()
    let lines = locator.lines(of: report)
    // Through a span: an element of an array would be copied, with a reference count for each text.
    let results = report.results.span
    for index in results.indices where options.includes(results[index], of: report) {
      write(results[index], lines: lines, into: &json)
    }
    json.endArray()
  }

  /// The member `stages`; most documents of a run stand the same, so the last one is kept.
  private mutating func stages(of report: DocumentReport) -> [UInt8] {
    if hasStages, Self.areSame(lastStages.span, report.stages.span) { return stagesFragment }
    hasStages = true
    lastStages = report.stages
    stagesFragment = JSONWriter.fragment(style, depth: depth - 2) { json in
      json.key("stages")
      json.array(report.stages) { json, stage in
        json.object(isInline: true) { json in
          json.key("id")
          json.string(stage.id)
          json.key("title")
          json.string(stage.title)
          json.key("state")
          json.string(stage.state.rawValue)
          json.key("blocked_by")
          json.array(stage.blockedBy) { $0.string($1) }
          json.key("unknown_because")
          json.array(stage.unknownBecause) { $0.string($1) }
        }
      }
    }
    return stagesFragment
  }

  /// Whether all stages are the same, compared in place.
  private static func areSame(_ left: Span<StageState>, _ right: Span<StageState>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices {
      guard left[index].state == right[index].state, left[index].id == right[index].id,
        left[index].title == right[index].title, left[index].blockedBy == right[index].blockedBy,
        left[index].unknownBecause == right[index].unknownBecause
      else { return false }
    }
    return true
  }

  private mutating func write(_ result: RuleResult, lines: LineTable, into json: inout JSONWriter) {
    let rule = fragments(of: result)
    json.beginObject()
    json.members(rule.head(result.status))
    if result.message.isEmpty, result.fix == nil {
      json.members(nothingToSay)
    } else {
      json.key("message")
      json.string(result.message)
      json.key("fix")
      json.string(result.fix)
    }
    Self.write(result.place, lines: lines, into: &json)
    if result.label == nil, result.related.isEmpty, result.missing.isEmpty, result.suggestion == nil {
      json.members(nothingElse)
    } else {
      Self.writeDetails(of: result, lines: lines, into: &json)
    }
    json.members(rule.tail)
    json.key("waiver")
    Self.write(result.waiver, lines: lines, into: &json)
    if let trace = result.trace { json.write(trace, lines: lines) }
    json.endObject()
  }

  /// The result's fragments, which are made when they are first needed.
  private mutating func fragments(of result: RuleResult) -> RuleFragments {
    if cursor < rules.count, rules[cursor].fits(result) { return rules[cursor] }
    if cursor + 1 < rules.count, rules[cursor + 1].fits(result) {
      cursor += 1
      return rules[cursor]
    }
    if let known = indices[result.ruleID], rules[known].fits(result) {
      cursor = known
      return rules[known]
    }
    cursor = rules.count
    indices[result.ruleID] = cursor
    let fragments = RuleFragments(result, style: style, depth: depth)
    rules.append(fragments)
    return fragments
  }
}

/// The parts of a result that are the same whenever the rule speaks.
///
/// A class, so that finding the right one copies a single reference.
private final class RuleFragments: Sendable {
  private let ruleID: String
  private let severity: Severity
  private let stage: String?
  private let title: String
  private let why: String?
  private let source: SourceReference?
  private let heads: [[UInt8]]
  let tail: [UInt8]

  init(_ result: RuleResult, style: JSONWriter.Style, depth: Int) {
    ruleID = result.ruleID
    severity = result.severity
    stage = result.stage
    title = result.title
    why = result.why
    source = result.source
    heads = ResultStatus.allCases.map { status in
      JSONWriter.fragment(style, depth: depth, isFirst: true) { json in
        json.key("rule_id")
        json.string(result.ruleID)
        json.key("status")
        json.string(status.rawValue)
        json.key("severity")
        json.string(result.severity.rawValue)
        json.key("stage")
        json.string(result.stage)
        json.key("title")
        json.string(result.title)
      }
    }
    tail = JSONWriter.fragment(style, depth: depth) { json in
      json.key("source")
      JSONResults.write(result.source, into: &json)
      json.key("why")
      json.string(result.why)
    }
  }

  /// Whether the fragments were made from the same facts.
  func fits(_ result: RuleResult) -> Bool {
    ruleID == result.ruleID && severity == result.severity && stage == result.stage
      && title == result.title && why == result.why && source == result.source
  }

  func head(_ status: ResultStatus) -> [UInt8] {
    switch status {
    case .pass: heads[0]
    case .fail: heads[1]
    case .unknown: heads[2]
    case .notApplicable: heads[3]
    case .waived: heads[4]
    case .error: heads[5]
    }
  }
}

// MARK: Parts of a result

extension JSONResults {
  /// Writes `instance_path` and `location`.
  private static func write(_ place: Place, lines: LineTable, into json: inout JSONWriter) {
    json.key("instance_path")
    json.string(place.pointer)
    json.key("location")
    guard let range = place.range else {
      json.null()
      return
    }
    json.writeLocation(of: range, lines: lines)
  }

  private static func writeDetails(of result: RuleResult, lines: LineTable, into json: inout JSONWriter) {
    json.key("label")
    json.string(result.label)
    json.key("related")
    json.array(result.related) { json, related in
      json.object(isInline: true) { json in
        write(related.place, lines: lines, into: &json)
        json.key("message")
        json.string(related.message)
      }
    }
    json.key("missing")
    json.array(result.missing, isInline: true) { $0.string($1) }
    json.key("suggestion")
    guard let suggestion = result.suggestion else {
      json.null()
      return
    }
    json.object(isInline: true) { json in
      json.key("instance_path")
      json.string(suggestion.pointer)
      json.key("operator")
      json.string(suggestion.comparison)
      json.key("value")
      json.literal(suggestion.value)
      json.key("change")
      json.string(suggestion.change)
      json.key("verified")
      json.bool(suggestion.isVerified)
    }
  }

  fileprivate static func write(_ source: SourceReference?, into json: inout JSONWriter) {
    guard let source else {
      json.null()
      return
    }
    json.object(isInline: true) { json in
      json.key("section")
      json.string(source.section)
      json.key("quote")
      json.string(source.quote)
      json.key("title")
      json.string(source.title)
      json.key("date")
      json.string(source.date)
      json.key("url")
      json.string(source.url)
    }
  }

  private static func write(_ waiver: AppliedWaiver?, lines: LineTable, into json: inout JSONWriter) {
    guard let waiver else {
      json.null()
      return
    }
    json.object { json in
      json.key("reason")
      json.string(waiver.reason)
      json.key("until")
      json.string(waiver.until)
      json.key("instance_path")
      json.string(waiver.place?.pointer)
      json.key("location")
      if let range = waiver.place?.range {
        json.writeLocation(of: range, lines: lines)
      } else {
        json.null()
      }
    }
  }
}

// MARK: The run

extension JSONWriter {
  /// Writes the lines, columns and offsets of a range of bytes.
  mutating func writeLocation(of range: TextRange, lines: LineTable) {
    object(isInline: true) { json in
      json.key("start")
      json.write(lines.location(of: Int(range.start)))
      json.key("end")
      json.write(lines.location(of: Int(range.end)))
    }
  }

  private mutating func write(_ location: SourceLocation) {
    object { json in
      json.key("line")
      json.int(location.line)
      json.key("column")
      json.int(location.column)
      json.key("offset")
      json.int(location.offset)
    }
  }

  /// Writes the `summary` member.
  mutating func writeSummary(_ summary: Summary, isValid: Bool) {
    key("summary")
    object { json in
      json.key("valid")
      json.bool(isValid)
      let counts: [(StaticString, Int)] = [
        ("files", summary.files), ("documents", summary.documents), ("pass", summary.pass),
        ("fail", summary.fail), ("unknown", summary.unknown), ("not_applicable", summary.notApplicable),
        ("waived", summary.waived), ("error", summary.error), ("errors", summary.errors),
        ("warnings", summary.warnings), ("infos", summary.infos),
      ]
      for (name, count) in counts {
        json.key(name)
        json.int(count)
      }
      if summary.isInterrupted {
        json.key("interrupted")
        json.bool(true)
      }
    }
  }

  /// Writes the members that name the tool.
  mutating func writeTool(version: String) {
    key("schema_version")
    string(JSONReporter.schemaVersion)
    key("tool")
    object(isInline: true) { json in
      json.key("name")
      json.string("validate")
      json.key("version")
      json.string(version)
    }
  }
}

extension JSONWriter {
  /// Writes the member `trace`, and `trace_omitted` when parts are left out; without a trace an empty list.
  package mutating func write(_ trace: ConditionTrace?, lines: LineTable) {
    key("trace")
    write(trace?.parts ?? [], lines: lines)
    if let trace, trace.omitted > 0 {
      key("trace_omitted")
      int(trace.omitted)
    }
  }

  /// Writes the parts of a condition as a list.
  mutating func write(_ parts: [ConditionTrace.Part], lines: LineTable) {
    array(parts) { json, part in
      json.object(isInline: true) { json in
        json.key("expression")
        json.string(part.expression)
        json.key("value")
        json.string(part.value)
        json.key("depth")
        json.int(part.depth)
        json.key("element")
        json.string(part.element)
        json.key("omitted")
        json.int(part.omitted)
        json.key("instance_path")
        json.string(part.place?.pointer)
        json.key("location")
        if let range = part.place?.range {
          json.writeLocation(of: range, lines: lines)
        } else {
          json.null()
        }
      }
    }
  }
}
