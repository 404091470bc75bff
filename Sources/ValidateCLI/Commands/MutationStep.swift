import Engine
import Platform
import Reports
import Rules

/// `validate test --mutate`: what follows when all tests pass.
enum MutationStep {
  /// Makes and judges the mutants of packs; `isWanted` says which rules count, by the positions of pack and rule.
  static func reports(
    _ packs: [Pack],
    jobs: Int?,
    where isWanted: (_ pack: Int, _ rule: Int) -> Bool
  ) throws(RunFailure) -> [MutationReport] {
    var reports: [MutationReport] = []
    for (index, pack) in packs.enumerated() {
      let wanted = Set(pack.rules.indices.filter { isWanted(index, $0) }.map { pack.rules[$0].id })
      do throws(PackErrors) {
        let run = try MutationRun(pack) { wanted.contains($0.id) }
        let summary = run.run(jobs: jobs ?? Processors.count)
        reports.append(MutationReport(pack: pack, summary: summary))
      } catch {
        throw .brokenPack(pack.name, error)
      }
    }
    return reports
  }
}
