import CEL
import Testing

/// The planned evaluation against the plain interpreter.
@Suite struct RandomProgramTests {
  @Test(arguments: 0..<40)
  func plannedAndPlainEvaluationAgree(seed: Int) throws {
    var random = RandomPrograms(seed: UInt64(seed))
    for _ in 0..<60 {
      let source = random.expression(depth: 1 + random.number(below: 4))
      let program = try CardInput.environment.compile(source)
      for _ in 0..<3 {
        let frame = random.input().frame
        let plain = Self.outcome(program.evaluatePlainly(in: frame))
        frame.reset()
        let value = program.evaluate(in: frame)
        #expect(Self.outcome(value) == plain, "\(source)")
        let unknowns = frame.unknowns
        frame.reset()
        #expect(Self.outcome(program.trace(in: frame).rootValue) == plain, "\(source)")
        if program.resultType == .bool {
          frame.reset()
          let verdict = program.evaluateBool(in: frame)
          #expect(Self.outcome(verdict, of: value), "\(source): \(verdict)")
          if verdict == .unknown { #expect(frame.unknowns == unknowns, "\(source)") }
        }
      }
    }
  }

  /// Programs are the same after they were written out and read again.
  @Test(arguments: 0..<20)
  func writtenProgramsAreReadAsTheSame(seed: Int) throws {
    var random = RandomPrograms(seed: UInt64(seed) &+ 1000)
    for _ in 0..<50 {
      let source = random.expression(depth: 4)
      let ast = try CardInput.environment.compile(source).ast
      let text = Unparser(ast).text
      let again = try CardInput.environment.compile(text).ast
      #expect(again.debugDescription == ast.debugDescription, "\(source)")
      #expect(Unparser(again).text == text)
    }
  }

  /// The words of an error may differ, everything else may not.
  private static func outcome(_ value: Value) -> String {
    if case .error = value { return "error" }
    return value.text
  }

  private static func outcome(_ verdict: Verdict, of value: Value) -> Bool {
    switch (verdict, value) {
    case (.isTrue, .bool(true)), (.isFalse, .bool(false)), (.unknown, .unknown), (.error, .error): true
    default: false
    }
  }
}

extension Trace {
  /// The value of the whole expression.
  var rootValue: Value { nodes[root].value }
}
