import Diagnostics
import Engine
import Reports
import Rules
import SourceText

/// A plan as people and as programs read it.
struct PlanPage {
  let plan: Plan
  let path: String
  /// The file that the changed setup was written to.
  let target: String?
  let stages: [(id: String, title: String)]
  let language: Language

  // MARK: Text

  func text(_ look: Look) -> String {
    var page = Lines(look)
    if plan.isEmpty { page.add(say("Nothing to do for \(path).", "\(path) 没有要做的事。")) }
    if !plan.unknownFacts.isEmpty {
      page.add(say("First find out and write down:", "请先查明并写下："))
      for fact in plan.unknownFacts { page.add(fact.dottedPath, behind: "  - ") }
      page.add("")
    }
    if !plan.steps.isEmpty {
      page.add(
        plan.unknownFacts.isEmpty ? say("In this order:", "按以下顺序：") : say("Then, in this order:", "然后按以下顺序：")
      )
      for (number, step) in plan.steps.enumerated() { add(step, number + 1, to: &page) }
      page.add("")
    }
    if !plan.remaining.isEmpty {
      page.add(
        say(
          "No list that mends everything was found. No change of values helps here without breaking something else:",
          "没有找到能解决所有问题的清单。以下问题无法只靠改值解决而不影响其他规则："
        )
      )
      for result in plan.remaining {
        page.add("\(result.headline) [\(result.ruleID)]", behind: "  - ")
        if let fix = result.fix { page.add(fix, behind: "    ") }
      }
      page.add("")
    }
    if !plan.steps.isEmpty { page.add(summary) }
    if let target { page.add(say("Wrote the changed setup to \(target).", "已把改好的配置写入 \(target)。")) }
    return page.text
  }

  private var summary: String {
    let count = plan.steps.reduce(0) { $0 + $1.changes.count }
    let changes = "\(count) \(count == 1 ? "change" : "changes")"
    if plan.isComplete {
      return plan.unknownFacts.isEmpty
        ? say("With \(changes) no error is left; each of them is needed.", "完成这 \(count) 处改动后不再有错误，每一处都需要。")
        : say(
          "With \(changes) no error is left, as far as is known; each of them is needed.",
          "就目前所知，完成这 \(count) 处改动后不再有错误，每一处都需要。"
        )
    }
    return say(
      "\(changes) \(count == 1 ? "mends" : "mend") what can be mended; each of them is needed.",
      "这 \(count) 处改动能解决其余问题，每一处都需要。"
    )
  }

  private func add(_ step: PlanStep, _ number: Int, to page: inout Lines) {
    let head = "\(number). "
    let indent = String(repeating: " ", count: head.utf8.count)
    let stage = stages.first { $0.id == step.results.first?.stage }.map { $0.title + say(": ", "：") } ?? ""
    var fixes: [String] = []
    for fix in step.results.map({ $0.fix ?? $0.title }) where !fixes.contains(fix) { fixes.append(fix) }
    for (index, fix) in fixes.enumerated() {
      page.add(index == 0 ? stage + fix : fix, behind: index == 0 ? head : indent)
    }
    for result in step.results {
      page.add("\(result.message) [\(result.ruleID)]", behind: indent + say("because: ", "原因："))
    }
    for change in step.changes {
      let before = change.previous.map { say(" (now \($0))", "（现在是 \($0)）") } ?? ""
      let words = change.isFact ? say("once it is so, write: ", "等到事实如此，再写：") : say("then write: ", "完成后写：")
      page.add("\(change.pointer.dottedPath): \(change.value)\(before)", behind: indent + words)
    }
  }

  private func say(_ english: String, _ chinese: String) -> String {
    LocalizedText(en: english, zh: chinese)[language]
  }

  // MARK: JSON

  func json() -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.key("path")
      json.string(path)
      json.key("complete")
      json.bool(plan.isComplete)
      json.key("find_out")
      json.array(plan.unknownFacts) { $0.string($1) }
      json.key("steps")
      json.array(plan.steps) { json, step in
        json.object { json in
          write(step.result, into: &json)
          json.key("results")
          json.array(step.results) { json, result in
            json.object { write(result, into: &$0) }
          }
          json.key("changes")
          json.array(step.changes) { json, change in
            json.object(isInline: true) { json in
              json.key("instance_path")
              json.string(change.pointer)
              json.key("value")
              json.literal(change.value)
              json.key("previous")
              json.string(change.previous)
              json.key("read_only")
              json.bool(change.isFact)
            }
          }
        }
      }
      json.key("remaining")
      json.array(plan.remaining) { json, result in
        json.object { write(result, into: &$0) }
      }
      json.key("written_to")
      json.string(target)
    }
    json.endLine()
    return json.output.bytes
  }

  private func write(_ result: RuleResult, into json: inout JSONWriter) {
    json.key("rule_id")
    json.string(result.ruleID)
    json.key("stage")
    json.string(result.stage)
    json.key("title")
    json.string(result.title)
    json.key("message")
    json.string(result.message)
    json.key("fix")
    json.string(result.fix)
    json.key("instance_path")
    json.string(result.place.pointer)
  }
}

/// The lines of a page, wrapped as the terminal needs it.
private struct Lines {
  private let look: Look
  private var lines: [String] = []

  init(_ look: Look) { self.look = look }

  /// Appends a text behind words that its further lines do not stand under when there is no room.
  mutating func add(_ text: String, behind words: String = "") {
    let column = words.displayWidth
    let indent = words.prefix { $0 == " " }.count
    let hang = words.isEmpty ? 2 : look.hang(under: column, indent: indent)
    let wrapped = look.lines(text, from: column, hang: hang)
    lines.append(words + (wrapped.first ?? ""))
    lines += wrapped.dropFirst()
  }

  /// The page without empty lines at its end.
  var text: String {
    let last = lines.lastIndex { !$0.isEmpty } ?? -1
    return lines[...last].joined(separator: "\n") + "\n"
  }
}
