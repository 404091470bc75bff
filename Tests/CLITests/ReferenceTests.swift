import Foundation
import TestSupport
import Testing

/// `validate docs`, and conditions in words.
@Suite("Reference of the rules")
struct ReferenceTests {
  /// `bin/generate` writes them anew, and so does `RECORD=1`, with which the test fails so that this is never a green run.
  @Test(
    "The pages in docs are what the program writes",
    arguments: [("docs/rules.md", "en"), ("docs/rules.zh-Hans.md", "zh-Hans")]
  )
  func pages(page: String, language: String) throws {
    let run = try CommandRun.run(["docs", "--lang", language])
    #expect(run.errors == "")
    #expect(run.exitCode == 0)
    expectGolden(run.output, page)
  }

  @Test("Every rule has its place, and links lead to it")
  func links() throws {
    let text = try CommandRun.run(["docs"]).output
    let rules = try CommandRun.run(["rules"]).output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first
    }
    #expect(rules.count == 29)
    for rule in rules {
      #expect(text.contains("\n### `\(rule)`\n"))
      #expect(text.contains("[`\(rule)`](#\(rule))"))
    }
  }

  @Test("Into a file")
  func file() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.run(["docs", "-o", folder.path + "/rules.md"])
    #expect(run.output == "")
    let text = try String(contentsOfFile: folder.path + "/rules.md", encoding: .utf8)
    #expect(try text == CommandRun.run(["docs"]).output)
  }

  @Test("With a parameter of one's own")
  func parameter() throws {
    let text = try CommandRun.run(["docs", "--param", "binding_minimum=7.25"]).output
    #expect(text.contains("`card.balance` is at least `binding_minimum` (7.25)."))
  }

  @Test("A schema's description of several lines stays a comment", arguments: ["-", "--ask"])
  func longDescription(word: String) throws {
    let folder = try TemporaryFolder()
    let pack = """
      pack: small
      version: 1.0.0
      title: {en: Small, zh-Hans: 小}
      schema: schema.yaml
      stages: [{id: first, title: {en: First, zh-Hans: 一}}]
      rules:
        - {id: it, stage: first, severity: error, title: T, check: a > 1, message: M}

      """
    let schema = """
      type: object
      description: "One.\\nTwo: three."
      properties: {a: {type: [integer, "null"], description: "Four.\\nFive: six."}}

      """
    _ = try folder.write(pack, to: "pack.yaml")
    _ = try folder.write(schema, to: "schema.yaml")
    let words = ["init", "--rules", folder.path, word] + (word == "-" ? [] : ["-"])
    let run = try CommandRun.run(words, input: Array("5\n".utf8))
    let lines = run.output.split(separator: "\n")
    #expect(lines.contains("# One.") && lines.contains("# Two: three."))
    #expect(lines.contains { $0.hasPrefix("a:") && $0.hasSuffix("# Four. Five: six.") }, "\(run)")
    #expect(lines.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("a:") })
  }

  @Test(
    "Conditions in words",
    arguments: [
      ("on", "on is true", "on 为真"), ("!on", "on is false", "on 为假"), ("!!on", "on is true", "on 为真"),
      ("a >= 1", "a is at least 1", "a 不小于 1"), ("a <= 1", "a is at most 1", "a 不大于 1"),
      ("a < 1", "a is less than 1", "a 小于 1"), ("a > 1", "a is more than 1", "a 大于 1"),
      ("!(a > 1)", "a is at most 1", "a 不大于 1"), ("!(a <= 1)", "a is more than 1", "a 大于 1"),
      ("0 <= a", "a is at least 0", "a 不小于 0"), ("0 < a", "a is more than 0", "a 大于 0"),
      ("a == 1", "a is 1", "a 是 1"), ("a != 1", "a is not 1", "a 不是 1"), ("!(a != 1)", "a is 1", "a 是 1"),
      ("a >= params.least", "a is at least least (3)", "a 不小于 least (3)"),
      ("a >= params.least - 1", "a is at least least (3) - 1", "a 不小于 least (3) - 1"),
      ("a * 2 >= b + 1", "a × 2 is at least b + 1", "a × 2 不小于 b + 1"),
      ("a * (b + 1) > 2", "a × (b + 1) is more than 2", "a × （b + 1） 大于 2"),
      ("has(group.x)", "group.x is known", "group.x 已写明"),
      ("!has(group.x)", "group.x is not known", "group.x 未写明"),
      ("name in ['p', 'q']", "name is one of \"p\", \"q\"", "name 是 \"p\"、\"q\" 之一"),
      ("!(name in ['p', 'q'])", "name is none of \"p\", \"q\"", "name 不是 \"p\"、\"q\" 中的任何一个"),
      ("a in numbers", "a is in numbers", "a 在 numbers 中"),
      ("name.startsWith('p')", "name begins with \"p\"", "name 的开头是 \"p\""),
      ("!name.contains('p')", "name does not contain \"p\"", "name 不包含 \"p\""),
      ("name.matches('^p$')", "name matches the pattern \"^p$\"", "name 符合模式 \"^p$\""),
      ("size(numbers) > 1", "the size of numbers is more than 1", "numbers 的个数 大于 1"),
      ("numbers.all(n, n > 1)", "for every n in numbers: n is more than 1", "numbers 中每个 n 都满足：n 大于 1"),
      ("numbers.exists(n, n > 1)", "for some n in numbers: n is more than 1", "numbers 中有 n 满足：n 大于 1"),
      ("!numbers.exists(n, n > 1)", "for no n in numbers: n is more than 1", "numbers 中没有 n 满足：n 大于 1"),
      (
        "numbers.exists_one(n, n > 1)", "for exactly one n in numbers: n is more than 1",
        "numbers 中恰好有一个 n 满足：n 大于 1"
      ),
      ("on && off", "all of these hold:\n- on is true\n- off is true", "以下各项都成立：\n- on 为真\n- off 为真"),
      ("on || !off", "one of these holds:\n- on is true\n- off is false", "以下至少一项成立：\n- on 为真\n- off 为假"),
      ("!(on && off)", "on is false or off is false", "on 为假，或者off 为假"),
      ("!(on || off)", "on is false and off is false", "on 为假，并且off 为假"),
      (
        "on && (off || a > 1)", "all of these hold:\n- on is true\n- off is true or a is more than 1",
        "以下各项都成立：\n- on 为真\n- off 为真，或者a 大于 1"
      ),
      (
        "on || !(off || a > 1 && b > 1)",
        "one of these holds:\n- on is true\n- off is false and (a is at most 1 or b is at most 1)",
        "以下至少一项成立：\n- on 为真\n- off 为假，并且（a 不大于 1，或者b 不大于 1）"
      ),
      (
        "on ? a > 1 : b > 1", "if on is true, then a is more than 1, otherwise b is more than 1",
        "若on 为真，则a 大于 1，否则b 大于 1"
      ),
      ("false", "never", "从不成立"), ("true", "always", "总是成立"),
    ]
  )
  func words(condition: String, english: String, chinese: String) throws {
    let folder = try TemporaryFolder()
    let pack = """
      pack: small
      version: 1.0.0
      title: {en: Small, zh-Hans: 小}
      schema: schema.yaml
      stages: [{id: first, title: {en: First, zh-Hans: 一}}]
      params: {least: {type: int, value: 3, description: {en: d, zh-Hans: d}}}
      rules:
        - id: it
          stage: first
          severity: error
          title: {en: T, zh-Hans: T}
          check: "\(condition)"
          message: {en: M, zh-Hans: M}

      """
    let schema = """
      type: object
      properties:
        a: {type: integer}
        b: {type: integer}
        on: {type: boolean}
        off: {type: boolean}
        name: {type: string}
        group: {type: object, properties: {x: {type: integer}}}
        numbers: {type: array, items: {type: integer}}

      """
    _ = try folder.write(pack, to: "pack.yaml")
    _ = try folder.write(schema, to: "schema.yaml")
    for (language, words) in [("en", english), ("zh-Hans", chinese)] {
      let run = try CommandRun.run(["explain", "it", "--rules", folder.path, "-fjson", "--lang", language])
      let page = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      #expect(page?["check_in_words"] as? String == words, "\(run.errors)")
    }
  }
}
