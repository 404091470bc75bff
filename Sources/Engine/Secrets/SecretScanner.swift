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
/// One pass over the bytes; only bytes at which some detector could begin cost more than a look-up.
package struct SecretScanner: Sendable {
  private let detectors: [SecretDetector]
  /// For each byte, whether a detector may begin there.
  private let isStart: [Bool]

  package init(_ detectors: [SecretDetector]) {
    self.detectors = detectors
    var isStart = [Bool](repeating: false, count: 256)
    for detector in detectors {
      switch detector.pattern {
      case .cardNumber: for digit in UInt8(ascii: "0")...UInt8(ascii: "9") { isStart[Int(digit)] = true }
      case .token(let prefix, _): isStart[Int(prefix[0])] = true
      case .field(let keys, _):
        for key in keys {
          isStart[Int(key[0])] = true
          isStart[Int(key[0].uppercasedASCII)] = true
        }
      }
    }
    self.isStart = isStart
  }

  /// Every secret of a text, in order; they do not overlap.
  package func hits(in bytes: [UInt8]) -> [SecretHit] {
    guard !detectors.isEmpty else { return [] }
    var hits: [SecretHit] = []
    let text = bytes.span
    var position = 0
    var isWordStart = true
    while position < text.count {
      let byte = text[position]
      if isWordStart, isStart[Int(byte)], let hit = hit(at: position, in: text) {
        hits.append(hit)
        position = Int(hit.range.end)
        isWordStart = false
        continue
      }
      isWordStart = !byte.isWordByte
      position += 1
    }
    return hits
  }

  private func hit(at position: Int, in text: Span<UInt8>) -> SecretHit? {
    for (index, detector) in detectors.enumerated() {
      let found: (range: TextRange, length: Int)? =
        switch detector.pattern {
        case .cardNumber: CardNumber.find(at: position, in: text)
        case .token(let prefix, let minimum):
          Self.token(prefix, minimum, at: position, in: text)
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

  /// A key, then blanks, quotes, `:` or `=`, then a number with the right count of digits.
  private static func field(
    _ keys: [[UInt8]],
    _ digits: [Int],
    at position: Int,
    in text: Span<UInt8>
  ) -> (TextRange, Int)? {
    for key in keys where position + key.count < text.count {
      var isMatch = true
      for offset in 0..<key.count where text[position + offset].lowercasedASCII != key[offset] {
        isMatch = false
        break
      }
      guard isMatch else { continue }
      var start = position + key.count
      while start < text.count, text[start].isFieldSeparator { start += 1 }
      guard start > position + key.count else { continue }
      var end = start
      while end < text.count, text[end].isDigit { end += 1 }
      let isEnd = end == text.count || !text[end].isWordByte && text[end] != UInt8(ascii: ".")
      if isEnd, digits.contains(end - start) { return (TextRange(start, end), end - start) }
    }
    return nil
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
