import Platform
import SourceText
import YAMLDocument

/// A piece of work for one thread.
struct WorkItem: Sendable {
  enum Content: Sendable {
    /// A whole input.
    case input(Input)
    /// A part of a large one.
    case piece(DocumentStream.Piece)
  }

  /// Its place in the order of the run.
  let turn: Int
  /// What the input is called.
  let path: String
  let content: Content
  /// Whether it is the input's first.
  let beginsInput: Bool
  /// The bytes of input that it stands for.
  let bytes: Int
}

/// The work of a run, handed out to whichever thread has time.
///
/// Large inputs are cut and worked on one after another, by all threads; of the small ones the largest of
/// those that come next are given out first, so that no thread ends up with a large one at the end.
final class WorkQueue: Sendable {
  /// Larger inputs are cut.
  private static let smallBytes = 1 << 19
  /// How many small inputs, and how many bytes of them, are taken out of order.
  private static let batchCount = 256
  private static let batchBytes = 1 << 22
  /// What is left must be worth another thread, which has to compile the rules first.
  private static let worthwhileBytes = 1 << 16

  private struct State {
    var inputs: ArraySlice<Input>
    /// The small inputs that come next, the first to be given out last.
    var batch: [WorkItem] = []
    var batchBytes = 0
    var stream: OpenStream?
    var turn = 0
  }

  /// A large input, while it is being cut.
  private final class OpenStream {
    let path: String
    var stream: DocumentStream
    var pieces = 0

    init(path: String, _ stream: consuming DocumentStream) {
      self.path = path
      self.stream = stream
    }
  }

  private let state: Monitor<State>
  private let requestedJobs: Int?
  private let limits: Limits
  private let standardInputName: String

  /// The processors of the machine, which only a run with more than one piece of work has to know.
  private static let processors = Processors.count

  /// How many threads may work at once.
  var jobs: Int { requestedJobs ?? Self.processors }

  /// Makes a queue for `jobs` threads, by default one for each processor.
  init(_ inputs: [Input], jobs: Int?, limits: Limits, standardInputName: String) {
    state = Monitor(State(inputs: inputs[...]))
    requestedJobs = jobs
    self.limits = limits
    self.standardInputName = standardInputName
  }

  /// The next piece of work, and whether there is enough left for one more thread; nil when there is
  /// none, or the run is over.
  func next(_ turns: Turns) -> (item: WorkItem, isMoreLeft: Bool)? {
    state.withLock { state in
      while true {
        if let stream = state.stream {
          guard turns.waitForRoom(state.turn, window: 2 * jobs + 2) else { return nil }
          if let piece = stream.stream.next() { return (item(piece, of: stream, &state), stream.pieces > 1) }
          state.stream = nil
        } else if let item = state.batch.popLast() {
          guard turns.waitForRoom(item.turn, window: 2 * Self.batchCount) else { return nil }
          state.batchBytes -= item.bytes
          return (item, state.batchBytes >= Self.worthwhileBytes)
        } else if state.inputs.isEmpty || Interruption.signal != nil {
          return nil
        } else {
          fill(&state, turns)
        }
      }
    }
  }

  private func item(
    _ piece: DocumentStream.Piece,
    of stream: OpenStream,
    _ state: inout State
  ) -> WorkItem {
    var bytes = 0
    if case .documents(let buffer) = piece { bytes = buffer.bytes.count }
    defer {
      state.turn += 1
      stream.pieces += 1
    }
    return WorkItem(
      turn: state.turn,
      path: stream.path,
      content: .piece(piece),
      beginsInput: stream.pieces == 0,
      bytes: bytes
    )
  }

  /// Takes small inputs up to the next large one, or that one.
  private func fill(_ state: inout State, _ turns: Turns) {
    while let input = state.inputs.first, state.batch.count < Self.batchCount,
      state.batchBytes < Self.batchBytes
    {
      let size = input.size
      if let stream = largeStream(input, size: size) {
        guard state.batch.isEmpty else { break }
        turns.setFirstIndex(ofTurn: state.turn, to: 0)
        state.stream = stream
        state.inputs.removeFirst()
        return
      }
      state.inputs.removeFirst()
      let bytes = size ?? 0
      state.batch.append(
        WorkItem(
          turn: state.turn,
          path: input.path ?? standardInputName,
          content: .input(input),
          beginsInput: true,
          bytes: bytes
        )
      )
      state.turn += 1
      state.batchBytes += bytes
    }
    guard state.batch.count > 1 else { return }
    if jobs == 1 {
      state.batch.reverse()
    } else {
      state.batch.sort { ($0.bytes, $1.turn) < ($1.bytes, $0.turn) }
    }
  }

  /// An input of which it is not known, or known, that it is large; nil for others and for those that
  /// cannot be opened, which is found out once more when it is their turn.
  private func largeStream(_ input: Input, size: Int?) -> OpenStream? {
    switch input {
    case .emptyFolder, .unreadable: return nil
    case .standardInput:
      return OpenStream(
        path: standardInputName,
        DocumentStream(InputFile.standardInput(), path: standardInputName, limits: limits)
      )
    case .file(let path):
      if let size, size <= Self.smallBytes { return nil }
      guard let file = try? InputFile(opening: path) else { return nil }
      return OpenStream(path: path, DocumentStream(file, path: path, limits: limits))
    }
  }
}
