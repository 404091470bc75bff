import FuzzProperties
import Testing

/// Expressions over all libraries, made at random from fixed seeds: written and read again they are the
/// same, and the planned evaluation agrees with the plain interpreter and with its trace.
@Suite struct GeneratedProgramTests {
  private static let groups = 50
  private static let casesInGroup = 100

  @Test(arguments: 0..<groups)
  func evaluationsAgree(group: Int) {
    let property = ExpressionProperty()
    for number in 0..<Self.casesInGroup {
      let seed = UInt64(group * Self.casesInGroup + number)
      let violation = property.violation(Choices(seed: seed, count: 160))
      #expect(violation == nil, "seed \(seed)")
    }
    // Programs that the checker refuses try less: most must pass.
    #expect(property.checkedCount > Self.casesInGroup / 2)
  }
}
