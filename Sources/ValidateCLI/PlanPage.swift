import Diagnostics
import Engine
import Reports
import Rules

/// A plan as people and as programs read it.
struct PlanPage {
  let plan: Plan
  let path: String
  /// The file that the changed setup was written to.
  let target: String?
  let stages: [(id: String, title: String)]
  let language: Language

  // MARK: Text

  func text() -> String {
    var lines: [String] = []
    if plan.isEmpty { lines.append(say("Nothing to do for \(path).", "\(path) 没有要做的事。")) }
    if !plan.unknownFacts.isEmpty {
      lines.append(say("First find out and write down:", "请先查明并写下："))
      lines += plan.unknownFacts.map { "  - \($0.dottedPath)" }
      lines.append("")
    }
    if !plan.steps.isEmpty {
      lines.append(
        plan.unknownFacts.isEmpty ? say("In this order:", "按以下顺序：") : say("Then, in this order:", "然后按以下顺序：")
      )
      for (number, step) in plan.steps.enumerated() { lines += text(of: step, number + 1) }
      lines.append("")
    }
    if !plan.remaining.isEmpty {
      lines.append(
        say(
          "No list that mends everything was found. No change of values helps here without breaking something else:",
          "没有找到能解决所有问题的清单。以下问题无法只靠改值解决而不影响其他规则："
        )
      )
      for result in plan.remaining {
        lines.append("  - \(result.headline) [\(result.ruleID)]")
        if let fix = result.fix { lines.append("    \(fix)") }
      }
      lines.append("")
    }
    if !plan.steps.isEmpty { lines.append(summary) }
    if let target { lines.append(say("Wrote the changed setup to \(target).", "已把改好的配置写入 \(target)。")) }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
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

  private func text(of step: PlanStep, _ number: Int) -> [String] {
    let head = "\(number). "
    let indent = String(repeating: " ", count: head.utf8.count)
    let stage = stages.first { $0.id == step.results.first?.stage }.map { $0.title + say(": ", "：") } ?? ""
    var lines: [String] = []
    for fix in step.results.map({ $0.fix ?? $0.title }) where !lines.contains(indent + fix) {
      lines.append(indent + fix)
    }
    lines[0] = head + stage + lines[0].dropFirst(indent.count)
    for result in step.results {
      lines.append(indent + say("because: ", "原因：") + "\(result.message) [\(result.ruleID)]")
    }
    for change in step.changes {
      let before = change.previous.map { say(" (now \($0))", "（现在是 \($0)）") } ?? ""
      lines.append(
        indent + (change.isFact ? say("once it is so, write: ", "等到事实如此，再写：") : say("then write: ", "完成后写："))
          + "\(change.pointer.dottedPath): \(change.value)\(before)"
      )
    }
    return lines
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
