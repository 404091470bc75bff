import Diagnostics
import Engine
import Rules
import SourceText
import Testing

@Test func bundledPackTests() throws {
  do {
    let pack = try PackFolder.load("rules/openai-billing")
    let summary = try PackTestRun.run(pack)
    print("PASSED", summary.passed, "FAILED", summary.failures.count)
    for failure in summary.failures {
      print("F", failure.rule.id, "|", failure.test.name, "|", failure.differences)
    }
    let c = try PackCompiler.compile(pack, .init(today: 20000))
    for i in c.textIssues().prefix(20) {
      print("T", i.path, i.diagnostic.message.english, i.diagnostic.range)
    }
    #expect(summary.failures.isEmpty)
  } catch let e as PackErrors {
    for i in e.issues.prefix(30) {
      print(
        "I",
        i.path,
        i.diagnostic.message.english,
        i.diagnostic.hint?.english ?? "",
        i.buffer.text(in: i.diagnostic.range)
      )
    }
    throw e
  }
}
