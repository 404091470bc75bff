import Diagnostics
import Rules
import Schema
import Testing

/// The pack that is compiled into the program is the one in `rules`.
struct BundledPackTests {
  @Test func saysWhatTheFilesSay() throws {
    let bundled = try BundledPack.load()
    let files = try PackFolder.load("rules/openai-billing")
    #expect(bundled.name == files.name)
    #expect(bundled.name == BundledPack.name)
    #expect(bundled.version == files.version)
    #expect(bundled.stages.map(\.id) == files.stages.map(\.id))
    #expect(bundled.stages.map(\.title) == files.stages.map(\.title))
    #expect(
      bundled.parameters.map { "\($0.name) \($0.type) \($0.value)" }
        == files.parameters.map { "\($0.name) \($0.type) \($0.value)" }
    )
    #expect(bundled.variables.map(\.expression.text) == files.variables.map(\.expression.text))
    #expect(
      bundled.schema.rootFields.map { "\($0.name): \($0.type)" }
        == files.schema.rootFields.map { "\($0.name): \($0.type)" }
    )
    #expect(bundled.rules.map(Self.conditions) == files.rules.map(Self.conditions))
    for language in Language.allCases {
      #expect(
        bundled.rules.map { texts($0, bundled, language) } == files.rules.map { texts($0, files, language) }
      )
    }
  }

  private static func conditions(_ rule: Rule) -> [String] {
    [
      rule.id, "\(rule.stage)", rule.severity.rawValue, rule.forEach?.name ?? "",
      rule.forEach?.list.text ?? "",
      rule.when?.text ?? "", rule.check?.text ?? "", "\(rule.scan.count)",
    ]
  }

  private func texts(_ rule: Rule, _ pack: Pack, _ language: Language) -> [String?] {
    let texts = pack.texts(of: rule)
    return [texts.title, texts.message, texts.fix, texts.why].map { $0.map { pack.text($0[language]) } }
  }

  /// Of its texts nothing is looked at before a rule has something to say, so this is where they are.
  @Test func everyTextCompiles() throws {
    let pack = try PackCompiler.compile(BundledPack.load(), PackCompiler.Options(today: 20_000))
    #expect(pack.textIssues().map(\.diagnostic.message.english) == [])
  }
}
