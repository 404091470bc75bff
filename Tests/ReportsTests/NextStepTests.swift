import Diagnostics
import Engine
import Testing

@testable import Reports

@Suite("The next step")
struct NextStepTests {
  private func stage(_ id: String, _ state: Readiness, _ reasons: [String] = []) -> StageState {
    StageState(
      id: id,
      title: id,
      state: state,
      blockedBy: state == .blocked ? reasons : [],
      unknownBecause: state == .unknown ? reasons : []
    )
  }

  private func result(_ id: String, _ status: ResultStatus, stage: String?, fix: String?) -> RuleResult {
    RuleResult(
      ruleID: id,
      status: status,
      severity: .error,
      stage: stage,
      title: "title of \(id)",
      message: "what \(id) found",
      fix: fix
    )
  }

  private func step(
    _ results: [RuleResult],
    _ stages: [StageState],
    until asked: String? = nil
  ) -> String? {
    let report = Sample().report(results, stages: stages)
    return NextStep(report, language: .english, until: asked).map {
      "\($0.stage?.id ?? "-") \($0.ruleID): \($0.action)"
    }
  }

  @Test("What holds up the earliest stage, whatever the order of the results")
  func earliest() {
    let results = [
      result("later", .fail, stage: "b", fix: "do b"), result("earlier", .fail, stage: "a", fix: "do a"),
    ]
    let stages = [stage("a", .blocked, ["earlier"]), stage("b", .blocked, ["earlier", "later"])]
    #expect(step(results, stages) == "a earlier: do a")
  }

  @Test("A fact to find out, when nothing fails before it")
  func unknown() {
    let results = [
      result("fails", .fail, stage: "b", fix: nil), result("asks", .unknown, stage: "a", fix: "find out"),
    ]
    let stages = [stage("a", .unknown, ["asks"]), stage("b", .blocked, ["fails"])]
    #expect(step(results, stages) == "a asks: find out")
    #expect(step(results, [stage("a", .ready), stages[1]]) == "b fails: what fails found")
  }

  @Test("What is wrong with the text comes before everything")
  func text() {
    let results = [
      result("rule", .fail, stage: "a", fix: "do a"),
      result("unknown-key", .fail, stage: nil, fix: "did you mean 'b'?"),
    ]
    let stages = [stage("a", .blocked, ["rule"])]
    #expect(step(results, stages) == "- unknown-key: what unknown-key found (did you mean 'b'?)")
  }

  @Test("None when all is ready, or the stage asked for is")
  func none() {
    #expect(step([], [stage("a", .ready)]) == nil)
    let results = [result("later", .fail, stage: "b", fix: "do b")]
    let stages = [stage("a", .ready), stage("b", .blocked, ["later"])]
    #expect(step(results, stages, until: "a") == nil)
    #expect(step(results, stages, until: "b") == "b later: do b")
  }
}
