import Diagnostics
import Engine
import Rules
import SourceText
import Testing
import YAMLDocument

/// No finding about random rules is contradicted by what the engine says of real setups.
@Suite struct RandomLintTests {
  private static let reasoned: Set<LintKind> = [
    .ruleNeverApplies, .ruleNeverFails, .ruleNeverPasses, .rulesContradict, .ruleImplied, .partWithoutEffect,
    .constantCondition,
  ]

  @Test(arguments: [11, 12, 13])
  func findings(seed: UInt64) throws {
    var random = RandomConditions(seed: seed)
    let rules = (0..<14).map { index in
      let when = random.number(below: 2) == 0 ? "when: \"\(random.condition(1))\", " : ""
      return
        "  - {id: r\(index), stage: first, title: R\(index), message: m, \(when)check: \"\(random.condition(2))\"}"
    }
    let pack = try SmallPack.load(rules: rules.joined(separator: "\n"))
    let findings = try Linter.lint(pack, PackCompiler.Options(today: 20_000)).filter {
      Self.reasoned.contains($0.kind)
    }
    let outcomes = try Self.outcomes(pack)
    for finding in findings {
      #expect(try holds(finding, outcomes, pack), "\(finding.message.english)")
    }
    #expect(findings.count > 5, "only \(findings.count) findings")
  }

  /// Whether every setup agrees with a finding.
  private func holds(_ finding: LintFinding, _ outcomes: [[ResultStatus]], _ pack: Pack) throws -> Bool {
    let text = finding.message.english
    let ids = text.matches(of: /'r([0-9]+)'/).compactMap { Int($0.1) }
    switch finding.kind {
    case .ruleNeverApplies: return !outcomes[ids[0]].contains { $0 == .pass || $0 == .fail }
    case .ruleNeverFails: return !outcomes[ids[0]].contains(.fail)
    case .ruleNeverPasses: return !outcomes[ids[0]].contains(.pass)
    case .rulesContradict:
      return !zip(outcomes[ids[0]], outcomes[ids[1]]).contains { $0 == .pass && $1 == .pass }
    case .ruleImplied:
      return !zip(outcomes[ids[0]], outcomes[ids[1]]).contains { $0 == .fail && $1 != .fail }
    case .partWithoutEffect:
      let value = finding.notes[0].english.contains("with true") ? "true" : "false"
      let bytes = pack.files[0].tree.source.bytes
      let range = Int(finding.place.range.start)..<Int(finding.place.range.end)
      let changed = bytes[..<range.lowerBound] + Array(value.utf8) + bytes[range.upperBound...]
      return try Self.outcomes(SmallPack.load(main: String(decoding: changed, as: UTF8.self))) == outcomes
    default: return true
    }
  }

  /// For each rule what the engine says of each setup; what broke is unknown.
  private static func outcomes(_ pack: Pack) throws -> [[ResultStatus]] {
    let compiled = try PackCompiler.compile(pack, PackCompiler.Options(today: 20_000))
    var outcomes = [[ResultStatus]](repeating: [], count: pack.rules.count)
    let text = RandomConditions.setups.joined(separator: "---\n")
    for report in SmallPack.check(text, compiled) {
      for result in report.results {
        guard let rule = Int(result.ruleID.dropFirst()) else { continue }
        outcomes[rule].append(result.status == .error ? .unknown : result.status)
      }
    }
    return outcomes
  }
}
