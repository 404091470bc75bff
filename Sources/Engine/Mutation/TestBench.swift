import Platform
import Rules
import SourceText

/// A test, with what is worked out once.
struct PreparedTest {
  var test: RuleTest
  /// The position of its rule in the pack.
  let rule: Int

  var setting: TestSetting { test.setting }
  var setup: SourceBuffer { SourceBuffer(name: "setup.yaml", text: test.setup) }
}

/// Compiles a pack and its mutants for the settings that tests ask for, each pack once.
///
/// One per thread.
final class TestBench {
  let pack: Pack
  private var compiled: [TestSetting: CompiledPack] = [:]

  init(_ pack: Pack) {
    self.pack = pack
  }

  /// The pack as it is; nil when it can't be compiled so, which the tests themselves report.
  func original(_ setting: TestSetting) -> CompiledPack? {
    if let pack = compiled[setting] { return pack }
    let result = compile(setting) { _ in }
    compiled[setting] = result
    return result
  }

  /// A mutant; nil when it can't be compiled so, or when the setting says itself what the parameter is that is
  /// changed.
  func changed(_ mutant: Mutant, _ setting: TestSetting) -> CompiledPack? {
    guard let original = original(setting) else { return nil }
    switch mutant.change {
    case .expression(let site, let text?):
      return original.compile(text, at: site).map { original.replacing(site, with: $0) }
    case .expression(let site, nil): return original.replacing(site, with: nil)
    case .severity(let rule, let severity): return original.changing(rule: rule, severity: severity)
    case .stage(let rule, let stage): return original.changing(rule: rule, stage: stage)
    case .parameter(let index, let value):
      let name = pack.parameters[index].name
      guard !setting.parameters.contains(where: { $0.name == name }) else { return nil }
      return compile(setting) { $0.parameters[index].value = value }
    }
  }

  /// Compiles the texts of a rule that a test looks at, so that they need not be compiled for each mutant.
  func warm(_ test: PreparedTest) {
    for language in test.test.messages.keys {
      _ = original(test.setting)?.texts(ofRule: test.rule, in: language)
    }
  }

  private func compile(_ setting: TestSetting, _ change: (inout Pack) -> Void) -> CompiledPack? {
    var pack = pack
    for parameter in setting.parameters where !pack.setParameter(parameter.name, to: parameter.value) {
      return nil
    }
    change(&pack)
    return try? PackCompiler.compile(pack, setting.compilerOptions)
  }
}
