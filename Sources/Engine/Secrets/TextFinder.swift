/// Looks for many texts at once.
///
/// The texts are sorted: each further byte that fits narrows the range of those that may still stand there.
/// So a place costs as much as its longest fit, and hardly more for a thousand phone numbers than for one.
struct TextFinder: Sendable {
  /// In order, each once.
  private let texts: [[UInt8]]
  /// A bit for each byte with which some text begins.
  private let first: (UInt64, UInt64, UInt64, UInt64)

  /// Makes a finder; empty texts are never found.
  init(_ texts: [[UInt8]]) {
    var sorted = texts.filter { !$0.isEmpty }
    if sorted.count > 1 {
      sorted.sort { $0.lexicographicallyPrecedes($1) }
      var distinct: [[UInt8]] = []
      distinct.reserveCapacity(sorted.count)
      for text in sorted where distinct.last != text { distinct.append(text) }
      sorted = distinct
    }
    var first: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for text in sorted {
      let bit: UInt64 = 1 << UInt64(text[0] & 63)
      switch text[0] >> 6 {
      case 0: first.0 |= bit
      case 1: first.1 |= bit
      case 2: first.2 |= bit
      default: first.3 |= bit
      }
    }
    self.texts = sorted
    self.first = first
    longest = sorted.reduce(0) { max($0, $1.count) }
  }

  /// The bytes of the longest text.
  let longest: Int

  /// A finder that looks for more.
  func adding(_ more: [[UInt8]]) -> TextFinder {
    more.isEmpty ? self : TextFinder(texts + more)
  }

  /// Calls `body` with each place of each text, overlapping ones too, in the order of their starts.
  func find(in bytes: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    guard !texts.isEmpty else { return }
    for start in 0..<bytes.count where mayBegin(with: bytes[start]) { find(in: bytes, at: start, body) }
  }

  private func mayBegin(with byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: first.0
      case 1: first.1
      case 2: first.2
      default: first.3
      }
    return word & (1 << UInt64(byte & 63)) != 0
  }

  private func find(in bytes: Span<UInt8>, at start: Int, _ body: (Range<Int>) -> Void) {
    var low = 0
    var high = texts.count
    var length = 0
    while start + length < bytes.count {
      let byte = bytes[start + length]
      low = boundary(low, high) { texts[$0][length] < byte }
      high = boundary(low, high) { texts[$0][length] == byte }
      length += 1
      // The shortest of those with the same beginning comes first, and ends here if any does.
      if low < high, texts[low].count == length {
        body(start..<start + length)
        low += 1
      }
      if low == high { return }
    }
  }

  /// The first index in a range for which a condition that holds for its beginning does not hold.
  private func boundary(_ low: Int, _ high: Int, _ holds: (Int) -> Bool) -> Int {
    var low = low
    var high = high
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
