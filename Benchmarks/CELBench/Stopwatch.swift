/// Measures short pieces of work.
enum Stopwatch {
  /// The median time of one run in nanoseconds: of 41 samples, each of so many runs that it takes about a
  /// millisecond.
  ///
  /// Work that says false went wrong.
  static func median(_ work: () throws(BenchError) -> Bool) throws(BenchError) -> Int {
    var count = 1
    while try time(count, work) < 1_000_000, count < 1 << 24 { count *= 2 }
    var samples: [Int] = []
    for _ in 0..<41 { samples.append(try time(count, work)) }
    samples.sort()
    return (samples[samples.count / 2] + count / 2) / count
  }

  private static func time(_ count: Int, _ work: () throws(BenchError) -> Bool) throws(BenchError) -> Int {
    let clock = ContinuousClock()
    let start = clock.now
    var succeeded = true
    for _ in 0..<count where try !work() { succeeded = false }
    let elapsed = start.duration(to: clock.now).components
    guard succeeded else { throw BenchError(description: "the evaluation failed while it was measured") }
    return Int(elapsed.seconds) * 1_000_000_000 + Int(elapsed.attoseconds / 1_000_000_000)
  }
}
