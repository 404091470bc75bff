import Engine
import Platform
import Rules

/// The threads of a run: the main one, and others as soon as there is work for them.
final class Crew: Sendable {
  private let plan: WorkPlan
  private let packs: [[CompiledPack]]
  private let queue: WorkQueue
  private let turns: Turns
  private let others = Monitor<(started: Int, threads: [SystemThread])>((0, []))

  init(_ plan: WorkPlan, _ packs: [[CompiledPack]], _ queue: WorkQueue, _ turns: Turns) {
    self.plan = plan
    self.packs = packs
    self.queue = queue
    self.turns = turns
  }

  /// Does all work and returns when it is done.
  func run() {
    work(packs)
    while let thread = others.withLock({ $0.threads.popLast() }) { thread.join() }
    turns.finishAll()
  }

  private func work(_ packs: [[CompiledPack]]) {
    let worker = Worker(plan, packs, turns: turns)
    while let (item, isMoreLeft) = queue.next(turns) {
      if isMoreLeft { startAnother() }
      worker.work(on: item)
    }
  }

  private func startAnother() {
    others.withLock { others in
      guard others.started < queue.jobs - 1 else { return }
      let thread = SystemThread { [self] in
        // Compiled anew: threads that share programs spend their time on counting references together.
        work((try? plan.compiledPacks()) ?? packs)
      }
      guard let thread else { return }
      others.started += 1
      others.threads.append(thread)
    }
  }
}
