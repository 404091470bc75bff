import CEL
import Engine
import Rules
import Testing

/// No proof about random conditions is contradicted by what the engine says of real setups.
@Suite struct RandomProofTests {
  @Test(arguments: [1, 2, 3])
  func proofs(seed: UInt64) throws {
    var random = RandomConditions(seed: seed)
    var conditions = (0..<8).map { _ in random.condition(2) }
    // Conditions that differ a little are equal more often.
    for index in conditions.indices {
      conditions.append("(\(conditions[index])) && (\(random.condition(0)))")
      conditions.append("(\(random.condition(0))) || (\(conditions[index]))")
    }
    let pack = try Self.pack(conditions)
    let outcomes = Self.outcomes(pack)
    let environment = pack.environment
    let programs = try conditions.map { Condition(try environment.compile($0, expecting: .bool)) }
    let proofs = Implication(pack)
    var equal = 0
    var implied = 0
    for left in conditions.indices {
      for right in conditions.indices where left != right {
        if proofs.alwaysEqual(programs[left], programs[right]) {
          equal += 1
          #expect(outcomes[left] == outcomes[right], "\(conditions[left]) is not \(conditions[right])")
        }
        if proofs.implies(programs[left], programs[right]) {
          implied += 1
          let isContradicted = zip(outcomes[left], outcomes[right]).contains { $0 == .pass && $1 != .pass }
          #expect(!isContradicted, "\(conditions[left]) does not imply \(conditions[right])")
        }
      }
    }
    #expect(equal > 0 && implied > 20, "only \(equal) equal pairs and \(implied) implications")
  }

  private static func pack(_ conditions: [String]) throws -> CompiledPack {
    let rules = conditions.enumerated().map { index, condition in
      "  - {id: r\(index), stage: first, title: R, message: m, check: \"\(condition)\"}"
    }
    let pack = try SmallPack.load(rules: rules.joined(separator: "\n"))
    return try PackCompiler.compile(pack, PackCompiler.Options(today: 20_000))
  }

  /// For each condition what the engine says of each setup; a condition without an outcome is unknown.
  private static func outcomes(_ pack: CompiledPack) -> [[ResultStatus]] {
    var outcomes = [[ResultStatus]](repeating: [], count: pack.rules.count)
    let text = RandomConditions.setups.joined(separator: "---\n")
    for report in SmallPack.check(text, pack) {
      for result in report.results {
        guard let rule = Int(result.ruleID.dropFirst()) else { continue }
        outcomes[rule].append(result.status == .error ? .unknown : result.status)
      }
    }
    return outcomes
  }
}
