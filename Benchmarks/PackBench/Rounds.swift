import Platform

/// Measures pieces of work in turn, so that what else the machine does falls on all of them alike.
enum Rounds {
  /// The median times of one run of each piece, in nanoseconds: of 201 rounds, in each of which every piece
  /// runs so often that it takes about half a millisecond.
  ///
  /// - Throws: ``BenchError`` when a piece says false: it did not do its work.
  static func median(of pieces: [() throws -> Bool]) throws -> [UInt64] {
    var counts = [UInt64](repeating: 1, count: pieces.count)
    for (index, piece) in pieces.enumerated() {
      while try time(piece, counts[index]) < 500_000, counts[index] < 1 << 20 { counts[index] *= 2 }
    }
    var samples = [[UInt64]](repeating: [], count: pieces.count)
    for _ in 0..<201 {
      for (index, piece) in pieces.enumerated() { samples[index].append(try time(piece, counts[index])) }
    }
    return zip(samples, counts).map { samples, count in
      (samples.sorted()[samples.count / 2] + count / 2) / count
    }
  }

  private static func time(_ piece: () throws -> Bool, _ count: UInt64) throws -> UInt64 {
    let start = Clocks.monotonicNanoseconds
    var succeeded = true
    for _ in 0..<count where try !piece() { succeeded = false }
    let elapsed = Clocks.monotonicNanoseconds - start
    guard succeeded else { throw BenchError(description: "the work failed while it was measured") }
    return elapsed
  }
}
