import Platform

/// Puts what several threads find into the order of the inputs.
///
/// Every piece of work has a turn; what is done before its turn waits. A thread that would get too far
/// ahead of the turn waits too, so that memory is bounded.
final class Turns: Sendable {
  private struct State {
    let run: CheckRun
    /// The turn of the work whose documents are written now.
    var current = 0
    var waiting: [Int: CheckedDocuments] = [:]
    /// For pieces of one input: how many documents are before those of a turn.
    var firstIndices: [Int: Int] = [:]
  }

  private let state: Monitor<State>

  init(_ run: CheckRun) {
    state = Monitor(State(run: run))
  }

  /// Waits until work of a turn may begin, at most `window` turns ahead of what is being written; false
  /// when the run is over.
  func waitForRoom(_ turn: Int, window: Int) -> Bool {
    state.wait { state in
      if state.run.isOver || Interruption.signal != nil { return false }
      return turn - state.current < window ? true : nil
    }
  }

  // MARK: Counting the documents of an input

  /// Says how many documents of the input are before those of a turn.
  func setFirstIndex(ofTurn turn: Int, to index: Int) {
    state.change { $0.firstIndices[turn] = index }
  }

  /// How many documents of the input are before those of a turn; nil while that is not known.
  func firstIndex(ofTurn turn: Int) -> Int? {
    state.withLock { $0.firstIndices.removeValue(forKey: turn) }
  }

  /// How many documents of the input are before those of a turn, as soon as that is known.
  func waitForFirstIndex(ofTurn turn: Int) -> Int {
    state.wait { $0.firstIndices.removeValue(forKey: turn) }
  }

  // MARK: Handing over

  /// Hands over a part of a turn's documents if its turn has come.
  func handOver(ofTurn turn: Int, _ documents: () -> CheckedDocuments) {
    state.withLock { state in
      if turn == state.current { state.run.add(documents()) }
    }
  }

  /// Hands over the last, or all, of a turn's documents.
  func finish(_ turn: Int, _ documents: CheckedDocuments) {
    state.change { state in
      state.waiting[turn] = documents
      while let next = state.waiting.removeValue(forKey: state.current) {
        state.run.add(next)
        state.current += 1
      }
      state.run.flush()
    }
  }

  /// Hands over everything that still waits, when the run ends before all work is done.
  func finishAll() {
    state.change { state in
      for (_, documents) in state.waiting.sorted(by: { $0.key < $1.key }) { state.run.add(documents) }
      state.waiting = [:]
    }
  }
}
