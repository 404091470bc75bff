package import Rules
package import SourceText

/// A secret found in a text.
package struct SecretHit: Sendable {
  /// The secret's bytes, without the key or the quotes around it.
  package let range: TextRange
  /// The detector that found it, as an index into the scanner's detectors.
  package let detector: Int
  /// How many digits or characters it has.
  package let length: Int
}

/// Looks for secrets in a whole text, whatever its syntax: comments and broken YAML too.
///
/// One pass over the bytes, with one look-up for each; only where a word begins with two bytes with which some
/// detector can begin is there more to do.
package struct SecretScanner: Sendable {
  private let detectors: [SecretDetector]
  /// For each byte, whether it is part of a word, and which detectors may begin with it.
  private let classes: [UInt32]
  /// A bit for each two bytes with which some detector can begin, by the second and the first.
  private let pairs: [UInt64]
  /// Whether some detector begins with an ASCII byte that is no part of a word.
  private let hasOddStart: Bool

  /// The bit of ``classes`` that marks bytes of words; detector `i` has bit `i`.
  private static let wordBit: UInt32 = 1 << 31

  /// Makes a scanner for at most 31 detectors; more are looked at everywhere a word begins.
  package init(_ detectors: [SecretDetector]) {
    self.detectors = detectors
    var classes = (0..<256).map { UInt8($0).isWordByte ? Self.wordBit : 0 }
    for (index, detector) in detectors.enumerated() {
      let bit: UInt32 = 1 << UInt32(min(index, 30))
      for byte in detector.firstBytes { classes[Int(byte)] |= bit }
    }
    self.classes = classes
    var pairs = [UInt64](repeating: 0, count: 1 << 10)
    for detector in detectors {
      for (first, second) in detector.firstPairs {
        pairs[Int(second) << 2 | Int(first >> 6)] |= 1 << UInt64(first & 63)
      }
    }
    self.pairs = pairs
    hasOddStart = detectors.contains { $0.firstBytes.contains { $0 < 0x80 && !$0.isWordByte } }
  }

  /// Every secret of a text, in order; they do not overlap.
  package func hits(in bytes: Span<UInt8>) -> [SecretHit] {
    guard !detectors.isEmpty else { return [] }
    var hits: [SecretHit] = []
    var position = 0
    while let start = nextCandidate(in: bytes, from: position) {
      let sort = classes[Int(bytes[start])]
      if let hit = hit(sort, at: start, in: bytes) {
        hits.append(hit)
        position = Int(hit.range.end)
      } else {
        position = start + 1
      }
    }
    return hits
  }

  /// The next place at which a word begins with bytes that some detector can begin with.
  private func nextCandidate(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    if !hasOddStart {
      // Eight bytes at a time: only where a word begins, and where a byte is not ASCII, is there more to see.
      while position + 9 <= bytes.count {
        // Inside the bytes, by the condition of the loop.
        let loaded = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
        var places = Self.wordStarts(UInt64(littleEndian: loaded))
        while places != 0 {
          let place = position + places.trailingZeroBitCount / 8
          if isCandidate(place, in: bytes) { return place }
          places &= places - 1
        }
        position += 8
      }
    }
    while position < bytes.count {
      if isCandidate(position, in: bytes) { return position }
      position += 1
    }
    return nil
  }

  /// The high bit of each of eight bytes with which a word may begin, the first byte lowest: of bytes of words
  /// behind others, of all that are not ASCII, and of the first.
  private static func wordStarts(_ word: UInt64) -> UInt64 {
    let high: UInt64 = 0x8080_8080_8080_8080
    let ascii = word & ~high
    let lower = ascii | 0x2020_2020_2020_2020
    let letters = (lower &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lower &+ 0x0505_0505_0505_0505)
    let digits = (ascii &+ 0x5050_5050_5050_5050) & ~(ascii &+ 0x4646_4646_4646_4646)
    let lines = ~((ascii ^ 0x5F5F_5F5F_5F5F_5F5F) &+ 0x7F7F_7F7F_7F7F_7F7F)
    let words = (letters | digits | lines) & ~word & high
    return words & ~(words << 8) | word & high
  }

  private func isCandidate(_ place: Int, in bytes: Span<UInt8>) -> Bool {
    guard place + 1 < bytes.count, mayBegin(with: bytes[place], bytes[place + 1]) else { return false }
    return place == 0 || classes[Int(bytes[place - 1])] & Self.wordBit == 0
  }

  private func mayBegin(with first: UInt8, _ second: UInt8) -> Bool {
    pairs[Int(second) << 2 | Int(first >> 6)] & (1 << UInt64(first & 63)) != 0
  }

  private func hit(_ sort: UInt32, at position: Int, in text: Span<UInt8>) -> SecretHit? {
    for index in 0..<detectors.count where sort & (1 << UInt32(min(index, 30))) != 0 {
      let found: (range: TextRange, length: Int)? =
        switch detectors[index].pattern {
        case .cardNumber: CardNumber.find(at: position, in: text)
        case .token(let prefix, let minimum): Self.token(prefix, minimum, at: position, in: text)
        case .field(let keys, let digits): Self.field(keys, digits, at: position, in: text)
        }
      if let found { return SecretHit(range: found.range, detector: index, length: found.length) }
    }
    return nil
  }

  private static func token(
    _ prefix: [UInt8],
    _ minimum: Int,
    at position: Int,
    in text: Span<UInt8>
  ) -> (TextRange, Int)? {
    guard position + prefix.count + minimum <= text.count else { return nil }
    for offset in 0..<prefix.count where text[position + offset] != prefix[offset] { return nil }
    var end = position + prefix.count
    while end < text.count, text[end].isWordByte || text[end] == UInt8(ascii: "-") { end += 1 }
    guard end - position - prefix.count >= minimum else { return nil }
    return (TextRange(position, end), end - position)
  }

  /// A key, then separators, then a number with the right count of digits.
  private static func field(
    _ keys: [[UInt8]],
    _ digits: [Int],
    at position: Int,
    in text: Span<UInt8>
  ) -> (TextRange, Int)? {
    for index in 0..<keys.count {
      let keyEnd = position + keys[index].count
      guard keyEnd < text.count, isKey(keys[index], at: position, in: text) else { continue }
      let start = afterSeparators(keyEnd, in: text)
      // Chinese words need nothing between them and a number.
      guard start > keyEnd || keys[index].last.map({ $0 >= 0x80 }) ?? false else { continue }
      var end = start
      while end < text.count, text[end].isDigit { end += 1 }
      let isEnd = end == text.count || !text[end].isWordByte && text[end] != UInt8(ascii: ".")
      if isEnd, digits.contains(end - start) { return (TextRange(start, end), end - start) }
    }
    return nil
  }

  /// The first place after blanks, quotes, `:`, `=`, and the Chinese `：`, `是` and `为`.
  private static func afterSeparators(_ start: Int, in text: Span<UInt8>) -> Int {
    var position = start
    while position < text.count {
      if text[position].isFieldSeparator {
        position += 1
      } else if position + 2 < text.count,
        isWideSeparator(text[position], text[position + 1], text[position + 2])
      {
        position += 3
      } else {
        break
      }
    }
    return position
  }

  /// The UTF-8 of U+FF1A, U+662F and U+4E3A.
  private static func isWideSeparator(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xEF, 0xBC, 0x9A), (0xE6, 0x98, 0xAF), (0xE4, 0xB8, 0xBA): true
    default: false
    }
  }

  private static func isKey(_ key: [UInt8], at position: Int, in text: Span<UInt8>) -> Bool {
    for offset in 0..<key.count where text[position + offset].lowercasedASCII != key[offset] { return false }
    return true
  }
}

extension SecretDetector {
  /// The bytes with which a find can begin.
  fileprivate var firstBytes: [UInt8] {
    switch pattern {
    case .cardNumber: Array(UInt8(ascii: "1")...UInt8(ascii: "9"))
    case .token(let prefix, _): [prefix[0]]
    case .field(let keys, _): keys.flatMap { [$0[0], $0[0].uppercasedASCII] }
    }
  }
}

extension SecretDetector {
  /// The first two bytes with which a find can begin; every find has two.
  fileprivate var firstPairs: [(UInt8, UInt8)] {
    switch pattern {
    case .cardNumber: Self.pairs(firstBytes, Array(UInt8(ascii: "0")...UInt8(ascii: "9")))
    case .token(let prefix, _): Self.pairs([prefix[0]], prefix.count > 1 ? [prefix[1]] : Self.allBytes)
    case .field(let keys, _):
      keys.flatMap { key in
        Self.pairs(
          [key[0], key[0].uppercasedASCII],
          key.count > 1 ? [key[1], key[1].uppercasedASCII] : Self.allBytes
        )
      }
    }
  }

  private static let allBytes = Array(UInt8.min...UInt8.max)

  private static func pairs(_ first: [UInt8], _ second: [UInt8]) -> [(UInt8, UInt8)] {
    first.flatMap { first in second.map { (first, $0) } }
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }

  var isWordByte: Bool {
    isDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == UInt8(ascii: "_")
  }

  var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self + 32 : self }

  var uppercasedASCII: UInt8 { (0x61...0x7A).contains(self) ? self - 32 : self }

  fileprivate var isFieldSeparator: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
